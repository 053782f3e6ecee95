"""The only dialogs there are: the first vault, unlocking it, and one sentence that must be read. None in a hearing."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QMessageBox, QPushButton, QVBoxLayout

from hearing_desk.app.matching import Post
from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text
from hearing_desk.ui.room import Say
from hearing_desk.ui.set_up_dialog import SetUpDialog
from hearing_desk.ui.tokens import GRID

WAIT_S = (1.0, 2.0, 4.0)
WRONG = "wrong_passphrase"
Opened = TypeVar("Opened")


def ask_new_passphrase(propose: Callable[[], str], say: Say) -> str | None:
    """The passphrase of the first vault, or None when the person stops here."""
    dialog = SetUpDialog(propose, say)
    return dialog.passphrase() if dialog.exec() == QDialog.DialogCode.Accepted else None


def ask_to_unlock(unlock: Callable[[str], Opened], post: Post, say: Say) -> Opened | None:
    """What `unlock` made of the passphrase, which runs on a thread of its own; None when the person stops here."""
    dialog = UnlockDialog(unlock, post, say)
    dialog.exec()
    return cast("Opened | None", dialog.opened)


def ask_at_lock(
    unlock: Callable[[str], Opened], post: Post, say: Say, shown: Callable[[QDialog], None]
) -> Opened | None:
    """As `ask_to_unlock`, in the window that stands there while the program is locked; `shown` is given that window."""
    dialog = UnlockDialog(unlock, post, say)
    dialog.setWindowTitle(say(Text("Locked – Hearing Desk")))
    dialog.message.setText(say(Text("Hearing Desk is locked. Everything is saved. Your passphrase leads back to it.")))
    shown(dialog)
    dialog.exec()
    return cast("Opened | None", dialog.opened)


def tell(text: Text, say: Say) -> None:
    """Say one sentence that must be read before anything else can be done."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, "Hearing Desk", say(text), QMessageBox.StandardButton.Ok)
    box.setObjectName("told")
    box.exec()


class UnlockDialog(QDialog):
    """Asks for the passphrase and shows neither characters nor their number; after a wrong one it waits a little."""

    def __init__(
        self, unlock: Callable[[str], object], post: Post, say: Say, waits: tuple[float, ...] = WAIT_S
    ) -> None:
        super().__init__()
        self.opened: object | None = None
        self._waits = waits
        self._unlock = unlock
        self._post = post
        self._say = say
        self._wrong = 0
        self._is_busy = False
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="unlocking")
        self.line = QLineEdit()
        self.message = QLabel()
        self.button = QPushButton(say(Text("Open")))
        self._lay_out()
        self.button.clicked.connect(self.attempt)

    def attempt(self) -> None:
        """Try what was typed; while a try or a wait goes on, nothing happens."""
        if self._is_busy or not self.line.text():
            return
        self._set_busy(True)
        self.message.setText(self._say(Text("Opening …")))
        self._worker.submit(self._unlock, self.line.text()).add_done_callback(self._hand_over)
        self.line.clear()

    def done(self, result: int) -> None:
        """Close; a try that goes on is waited for, some tenths of a second."""
        self._worker.shutdown(wait=True)
        super().done(result)

    def _hand_over(self, done: Future[object]) -> None:
        self._post(lambda: self._take(done))

    def _take(self, done: Future[object]) -> None:
        try:
            self.opened = done.result()
        except DeskError as error:
            self._refuse(error)
        else:
            self.accept()

    def _refuse(self, error: DeskError) -> None:
        self.message.setText(self._say(error.text))
        wait = 0.0
        if error.code == WRONG:
            wait = self._waits[min(self._wrong, len(self._waits) - 1)]
            self._wrong += 1
        QTimer.singleShot(int(wait * 1000), self, lambda: self._set_busy(False))

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.button.setEnabled(not is_busy)

    def _lay_out(self) -> None:
        self.setObjectName("unlock")
        self.setWindowTitle(self._say(Text("Open the vault – Hearing Desk")))
        asked = QLabel(self._say(Text("&Passphrase (nothing shows while you type)")))
        asked.setBuddy(self.line)
        self.line.setEchoMode(QLineEdit.EchoMode.NoEcho)
        self.line.setObjectName("unlock.passphrase")
        self.line.setMinimumWidth(90 * GRID)
        self.message.setObjectName("unlock.message")
        self.message.setWordWrap(True)
        self.message.setMinimumHeight(10 * GRID)
        self.button.setObjectName("unlock.open")
        self.button.setProperty("primary", "true")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * GRID, 5 * GRID, 5 * GRID, 4 * GRID)
        column.setSpacing(2 * GRID)
        for widget in (asked, self.line, self.message, buttons):
            column.addWidget(widget)
        # A button becomes the one of Enter only once it stands in the dialog.
        self.button.setDefault(True)
