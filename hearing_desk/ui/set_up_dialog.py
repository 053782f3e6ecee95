"""The first start: a passphrase to take, and a second way in for when it is forgotten, before there is a vault."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from hearing_desk.app.recovery_sheet import SheetToKeep
from hearing_desk.core.problems import Problem
from hearing_desk.core.text import Text
from hearing_desk.ui.passphrase_choice import PassphraseChoice
from hearing_desk.ui.recovery_pages import (
    FIRST_SHEET,
    ConfirmPage,
    OrganisationPage,
    Paper,
    SheetPage,
    page,
    paragraph,
)
from hearing_desk.ui.room import Say
from hearing_desk.ui.tokens import GRID

WIDTH = 176 * GRID


class SetUpDialog(QDialog):
    """Two or three pages; accepted only with a passphrase that will do and, without an organisation, a sheet on paper.

    `fingerprint` is that of the organisation's key, empty when there is none; `warning` is said on the first page.
    """

    def __init__(
        self, propose: Callable[[], str], say: Say, paper: Paper, fingerprint: str = "", warning: Text | None = None
    ) -> None:
        super().__init__()
        self._say = say
        self.kept = SheetToKeep()
        self.choice = PassphraseChoice("set_up", propose, say)
        self.sheet = SheetPage(self.kept, say, paper, self._tell, FIRST_SHEET)
        self.confirm = ConfirmPage(self.kept, say)
        self.organisation = OrganisationPage(fingerprint, say)
        self.message = QLabel("" if warning is None else say(warning))
        self.back = QPushButton(say(Text("&Back")))
        self.next = QPushButton()
        self._pages: tuple[QWidget, ...] = (
            (self._first_page(), self.organisation) if fingerprint else (self._first_page(), self.sheet, self.confirm)
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self.next.clicked.connect(self.go_on)
        self.back.clicked.connect(lambda: self._show(self._stack.currentIndex() - 1))
        self._name_next()

    def passphrase(self) -> str:
        """The passphrase that was chosen."""
        return self.choice.passphrase()

    def go_on(self) -> None:
        """To the next page, or done; what the page lacks is said, and it stays."""
        at = self._stack.currentIndex()
        problems = self._problems()
        if problems:
            self.message.setText(self._say(problems[0].text))
            (self.choice if at == 0 else self.confirm).go_to(problems[0].field)
        elif at + 1 < len(self._pages):
            self._show(at + 1)
        else:
            self.accept()

    def _problems(self) -> tuple[Problem, ...]:
        current = self._stack.currentWidget()
        if current is self._pages[0]:
            return self.choice.problems()
        return self.confirm.problems() if current is self.confirm else ()

    def _show(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        self.message.clear()
        self._name_next()
        # What had the focus went with the page before; without a place to begin, Enter would do nothing.
        first = {self.sheet: self.sheet.print_button, self.confirm: self.confirm.first, self.organisation: self.next}
        first.get(self._pages[at], self.next).setFocus()

    def _tell(self, wrong: Text | None) -> None:
        self.message.setText("" if wrong is None else self._say(wrong))

    def _name_next(self) -> None:
        at = self._stack.currentIndex()
        is_last = at + 1 == len(self._pages)
        on_paper = self._pages[at] is self.sheet
        words = Text("Make the vault") if is_last else Text("It is on paper") if on_paper else Text("Go on")
        self.next.setText(self._say(words))
        self.back.setVisible(at > 0)

    def _first_page(self) -> QWidget:
        first = QWidget()
        column = page(first)
        for widget in (paragraph(self._say(_PURPOSE)), self.choice, paragraph(self._say(_FORGETTING))):
            column.addWidget(widget)
        column.addStretch(1)
        return first

    def _lay_out(self) -> None:
        self.setObjectName("set_up")
        self.setWindowTitle(self._say(Text("A vault for your hearings – Hearing Desk")))
        self.setMinimumWidth(WIDTH)
        for widget in self._pages:
            self._stack.addWidget(widget)
        self.message.setObjectName("set_up.message")
        self.message.setWordWrap(True)
        self.message.setProperty("mood", "warn")
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * GRID, 4 * GRID, 5 * GRID, 4 * GRID)
        column.setSpacing(2 * GRID)
        for widget in (self._stack, self.message, self._buttons()):
            column.addWidget(widget)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        for name, button in (("back", self.back), ("next", self.next)):
            button.setObjectName(f"set_up.{name}")
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        self.back.setAutoDefault(False)
        self.next.setProperty("primary", "true")
        self.next.setDefault(True)
        buttons.rejected.connect(self.reject)
        return buttons


_PURPOSE = Text(
    "Everything you write here is kept encrypted on this computer, from the first key on. "
    "A passphrase opens it: you type it each time you start the program."
)
_FORGETTING = Text(
    "Nobody can look the passphrase up for you. That is why the next step gives you a second way in, for when it is "
    "forgotten."
)
