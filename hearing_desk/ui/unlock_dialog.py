"""Asks for the passphrase that opens the vault, and shows nothing of it."""

from __future__ import annotations

import math
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QPushButton, QVBoxLayout

from hearing_desk.app.post_queue import Post
from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text
from hearing_desk.ui.room import Say
from hearing_desk.ui.tokens import GRID


def no_wait() -> float:
    """For a door where nobody counts wrong passphrases."""
    return 0.0


class UnlockDialog(QDialog):
    """Asks for the passphrase and shows neither characters nor their number; after a wrong one it waits a little."""

    def __init__(
        self, unlock: Callable[[str], object], post: Post, say: Say, wait_s: Callable[[], float] = no_wait
    ) -> None:
        super().__init__()
        self.opened: object | None = None
        self._wait_s = wait_s
        self._unlock = unlock
        self._post = post
        self._say = say
        self._is_busy = False
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="unlocking")
        self.line = QLineEdit()
        self.message = QLabel()
        self.button = QPushButton(say(Text("Open")))
        self._lay_out()
        self.button.clicked.connect(self.attempt)
        self._wait()

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
        self._wait()

    def _wait(self) -> None:
        wait = self._wait_s()
        self._set_busy(wait > 0)
        if wait > 0:
            seconds = Text("The next try is possible in {seconds} s.", seconds=math.ceil(wait))
            self.message.setText(" ".join(filter(None, (self.message.text(), self._say(seconds)))))
            QTimer.singleShot(math.ceil(wait * 1000), self, lambda: self._set_busy(False))

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
