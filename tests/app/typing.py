"""Edits of the document as the editor hands them over, one at a time."""

from __future__ import annotations

from hearing_desk.app.session import Session
from hearing_desk.app.turns_replaced import TurnsReplaced, TurnText
from hearing_desk.core.events import TurnId


def opened(session: Session, kind: str, after: str = "", text: str = "") -> TurnId:
    """A new turn after another one, or at the end."""
    turn = session.new_turn_id()
    order = session.committed.order
    session.replace_turns(TurnsReplaced(after or (order[-1] if order else ""), (), (TurnText(turn, kind, text),)))
    return turn


def typed(session: Session, turn: TurnId, text: str, kind: str = "") -> None:
    """A turn that stands in the text now holds this, and may be of another kind."""
    hearing = session.committed
    at = hearing.order.index(turn)
    before = hearing.order[at - 1] if at else ""
    now = TurnText(turn, kind or hearing.turns[turn].kind, text)
    session.replace_turns(TurnsReplaced(before, (turn,), (now,)))


def taken_out(session: Session, turn: TurnId) -> None:
    """A turn stands in the text no more."""
    order = session.committed.order
    at = order.index(turn)
    session.replace_turns(TurnsReplaced(order[at - 1] if at else "", (turn,), ()))


def named(session: Session) -> list[str]:
    """The turns as people read them: letter, number, text."""
    return [f"{turn.kind}{turn.number}:{turn.text}" for turn in session.turns]
