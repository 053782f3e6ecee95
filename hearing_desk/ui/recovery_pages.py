"""The second way into a vault, shown while it is made: a sheet of paper to keep, or the organisation's fingerprint."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from hearing_desk.app.recovery_organisation import in_fours
from hearing_desk.app.recovery_sheet import FIRST, SheetToKeep
from hearing_desk.core.problems import Problem
from hearing_desk.core.text import Text
from hearing_desk.ui.room import Say
from hearing_desk.ui.tokens import GRID

_IN_ROW = 4
_LARGER = 1.35
Tell = Callable[[Text | None], None]


@dataclass(frozen=True)
class Paper:
    """What puts a sheet on paper or in a PDF, asking where; each says what went wrong, or None."""

    print_it: Callable[[SheetToKeep], Text | None]
    keep_pdf: Callable[[SheetToKeep], Text | None]


class SheetPage(QWidget):
    """The sheet, to be printed, kept as a PDF or written down; it is shown here and nowhere else."""

    def __init__(self, kept: SheetToKeep, say: Say, paper: Paper, tell: Tell, why: Text) -> None:
        super().__init__()
        self.print_button = QPushButton(say(Text("&Print …")))
        self.pdf_button = QPushButton(say(Text("&Keep as PDF …")))
        self.groups = QWidget()
        self._lay_out(kept, say, why)
        self.print_button.setObjectName("recovery.print")
        self.print_button.clicked.connect(lambda: tell(paper.print_it(kept)))
        self.pdf_button.setObjectName("recovery.pdf")
        self.pdf_button.clicked.connect(lambda: tell(paper.keep_pdf(kept)))
        for button in (self.print_button, self.pdf_button):
            button.setAutoDefault(False)

    def _lay_out(self, kept: SheetToKeep, say: Say, why: Text) -> None:
        column = page(self)
        column.addWidget(heading(say(Text("Recovery sheet {number}", number=kept.number))))
        column.addWidget(paragraph(say(why)))
        self._show_groups(kept, say)
        column.addWidget(self.groups)
        row = QHBoxLayout()
        for button in (self.print_button, self.pdf_button):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(paragraph(say(_KEEPING)))
        column.addStretch(1)

    def _show_groups(self, kept: SheetToKeep, say: Say) -> None:
        grid = QGridLayout(self.groups)
        grid.setContentsMargins(6 * GRID, GRID, 6 * GRID, GRID)
        grid.setVerticalSpacing(2 * GRID)
        for at, group in enumerate(kept.groups):
            label = QLabel(say(Text("{number}.  {group}", number=at + 1, group=group)))
            label.setObjectName(f"recovery.group{at + 1}")
            label.setAccessibleName(say(Text("Group {number}: {group}", number=at + 1, group=" ".join(group))))
            font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
            font.setPointSizeF(label.font().pointSizeF() * _LARGER)
            label.setFont(font)
            grid.addWidget(label, at // _IN_ROW, at % _IN_ROW)


class ConfirmPage(QWidget):
    """Two groups of the sheet, typed from the paper while the sheet itself does not show."""

    def __init__(self, kept: SheetToKeep, say: Say) -> None:
        super().__init__()
        self._kept = kept
        self.first, self.second = QLineEdit(), QLineEdit()
        column = page(self)
        column.addWidget(heading(say(Text("Is the sheet on paper?"))))
        column.addWidget(paragraph(say(_CONFIRMING)))
        column.addLayout(self._lines(say))
        column.addStretch(1)

    def problems(self) -> tuple[Problem, ...]:
        """What is not as on the sheet."""
        return self._kept.problems(self.first.text(), self.second.text())

    def go_to(self, field: str) -> None:
        """Put the focus where a problem is."""
        line = self.first if field == FIRST else self.second
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        line.selectAll()

    def _lines(self, say: Say) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(6 * GRID, GRID, 0, 0)
        grid.setHorizontalSpacing(3 * GRID)
        grid.setColumnStretch(2, 1)
        for row, (number, line) in enumerate(zip(self._kept.asked, (self.first, self.second), strict=True)):
            label = QLabel(say(Text("Group {number}", number=number)))
            label.setBuddy(line)
            line.setObjectName(f"recovery.typed{row + 1}")
            line.setMinimumWidth(40 * GRID)
            grid.addWidget(label, row, 0)
            grid.addWidget(line, row, 1)
        return grid


class OrganisationPage(QWidget):
    """That two people of the organisation can open the vault, and by which fingerprint to know it."""

    def __init__(self, fingerprint: str, say: Say) -> None:
        super().__init__()
        self.fingerprint = QLabel(in_fours(fingerprint))
        self.fingerprint.setObjectName("recovery.fingerprint")
        self.fingerprint.setAccessibleName(say(Text("Fingerprint of the organisation's key")))
        self.fingerprint.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.fingerprint.setWordWrap(True)
        self.fingerprint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        column = page(self)
        column.addWidget(heading(say(Text("Your organisation can help"))))
        column.addWidget(paragraph(say(_ORGANISATION)))
        column.addWidget(self.fingerprint)
        column.addWidget(paragraph(say(_OWN_SHEET)))
        column.addStretch(1)


def page(widget: QWidget) -> QVBoxLayout:
    """The column of one page of a dialog."""
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2 * GRID)
    return column


def heading(words: str) -> QLabel:
    """What a page is about."""
    label = QLabel(words)
    font = label.font()
    font.setBold(True)
    font.setPointSizeF(font.pointSizeF() * _LARGER)
    label.setFont(font)
    return label


def paragraph(words: str) -> QLabel:
    """A few sentences that take the room they need."""
    label = QLabel(words)
    label.setWordWrap(True)
    return label


FIRST_SHEET = Text(
    "A passphrase can be forgotten. Then only this sheet opens your vault, and nobody else can. "
    "Print it or write it down now: it is shown only once."
)
NEW_SHEET = Text(
    "This sheet takes the place of the one you have, as soon as you have typed two of its groups. "
    "Print it or write it down now: it is shown only once."
)
_KEEPING = Text(
    "Keep the paper locked away and never with this computer, in a safe of your team for instance. "
    "Whoever has both can read your hearings. A PDF belongs on a stick of your own, not on this computer."
)
_CONFIRMING = Text(
    "Take the paper and type two groups from it. So you know that it can be read. "
    "Capitals or small letters are the same."
)
_ORGANISATION = Text(
    "When the passphrase is gone, two people of your organisation can open one hearing together; neither can do so "
    "alone, and each time is logged. Compare this fingerprint with the one your administrator gave you:"
)
_OWN_SHEET = Text("You can make a recovery sheet of your own as well, at any time, in the menu File.")
