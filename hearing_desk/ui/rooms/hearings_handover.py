"""The page of Mijn gehoren that notes where the parts of a hearing went, with the files that were made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from hearing_desk.core.field_kind import FieldValue
from hearing_desk.core.text import Text
from hearing_desk.ui.form_page import FormPage
from hearing_desk.ui.room import Say
from hearing_desk.ui.sheet_form import SheetForm
from hearing_desk.ui.tokens import GRID

if TYPE_CHECKING:
    from hearing_desk.app.removal import RemovalPresenter


class HandOver(QWidget):
    """`noted` comes after something was kept, in the hearing itself."""

    noted = Signal()

    def __init__(self, presenter: RemovalPresenter, say: Say, heading: str = "") -> None:
        super().__init__()
        self._presenter = presenter
        self._say = say
        self.form = SheetForm(presenter.fields(), lambda field: (), say, presenter.values())
        self._page = FormPage(self.form, say, "handover", heading)
        self.files = QLabel()
        self.files.setObjectName("handover.files")
        self.files.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self._page, 1)
        column.addWidget(self.files)
        self.form.saved.connect(self._note)
        self._show_files()

    def focus_first(self) -> None:
        """Put the focus where something can be noted."""
        self.form.focus_first()

    def _note(self, values: dict[str, FieldValue]) -> None:
        problems = self._presenter.note(values)
        self.form.show_problems(problems)
        if not problems:
            self.form.fill(values)
            self._page.said.setText(self._say(Text("Kept in the hearing.")))
            self.noted.emit()

    def _show_files(self) -> None:
        names = self._presenter.files()
        head = self._say(Text("Files the program made of it; they stay where they are:"))
        self.files.setText("\n".join((head, *names)) if names else "")
