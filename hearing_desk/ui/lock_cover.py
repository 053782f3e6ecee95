"""Stands in front of a hearing that goes on while the computer's session is locked, and says that all is saved."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from hearing_desk.core.text import Text
from hearing_desk.ui.keymap import keys_of
from hearing_desk.ui.room import Say
from hearing_desk.ui.tokens import GRID

COVERED = Text("The text of the hearing is covered. Everything is saved. Space: show it again.")
WAITING = Text(
    "Hearing Desk cannot lock yet: the last changes are not saved. It tries again by itself. Leave the computer on. "
    "Space: back to the text."
)


class Cover(QWidget):
    """A window of its own, so that no key of the hearing works behind it; `lifted` and `lock_asked` are its keys."""

    lifted = Signal()
    lock_asked = Signal()

    def __init__(self, say: Say) -> None:
        super().__init__()
        self._say = say
        self.line = QLabel()
        self.line.setWordWrap(True)
        self.line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.line.setObjectName("cover.line")
        self.setObjectName("cover")
        self.setWindowTitle(say(Text("Covered – Hearing Desk")))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(8 * GRID, 8 * GRID, 8 * GRID, 8 * GRID)
        column.addWidget(self.line)

    def stand_before(self, window: QWidget, words: Text) -> None:
        """Take the place of a window on the screen."""
        self.line.setText(self._say(words))
        self.setAccessibleName(self._say(words))
        if self.isVisible():
            return
        self.setGeometry(window.geometry())
        self.setWindowState(window.windowState())
        self.show()
        window.hide()
        self.activateWindow()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def make_way(self, window: QWidget) -> None:
        """Give the window its place back; the caret is where it was."""
        window.show()
        window.activateWindow()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.lifted.emit()
        elif QKeySequence(event.keyCombination()).toString() in keys_of("lock"):
            self.lock_asked.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.lifted.emit()

