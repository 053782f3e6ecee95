"""Which answers are looked at for signals, with the question above each; never those to the evaluation question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import dropwhile

from hearing_desk.core.events import TurnId
from hearing_desk.core.form import FormPack, Item
from hearing_desk.core.hearing import Hearing, Turn
from hearing_desk.core.numbering import ANSWER_KIND, is_question


def question_of_signals(hearing: Hearing, pack: FormPack, answer: TurnId) -> str | None:
    """The question above this answer, empty when there is none; None when the answer stays outside."""
    # From the end: what is looked at is nearly always the last answer, and the text may be long.
    upwards = dropwhile(lambda turn: turn != answer, reversed(hearing.order))
    asked = next((hearing.turns[turn] for turn in upwards if is_question(hearing.turns[turn].kind)), None)
    if asked is None:
        return ""
    return None if _is_outside(hearing, _items(pack), asked) else asked.text


def answers_inside_signals(hearing: Hearing, pack: FormPack) -> Iterator[tuple[TurnId, str]]:
    """Every answer that may be looked at with its question, in order."""
    items, is_inside, question = _items(pack), True, ""
    for turn in hearing.ordered_turns():
        if is_question(turn.kind):
            is_inside, question = not _is_outside(hearing, items, turn), turn.text
        elif is_inside and turn.kind == ANSWER_KIND:
            yield turn.id, question


def _is_outside(hearing: Hearing, items: Sequence[Item], asked: Turn) -> bool:
    return any(_is_of(hearing, item, asked) for item in items)


def _items(pack: FormPack) -> list[Item]:
    return [item for checklist in pack.checklists for item in checklist.items if item.is_outside_signals]


def _is_of(hearing: Hearing, item: Item, asked: Turn) -> bool:
    given = hearing.closing.get(item.id)
    linked = (hearing.questions_put.get(item.id), given[0].turn if given else None)
    return asked.id in linked or asked.text.strip().casefold() == item.ask.casefold()
