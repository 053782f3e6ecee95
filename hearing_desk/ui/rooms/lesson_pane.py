"""What *Leermodus* shows below a list: why the current line is asked, how to do it and how not, and what comes next."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QTextBrowser, QVBoxLayout

from hearing_desk.app.learning_mode import LearningMode
from hearing_desk.core.form import Lesson
from hearing_desk.core.text import Text
from hearing_desk.ui.item_list import ItemList
from hearing_desk.ui.room import Say
from hearing_desk.ui.tokens import GRID

_LOWEST = 16 * GRID


class LessonPane(QTextBrowser):
    """Follows the current line of a list; not there at all while the mode is off."""

    def __init__(self, lines: ItemList, learning: LearningMode, say: Say) -> None:
        super().__init__()
        self._lines = lines
        self._learning = learning
        self._say = say
        self.setObjectName(f"{lines.objectName()}.lesson")
        self.setAccessibleName(say(Text("Learning mode: why this is asked, how to do it, what comes next")))
        self.setTabChangesFocus(True)
        self.setMinimumHeight(_LOWEST)
        self.hide()
        lines.chosen.connect(lambda _: self.refresh())

    def refresh(self) -> None:
        """Show the lesson of the line as it is now, or nothing at all."""
        self.setVisible(self._learning.is_on)
        if self._learning.is_on:
            lesson = self._learning.lesson(self._lines.current_id())
            self.setHtml(self._told(lesson) if lesson else self._nothing())

    def _told(self, lesson: Lesson) -> str:
        parts = (
            (Text("Why it is asked"), lesson.why),
            (Text("Done rightly"), lesson.right),
            (Text("Done wrongly"), lesson.wrong),
            (Text("Next step"), lesson.next_step),
        )
        return "".join(f"<p><b>{escape(self._say(name))}:</b> {escape(words)}</p>" for name, words in parts)

    def _nothing(self) -> str:
        words = self._say(Text("Learning mode: choose a line to read about it."))
        return f"<p>{escape(words)}</p>"


def with_lesson(lines: ItemList, pane: LessonPane) -> QVBoxLayout:
    """A list with its lesson below it."""
    column = QVBoxLayout()
    column.setSpacing(2 * GRID)
    column.addWidget(lines, 3)
    column.addWidget(pane, 2)
    return column
