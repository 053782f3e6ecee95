"""The preparation of a hearing that another officer will hold: what of it goes along, and what a package adds here.

Not in it: the outcome of the gate, the officer, cards, marks, short forms and whatever a sealed note holds. The answers
of the checklist go along as what a colleague answered; they count here only when this officer confirms them.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from hearing_desk.core import events as ev
from hearing_desk.core.codec import NotReadable, canonical, from_plain, to_plain
from hearing_desk.core.form import FormPack
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.problems import DeskError
from hearing_desk.core.sealed import is_sealed
from hearing_desk.core.text import Text

FORMAT = "hearing-desk/preparation-1"
MOST_BYTES, MOST_THINGS, MOST_CHARACTERS = 2 * 1024 * 1024, 2000, 50_000
CHECKLIST = "preparation"
Prepared: TypeAlias = (
    ev.FieldFilled | ev.InterpreterAssigned | ev.WishNoted | ev.PlanSet | ev.PlanQuestionNoted | ev.FactCardNoted |
    ev.PreparationAnswered | ev.ConsultLogged | ev.TrackSwitched | ev.DeadlineSet
)  # fmt: skip


@dataclass(frozen=True)
class Handover:
    """A prepared hearing on its way: for whom it is meant, when it was made, and what was prepared."""

    reference: str
    recipient: str
    made_at: str
    fields: tuple[ev.FieldFilled, ...] = ()
    interpreters: tuple[ev.InterpreterAssigned, ...] = ()
    wishes: tuple[ev.WishNoted, ...] = ()
    plan: tuple[str, ...] = ()
    questions: tuple[ev.PlanQuestionNoted, ...] = ()
    facts: tuple[ev.FactCardNoted, ...] = ()
    answers: tuple[ev.PreparationAnswered, ...] = ()
    consults: tuple[ev.ConsultLogged, ...] = ()
    switches: tuple[ev.TrackSwitched, ...] = ()
    deadlines: tuple[ev.DeadlineSet, ...] = ()

    def things(self) -> tuple[Prepared, ...]:
        """All of it, as what would happen to an empty hearing."""
        plan = (ev.PlanSet(self.plan),) if self.plan else ()
        return (
            *self.fields, *self.switches, *self.interpreters, *self.wishes, *plan, *self.questions, *self.facts,
            *self.answers, *self.consults, *self.deadlines,
        )  # fmt: skip


def handover_of(hearing: Hearing, pack: FormPack, recipient: str, made_at: str) -> Handover:
    """What goes along of a hearing that has not begun."""
    return Handover(
        hearing.text_of("reference"),
        recipient,
        made_at,
        fields=tuple(ev.FieldFilled(name, value) for name, value in hearing.fields.items() if value),
        interpreters=tuple(ev.InterpreterAssigned(one) for one in hearing.present_interpreters),
        wishes=tuple(ev.WishNoted(fact, wish) for fact, wish in hearing.wishes.items()),
        plan=hearing.plan,
        questions=tuple(q for q in hearing.plan_questions.values() if q.question),
        facts=tuple(line for line in hearing.fact_card.values() if line.text),
        answers=tuple(a for a, _ in hearing.preparation.values() if hearing.stands(path_of(a.item))),
        consults=tuple(replace(c, who="") for c, _ in hearing.consults if not is_sealed(pack, c.with_whom)),
        switches=tuple(switch for switch, _ in hearing.track_switches[-1:]),
        deadlines=tuple(deadline for deadline in hearing.deadlines.values() if deadline.reason),
    )


def as_bytes(handover: Handover) -> bytes:
    """The package before it is sealed."""
    return json.dumps({"format": FORMAT, **to_plain(handover)}, ensure_ascii=False, sort_keys=True).encode()


def from_bytes(data: bytes) -> Handover:
    """Read back `as_bytes`; DeskError `handover_foreign` for anything else, and for more than a person prepares."""
    try:
        if len(data) > MOST_BYTES:
            raise ValueError("too long")
        plain = json.loads(data.decode())
        canonical(plain).encode()  # no half a character
        if not isinstance(plain, dict) or plain.pop("format", "") != FORMAT:
            raise ValueError("another format")
        handover = from_plain(Handover, plain)
    except (ValueError, NotReadable, RecursionError):
        raise _foreign() from None
    if len(handover.things()) > MOST_THINGS or any(len(text) > MOST_CHARACTERS for text in _texts(plain)):
        raise _foreign()
    return handover


def as_told(words: str) -> str:
    """The words that open a package, as two people mean them who told them by telephone."""
    return " ".join(words.split()).casefold()


def path_of(item: str) -> str:
    """The path of an item of the checklist, as answers to confirm are named."""
    return f"checklists/{CHECKLIST}/{item}"


def missing_in(hearing: Hearing, things: Iterable[Prepared]) -> tuple[Prepared, ...]:
    """What a package adds to a hearing: only what is not known there; nothing in it is replaced."""
    questions, facts = itertools.count(len(hearing.plan_questions) + 1), itertools.count(len(hearing.fact_card) + 1)

    def numbered(thing: Prepared) -> Prepared:
        match thing:
            case ev.PlanQuestionNoted():
                return replace(thing, id=f"q{next(questions)}")
            case ev.FactCardNoted():
                return replace(thing, id=f"f{next(facts)}")
            case _:
                return thing

    return tuple(numbered(thing) for thing in things if not _is_known(hearing, thing))


def _is_known(hearing: Hearing, thing: Prepared) -> bool:  # noqa: C901 - one case a thing
    match thing:
        case ev.FieldFilled():
            return bool(hearing.fields.get(thing.field))
        case ev.InterpreterAssigned():
            return bool(hearing.interpreters)
        case ev.WishNoted():
            return thing.fact in hearing.wishes
        case ev.PlanSet():
            return bool(hearing.plan)
        case ev.PlanQuestionNoted():
            return any((q.topic, q.question) == (thing.topic, thing.question) for q in hearing.plan_questions.values())
        case ev.FactCardNoted():
            return any((f.label, f.text) == (thing.label, thing.text) for f in hearing.fact_card.values())
        case ev.PreparationAnswered():
            return thing.item in hearing.preparation
        case ev.ConsultLogged():
            return any(replace(consult, who="") == thing for consult, _ in hearing.consults)
        case ev.TrackSwitched():
            return bool(hearing.track_switches) or hearing.text_of("procedure") not in ("", thing.procedure)
        case ev.DeadlineSet():
            return thing.step in hearing.deadlines and bool(hearing.deadlines[thing.step].reason)


def _texts(plain: object) -> Iterator[str]:
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, dict | list):
        for value in plain.values() if isinstance(plain, dict) else plain:
            yield from _texts(value)


def _foreign() -> DeskError:
    return DeskError(
        "handover_foreign",
        Text("This file holds no preparation that can be read here. Nothing was taken in. Choose another file."),
    )
