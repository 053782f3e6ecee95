"""Hearings told as what happened: each event a second after the one before."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hearing_desk.core import events as ev
from hearing_desk.core.fold import fold
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.people import Fact, Interpreter, Officer, Wish

BEGIN = datetime(2026, 11, 3, 8, tzinfo=UTC)
DAY = "2026-11-03"
OFFICER = Officer("H-1", "v")
INTERPRETER = Interpreter("T-1", "v", "ti")
HIM = Interpreter("T-2", "m", "ti")


def at(seconds: int) -> str:
    """The time of the event with that number."""
    return (BEGIN + timedelta(seconds=seconds)).isoformat()


def recorded(*events: ev.Event, first: int = 1) -> tuple[ev.Recorded, ...]:
    """The events as they are kept: numbered from `first`, a second apart."""
    return tuple(ev.Recorded(seq, at(seq), event) for seq, event in enumerate(events, start=first))


def after(*events: ev.Event, start: Hearing | None = None, first: int = 1) -> Hearing:
    """The hearing in which these happened, after what had happened in `start`."""
    return fold(recorded(*events, first=first), start)


def turn(turn_id: str, kind: str, text: str, number: str = "", follows: str = "") -> tuple[ev.Event, ...]:
    """A turn that was opened, begun and finished."""
    known = ev.TurnId(turn_id)
    return (
        ev.TurnOpened(known, kind, follows),
        ev.TurnBegun(known, number, "MOD-01"),
        ev.TurnTyped(known, kind, text),
    )


def planned(officer: Wish, interpreter: Wish) -> Hearing:
    """A hearing planned for DAY with a female officer and interpreter, and what the applicant wished."""
    return after(
        ev.FieldFilled("date", DAY),
        ev.OfficerAssigned(OFFICER),
        ev.InterpreterAssigned(INTERPRETER),
        ev.WishNoted(Fact.OFFICER, officer),
        ev.WishNoted(Fact.INTERPRETER, interpreter),
    )
