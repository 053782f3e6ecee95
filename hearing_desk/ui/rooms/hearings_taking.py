"""The page of Mijn gehoren that takes in what a colleague prepared: a sealed file, and the words that open it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hearing_desk.app.post_queue import Post
from hearing_desk.core.field_kind import FieldValue
from hearing_desk.core.problems import DeskError, Problem
from hearing_desk.core.text import Text
from hearing_desk.ui.form_page import FormPage
from hearing_desk.ui.room import Say, Tell
from hearing_desk.ui.sheet_form import SheetForm
from hearing_desk.ui.slow_act import ONE_MOMENT
from hearing_desk.ui.tokens import GRID
from hearing_desk.ui.worker import Worker

if TYPE_CHECKING:
    from hearing_desk.app.taking_over import Package, TakingOver


class TakingPage(QWidget):
    """`taken` comes when the hearing it went into is open, `let_go` when it was not and none is open any more."""

    taken = Signal()
    let_go = Signal()

    def __init__(self, taking: TakingOver, choose: Callable[[], str], say: Say, tell: Tell, post: Post) -> None:
        super().__init__()
        self.worker = Worker("taking", post)
        self.destroyed.connect(self.worker.forget)
        self._taking = taking
        self._choose_file = choose
        self._say = say
        self._tell = tell
        self.form = SheetForm(taking.fields, lambda field: (), say)
        self._page = FormPage(self.form, say, "taking", say(Text("Take in a preparation of a colleague")))
        self.choose = QPushButton(say(Text("Choose the file …")))
        self.choose.setObjectName("taking.choose")
        self._lay_out()
        self.form.saved.connect(self._open)
        self.choose.clicked.connect(self._chosen)

    @property
    def is_at_work(self) -> bool:
        """Whether a file is being opened."""
        return self.worker.is_busy

    def focus_first(self) -> None:
        """Put the focus into the form."""
        self.form.focus_first()

    def _chosen(self) -> None:
        if path := self._choose_file():
            self.form.fill({**self.form.values(), self._taking.fields[0].id: path})

    def _open(self, values: dict[str, FieldValue]) -> None:
        problems = self._taking.problems(values)
        self.form.show_problems(problems)
        if not problems and not self.worker.is_busy:
            self._page.said.setText(self._say(ONE_MOMENT))
            self.worker.begin(lambda: self._taking.read(values), self._take, self._fail)

    def _take(self, package: Package) -> None:
        problems = self._taking.take(package)
        self._page.said.clear()
        self.form.show_problems(problems)
        if problems:
            self.let_go.emit()
            return
        self.taken.emit()
        self._tell(self._taking.told)

    def _fail(self, error: DeskError) -> None:
        self._page.said.clear()
        self.form.show_problems((Problem(error.text),))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self._page, 1)
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addStretch(1)
        column.addLayout(row)
