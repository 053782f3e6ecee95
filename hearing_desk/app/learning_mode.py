"""*Leermodus*, off until an officer switches it on: what each line is for, for whoever learns the work."""

from __future__ import annotations

from hearing_desk.app.session import Session
from hearing_desk.app.two_ways import TwoWays
from hearing_desk.core.form import Lesson
from hearing_desk.core.learning import lesson_of


class LearningMode(TwoWays):
    """The choice of this officer, and what there is to learn."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.personal, "learning", "on")
        self._session = session

    @property
    def is_on(self) -> bool:
        """Whether it was switched on."""
        return self.is_other

    def lesson(self, line: str) -> Lesson | None:
        """What there is to learn at a line, None when the pack tells nothing of it."""
        return lesson_of(self._session.shown_pack, self._session.committed, line)
