"""The page of Mijn gehoren that puts back a backup: choose one in the list, read what will happen, confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from hearing_desk.app.post_queue import Post
from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text
from hearing_desk.ui.room import Say, Tell
from hearing_desk.ui.slow_act import ONE_MOMENT
from hearing_desk.ui.tokens import GRID
from hearing_desk.ui.worker import Worker

if TYPE_CHECKING:
    from hearing_desk.app.restore import BackupLine, RestorePresenter


class RestorePage(QWidget):
    """`let_go` comes when no hearing is open any more, `restored` when one was opened anew by it.

    Enter in the list asks, the button does it; meanwhile everything stays where it is.
    """

    let_go = Signal()
    restored = Signal()

    def __init__(self, presenter: RestorePresenter, reference: str, say: Say, tell: Tell, post: Post) -> None:
        super().__init__()
        self.is_at_work = False
        self.worker = Worker("backups", post)
        self.destroyed.connect(self.worker.forget)
        self._presenter = presenter
        self._say = say
        self._tell = tell
        self.list = QListWidget()
        self.question = QLabel()
        self.confirm = QPushButton(say(Text("Put this backup back")))
        self._name()
        self._lay_out(QLabel(say(Text("Backups of {reference}", reference=reference))))
        self.question.setText(say(ONE_MOMENT))
        self.worker.begin(presenter.lines, self._fill, self._fail)
        self.list.itemActivated.connect(lambda _: self.confirm.setFocus(Qt.FocusReason.OtherFocusReason))
        self.list.currentRowChanged.connect(lambda _: self._ask())
        self.confirm.clicked.connect(self._restore)

    def focus_first(self) -> None:
        """Put the focus into the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, lines: tuple[BackupLine, ...]) -> None:
        for line in lines:
            item = QListWidgetItem(line.line)
            item.setData(Qt.ItemDataRole.UserRole, line.name)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _chosen(self) -> str:
        chosen = self.list.selectedItems()
        return str(chosen[0].data(Qt.ItemDataRole.UserRole)) if chosen else ""

    def _ask(self) -> None:
        if self._chosen() and not self.worker.is_busy:
            self.question.setText(self._say(self._presenter.question(self._chosen())))

    def _restore(self) -> None:
        name = self._chosen()
        if self.worker.is_busy or not name:
            return
        problems = self._presenter.begin()
        if problems:
            self._tell(problems[0].text)
            return
        self.let_go.emit()
        self.is_at_work = True
        self.question.setText(self._say(ONE_MOMENT))
        self.worker.begin(lambda: self._presenter.put_back(name), lambda _: self._finish(None), self._finish)

    def _finish(self, error: DeskError | None) -> None:
        self.is_at_work = False
        problems = self._presenter.finish(error, is_awaited=self.isVisible())
        self._ask()
        if self._presenter.has_opened_again:
            self.restored.emit()
        done = Text("The backup was put back. What was there before is the newest backup in the list.")
        self._tell(problems[0].text if problems else done)

    def _fail(self, error: DeskError) -> None:
        self.question.setText(self._say(error.text))

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
