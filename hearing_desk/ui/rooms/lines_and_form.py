"""A list of short lines with the form that adds one: the fact card and the own questions of the plan."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hearing_desk.app.case_presenter import Values
from hearing_desk.app.item_row import ItemAction, ItemRow
from hearing_desk.core.problems import Problem
from hearing_desk.core.text import Text
from hearing_desk.ui.form_page import scrolling
from hearing_desk.ui.item_list import ItemList
from hearing_desk.ui.room import Say
from hearing_desk.ui.sheet_form import SheetForm
from hearing_desk.ui.tokens import GRID

TAKE_OUT = "take_out"


LEAST_LINES = 30 * GRID


class LinesAndForm(QWidget):
    """The form above, the list below; what was added stands in the list at once and the form is empty again."""

    def __init__(
        self,
        lines: ItemList,
        form: SheetForm,
        add: Callable[[Values], tuple[Problem, ...]],
        rows: Callable[[], tuple[ItemRow, ...]],
        say: Say,
    ) -> None:
        super().__init__()
        self._lines = lines
        self.form = form
        self._add = add
        self._rows = rows
        button = QPushButton(say(Text("Add (Ctrl+Enter)")))
        button.setObjectName(f"{lines.objectName()}.add")
        button.clicked.connect(form.save)
        form.saved.connect(self._take)
        self._lay_out(button)

    def refresh(self) -> None:
        """Show the lines as they are now."""
        self._lines.show_rows(self._rows())

    def _take(self, values: Values) -> None:
        problems = self._add(values)
        if problems:
            self.form.show_problems(problems)
            return
        self.form.fill({})
        self.form.focus_first()
        self.refresh()

    def _lay_out(self, button: QPushButton) -> None:
        page = QWidget()
        self._lines.setMinimumHeight(LEAST_LINES)
        column = QVBoxLayout(page)
        column.setContentsMargins(2 * GRID, 2 * GRID, 4 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(self.form)
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._lines, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(page))


def take_out_action() -> ItemAction:
    """The one letter of such a list: take the line out."""
    return ItemAction(TAKE_OUT, Text("take this line out"), "W")
