"""A text whose column keeps its width and whose line at the caret keeps its height, whatever opens beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QTimer
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from hearing_desk.ui.tokens import TEXT_COLUMN


class HeldColumn(QTextEdit):
    """No wider than its column, so that what opens beside it finds its place free."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumWidth(TEXT_COLUMN)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # The line one looks at stays where it is on the screen, whatever the lines above it become.
        held = self._held(event.oldSize().height())
        before = self.cursorRect(held).top()
        super().resizeEvent(event)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(held).top() - before)
        if held == self.textCursor():
            self.ensureCursorVisible()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            # The lines get their new height only after this.
            QTimer.singleShot(0, self, self.ensureCursorVisible)

    def _held(self, height: int) -> QTextCursor:
        is_in_sight = height < 0 or 0 <= self.cursorRect().top() < height
        return self.textCursor() if is_in_sight else self.cursorForPosition(QPoint(0, 0))
