"""How the text of a hearing changes with each event: turns, their order, numbers, marks and parked words."""

from __future__ import annotations

import dataclasses
from typing import assert_never

from hearing_desk.core import events as ev
from hearing_desk.core.hearing import Hearing, ParkedItem, TopicVisit, Turn
from hearing_desk.core.numbering import is_question
from hearing_desk.core.text_events import TextBlockPut


def apply_text(hearing: Hearing, event: ev.TextEvent, at: str) -> Hearing:
    """The hearing after an event of its text; changes the containers of `hearing`, which is fold's own copy."""
    match event:
        case ev.TopicOpened():
            hearing.visits.append(TopicVisit(event.topic, at))
            return dataclasses.replace(hearing, topic=event.topic)
        case ev.TurnOpened():
            hearing.turns[event.id] = Turn(event.id, event.kind)
            _place(hearing, event.id, event.after)
        case ev.TurnBegun():
            return _begin(hearing, event, at)
        case ev.TurnKindChanged():
            turn = dataclasses.replace(hearing.turns[event.id], kind=event.kind, number=event.number)
            hearing.turns[event.id] = turn
            return _given(hearing, event.kind, event.number)
        case ev.TurnTyped():
            turn = hearing.turns[event.id].retyped(event.text, at)
            is_same_kind = turn.kind == event.kind
            hearing.turns[event.id] = turn if is_same_kind else dataclasses.replace(turn, kind=event.kind)
        case ev.TurnRemoved() | ev.TurnPlaced():
            _move(hearing, event)
        case ev.SpeakerNamed() | ev.TurnsReadBack() | TextBlockPut():
            _spoken(hearing, event)
        case ev.MarkSet() | ev.MarkTaken():
            _mark(hearing, event, at)
        case ev.ItemParked() | ev.ParkNoted():
            _park(hearing, event, at)
        case _:
            assert_never(event)
    return hearing


def _place(hearing: Hearing, turn: ev.TurnId, after: str) -> None:
    if hearing.order and hearing.order[-1] == after:
        hearing.order.append(turn)
        return
    index = hearing.order.index(ev.TurnId(after)) + 1 if after in hearing.turns else 0
    hearing.order.insert(index, turn)


def _begin(hearing: Hearing, event: ev.TurnBegun, at: str) -> Hearing:
    session = hearing.sessions[-1].number if hearing.sessions else 0
    turn = hearing.turns[event.id]
    hearing.turns[event.id] = dataclasses.replace(
        turn, number=event.number, topic=event.topic, by=event.by, at=at, session=session
    )
    return _given(hearing, turn.kind, event.number)


def _given(hearing: Hearing, kind: str, number: str) -> Hearing:
    if not number:
        return hearing
    if is_question(kind):
        return hearing.with_question(int(number))
    hearing.given_answers.add(number)
    return hearing


def _move(hearing: Hearing, event: ev.TurnRemoved | ev.TurnPlaced) -> None:
    if event.id in hearing.turns:
        hearing.removed[event.id] = hearing.turns.pop(event.id)
        hearing.order.remove(event.id)
    if isinstance(event, ev.TurnPlaced):
        hearing.turns[event.id] = hearing.removed.pop(event.id)
        _place(hearing, event.id, event.after)


def _spoken(hearing: Hearing, event: ev.SpeakerNamed | ev.TurnsReadBack | TextBlockPut) -> None:
    match event:
        case ev.SpeakerNamed():
            hearing.turns[event.id] = dataclasses.replace(hearing.turns[event.id], by=event.by)
        case ev.TurnsReadBack():
            known = (ev.TurnId(turn) for turn in event.turns if turn in hearing.turns)
            hearing.read_back.update((turn, hearing.turns[turn].text) for turn in known)
        case TextBlockPut():
            hearing.text_blocks.append(event)


def _mark(hearing: Hearing, event: ev.MarkSet | ev.MarkTaken, at: str) -> None:
    if isinstance(event, ev.MarkSet):
        hearing.marks.append((event, at))
        return
    hearing.marks[:] = [(mark, set_at) for mark, set_at in hearing.marks if not _is_taken(mark, event)]


def _is_taken(mark: ev.MarkSet, taken: ev.MarkTaken) -> bool:
    if (mark.turn, mark.what) != (taken.turn, taken.what):
        return False
    return not taken.word or (mark.word, mark.occurrence) == (taken.word, taken.occurrence)


def _park(hearing: Hearing, event: ev.ItemParked | ev.ParkNoted, at: str) -> None:
    if isinstance(event, ev.ItemParked):
        hearing.parked[event.id] = ParkedItem(event.id, event.turn, event.words, at)
        return
    item = hearing.parked[event.id]
    note = event.note or item.note
    hearing.parked[event.id] = dataclasses.replace(item, note=note, is_settled=event.is_settled)
