"""The pack a hearing works with: the newest it was moved to, with what earlier packs asked and was answered.

Ids live for ever: what a pack retired is hidden, but where the hearing used it, it stays, in the words of its day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import reduce
from typing import Any, TypeVar

from hearing_desk.core.form import FormPack, Option, ReportLayout, SignalGroup, Words
from hearing_desk.core.hearing import Hearing

Thing = TypeVar("Thing")
_PARTS = ("fields", "items", "points", "steps")
_ANSWERED = ("sheets", "checklists", "topics", "signals", "start_conditions", "tracks")
_NAMED = ("sections", "hearing_types", "profiles")


def pack_in_use(packs: Sequence[FormPack], hearing: Hearing) -> FormPack:
    """The last of `packs` (those of this hearing, the oldest first) as this hearing uses it."""
    used = used_ids(hearing)
    whole = reduce(lambda old, new: _with_gone(old, new, used), packs)
    shown: dict[str, Any] = {name: _shown(getattr(whole, name), used) for name in _ANSWERED}
    return replace(whole, **shown | {"signals": tuple(map(_silent_once_retired, shown["signals"]))})


def used_ids(hearing: Hearing) -> frozenset[str]:
    """The ids of fields, conditions, items, topics, points, groups and steps that stand in this hearing."""
    topics = {*hearing.plan, hearing.topic, *(visit.topic for visit in hearing.visits)}
    topics |= {turn.topic for turn in hearing.turns.values()} | {q.topic for q in hearing.plan_questions.values()}
    topics |= {point.partition(".")[0] for point in hearing.coverage}
    items = {*hearing.preparation, *hearing.opening, *hearing.closing, *hearing.questions_put}
    items |= {given.item for given, _ in hearing.earlier_opening}
    fields = {name for name, value in hearing.fields.items() if value}
    fields |= {*hearing.conditions, *(one.condition for session in hearing.sessions for one in session.conditions)}
    return frozenset(topics | items | fields | {*hearing.coverage, *hearing.cards, *hearing.deadlines})


def _with_gone(old: FormPack, new: FormPack, used: frozenset[str]) -> FormPack:
    """The newer pack with what it no longer has, marked as retired in it."""
    parts = (*_ANSWERED, *_NAMED)
    united: dict[str, Any] = {name: _united(getattr(old, name), getattr(new, name), new.serial) for name in parts}
    phases = {phase.id for phase in new.phases}
    return replace(
        new,
        **united,
        phases=(*new.phases, *(phase for phase in old.phases if phase.id not in phases and phase.id in used)),
        lists=_united_lists(old.lists, new.lists, new.serial),
        explanations={**old.explanations, **new.explanations},
        explanation_sources={**old.explanation_sources, **new.explanation_sources},
        report=_united_cover(old, new),
    )


def _united_lists(
    old: Mapping[str, tuple[Option, ...]], new: Mapping[str, tuple[Option, ...]], serial: int
) -> Mapping[str, tuple[Option, ...]]:
    return {name: _united(old.get(name, ()), new.get(name, ()), serial) for name in (*new, *old)}


def _united_cover(old: FormPack, new: FormPack) -> ReportLayout:
    kept = {f"{sheet.id}.{field.id}" for sheet in new.sheets for field in sheet.fields}
    gone = (place for place in old.report.cover if place not in kept)
    return replace(new.report, cover=(*new.report.cover, *gone))


def _united(old: tuple[Thing, ...], new: tuple[Thing, ...], serial: int) -> tuple[Thing, ...]:
    before, now = ({_id(thing): thing for thing in things} for things in (old, new))
    kept = (_with_parts(before.get(id_), thing, serial) for id_, thing in now.items())
    return (*kept, *(_retired(thing, serial) for id_, thing in before.items() if id_ not in now))


def _with_parts(old: Thing | None, new: Thing, serial: int) -> Thing:
    if old is None:
        return new
    return _replaced(new, {name: _united(getattr(old, name), part, serial) for name, part in _parts(new).items()})


def _retired(thing: Thing, serial: int) -> Thing:
    asked: dict[str, Any] = {name: tuple(_retired(p, serial) for p in part) for name, part in _parts(thing).items()}
    asked |= {name: False for name in ("is_required", "is_asked_each_session") if hasattr(thing, name)}
    if getattr(thing, "retired_in", None) == 0:
        asked["retired_in"] = serial
    return _replaced(thing, asked)


def _shown(things: tuple[Thing, ...], used: frozenset[str]) -> tuple[Thing, ...]:
    return tuple(
        _replaced(thing, {name: _shown(part, used) for name, part in _parts(thing).items()})
        for thing in things
        if not getattr(thing, "retired_in", 0) or _id(thing) in used
    )


def _silent_once_retired(group: SignalGroup) -> SignalGroup:
    # Its card stays as it is; no further answer is noticed by it.
    return replace(group, words=Words()) if group.retired_in else group


def _parts(thing: object) -> dict[str, tuple[Any, ...]]:
    return {name: getattr(thing, name) for name in _PARTS if hasattr(thing, name)}


def _replaced(thing: Thing, changes: Mapping[str, object]) -> Thing:
    return replace(thing, **changes) if changes else thing  # type: ignore[type-var] # a dataclass


def _id(thing: object) -> str:
    return str(getattr(thing, "id", ""))
