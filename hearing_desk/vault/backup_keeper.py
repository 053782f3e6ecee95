"""Makes the backups of the open hearing: every five minutes if something changed, and whenever it is asked to."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotInTime
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from hearing_desk.core.problems import DeskError
from hearing_desk.vault import refusals
from hearing_desk.vault.backup_content import Copied, GrowingDigest
from hearing_desk.vault.backup_shelf import Backup, BackupShelf
from hearing_desk.vault.hearing_file import HearingFile
from hearing_desk.vault.journal import Head

EVERY_S = 300.0
"""The longest time between a change and its backup."""

RETRY_S = 60.0
"""How long after one that failed the next is tried."""

PATIENCE_S = 30.0
"""How long the thread that saves may take to answer; it may be busy with a disk that fails."""


@dataclass(frozen=True)
class BackupMade:
    """A backup stands, checked; `at` is the time it carries."""

    backup: Backup


@dataclass(frozen=True)
class BackupFailed:
    """A backup could not be made; every older one stands, and it is tried again. `at`: when it failed."""

    at: datetime
    problem: DeskError


@dataclass(frozen=True)
class SecondFailed:
    """The backup stands, but no copy of it in the second place."""

    at: datetime
    problem: DeskError


BackupReport: TypeAlias = BackupMade | BackupFailed | SecondFailed
AskCopy: TypeAlias = Callable[[Callable[[HearingFile], Copied | None]], Future[Copied | None]]


class BackupKeeper:
    """Has a thread of its own. The copy is made on the writer's thread between two saves, the rest on its own.

    `ask` is the writer's; `second` copies a backup that stands to a second place; `tell` is called on the keeper's
    thread and must return at once.
    """

    def __init__(
        self,
        shelf: BackupShelf,
        ask: AskCopy,
        now: Callable[[], datetime],
        tell: Callable[[BackupReport], None],
        every_s: float = EVERY_S,
        retry_s: float = RETRY_S,
        second: Callable[[Backup], None] = lambda backup: None,
    ) -> None:
        self._shelf = shelf
        self._ask = ask
        self._now = now
        self._tell = tell
        self._every_s = every_s
        self._retry_s = retry_s
        self._second = second
        self._changed = threading.Condition()
        self._is_asked = False
        self._is_over = False
        self._due_at = time.monotonic() + every_s
        self._digest = GrowingDigest()
        self._last: Head | None = None
        self._copied: Head | None = None
        self._thread = threading.Thread(target=self._run, name="hearing-backups", daemon=True)
        self._thread.start()

    def request(self) -> None:
        """Make one as soon as possible, if something changed since the last: a pause, the end, before an export."""
        with self._changed:
            self._is_asked = True
            self._changed.notify_all()

    def finish(self, patience_s: float) -> bool:
        """Make a last one if something changed and end the thread; False when it was not done in time."""
        with self._changed:
            self._is_asked = self._is_over = True
            self._changed.notify_all()
        self._thread.join(patience_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while self._wait():
            self._make()

    def _wait(self) -> bool:
        with self._changed:
            self._changed.wait_for(lambda: self._is_asked or self._is_over, max(0.0, self._due_at - time.monotonic()))
            is_wanted = self._is_asked or not self._is_over
            self._is_asked = False
            return is_wanted

    def _make(self) -> None:
        wait_s = self._every_s
        try:
            self._make_if_changed()
        except DeskError as problem:
            wait_s = self._retry_s
            self._tell(BackupFailed(self._now(), problem))
        self._due_at = time.monotonic() + wait_s

    def _make_if_changed(self) -> None:
        self._last = self._last or self._newest_head()
        try:
            backup = self._shelf.make(self._copy, self._now())
        except _Unchanged:
            return
        self._last = self._copied
        self._tell(BackupMade(backup))
        try:
            self._second(backup)
        except DeskError as problem:
            self._tell(SecondFailed(self._now(), problem))

    def _newest_head(self) -> Head | None:
        for backup in self._shelf.list():
            with suppress(DeskError):
                return self._shelf.head_of(backup)
        return None

    def _copy(self, target: Path, key: bytes) -> Copied:
        answer = self._ask(lambda file: self._copy_if_changed(file, target, key))
        try:
            copied = answer.result(PATIENCE_S)
        except NotInTime:
            answer.cancel()
            raise refusals.not_saved() from None
        if copied is None:
            raise _Unchanged
        self._copied = copied.head
        return copied

    def _copy_if_changed(self, file: HearingFile, target: Path, key: bytes) -> Copied | None:
        if file.is_read_only or file.head() == self._last:
            return None
        return file.copy_to(target, key, self._digest)


class _Unchanged(Exception):
    """Nothing happened since the last backup, so there is none to make."""
