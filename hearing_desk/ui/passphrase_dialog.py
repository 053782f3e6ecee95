"""Another passphrase for an open vault: the one there is, and a new one, drawn by chance or thought of."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QVBoxLayout

from hearing_desk.app.post_queue import Post
from hearing_desk.core.text import Text
from hearing_desk.ui.passphrase_choice import PassphraseChoice
from hearing_desk.ui.recovery_pages import paragraph
from hearing_desk.ui.room import Say
from hearing_desk.ui.set_up_dialog import WIDTH
from hearing_desk.ui.slow_act import NO_PASSPHRASE, CurrentPassphrase, SlowAct
from hearing_desk.ui.tokens import GRID

Change = Callable[[str, str], None]
_NAME = "new_passphrase"


class PassphraseDialog(QDialog):
    """Accepted once `change` has come back from a thread of its own."""

    def __init__(self, propose: Callable[[], str], change: Change, post: Post, say: Say) -> None:
        super().__init__()
        self._change = change
        self.old = CurrentPassphrase(_NAME, say)
        self.choice = PassphraseChoice(_NAME, propose, say)
        self.act = SlowAct(_NAME, post, say)
        self.setObjectName(_NAME)
        self.setWindowTitle(say(Text("Change the passphrase – Hearing Desk")))
        self.setMinimumWidth(WIDTH)
        self._lay_out(say)
        self.act.name_button(Text("Change it"))
        self.act.asked.connect(self.attempt)
        self.act.succeeded.connect(self.accept)
        self.act.failed.connect(self.old.ask_again)
        self.act.cancelled.connect(self.reject)

    def attempt(self) -> None:
        """Change it, or say what is lacking and stay."""
        problems = self.choice.problems()
        if not self.old.line.text():
            self.act.tell(NO_PASSPHRASE)
            self.old.ask_again()
        elif problems:
            self.act.tell(problems[0].text)
            self.choice.go_to(problems[0].field)
        else:
            old, new = self.old.line.text(), self.choice.passphrase()
            self.act.begin(lambda: self._change(old, new))

    def done(self, result: int) -> None:
        """Close; a change that goes on is waited for."""
        self.act.let_go()
        super().done(result)

    def _lay_out(self, say: Say) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * GRID, 4 * GRID, 5 * GRID, 4 * GRID)
        column.setSpacing(2 * GRID)
        for widget in (paragraph(say(_WHY)), self.old, self.choice, self.act):
            column.addWidget(widget)
        self.act.button.setDefault(True)


_WHY = Text("The hearings stay as they are; only the key of the vault is written again. The recovery sheet stays good.")
