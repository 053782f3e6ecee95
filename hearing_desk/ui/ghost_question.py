"""An own question of the plan below the text: it stands there on a key only, until it is asked, passed or sent away."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from hearing_desk.app.plan_questions import PlanQuestion
from hearing_desk.core.text import Text
from hearing_desk.ui.announcing import announce
from hearing_desk.ui.keymap import keys_of
from hearing_desk.ui.room import Say
from hearing_desk.ui.tokens import GRID


class GhostQuestion(QFrame):
    """Below the text, like the line to find words in, so that it never covers what is being typed."""

    def __init__(self, say: Say) -> None:
        super().__init__()
        self._say = say
        self.shown: PlanQuestion | None = None
        self.words = QLabel()
        self._keys = QLabel()
        self._lay_out()
        self.hide()

    def show_question(self, question: PlanQuestion) -> None:
        """Show one question, in place of the one before."""
        self.shown = question
        self.words.setText(question.question)
        put, other = keys_of("put_plan_question")[0], keys_of("plan_question")[0]
        place, count = question.place, question.count
        keys = Text("{place} of {count} · {put}: ask it · {other}: the next · Esc: away",
                    place=place, count=count, put=put, other=other)  # fmt: skip
        self._keys.setText(self._say(keys))
        self.show()
        announce(self.words, question.question)

    def take_away(self) -> None:
        """Nothing is shown any more."""
        self.shown = None
        self.words.clear()
        self.hide()

    def _lay_out(self) -> None:
        self.setObjectName("hearing.ghost")
        self.words.setObjectName("hearing.ghost.words")
        self.words.setAccessibleName(self._say(Text("Own question, not in the text")))
        self.words.setWordWrap(True)
        font = self.words.font()
        font.setItalic(True)
        self.words.setFont(font)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, GRID, 3 * GRID, 0)
        column.setSpacing(0)
        for label in (self.words, self._keys):
            label.setProperty("quiet", "true")
            column.addWidget(label)
