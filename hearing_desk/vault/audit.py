"""The log of a vault: who opened, exported, changed and recovered what, so that no line can be changed unseen.

Files: `log-0001`, `log-0002`, …, one act a line (audit_chain); the head stands in the header and in each export.
It shows tampering by anybody without the vault key; whoever has the key can make another log.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from hearing_desk.core.text import Text
from hearing_desk.vault import refusals
from hearing_desk.vault.audit_act import Act, Doing, Mark, Result, Source
from hearing_desk.vault.audit_chain import Chain, LogHead, LogReading, empty_chain, read_on, read_segment
from hearing_desk.vault.disk import create_file, open_for_append, sync_directory, write_all
from hearing_desk.vault.findings import Finding, Outcome
from hearing_desk.vault.keys import VaultKey


@dataclass(frozen=True)
class Anchor:
    """Where the head of the log is kept outside it: read at the start, written after each line."""

    read: Callable[[], LogHead | None]
    write: Callable[[LogHead], None]


@dataclass(frozen=True)
class _Open:
    """The end of the segment that is written to, and how many bytes it has."""

    chain: Chain
    size: int


class AuditLog:
    """The log of one open vault; may be used on any thread.

    A log that was tampered with is left as it is and a new segment begins, which says so: nothing stops the work.
    """

    def __init__(self, directory: Path, vault_id: str, key: VaultKey, source: Source, anchor: Anchor) -> None:
        self.source = source
        self._directory = directory
        self._vault_id = vault_id
        self._key = key
        self._anchor = anchor
        self._open: _Open | None = None
        self._waiting: list[Act] = []
        self._known: dict[int, tuple[bytes, LogReading]] = {}
        self._one_at_a_time = threading.RLock()

    def append(
        self,
        doing: Doing,
        at: str,
        hearing_id: str = "",
        result: Result = Result.DONE,
        marks: Mapping[str, Mark] | None = None,
    ) -> LogHead:
        """Log one act durably and return the head after it; `at` is ISO 8601 with zone, `marks` numbers and codes only.

        DeskError disk_full, disk_refused: the act is kept in memory and is written with the next one.
        """
        with self._one_at_a_time:
            self._waiting.append(Act(at, doing, hearing_id, result, self.source, dict(marks or {})))
            try:
                self._write_waiting(at)
            except OSError as error:
                self._open = None
                raise refusals.disk_refused(error) from error
            return self._writable(at).chain.head

    def head(self) -> LogHead | None:
        """The head for a manifest: of the last line, None before the first."""
        with self._one_at_a_time:
            reading, expected = self._read_current(), self._anchor.read()
            return reading.chains[-1].head if reading.acts and reading.holds(expected) else expected

    def acts(self) -> tuple[Act, ...]:
        """Everything that is logged and holds, oldest first."""
        with self._one_at_a_time:
            return tuple(act for segment in self._segments() for act in self._read(segment).acts)

    def has_had(self, head: LogHead) -> bool:
        """True when this log once ended in `head`, as the manifest of an export says: false for a log cut off since."""
        with self._one_at_a_time:
            chains = self._read(head.segment).chains
        return head.lines < len(chains) and chains[head.lines].head == head

    def verify(self) -> tuple[Finding, ...]:
        """What was changed, taken out, put in, put in another order or cut off; empty for a whole log."""
        with self._one_at_a_time:
            reading, expected = self._read_current(), self._anchor.read()
            if not reading.holds(expected):
                return (_damaged(),)
            started_again = reading.acts and reading.acts[0].doing is Doing.LOG_STARTED_AGAIN
            return (_started_again(reading.acts[0]),) if started_again else ()

    def _write_waiting(self, at: str) -> None:
        while self._waiting:
            self._write(self._waiting[0], self._writable(at))
            del self._waiting[0]

    def _write(self, act: Act, end: _Open) -> None:
        line, behind = end.chain.extended(act)
        descriptor = open_for_append(self._path(end.chain.head.segment))
        try:
            write_all(descriptor, line)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        self._open = _Open(behind, end.size + len(line))
        # The line is on the disk: a header that could not be written now is written after the next line.
        with suppress(OSError):
            self._anchor.write(behind.head)

    def _writable(self, at: str) -> _Open:
        if self._open is None or self._size(self._open.chain.head.segment) != self._open.size:
            self._open = self._found(at)
        return self._open

    def _found(self, at: str) -> _Open:
        expected, reading = self._anchor.read(), self._read_current()
        if not reading.holds(expected):
            return self._start(max(self._segments(), default=0) + 1, _again(at, self.source, expected))
        if not reading.acts:
            segment = reading.chains[0].head.segment
            is_first = segment == 1
            first = Act(at, Doing.LOG_STARTED, source=self.source) if is_first else _again(at, self.source, expected)
            return self._start(segment, first)
        if reading.is_torn:
            os.truncate(self._path(reading.chains[-1].head.segment), reading.size)
        return _Open(reading.chains[-1], reading.size)

    def _start(self, segment: int, first: Act) -> _Open:
        path = self._path(segment)
        path.unlink(missing_ok=True)
        os.close(create_file(path))
        sync_directory(self._directory)
        self._write(first, _Open(empty_chain(self._key, self._vault_id, segment), 0))
        assert self._open is not None
        return self._open

    def _read_current(self) -> LogReading:
        expected = self._anchor.read()
        return self._read(expected.segment if expected else max(self._segments(), default=1))

    def _read(self, segment: int) -> LogReading:
        try:
            content = self._path(segment).read_bytes()
        except FileNotFoundError:
            content = b""
        except OSError as error:
            raise refusals.disk_refused(error) from error
        # A log of years is long: what was read before, and is still there to the last byte, is not opened again.
        held, known = self._known.get(segment, (b"", None))
        if known is None or not content.startswith(held):
            known = read_segment(content, empty_chain(self._key, self._vault_id, segment))
        else:
            known = read_on(known, content)
        self._known[segment] = (content[: known.size], known)
        return known

    def _segments(self) -> tuple[int, ...]:
        names = (path.name.removeprefix("log-") for path in self._directory.glob("log-*"))
        return tuple(sorted(int(name) for name in names if name.isascii() and name.isdigit()))

    def _size(self, segment: int) -> int:
        try:
            return self._path(segment).stat().st_size
        except FileNotFoundError:
            return -1

    def _path(self, segment: int) -> Path:
        return self._directory / f"log-{segment:04d}"


def _again(at: str, source: Source, expected: LogHead | None) -> Act:
    last = expected or LogHead(0, 0, "")
    marks: dict[str, Mark] = {"segment": last.segment, "lines": last.lines, "digest": last.digest}
    return Act(at, Doing.LOG_STARTED_AGAIN, result=Result.FAILED, source=source, marks=marks)


def _damaged() -> Finding:
    text = Text("The log of this vault was changed or cut off outside Hearing Desk. Keep it; tell your administrator.")
    return Finding("log_damaged", text, Outcome.LOST)


def _started_again(act: Act) -> Finding:
    # Lost for ever, however whole the log is since: what was taken out of it does not come back.
    text = Text(
        "On {day} the log of this vault was found changed or cut off. It is kept, and a new one was begun. "
        "Tell your administrator.",
        day=act.at[:10],
    )
    return Finding("log_started_again", text, Outcome.LOST)
