"""A hearing to try rooms on: a real vault, the real pack, a clock that stands, and a thread that is drained by hand."""

from __future__ import annotations

import queue
import threading
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from hearing_desk.app.case import Case
from hearing_desk.app.clock import ZONE, StandingClock
from hearing_desk.app.desk import Desk
from hearing_desk.app.session import Session
from hearing_desk.app.turns_replaced import TurnsReplaced, TurnText
from hearing_desk.core import events as ev
from hearing_desk.core.people import Fact, Interpreter, Officer, Wish
from hearing_desk.formpack import LoadedPack, packs_in
from hearing_desk.vault import KeyCost, create_vault, open_vault

PASSPHRASE = "appel wolk fiets molen"
CHEAP = KeyCost(memory_kib=64, iterations=1, lanes=1)
DAY = "2026-11-03"
PACKS = Path(__file__).parents[2] / "hearing_desk" / "data"
INTERPRETER = Interpreter("T-1", "v", "ti", register="C1", mode="in_persoon")


class Stage:
    """One desk with a practice vault; `later` moves the clock, `drain` runs what other threads posted."""

    def __init__(self, directory: Path, packs: tuple[LoadedPack, ...] | None = None) -> None:
        self.clock = StandingClock(datetime(2026, 11, 3, 9, 0, tzinfo=ZONE))
        self._posted: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self.vault = create_vault(directory / "vault", PASSPHRASE, CHEAP, is_practice=True)
        self._packs = packs or installed_packs()
        self.desk = self._new_desk()

    def open_again(self) -> None:
        """The desk of the next process, on the vault that the one before has closed."""
        self.vault = open_vault(self.vault.directory, PASSPHRASE, CHEAP)
        self.desk = self._new_desk()

    def post(self, act: Callable[[], None]) -> None:
        self._posted.put(act)

    def drain(self) -> None:
        while not self._posted.empty():
            self._posted.get()()

    def wait_until(self, is_done: Callable[[], bool], timeout: float = 60.0) -> None:
        self.drain()
        while not is_done():
            self._posted.get(timeout=timeout)()

    def settle(self) -> None:
        """Wait until the list's thread has written what waits there."""
        written = threading.Event()
        self.vault.later(written.set)
        assert written.wait(10)

    def later(self, minutes: float = 1) -> None:
        self.clock.put_at(self.clock.now() + timedelta(minutes=minutes))

    def close(self) -> None:
        self.desk.close()
        self.drain()

    def _new_desk(self) -> Desk:
        return Desk(self.vault, self._packs, self.clock, self.post, new_id=lambda: uuid.uuid4().hex)

    def plan(self, plan: tuple[str, ...] = ("MOD-01",), **fields: ev.FieldValue) -> Session:
        case = {
            "reference": "DEMO-0001",
            "hearing_type": "nader_gehoor",
            "profile": "oud_vb2000",
            "procedure": "aa6",
            "date": DAY,
            "location": "Zevenaar",
            "applicant_language": "ti",
            "applicant_gender": "v",
        }
        no_wish = Wish("geen", source="aanmeldgehoor", date="2026-10-01")
        return self.desk.plan(
            Case(
                {**case, **fields},
                Officer("H-1", "v"),
                INTERPRETER,
                {Fact.OFFICER: no_wish, Fact.INTERPRETER: no_wish},
                plan,
            )
        )

    def begun(self, plan: tuple[str, ...] = ("MOD-01",), **fields: ev.FieldValue) -> Session:
        session = self.plan(plan, **fields)
        session.record(ev.SessionStarted(1, DAY, "Zevenaar"))
        self.later()
        return session

    def say(self, session: Session, kind: str, text: str) -> ev.TurnId:
        """Type and finish a turn at the end of the text."""
        turn = session.new_turn_id()
        order = session.committed.order
        session.replace_turns(TurnsReplaced(order[-1] if order else "", (), (TurnText(turn, kind, text),)))
        session.finish_turn(turn)
        self.wait_until(lambda: not session.is_matching)
        self.later()
        return turn

    def ended(self, plan: tuple[str, ...] = ("MOD-01",), **fields: ev.FieldValue) -> Session:
        """A hearing of two turns that has ended, with nothing open."""
        session = self.begun(plan, **fields)
        self.say(session, "V", "Waar woonde u?")
        self.say(session, "A", "In een dorp bij de rivier.\nDaarna in de stad.\u2028Bij mijn tante.")
        session.record(ev.HearingEnded())
        return session


def raised(session: Session, group: str, level: str, turn: str = "") -> None:
    """A card of a group stands open."""
    session.record(ev.CardOpened(group, ev.TurnId(turn), level, is_by_hand=True))


@cache
def installed_packs() -> tuple[LoadedPack, ...]:
    return packs_in(PACKS)
