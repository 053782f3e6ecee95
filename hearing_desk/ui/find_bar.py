"""A line under the text to find words in it, and to replace them one by one; Esc goes back to the text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit

from hearing_desk.app.finding import Finding, Post
from hearing_desk.core.text import Text
from hearing_desk.ui.editor.hearing_editor import HearingEditor
from hearing_desk.ui.room import Say
from hearing_desk.ui.tokens import GRID


class FindBar(QFrame):
    """Stands below the text, so that it never covers the line being typed.

    Enter in the words goes on to the next place; in what comes for them it first replaces the place that is shown.
    There is no replacing of all at once: somebody has seen each place.
    """

    def __init__(self, editor: HearingEditor, say: Say, post: Post) -> None:
        super().__init__()
        self._editor = editor
        self._say = say
        self._caret = editor.textCursor()
        self._finding = Finding(post, self._show_count)
        self.words = QLineEdit()
        self.count = QLabel()
        label = QLabel(say(Text("&Find:")))
        label.setBuddy(self.words)
        self.words.setObjectName("find.words")
        self.words.setAccessibleName(say(Text("Find in the text")))
        self.others = QLineEdit()
        self.others.setObjectName("find.others")
        self._others_label = QLabel(say(Text("Replace by (Enter: this place)")))
        self._others_label.setBuddy(self.others)
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * GRID, GRID, 3 * GRID, GRID)
        for part in (label, self.words, self._others_label, self.others, self.count):
            row.addWidget(part)
        self.words.textChanged.connect(lambda _: self._count())
        self.words.returnPressed.connect(self.find_next)
        self.others.returnPressed.connect(self._replace)
        self.hide()

    def open(self, *, is_replacing: bool = False) -> None:
        """Show the line and put the focus into it; Esc will lead back to where the caret is now."""
        if self.isHidden():
            self._caret = self._editor.textCursor()
        for part in (self._others_label, self.others):
            part.setVisible(is_replacing)
        self.show()
        self.words.selectAll()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def find_next(self) -> None:
        """Select the next place, from the top again after the last one."""
        wanted = self.words.text()
        if wanted and not self._editor.find(wanted):
            start = QTextCursor(self._editor.document())
            self._editor.setTextCursor(start)
            self._editor.find(wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self._editor.setTextCursor(self._caret)
            self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def close_finding(self) -> None:
        """Let go of the thread that looks."""
        self._finding.close()

    def _replace(self) -> None:
        wanted, shown = self.words.text(), self._editor.textCursor().selectedText()
        if wanted and shown.casefold() == wanted.casefold():
            self._editor.insert(self.others.text())
            self._count()
        self.find_next()

    def _count(self) -> None:
        self._finding.ask(self._editor.toPlainText(), self.words.text())

    def _show_count(self, found: int) -> None:
        self.count.setText(self._say(Text.counted("{count} place", "{count} places", count=found)))
