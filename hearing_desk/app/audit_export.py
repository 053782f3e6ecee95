"""Logs every export before its first file stands anywhere, and gives the manifest the head of the log."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from hearing_desk.app.clock import Clock, stamp
from hearing_desk.app.exporting import Exporting
from hearing_desk.core.problems import DeskError
from hearing_desk.vault import AuditLog, Doing, Result

Noted = Callable[[str], str]
"""Given the hash of the record, logs the export and returns the line for its manifest."""

_DOING = {Exporting.REPORT: Doing.EXPORTED, Exporting.INTERNAL: Doing.EXPORTED_INTERNAL}


class ExportLog:
    """The exports of one vault in its log; purpose and recipient stay inside the hearing."""

    def __init__(self, log: AuditLog, clock: Clock) -> None:
        self._log = log
        self._clock = clock

    @contextmanager
    def noting(self, part: Exporting, hearing_id: str) -> Iterator[Noted]:
        """Around one export: what cannot be logged is not exported, and one that failed after all is logged so."""
        begun: list[str] = []

        def noted(record_sha256: str) -> str:
            line = self._line(part, hearing_id, record_sha256)
            begun.append(line)
            return line

        try:
            yield noted
        except DeskError:
            if begun:
                with suppress(DeskError):
                    self._log.append(_DOING[part], stamp(self._clock.now()), hearing_id, Result.FAILED)
            raise

    def _line(self, part: Exporting, hearing_id: str, record_sha256: str) -> str:
        before, at = self._log.head(), stamp(self._clock.now())
        marks = {"record": record_sha256, "before": "" if before is None else str(before)}
        return f"hearing-desk log {self._log.append(_DOING[part], at, hearing_id, marks=marks)}"
