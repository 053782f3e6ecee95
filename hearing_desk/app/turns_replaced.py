"""From what changed in the text to what happened: an edit of the document becomes events and drafts.

The document is the truth of text, kind and order while a hearing is open; typing, undo, paste, input methods and F2 all
come this one way, as the turns that now stand where others stood.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hearing_desk.core import events as ev
from hearing_desk.core.hearing import Hearing, Turn
from hearing_desk.core.numbering import number_for

Record = Callable[[ev.Event], Hearing]


@dataclass(frozen=True)
class TurnText:
    """A turn as it stands in the document."""

    id: ev.TurnId
    kind: str
    text: str


@dataclass(frozen=True)
class TurnsReplaced:
    """After turn `after` ("" for the top) the turns `now` stand where those of `gone` stood."""

    after: str
    gone: tuple[ev.TurnId, ...]
    now: tuple[TurnText, ...]


def take_over(hearing: Hearing, change: TurnsReplaced, topic: str, record: Record) -> dict[ev.TurnId, str]:
    """Record what a change of the document means; returns the texts now. `record` gives the state after."""
    kept = {turn.id for turn in change.now}
    for gone in change.gone:
        if gone not in kept and gone in hearing.turns:
            hearing = record(ev.TurnRemoved(gone))
    drafts: dict[ev.TurnId, str] = {}
    after, may_have_moved = change.after, change.gone != tuple(turn.id for turn in change.now)
    for turn in change.now:
        for event in _events_for(hearing, turn, after, topic, may_have_moved):
            hearing = record(event)
        drafts[turn.id] = turn.text
        after = turn.id
    return drafts


def _events_for(hearing: Hearing, turn: TurnText, after: str, topic: str, may_have_moved: bool) -> Iterator[ev.Event]:
    known = hearing.turns.get(turn.id) or hearing.removed.get(turn.id)
    if known is None:
        yield ev.TurnOpened(turn.id, turn.kind, after)
        known = Turn(turn.id, turn.kind)
    elif turn.id in hearing.removed or (may_have_moved and _turn_before(hearing, turn.id) != after):
        yield ev.TurnPlaced(turn.id, after)
    if known.kind != turn.kind:
        number = _number(hearing, turn, after) if known.has_begun else ""
        yield ev.TurnKindChanged(turn.id, turn.kind, number)
    if turn.text and not known.has_begun:
        yield ev.TurnBegun(turn.id, _number(hearing, turn, after), topic, _speaker(hearing, turn.kind))


def _turn_before(hearing: Hearing, turn: ev.TurnId) -> str:
    index = hearing.order.index(turn)
    return hearing.order[index - 1] if index else ""


def _number(hearing: Hearing, turn: TurnText, after: str) -> str:
    above: list[tuple[str, str]] = []
    for known in hearing.order:
        if not after or known == turn.id:
            break
        above.append((hearing.turns[known].kind, hearing.turns[known].number))
        if known == after:
            break
    return number_for(turn.kind, above, hearing.highest_question, hearing.given_answers)


def _speaker(hearing: Hearing, kind: str) -> str:
    if kind == "T" and hearing.present_interpreters:
        return "tolk"
    return next(iter(hearing.texts_of("present")), "") if kind == "G" else ""
