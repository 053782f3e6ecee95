"""The page of Mijn gehoren that puts back a backup: choose one in the list, read what will happen, confirm."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from hearing_desk.app.restore import RestorePresenter
from hearing_desk.core.text import Text
from hearing_desk.ui.room import Say, Tell
from hearing_desk.ui.tokens import GRID


class RestorePage(QWidget):
    """`restored` comes when a hearing was opened anew by it. Enter in the list asks, the button does it."""

    restored = Signal()

    def __init__(self, presenter: RestorePresenter, reference: str, say: Say, tell: Tell) -> None:
        super().__init__()
        self._presenter = presenter
        self._say = say
        self._tell = tell
        self.list = QListWidget()
        self.question = QLabel()
        self.confirm = QPushButton(say(Text("Put this backup back")))
        self._name()
        self._lay_out(QLabel(say(Text("Backups of {reference}", reference=reference))))
        self._fill()
        self.list.itemActivated.connect(lambda _: self.confirm.setFocus(Qt.FocusReason.OtherFocusReason))
        self.list.currentRowChanged.connect(lambda _: self._ask())
        self.confirm.clicked.connect(self._restore)

    def focus_first(self) -> None:
        """Put the focus into the list, on the newest backup."""
        self.list.setCurrentRow(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        for line in self._presenter.lines():
            item = QListWidgetItem(line.line)
            item.setData(Qt.ItemDataRole.UserRole, line.name)
            self.list.addItem(item)

    def _chosen(self) -> str:
        chosen = self.list.selectedItems()
        return str(chosen[0].data(Qt.ItemDataRole.UserRole)) if chosen else ""

    def _ask(self) -> None:
        if self._chosen():
            self.question.setText(self._say(self._presenter.question(self._chosen())))

    def _restore(self) -> None:
        problems = self._presenter.restore(self._chosen())
        if self._presenter.has_opened_again:
            self.restored.emit()
        done = Text("The backup was put back. What was there before is the newest backup in the list.")
        self._tell(problems[0].text if problems else done)

    def _name(self) -> None:
        self.setObjectName("restore")
        self.list.setObjectName("restore.list")
        self.list.setAccessibleName(self._say(Text("Backups")))
        self.question.setObjectName("restore.question")
        self.question.setWordWrap(True)
        self.confirm.setObjectName("restore.confirm")
        self.confirm.setProperty("primary", "true")

    def _lay_out(self, heading: QLabel) -> None:
        heading.setProperty("heading", "1")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * GRID)
        column.addWidget(heading)
        column.addWidget(self.list, 1)
        column.addWidget(self.question)
        row = QHBoxLayout()
        row.addWidget(self.confirm)
        row.addStretch(1)
        column.addLayout(row)
