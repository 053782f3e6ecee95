"""Times as they may leave the vault: rounded to the minute."""

from __future__ import annotations

from datetime import datetime, timedelta


def to_minute(at: str) -> str:
    """A time (ISO 8601 with offset) rounded to the minute; "" stays ""."""
    return _rounded(at).isoformat() if at else ""


def clock(at: str) -> str:
    """A time as Dutch reports write it, "10.41"; "" stays ""."""
    return _rounded(at).strftime("%H.%M") if at else ""


def _rounded(at: str) -> datetime:
    return (datetime.fromisoformat(at) + timedelta(seconds=30)).replace(second=0, microsecond=0)
