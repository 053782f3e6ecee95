"""How Enter works in an answer: as in a list of Word, or straight on to the next question; each officer chooses."""

from __future__ import annotations

from contextlib import suppress

from hearing_desk.app.session import Session
from hearing_desk.core.problems import DeskError

NAME, DIRECT = "enter", "direct"


class EnterKey:
    """The choice of this officer; what cannot be kept for the next hearing still holds in this one."""

    def __init__(self, session: Session) -> None:
        self._personal = session.personal
        self.is_direct = False
        with suppress(DeskError):
            self.is_direct = self._personal.setting(NAME) == DIRECT

    def switch(self) -> None:
        """Let it work the other way from now on."""
        self.is_direct = not self.is_direct
        with suppress(DeskError):
            self._personal.keep_setting(NAME, DIRECT if self.is_direct else "")
