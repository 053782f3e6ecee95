"""The foot of a dialog about the vault's keys: a sentence, its buttons, and an act of a second that can be refused."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from hearing_desk.app.post_queue import Post
from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text
from hearing_desk.ui.room import Say
from hearing_desk.ui.tokens import GRID
from hearing_desk.ui.worker import Worker

ONE_MOMENT = Text("One moment …")


class SlowAct(QWidget):
    """`asked` when the button is pressed and nothing goes on; `succeeded` or `failed` when what was begun has ended."""

    asked = Signal()
    succeeded = Signal()
    failed = Signal()
    cancelled = Signal()

    def __init__(self, name: str, post: Post, say: Say) -> None:
        super().__init__()
        self._say = say
        self._worker = Worker("keys", post)
        self.message = QLabel()
        self.button = QPushButton()
        self.back = QPushButton(say(Text("&Back")))
        self._lay_out(name)

    def begin(self, act: Callable[[], None]) -> None:
        """Do `act` on a thread of its own; its DeskError is said here."""
        self.button.setEnabled(False)
        self.tell(ONE_MOMENT)
        self._worker.begin(act, lambda _: self._end(self.succeeded), self._fail)

    def tell(self, text: Text | None) -> None:
        """Say one sentence, or nothing any more."""
        self.message.setText("" if text is None else self._say(text))

    def name_button(self, text: Text, has_back: bool = False) -> None:
        """What the button says, and whether there is a way back."""
        self.button.setText(self._say(text))
        self.back.setVisible(has_back)

    def let_go(self) -> None:
        """Wait for an act that goes on, some tenths of a second."""
        self._worker.let_go()

    def _fail(self, error: DeskError) -> None:
        self.tell(error.text)
        self._end(self.failed)

    def _end(self, told: SignalInstance) -> None:
        self.button.setEnabled(True)
        told.emit()

    def _ask(self) -> None:
        if not self._worker.is_busy:
            self.asked.emit()

    def _lay_out(self, name: str) -> None:
        for part in ("message", "button", "back"):
            getattr(self, part).setObjectName(f"{name}.{part}")
        self.message.setWordWrap(True)
        self.message.setProperty("mood", "warn")
        self.button.setProperty("primary", "true")
        self.back.setAutoDefault(False)
        self.back.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        for button in (self.back, self.button):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.cancelled)
        self.button.clicked.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self.message)
        column.addWidget(buttons)


class CurrentPassphrase(QWidget):
    """Asks for the passphrase there is, and shows neither its characters nor their number."""

    def __init__(self, name: str, say: Say) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.NoEcho)
        self.line.setObjectName(f"{name}.old")
        label = QLabel(say(Text("Passphrase you have now (nothing shows while you type)")))
        label.setBuddy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(label)
        column.addWidget(self.line)

    def ask_again(self) -> None:
        """Empty, with the focus here."""
        self.line.clear()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)


NO_PASSPHRASE = Text("First type the passphrase you have now.")
