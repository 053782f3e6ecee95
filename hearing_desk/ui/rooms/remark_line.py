"""A line for a remark: Enter puts it in the text, Shift+Enter begins another paragraph of it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from hearing_desk.core.events import FieldValue

MOST_LINES = 4
_WORDS = "words"
_AROUND = 20
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RemarkLine(QPlainTextEdit):
    """One line high, and higher only while more lines stand in it; Tab leaves it."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._fit)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in _ENTERS
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def text(self) -> str:
        """What stands in it, a line break for each paragraph."""
        return self.toPlainText()

    def half_typed(self) -> dict[str, FieldValue]:
        """What stands in it and is not in the text yet."""
        return {_WORDS: self.text()} if self.text().strip() else {}

    def put_back(self, typed: Mapping[str, FieldValue]) -> None:
        """Show what stood in it before."""
        self.setPlainText(str(typed[_WORDS]))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        lines = min(MOST_LINES, self.toPlainText().count("\n") + 1)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + _AROUND)
