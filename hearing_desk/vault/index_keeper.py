"""The thread that owns the list of a vault: whoever changes a row, or keeps a setting, does not wait for the disk."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

from hearing_desk.vault.findings import Finding
from hearing_desk.vault.index import (
    IndexRow,
    index_damaged,
    open_index,
    put_row,
    read_rows,
    remove_row,
)
from hearing_desk.vault.sqlcipher import Connection, DatabaseError, damage_found, is_busy
from hearing_desk.vault.telling import told_of_vault

Result = TypeVar("Result")
_ORDER = attrgetter("date", "time", "reference", "hearing_id")
_TRIES, _PAUSE_S = 4, (0.01, 0.06)


class IndexKeeper:
    """What it holds is answered from memory; what changes it is written one after another; on any thread.

    `found` says what opening had to make again. Each error comes out as one DeskError, where somebody waits for it.
    """

    def __init__(self, directory: Path, key: bytes) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="vault-list")
        self._is_closed = False
        try:
            self._index, self.found = self._now(lambda: _opened(directory, key))
            self._rows = {row.hearing_id: row for row in self._now(lambda: read_rows(self._index))}
        except BaseException:
            self._thread.shutdown()
            raise

    def later(self, act: Callable[[], Result]) -> Future[Result]:
        """Do this on the thread, after what waits there; nobody needs to wait for it."""
        return self._thread.submit(act)

    def rows(self) -> tuple[IndexRow, ...]:
        """Every row, by date, time and reference."""
        return tuple(sorted(self._rows.copy().values(), key=_ORDER))

    def ids_with(self, reference: str) -> tuple[str, ...]:
        """The hearings of this reference, in order of date."""
        return tuple(row.hearing_id for row in self.rows() if row.reference == reference)

    def put(self, row: IndexRow) -> Future[None]:
        """Let this row stand in place of an earlier one of the same hearing, and on the disk soon."""
        self._rows[row.hearing_id] = row
        return self.later(lambda: _told(lambda: put_row(self._index, row)))

    def remove(self, hearing_id: str) -> None:
        """Take a hearing from the list; it is gone from the disk when this returns."""
        self._now(lambda: remove_row(self._index, hearing_id))
        self._rows.pop(hearing_id, None)

    def check(self) -> tuple[Finding, ...]:
        """What is wrong with it now, or was when it was opened."""
        is_damaged = self._now(lambda: damage_found(self._index))
        return (*self.found, *((index_damaged(),) if is_damaged else ()))

    def close(self) -> None:
        """Do what waits, and give the lock of the vault back; nothing when that was done before."""
        if not self._is_closed:
            self._is_closed = True
            self._now(self._index.close)
            self._thread.shutdown()

    def _now(self, act: Callable[[], Result]) -> Result:
        return self.later(lambda: _told(act)).result()


def _opened(directory: Path, key: bytes) -> tuple[Connection, tuple[Finding, ...]]:
    # Two starts at one moment can each hold half of the lock and both be refused (tried: 2 of 12): who waits gets it.
    for _ in range(_TRIES):
        try:
            return open_index(directory, key)
        except DatabaseError as error:
            if not is_busy(error):
                raise
        time.sleep(random.uniform(*_PAUSE_S))
    return open_index(directory, key)


def _told(act: Callable[[], Result]) -> Result:
    with told_of_vault():
        return act()
