"""The page of Mijn gehoren that removes a hearing: why it must stay, what is noted of its hand-over, and its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hearing_desk.app.post_queue import Post
from hearing_desk.core.text import Text
from hearing_desk.ui.room import Say, Tell
from hearing_desk.ui.rooms.hearings_handover import HandOver
from hearing_desk.ui.slow_act import ONE_MOMENT
from hearing_desk.ui.tokens import GRID
from hearing_desk.ui.worker import Worker

if TYPE_CHECKING:
    from hearing_desk.app.removal import RemovalPresenter

_REMOVED = Text("The hearing was removed from this computer.")


class RemovalPage(QWidget):
    """`let_go` comes when the hearing is out of the list, `removed` after it is destroyed.

    The button says what it does and is shut while a reason stands.
    """

    let_go = Signal()
    removed = Signal()

    def __init__(self, presenter: RemovalPresenter, reference: str, say: Say, tell: Tell, post: Post) -> None:
        super().__init__()
        self.is_at_work = False
        self.worker = Worker("removal", post)
        self.destroyed.connect(self.worker.forget)
        self._presenter = presenter
        self._say = say
        self._tell = tell
        self.reasons = QLabel()
        self.hand_over = HandOver(presenter, say)
        self.remove = QPushButton(say(Text("Remove this hearing for ever")))
        self._name()
        self._lay_out(QLabel(say(Text("Remove {reference}", reference=reference))))
        self.hand_over.noted.connect(self._show)
        self.remove.clicked.connect(self._remove)
        self._show()

    def focus_first(self) -> None:
        """Put the focus into the form: a key that was pressed twice must not remove a hearing."""
        self.hand_over.focus_first()

    def _show(self) -> None:
        reasons = self._presenter.why_not()
        self.remove.setEnabled(not reasons)
        told = reasons or (Text("It and all its backups become unreadable for ever. This cannot be undone."),)
        term = self._presenter.term()
        self.reasons.setText("\n".join(map(self._say, (*told, term) if term else told)))

    def _remove(self) -> None:
        if self.is_at_work:
            return
        problems = self._presenter.begin()
        for problem in problems:
            self._tell(problem.text)
        if not problems:
            self.let_go.emit()
            self.reasons.setText(self._say(ONE_MOMENT))
            self.is_at_work = True
            self.worker.begin(self._presenter.destroy, lambda _: self._leave(_REMOVED), lambda e: self._leave(e.text))

    def _leave(self, told: Text) -> None:
        self.is_at_work = False
        self._presenter.finish()
        self._tell(told)
        self.removed.emit()

    def _name(self) -> None:
        self.setObjectName("removal")
        self.reasons.setObjectName("removal.reasons")
        self.reasons.setWordWrap(True)
        self.remove.setObjectName("removal.remove")

    def _lay_out(self, heading: QLabel) -> None:
        heading.setProperty("heading", "1")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(heading)
        column.addWidget(self.reasons)
        column.addWidget(self.hand_over, 1)
        row = QHBoxLayout()
        row.addWidget(self.remove)
        row.addStretch(1)
        column.addLayout(row)
