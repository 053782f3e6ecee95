"""A form on a page of its own: it scrolls, keeps to the text column, and has one button that says its key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from hearing_desk.core.text import Text
from hearing_desk.ui.sheet_form import Say, SheetForm
from hearing_desk.ui.tokens import GRID, TEXT_COLUMN


class FormPage(QWidget):
    """Shows a SheetForm under an optional heading; the button does what Ctrl+Enter in the form does."""

    def __init__(self, form: SheetForm, say: Say, name: str, heading: str = "") -> None:
        super().__init__()
        self.form = form
        self.setObjectName(name)
        self._scroll = scrolling(_in_column(form))
        self._save = QPushButton(say(Text("Save (Ctrl+Enter)")))
        self._save.setObjectName(f"{name}.save")
        self._save.setProperty("primary", "true")
        self._save.clicked.connect(form.save)
        self.said = QLabel()
        self.said.setObjectName(f"{name}.said")
        self.said.setProperty("mood", "ok")
        self._lay_out(heading)
        form.went_to.connect(self._show_input)
        form.changed.connect(lambda _: self.said.clear())

    def _show_input(self, widget: QWidget) -> None:
        self._scroll.ensureWidgetVisible(widget, 0, 12 * GRID)

    def _lay_out(self, heading: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        if heading:
            label = QLabel(heading)
            label.setProperty("heading", "1")
            label.setWordWrap(True)
            column.addWidget(label)
        column.addWidget(self._scroll, 1)
        row = QHBoxLayout()
        row.addWidget(self._save)
        row.addWidget(self.said, 1)
        column.addLayout(row)


def scrolling(page: QWidget) -> QScrollArea:
    """The page in an area that scrolls up and down, sideways only when letters are very large, and takes no focus."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area


def _in_column(form: SheetForm) -> QWidget:
    form.setMaximumWidth(TEXT_COLUMN)
    page = QWidget()
    row = QHBoxLayout(page)
    row.setContentsMargins(2 * GRID, 2 * GRID, 4 * GRID, 2 * GRID)
    row.addWidget(form, 1)
    row.addStretch(0)
    return page
