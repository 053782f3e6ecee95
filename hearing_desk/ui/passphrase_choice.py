"""Choosing a passphrase: six words drawn by chance, or one of the officer's own, typed twice."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from hearing_desk.app.passphrases import problems_of_own
from hearing_desk.core.problems import Problem
from hearing_desk.core.text import Text
from hearing_desk.ui.room import Say
from hearing_desk.ui.tokens import GRID

_INDENT = 6 * GRID


class PassphraseChoice(QWidget):
    """Offers words until somebody takes an own passphrase; object names begin with `name`."""

    def __init__(self, name: str, propose: Callable[[], str], say: Say) -> None:
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
        self._own_label = QLabel(say(Text("Own passphrase, at least 15 characters")))
        self._again_label = QLabel(say(Text("The same once more")))
        self._name(name)
        self._lay_out()
        self.take_words.toggled.connect(lambda _: self._show_choice())
        self.other_words.clicked.connect(self._take_other_words)
        self.take_words.setChecked(True)
        self._show_choice()

    def passphrase(self) -> str:
        """The passphrase that was chosen."""
        return self.words.text() if self.take_words.isChecked() else self.own.text()

    def problems(self) -> tuple[Problem, ...]:
        """What the choice lacks."""
        if self.take_own.isChecked():
            return problems_of_own(self.own.text(), self.again.text())
        if not self.written_down.isChecked():
            return (Problem(Text("Write the words down first, and say so here."), "written_down"),)
        return ()

    def go_to(self, field: str) -> None:
        """Put the focus where a problem is."""
        {"own": self.own, "again": self.again}.get(field, self.written_down).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_choice(self) -> None:
        takes_words = self.take_words.isChecked()
        for widget in (self.words, self.other_words, self.written_down):
            widget.setEnabled(takes_words)
        for field in (self.own, self.again, self._own_label, self._again_label):
            field.setEnabled(not takes_words)

    def _take_other_words(self) -> None:
        self.words.setText(self._propose())
        self.written_down.setChecked(False)

    def _name(self, name: str) -> None:
        self.words.setReadOnly(True)
        self.words.setAccessibleName(self._say(Text("Six words")))
        self._own_label.setBuddy(self.own)
        self._again_label.setBuddy(self.again)
        for line in (self.own, self.again):
            line.setEchoMode(QLineEdit.EchoMode.Password)
        for part in ("take_words", "words", "other_words", "written_down", "take_own", "own", "again"):
            getattr(self, part).setObjectName(f"{name}.{part}")
        self.other_words.setAutoDefault(False)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        row = QHBoxLayout()
        row.setContentsMargins(_INDENT, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.other_words)
        checked = QHBoxLayout()
        checked.setContentsMargins(_INDENT, 0, 0, 0)
        checked.addWidget(self.written_down)
        column.addWidget(self.take_words)
        column.addLayout(row)
        column.addLayout(checked)
        column.addWidget(self.take_own)
        column.addLayout(self._own_lines())

    def _own_lines(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(_INDENT, 0, 0, 0)
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(GRID)
        for column, (label, line) in enumerate([(self._own_label, self.own), (self._again_label, self.again)]):
            grid.addWidget(label, 0, column)
            grid.addWidget(line, 1, column)
        return grid


_WRITTEN_DOWN = Text("I have written the words &down and keep them apart from this computer")
