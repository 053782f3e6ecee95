"""Notices that the clock of the machine jumped, and logs it: times in the record then need an explanation."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from hearing_desk.app.clock import Clock, stamp
from hearing_desk.core.problems import DeskError
from hearing_desk.vault import AuditLog, Doing

JUMP_S = 2.0
"""A difference that the correction of a clock in small steps does not make (reliability.md T7)."""
_LONGEST_S = 10**9


def steady_seconds() -> float:
    """Seconds that nobody can set and that go on while the machine sleeps."""
    boot_clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot_clock is None else time.clock_gettime(boot_clock)


class ClockWatch:
    """Compares the clock with seconds that nobody can set, each time somebody looks."""

    def __init__(self, log: AuditLog, clock: Clock, steady: Callable[[], float] = steady_seconds) -> None:
        self._log = log
        self._clock = clock
        self._steady = steady
        self._seen = (clock.now(), steady())

    def look(self) -> None:
        """Log a jump of more than two seconds since the last look."""
        now, steady = self._clock.now(), self._steady()
        # By timestamps: two times of one zone are subtracted as they stand on the wall, in October an hour off.
        jumped = now.timestamp() - self._seen[0].timestamp() - (steady - self._seen[1])
        self._seen = (now, steady)
        if abs(jumped) > JUMP_S:
            _log_jump(self._log, now, jumped)


def log_clock_set_back(log: AuditLog, now: datetime) -> None:
    """Log that the clock is earlier than the last act of the log, as it was set back while the program was away."""
    acts = log.acts()
    last = _time(acts[-1].at) if acts else None
    if last is not None and (last - now).total_seconds() > JUMP_S:
        _log_jump(log, now, (now - last).total_seconds())


def _log_jump(log: AuditLog, now: datetime, seconds: float) -> None:
    # A disk that refuses is shown where text is saved; the act is written with the next one.
    with suppress(DeskError):
        log.append(Doing.CLOCK_JUMPED, stamp(now), marks={"seconds": round(max(-_LONGEST_S, min(_LONGEST_S, seconds)))})


def _time(at: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(at)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None
