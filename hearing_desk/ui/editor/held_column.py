"""A text whose column keeps its width and whose line at the caret keeps its height, whatever opens beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QTimer
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from hearing_desk.ui.tokens import TEXT_COLUMN


class HeldColumn(QTextEdit):
    """The column begins at the left; what it does not need of the width stays free at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = TEXT_COLUMN

    def keep_column(self, width: int) -> None:
        """Make all of it, its edges too, no wider than this: as long as it fits, lines break where they broke."""
        self._column = width
        self._fit_column()

    def resizeEvent(self, event: QResizeEvent) -> None:
        # The line one looks at stays where it is on the screen, whatever the lines above it become.
        held = self._held(event.oldSize().height())
        before = self.cursorRect(held).top()
        self._fit_column()
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

    def _fit_column(self) -> None:
        self.setViewportMargins(0, 0, max(0, self.width() - self._column), 0)
