"""How Enter works in an answer: as in a list of Word, or straight on to the next question; each officer chooses."""

from __future__ import annotations

from hearing_desk.app.session import Session
from hearing_desk.app.two_ways import TwoWays


class EnterKey(TwoWays):
    """The choice of this officer."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.personal, "enter", "direct")

    @property
    def is_direct(self) -> bool:
        """Whether Enter goes straight on to the next question."""
        return self.is_other
