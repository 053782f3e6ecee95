"""Logs that a hearing was made final, and each change of a record that was frozen before."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from hearing_desk.app.clock import Clock, stamp
from hearing_desk.app.session import Session
from hearing_desk.core.problems import DeskError
from hearing_desk.vault import AuditLog, Doing


class HearingLog:
    """Looks at one open hearing after each change; what is merely typed before the end is not logged."""

    def __init__(self, session: Session, log: AuditLog, clock: Clock) -> None:
        self._known = session.committed
        self._log = log
        self._clock = clock
        session.subscribe(self._look)

    def _look(self, session: Session) -> None:
        before, now = self._known, session.committed
        if before is now:
            return
        self._known = now
        if now.is_final and not before.is_final:
            self._note(session.hearing_id, Doing.MADE_FINAL)
        elif before.is_text_fixed and replace(before, exports=[]) != replace(now, exports=[]):
            self._note(session.hearing_id, Doing.EDITED_AFTER_FREEZING)

    def _note(self, hearing_id: str, doing: Doing) -> None:
        # A disk that refuses is shown where the text is saved; the act is written with the next one.
        with suppress(DeskError):
            self._log.append(doing, stamp(self._clock.now()), hearing_id)
