"""A table to read and nothing more: it never takes Tab for itself, and is as high as its rows up to a few."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem

from hearing_desk.core.text import Text
from hearing_desk.ui.room import Say
from hearing_desk.ui.tokens import GRID

MOST_ROWS_IN_SIGHT = 8


class ReadingTable(QTableWidget):
    """Shows rows of words under their columns; `label` is what a screen reader calls it."""

    def __init__(self, name: str, label: Text, columns: Sequence[Text], say: Say) -> None:
        super().__init__(0, len(columns))
        self.setObjectName(f"{name}.table")
        self.setAccessibleName(say(label))
        self.setHorizontalHeaderLabels([say(words) for words in columns])
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these rows, the first few in sight."""
        self.setRowCount(len(rows))
        for place, row in enumerate(rows):
            for column, words in enumerate(row):
                self.setItem(place, column, QTableWidgetItem(words))
        heads, lines = self.horizontalHeader(), self.verticalHeader()
        shown = min(lines.length(), MOST_ROWS_IN_SIGHT * lines.defaultSectionSize())
        self.setFixedHeight(heads.sizeHint().height() + shown + 2 * self.frameWidth() + GRID)
