"""The care for what leaves the vault: who asks the passphrase once more, and what is logged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hearing_desk.app.audit_export import ExportLog

KEPT = timedelta(minutes=15)
"""How long a passphrase that was typed for an export counts for the next one."""


@dataclass
class Before:
    """What came before at this desk, whatever hearing is open: when the passphrase was typed."""

    given_at: datetime | None = None

    def is_fresh(self, now: datetime) -> bool:
        """Whether the passphrase still counts; a clock that was set back makes no time longer."""
        return self.given_at is not None and timedelta(0) <= now - self.given_at <= KEPT


@dataclass(frozen=True)
class Custody:
    """The log of what leaves the vault, and how the passphrase is asked again before; not when it came from a file.

    `folder` is where the organisation wants exports, "" where the officer chooses.
    """

    check: Callable[[str], None]
    is_from_file: bool
    is_practice: bool
    log: ExportLog
    folder: str = ""
    before: Before = field(default_factory=Before)

    def asks_passphrase(self, now: datetime) -> bool:
        """Whether the passphrase has to be typed before something leaves the vault."""
        return not (self.is_from_file or self.before.is_fresh(now))
