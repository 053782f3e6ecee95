"""A vault for practice: a passphrase, a cost that makes tests quick, and a few things that happened."""

from __future__ import annotations

import queue
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from hearing_desk.core.problems import DeskError
from hearing_desk.core.stored import StoredDraft, StoredEvent
from hearing_desk.vault import Acknowledged, KeyCost, Report, SaveFailed, Vault, create_vault, open_vault

PASSPHRASE = "appel wolk fiets molen café"
CHEAP = KeyCost(memory_kib=64, iterations=1, lanes=1)
PACK = '{"line":"proef","serial":1}'


def new_id() -> str:
    return uuid.uuid4().hex


def make_vault(directory: Path) -> Vault:
    return create_vault(directory, PASSPHRASE, CHEAP, is_practice=True)


@contextmanager
def reopened(directory: Path, passphrase: str = PASSPHRASE) -> Iterator[Vault]:
    vault = open_vault(directory, passphrase, CHEAP)
    try:
        yield vault
    finally:
        vault.close()


def event(seq: int, payload: str = "{}") -> StoredEvent:
    return StoredEvent(seq, f"2026-11-23T10:00:{seq % 60:02d}+01:00", "turn_typed", 1, payload)


def draft(turn: str, text: str) -> StoredDraft:
    return StoredDraft(turn, text)


def code_of(act: Callable[[], object]) -> str:
    """The code of the DeskError that an act ends in; an act that succeeds is a failure here."""
    try:
        act()
    except DeskError as error:
        return error.code
    raise AssertionError("nothing was refused")


class Desk:
    """The thread of the session: what the writer posts waits here until the test drains it."""

    def __init__(self) -> None:
        self.reports: list[Report] = []
        self._posted: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()

    def post(self, act: Callable[[], None]) -> None:
        self._posted.put(act)

    def listen(self, report: Report) -> None:
        self.reports.append(report)

    def drain(self) -> list[Report]:
        """Run everything posted so far; all reports since the start."""
        while not self._posted.empty():
            self._posted.get()()
        return self.reports

    def wait_for(self, count: int, timeout: float = 60.0) -> list[Report]:
        """Wait until there are `count` reports."""
        while len(self.reports) < count:
            self._posted.get(timeout=timeout)()
        return self.reports

    @property
    def acknowledged(self) -> list[Acknowledged]:
        return [report for report in self.drain() if isinstance(report, Acknowledged)]

    @property
    def failures(self) -> list[SaveFailed]:
        return [report for report in self.drain() if isinstance(report, SaveFailed)]


def flipped(content: bytes, at: int, bit: int = 0) -> bytes:
    """The same bytes with one bit turned over."""
    changed = bytearray(content)
    changed[at] ^= 1 << bit
    return bytes(changed)


def spread(length: int, count: int) -> list[int]:
    """`count` places from the first to the last of `length`, evenly."""
    return sorted({round(step * (length - 1) / (count - 1)) for step in range(count)})
