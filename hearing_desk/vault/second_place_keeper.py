"""Watches the saving of a hearing: says when it is late, and keeps in the second place what the vault refuses."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress

from hearing_desk.core.problems import DeskError
from hearing_desk.vault import refusals
from hearing_desk.vault.saving_reports import ClosedBatch, SaveFailed
from hearing_desk.vault.second_place import SecondPlace

ALARM_S = 0.8
"""What is not saved at this age is told and kept elsewhere, so that it is seen within a second."""

AGAIN_S = 1.0
_LAST_WORDS_S = 0.5


class Keeper:
    """A thread beside the writer's own, so that a disk that hangs is told too; ends with `end`.

    `changed` guards `waiting`, the writer's closed batches, oldest first; `tell` is called while it is held.
    """

    def __init__(
        self,
        changed: threading.Condition,
        waiting: deque[ClosedBatch],
        tell: Callable[[SaveFailed], None],
        second: SecondPlace | None,
        monotonic: Callable[[], float],
    ) -> None:
        self._changed = changed
        self._waiting = waiting
        self._tell = tell
        self._second = second
        self._monotonic = monotonic
        self._problem: DeskError | None = None
        self._told = 0
        self._kept = 0
        self._again_at = 0.0
        self._is_ended = False
        self._thread = threading.Thread(target=self._run, name="hearing-keeper", daemon=True)
        self._thread.start()

    def failed(self, problem: DeskError) -> None:
        """The writer could not save the first that waits; `changed` is held."""
        self._problem = problem
        self._say(problem)
        self._changed.notify_all()

    def saved(self) -> None:
        """The writer saved one; `changed` is held."""
        self._problem = None

    def end(self) -> None:
        """Keep what still waits, or take the second place's file away when nothing does, and end the thread."""
        with self._changed:
            self._is_ended = True
            self._changed.notify_all()
        self._thread.join(_LAST_WORDS_S)

    def _run(self) -> None:
        while (act := self._next_act()) is not None:
            act()
        self._leave()

    def _next_act(self) -> Callable[[], None] | None:
        with self._changed:
            while (act := self._act_due()) is None:
                if self._is_ended:
                    return None
                self._changed.wait(self._seconds_to_wait())
            return act

    def _act_due(self) -> Callable[[], None] | None:
        if not self._waiting:
            has_file = self._second is not None and self._second.is_begun
            return self._clear if has_file and not self._is_ended else None
        if not self._is_late():
            return None
        if self._problem is None and self._told < self._waiting[0].number:
            return self._say_late
        return self._keep if self._has_more_to_keep() and self._may_keep() else None

    def _is_late(self) -> bool:
        is_old = self._monotonic() >= self._waiting[0].started + ALARM_S
        return self._problem is not None or is_old or self._is_ended

    def _has_more_to_keep(self) -> bool:
        return self._second is not None and self._kept < self._waiting[-1].number

    def _may_keep(self) -> bool:
        return self._monotonic() >= self._again_at

    def _seconds_to_wait(self) -> float | None:
        if not self._waiting:
            return None
        if not self._is_late():
            return max(0.0, self._waiting[0].started + ALARM_S - self._monotonic())
        return max(0.0, self._again_at - self._monotonic()) if self._has_more_to_keep() else None

    def _say_late(self) -> None:
        with self._changed:
            if self._waiting:
                self._told = self._waiting[-1].number
                self._say(refusals.not_saved())

    def _say(self, problem: DeskError) -> None:
        is_kept = self._second is not None and not self._has_more_to_keep()
        self._tell(SaveFailed(self._waiting[0].started, problem, is_kept))

    def _keep(self) -> None:
        with self._changed:
            late = [closed for closed in self._waiting if closed.number > self._kept]
        if all(map(self._is_kept_now, late)):
            with self._changed:
                if self._waiting:
                    self._say(self._problem or refusals.not_saved())

    def _is_kept_now(self, closed: ClosedBatch) -> bool:
        assert self._second is not None
        try:
            self._second.keep(closed.number, closed.batch)
        except OSError:
            self._again_at = float("inf") if self._is_ended else self._monotonic() + AGAIN_S
            return False
        self._kept = closed.number
        return True

    def _clear(self) -> None:
        assert self._second is not None
        try:
            self._second.clear()
        except OSError:
            self._second.close()

    def _leave(self) -> None:
        if self._second is not None:
            with suppress(OSError):
                self._second.close() if self._waiting else self._second.clear()
