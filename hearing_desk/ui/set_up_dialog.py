"""The first start: why there is a passphrase, six words to take, or an own one, and what forgetting it means."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
)

from hearing_desk.app.passphrases import problems_of_own
from hearing_desk.core.problems import Problem
from hearing_desk.core.text import Text
from hearing_desk.ui.room import Say
from hearing_desk.ui.tokens import GRID

WIDTH = 140 * GRID


class SetUpDialog(QDialog):
    """Offers six words drawn by chance; an own passphrase is typed twice. Accepted only with one that will do."""

    def __init__(self, propose: Callable[[], str], say: Say) -> None:
        super().__init__()
        self._propose = propose
        self._say = say
        self.take_words = QRadioButton(say(Text("Take these six &words (advised)")))
        self.words = QLineEdit(propose())
        self.other_words = QPushButton(say(Text("&Other words")))
        self.written_down = QCheckBox(say(_WRITTEN_DOWN))
        self.take_own = QRadioButton(say(Text("Take my own &passphrase")))
        self.own = QLineEdit()
        self.again = QLineEdit()
        self.message = QLabel()
        self._own_label = QLabel(say(Text("Own passphrase, at least 15 characters")))
        self._again_label = QLabel(say(Text("The same once more")))
        self._name()
        self._lay_out()
        self._connect()
        self.take_words.setChecked(True)
        self._show_choice()

    def passphrase(self) -> str:
        """The passphrase that was chosen."""
        return self.words.text() if self.take_words.isChecked() else self.own.text()

    def accept(self) -> None:
        """Close with the passphrase that was chosen; or say what it lacks, and stay."""
        problems = self._problems()
        if not problems:
            super().accept()
            return
        self.message.setText(self._say(problems[0].text))
        targets = {"own": self.own, "again": self.again, "written_down": self.written_down}
        targets[problems[0].field].setFocus(Qt.FocusReason.OtherFocusReason)

    def _problems(self) -> tuple[Problem, ...]:
        if self.take_own.isChecked():
            return problems_of_own(self.own.text(), self.again.text())
        if not self.written_down.isChecked():
            return (Problem(Text("Write the words down first, and say so here."), "written_down"),)
        return ()

    def _show_choice(self) -> None:
        takes_words = self.take_words.isChecked()
        for widget in (self.words, self.other_words, self.written_down):
            widget.setEnabled(takes_words)
        for field in (self.own, self.again, self._own_label, self._again_label):
            field.setEnabled(not takes_words)
        self.message.clear()

    def _take_other_words(self) -> None:
        self.words.setText(self._propose())
        self.written_down.setChecked(False)

    def _name(self) -> None:
        self.setObjectName("set_up")
        self.setWindowTitle(self._say(Text("A vault for your hearings – Hearing Desk")))
        self.words.setReadOnly(True)
        self.words.setAccessibleName(self._say(Text("Six words")))
        self._own_label.setBuddy(self.own)
        self._again_label.setBuddy(self.again)
        for line in (self.own, self.again):
            line.setEchoMode(QLineEdit.EchoMode.Password)
        for name in ("take_words", "words", "other_words", "written_down", "take_own", "own", "again", "message"):
            getattr(self, name).setObjectName(f"set_up.{name}")
        self.other_words.setAutoDefault(False)

    def _lay_out(self) -> None:
        self.setMinimumWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * GRID, 5 * GRID, 5 * GRID, 4 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(_paragraph(self._say(_PURPOSE)))
        column.addWidget(self.take_words)
        row = QHBoxLayout()
        row.setContentsMargins(6 * GRID, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.other_words)
        column.addLayout(row)
        column.addLayout(_indented(self.written_down))
        column.addSpacing(2 * GRID)
        column.addWidget(self.take_own)
        for widget in (self._own_label, self.own, self._again_label, self.again):
            column.addLayout(_indented(widget))
        column.addSpacing(2 * GRID)
        column.addWidget(_paragraph(self._say(_FORGETTING)))
        self.message.setWordWrap(True)
        self.message.setProperty("mood", "warn")
        column.addWidget(self.message)
        column.addWidget(self._buttons())

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        make = QPushButton(self._say(Text("Make the vault")))
        make.setObjectName("set_up.make")
        make.setProperty("primary", "true")
        buttons.addButton(make, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _connect(self) -> None:
        self.take_words.toggled.connect(lambda _: self._show_choice())
        self.other_words.clicked.connect(self._take_other_words)


_WRITTEN_DOWN = Text("I have written the words &down and keep them apart from this computer")
_PURPOSE = Text(
    "Everything you write here is kept encrypted on this computer, from the first key on. "
    "A passphrase opens it: you type it each time you start the program."
)
_FORGETTING = Text(
    "Whoever does not know the passphrase cannot read the hearings. That is so for you too: when you forget it, "
    "nobody can open this vault for you."
)


def _paragraph(words: str) -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    return label


def _indented(widget: QCheckBox | QLabel | QLineEdit) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(6 * GRID, 0, 0, 0)
    row.addWidget(widget)
    return row
