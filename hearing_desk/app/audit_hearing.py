"""Logs that a hearing was made final, and each change of a record that was frozen before."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from hearing_desk.app.clock import Clock, stamp
from hearing_desk.app.session import Session
from hearing_desk.vault import Doing, Vault


class HearingLog:
    """Looks at one open hearing after each change; what is merely typed before the end is not logged.

    A disk that refuses is shown where the text is saved; the act is written with the next one.
    """

    def __init__(self, session: Session, vault: Vault, clock: Clock) -> None:
        self._known = session.committed
        self._vault = vault
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
        self._vault.later(partial(self._vault.log.append, doing, stamp(self._clock.now()), hearing_id))
