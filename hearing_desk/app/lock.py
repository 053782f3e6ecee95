"""Locks an open desk: everything saved, the place kept in the vault, the vault closed; then the process may end."""

from __future__ import annotations

from functools import partial

from hearing_desk.app.clock import stamp
from hearing_desk.app.desk import Desk
from hearing_desk.app.lock_place import Place, forget_place, keep_place, take_place
from hearing_desk.app.lock_rules import Answer, Trigger, answer_to
from hearing_desk.app.policy import Policy
from hearing_desk.core.problems import DeskError
from hearing_desk.core.status import Status
from hearing_desk.vault import Doing

PATIENCE_S = 3.0
"""How long a lock waits for the disk before it is tried again: a computer that goes to sleep gives five seconds."""


class Lock:
    """What the windows ask and tell about locking."""

    def __init__(self, desk: Desk, policy: Policy) -> None:
        self._desk = desk
        self._policy = policy

    @property
    def hearing_id(self) -> str:
        """The hearing that is open, "" without one."""
        return self._desk.session.hearing_id if self._desk.session is not None else ""

    def answer(self, trigger: Trigger) -> Answer:
        """What a trigger does now."""
        return answer_to(trigger, self._status())

    def idle_s(self) -> float | None:
        """After how many seconds without a key it locks; None while a hearing is *bezig*."""
        return None if self._status() is Status.RUNNING else self._policy.idle_minutes * 60.0

    def blank_s(self) -> float:
        """After how many seconds a hearing that was only covered is locked after all."""
        return self._policy.blank_minutes * 60.0

    def set_down(self, trigger: Trigger, place: Place) -> None:
        """Keep the place, save, log it and close the vault; after a DeskError all is as it was."""
        desk, hearing_id = self._desk, self.hearing_id
        keep_place(desk.vault, place)
        try:
            desk.set_down(PATIENCE_S)
        except DeskError:
            forget_place(desk.vault)
            raise
        # What was typed is safe by now: a line of the log that the disk refuses keeps nobody from locking.
        marks = {"by": trigger.value}
        desk.vault.later(partial(desk.vault.log.append, Doing.LOCKED, stamp(desk.clock.now()), hearing_id, marks=marks))
        desk.vault.close()

    def take_place(self) -> Place:
        """Where the officer was when the program locked, once; no hearing when it did not."""
        return take_place(self._desk.vault)

    def _status(self) -> Status | None:
        return self._desk.session.committed.status if self._desk.session is not None else None
