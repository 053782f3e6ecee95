"""*Leermodus*, off until an officer switches it on: what each line is for, for whoever learns the work."""

from __future__ import annotations

from contextlib import suppress

from hearing_desk.app.session import Session
from hearing_desk.core.form import Lesson
from hearing_desk.core.learning import lesson_of
from hearing_desk.core.problems import DeskError

NAME, ON = "learning", "on"


class LearningMode:
    """The choice of this officer; what cannot be kept for the next hearing still holds in this one."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.is_on = False
        with suppress(DeskError):
            self.is_on = session.personal.setting(NAME) == ON

    def switch(self) -> None:
        """Let it be the other way from now on."""
        self.is_on = not self.is_on
        with suppress(DeskError):
            self._session.personal.keep_setting(NAME, ON if self.is_on else "")

    def lesson(self, line: str) -> Lesson | None:
        """What there is to learn at a line, None when the pack tells nothing of it."""
        return lesson_of(self._session.shown_pack, self._session.committed, line)
