"""A page that shows nothing until somebody said that they are alone, and can be covered again with one key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from hearing_desk.core.text import Text
from hearing_desk.ui.room import Say
from hearing_desk.ui.tokens import GRID


class Covered(QStackedWidget):
    """Space answers each question with yes; then `uncovered` is sent and the content shows. Esc covers it again."""

    uncovered = Signal()

    def __init__(
        self, name: str, content: QWidget, questions: Callable[[], tuple[Text, ...]], say: Say
    ) -> None:
        super().__init__()
        self._questions = questions
        self._say = say
        self._left: tuple[Text, ...] = ()
        self._content = content
        self._question = QLabel()
        self._yes = QPushButton(say(Text("Yes, show (space)")))
        self._yes.setObjectName(f"{name}.uncover")
        self._lay_out()
        self._yes.clicked.connect(self._answer)
        self.cover()

    @property
    def is_covered(self) -> bool:
        """Whether the content is hidden."""
        return self.currentWidget() is not self._content

    def cover(self) -> None:
        """Hide the content and ask again before it shows."""
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self._content.isAncestorOf(focus)
        self._left = self._questions()
        self._ask()
        self.setCurrentIndex(0)
        if had_focus:
            self.focus_question()

    def focus_question(self) -> None:
        """Put the focus where space answers the question."""
        self._yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.is_covered:
            self.cover()
            self.focus_question()
        else:
            super().keyPressEvent(event)

    def _answer(self) -> None:
        self._left = self._left[1:]
        if self._left:
            self._ask()
            return
        self.setCurrentWidget(self._content)
        self.uncovered.emit()

    def _ask(self) -> None:
        words = self._say(self._left[0]) if self._left else ""
        self._question.setText(words)
        self._yes.setAccessibleDescription(words)

    def _lay_out(self) -> None:
        cover = QWidget()
        column = QVBoxLayout(cover)
        column.setSpacing(4 * GRID)
        column.addStretch(1)
        self._question.setProperty("heading", "1")
        for widget in (self._question, self._yes):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.addWidget(cover)
        self.addWidget(self._content)
