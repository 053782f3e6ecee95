"""The table of Mijn gehoren: a thin view of the presenter's rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from hearing_desk.app.hearings_presenter import COLUMNS, HearingRow
from hearing_desk.ui.room import Say
from hearing_desk.ui.tokens import GRID

STRETCHED = 5
"""The column that takes the room that is left."""
_Index = QModelIndex | QPersistentModelIndex


class HearingsModel(QAbstractTableModel):
    """A thin view of the presenter's rows; what needs attention is bold and in words."""

    def __init__(self, say: Say) -> None:
        super().__init__()
        self._heads = tuple(say(head) for head in COLUMNS)
        self._rows: tuple[HearingRow, ...] = ()

    def show(self, rows: tuple[HearingRow, ...]) -> None:
        """Take over the rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, index: _Index) -> HearingRow | None:
        """The row at an index, None outside the table."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def place_of(self, hearing_id: str) -> int:
        """Where a hearing stands; at the top when it is not here."""
        return next((at for at, row in enumerate(self._rows) if row.hearing_id == hearing_id), 0)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell, for the eye and for a screen reader, and the id of its hearing as UserRole."""
        row = self.row(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cells[index.column()]
        if role == Qt.ItemDataRole.UserRole:
            return row.hearing_id
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._heads[index.column()]}: {row.cells[index.column()]}"
        if role == Qt.ItemDataRole.FontRole and row.needs_attention and index.column() == STRETCHED:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None


class HearingsTable(QTableView):
    """A table of whole rows; Enter opens the current one and Tab leaves it."""

    def __init__(self, open_current: Callable[[], None]) -> None:
        super().__init__()
        self._open_current = open_current
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(9 * GRID)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open_current()
        else:
            super().keyPressEvent(event)
