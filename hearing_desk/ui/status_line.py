"""The line at the bottom of the window: the last thing that was said stays there until the next."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from hearing_desk.core.text import Text
from hearing_desk.ui.room import Say
from hearing_desk.ui.slow_act import ONE_MOMENT
from hearing_desk.ui.tokens import GRID, STATUS_HEIGHT


class StatusLine(QFrame):
    """Says one sentence, politely: no time makes it go away, no focus moves, a screen reader waits its turn."""

    def __init__(self, say: Say) -> None:
        super().__init__()
        self._say = say
        self._is_quiet = False
        self.setObjectName("status")
        self.message = QLabel()
        self.message.setObjectName("status.message")
        self.message.setWordWrap(True)
        self.message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.lasting = QLabel()
        self.lasting.setObjectName("status.lasting")
        self.lasting.setProperty("mood", "warn")
        self.lasting.setWordWrap(True)
        self.lasting.hide()
        self.aside = QLabel()
        self.aside.setObjectName("status.aside")
        self.aside.setProperty("quiet", "true")
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * GRID, 0, 3 * GRID, 0)
        # A minimum of the widget would count instead of its letters, and a sentence that comes would move the text.
        row.addStrut(STATUS_HEIGHT)
        row.addWidget(self.message, 1)
        row.addWidget(self.lasting, 1)
        self.waiting = QLabel(say(ONE_MOMENT))
        self.waiting.setObjectName("status.waiting")
        self.waiting.hide()
        row.addWidget(self.waiting)
        self.text_size = QLabel()
        self.text_size.setObjectName("status.size")
        self.text_size.setProperty("quiet", "true")
        row.addWidget(self.text_size)
        row.addSpacing(2 * GRID)
        row.addWidget(self.aside)

    def tell(self, text: Text) -> None:
        """Say a sentence; it stays until the next one."""
        if self._is_quiet:
            self.show()
        words = self._say(text)
        if words == self.message.text():
            return
        self.message.setText(words)
        self.message.setToolTip(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.message, words))

    def tell_lasting(self, text: Text | None) -> None:
        """Say something that stays beside every other sentence until it is over, as that no backup can be made."""
        words = self._say(text) if text is not None else ""
        if words == self.lasting.text():
            return
        self.lasting.setText(words)
        self.lasting.setVisible(bool(words))
        if self._is_quiet:
            self.setVisible(bool(words))
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.lasting, words))

    def tell_waiting(self, is_waiting: bool) -> None:
        """Say that something is waited for, or no more; what else was said stays."""
        self.waiting.setVisible(is_waiting)
        if is_waiting:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.waiting, self.waiting.text()))

    def be_quiet(self, is_quiet: bool) -> None:
        """Stay away until there is something to say, or be there always."""
        self._is_quiet = is_quiet
        self.setVisible(not is_quiet or bool(self.lasting.text()))

    def hush(self) -> None:
        """What was said has been read: in the quiet view the line goes away again."""
        if self._is_quiet and not self.lasting.text():
            self.hide()

    def tell_aside(self, text: Text) -> None:
        """Say at the right, for good, whether this is practice."""
        self.aside.setText(self._say(text))

    def tell_size(self, text: Text) -> None:
        """Say how large the text is; nothing at the usual size."""
        self.text_size.setText(self._say(text))
