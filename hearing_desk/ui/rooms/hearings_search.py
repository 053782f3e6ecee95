"""The page of Mijn gehoren that looks for words in all hearings: what for, the places found, and Enter goes to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hearing_desk.app.item_row import ItemAction
from hearing_desk.app.lock_place import Place
from hearing_desk.core.field_kind import FieldValue
from hearing_desk.core.text import Text
from hearing_desk.ui.item_list import ItemList
from hearing_desk.ui.room import Say
from hearing_desk.ui.sheet_form import SheetForm
from hearing_desk.ui.tokens import GRID

if TYPE_CHECKING:
    from hearing_desk.app.searching import Searching

_OPEN = ItemAction("open", Text("Open"), "O")


class SearchPage(QWidget):
    """`wanted` comes with the place of a hit that somebody chose."""

    wanted = Signal(Place)

    def __init__(self, searching: Searching, say: Say) -> None:
        super().__init__()
        self._searching = searching
        self._say = say
        self.form = SheetForm(searching.fields, searching.options, say)
        self.search = QPushButton(say(Text("Search (Ctrl+Enter)")))
        self.said = QLabel()
        self.list = ItemList("searching.hits", say(Text("Places")), (_OPEN,), say, _OPEN.id, takes_notes=False)
        self._name()
        self._lay_out()
        searching.changed = self._show
        self.destroyed.connect(searching.close)
        self.search.clicked.connect(self.form.save)
        self.form.saved.connect(self._begin)
        self.list.acted.connect(lambda item, action, note: self.wanted.emit(searching.place_of(item)))

    def focus_first(self) -> None:
        """Put the focus into the form."""
        self.form.focus_first()

    def _begin(self, values: dict[str, FieldValue]) -> None:
        problems = self._searching.start(values)
        self.form.show_problems(problems)
        if not problems:
            self.list.focus_list()

    def _show(self) -> None:
        self.said.setText(self._say(self._searching.line))
        self.list.show_rows(self._searching.rows())

    def _name(self) -> None:
        self.setObjectName("searching")
        self.said.setObjectName("searching.said")
        self.said.setWordWrap(True)
        self.search.setObjectName("searching.search")
        self.search.setProperty("primary", "true")

    def _lay_out(self) -> None:
        heading = QLabel(self._say(Text("Search in all hearings")))
        heading.setProperty("heading", "1")
        row = QHBoxLayout()
        row.setSpacing(3 * GRID)
        row.addWidget(self.search)
        row.addWidget(self.said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * GRID)
        column.addWidget(heading)
        column.addWidget(self.form)
        column.addLayout(row)
        column.addWidget(self.list, 1)
