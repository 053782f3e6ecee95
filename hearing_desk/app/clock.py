"""What time it is, given to whoever needs it: the machine's clock, or one that stands where it is put."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Amsterdam")


class Clock(Protocol):
    """Tells the local time with its offset."""

    def now(self) -> datetime:
        """The time now."""
        ...


class SystemClock:
    """The clock of the machine, in Dutch time."""

    def now(self) -> datetime:
        """The time now."""
        return datetime.now(ZONE)  # noqa: TID251 - the one place that asks the machine


class StandingClock:
    """A clock that stands still until it is put elsewhere: for scripts and tests."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        """The time it was put at."""
        return self._at

    def put_at(self, at: datetime) -> None:
        """Let it stand at another time."""
        self._at = at


def stamp(at: datetime) -> str:
    """A time as it is kept in events: ISO 8601 to the second, with offset."""
    return at.isoformat(timespec="seconds")
