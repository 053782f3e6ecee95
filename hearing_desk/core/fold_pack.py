"""How a hearing moves to a newer pack: answers go where their questions went, and nothing is thrown away."""

from __future__ import annotations

import dataclasses

from hearing_desk.core import events as ev
from hearing_desk.core.hearing import Hearing


def moved_to_pack(hearing: Hearing, event: ev.PackMoved, at: str) -> Hearing:
    """The hearing on the newer pack; changes the containers of `hearing`, which is fold's own copy."""
    for answer in event.moved:
        _move(hearing, answer)
    hearing.pack_moves.append((event, at))
    went = {answer.was: answer.now for answer in event.moved}
    unconfirmed = {went.get(path, path) for path in hearing.unconfirmed}
    return dataclasses.replace(
        hearing,
        pack=ev.PackPinned(event.line, event.serial, event.sha256),
        unconfirmed=frozenset(unconfirmed.union(event.to_confirm)),
        kept_aside=hearing.kept_aside.union(event.kept_aside),
    )


def answered_anew(hearing: Hearing, event: ev.CaseEvent | ev.WorkEvent) -> Hearing:
    """The hearing with an answer that was to be confirmed, or was kept aside, given again."""
    if not (hearing.unconfirmed or hearing.kept_aside):
        return hearing
    answered = {path for path in hearing.unconfirmed | hearing.kept_aside if _answers(event, path)}
    return dataclasses.replace(
        hearing, unconfirmed=hearing.unconfirmed - answered, kept_aside=hearing.kept_aside - answered
    )


def _answers(event: ev.CaseEvent | ev.WorkEvent, path: str) -> bool:
    part, name = path.partition("/")[0], path.rpartition("/")[2]
    match event:
        case ev.FieldFilled():
            return part == "sheets" and name == event.field
        case ev.PreparationAnswered() | ev.OpeningAnswered() | ev.ClosingAnswered():
            return part == "checklists" and name == event.item
        case ev.CoverageSet():
            return part == "topics" and name == event.point
        case ev.DeadlineSet():
            return part == "tracks" and name == event.step
        case ev.ConditionSettled():
            return part == "start_conditions" and name == event.condition
        case _:
            return False


def _move(hearing: Hearing, answer: ev.AnswerMoved) -> None:
    old, new = answer.was.rpartition("/")[2], answer.now.rpartition("/")[2]
    value = str(answer.value)
    match answer.was.partition("/")[0]:
        case "sheets":
            hearing.fields.pop(old, None)
            hearing.fields[new] = answer.value
        case "checklists":
            _move_item(hearing, old, new, value)
        case "topics":
            if (covered := hearing.coverage.pop(old, None)) is not None:
                hearing.coverage[new] = dataclasses.replace(covered, point=new, state=value)
        case "start_conditions":
            if (settled := hearing.conditions.pop(old, None)) is not None:
                hearing.conditions[new] = dataclasses.replace(settled, condition=new, answer=value)
        case "tracks":
            if (deadline := hearing.deadlines.pop(old, None)) is not None:
                hearing.deadlines[new] = dataclasses.replace(deadline, step=new)


def _move_item(hearing: Hearing, old: str, new: str, value: str) -> None:
    if old in hearing.preparation:
        prepared, at = hearing.preparation.pop(old)
        hearing.preparation[new] = (dataclasses.replace(prepared, item=new, answer=value), at)
    if old in hearing.opening:
        opened, at = hearing.opening.pop(old)
        hearing.opening[new] = (dataclasses.replace(opened, item=new, answer=value), at)
        hearing.opening_in[new] = hearing.opening_in.pop(old)
    if old in hearing.closing:
        closed, at = hearing.closing.pop(old)
        hearing.closing[new] = (dataclasses.replace(closed, item=new, answer=value), at)
    if old in hearing.questions_put:
        hearing.questions_put[new] = hearing.questions_put.pop(old)
