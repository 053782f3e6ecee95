"""A new recovery sheet for an open vault: on paper first, then two groups and the passphrase; the old one is void."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from hearing_desk.app.post_queue import Post
from hearing_desk.app.recovery_sheet import SheetToKeep
from hearing_desk.core.text import Text
from hearing_desk.ui.recovery_pages import FIRST_SHEET, NEW_SHEET, ConfirmPage, Paper, SheetPage, page
from hearing_desk.ui.room import Say
from hearing_desk.ui.set_up_dialog import WIDTH
from hearing_desk.ui.slow_act import NO_PASSPHRASE, CurrentPassphrase, SlowAct
from hearing_desk.ui.tokens import GRID

Keep = Callable[[str, SheetToKeep], None]
_NAME = "new_sheet"


class SheetDialog(QDialog):
    """Accepted once `keep` has come back from a thread of its own; until then the sheet there was stays good."""

    def __init__(self, keep: Keep, paper: Paper, is_first: bool, post: Post, say: Say) -> None:
        super().__init__()
        self._keep = keep
        self.kept = SheetToKeep()
        self.act = SlowAct(_NAME, post, say)
        self.sheet = SheetPage(self.kept, say, paper, self.act.tell, FIRST_SHEET if is_first else NEW_SHEET)
        self.confirm = ConfirmPage(self.kept, say)
        self.old = CurrentPassphrase(_NAME, say)
        self.stack = QStackedWidget()
        self.setObjectName(_NAME)
        self.setWindowTitle(say(Text("Recovery sheet – Hearing Desk")))
        self.setMinimumWidth(WIDTH)
        self._lay_out()
        self._connect()
        self._show(0)

    def attempt(self) -> None:
        """To the second page; there keep the sheet, or say what is lacking and stay."""
        problems = self.confirm.problems()
        if self.stack.currentIndex() == 0:
            self._show(1)
        elif problems:
            self.act.tell(problems[0].text)
            self.confirm.go_to(problems[0].field)
        elif not self.old.line.text():
            self.act.tell(NO_PASSPHRASE)
            self.old.ask_again()
        else:
            passphrase = self.old.line.text()
            self.act.begin(lambda: self._keep(passphrase, self.kept))

    def done(self, result: int) -> None:
        """Close; work that goes on is waited for."""
        self.act.let_go()
        super().done(result)

    def _show(self, at: int) -> None:
        self.stack.setCurrentIndex(at)
        self.act.tell(None)
        self.act.name_button(Text("It is on paper") if at == 0 else Text("Keep this sheet"), has_back=at > 0)
        if at > 0:
            self.confirm.first.setFocus()

    def _lay_out(self) -> None:
        second = QWidget()
        column = page(second)
        for widget in (self.confirm, self.old):
            column.addWidget(widget)
        for part in (self.sheet, second):
            self.stack.addWidget(part)
        around = QVBoxLayout(self)
        around.setContentsMargins(5 * GRID, 4 * GRID, 5 * GRID, 4 * GRID)
        around.setSpacing(2 * GRID)
        around.addWidget(self.stack)
        around.addWidget(self.act)
        self.act.button.setDefault(True)

    def _connect(self) -> None:
        self.act.asked.connect(self.attempt)
        self.act.succeeded.connect(self.accept)
        self.act.failed.connect(self.old.ask_again)
        self.act.cancelled.connect(self.reject)
        self.act.back.clicked.connect(lambda: self._show(0))
