"""The coverage map as a picture of signs, and the table below it that says the same in words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hearing_desk.app.coverage_map import TopicOnMap
from hearing_desk.core.text import Text
from hearing_desk.ui.room import Say
from hearing_desk.ui.tokens import GRID

MOST_ROWS_IN_SIGHT = 8
_COLUMNS = (Text("Topic"), Text("Point"), Text("State"))


class CoveragePanel(QWidget):
    """Shows both; nothing in it can be changed."""

    def __init__(self, name: str, legend: tuple[tuple[str, str], ...], say: Say) -> None:
        super().__init__()
        self._say = say
        self.picture = QLabel()
        self._legend = QLabel("   ".join(f"{sign}\u00a0{words}" for sign, words in legend))
        self.table = QTableWidget(0, len(_COLUMNS))
        self._lay_out(name)

    def show_map(self, topics: tuple[TopicOnMap, ...]) -> None:
        """Show the map as it is now."""
        lines = (f"{' '.join(point.sign for point in topic.points)}   {topic.label}" for topic in topics)
        self.picture.setText("\n".join(lines) or self._say(Text("No topic is planned or open yet.")))
        rows = [(topic.label, point.label, point.state) for topic in topics for point in topic.points]
        self.table.setRowCount(len(rows))
        for place, row in enumerate(rows):
            for column, words in enumerate(row):
                self.table.setItem(place, column, QTableWidgetItem(words))
        self._fit_table()

    def _fit_table(self) -> None:
        heads, rows = self.table.horizontalHeader(), self.table.verticalHeader()
        shown = min(rows.length(), MOST_ROWS_IN_SIGHT * rows.defaultSectionSize())
        self.table.setFixedHeight(heads.sizeHint().height() + shown + 2 * self.table.frameWidth() + GRID)

    def _lay_out(self, name: str) -> None:
        self.setObjectName(name)
        self.picture.setTextFormat(Qt.TextFormat.PlainText)
        self.picture.setAccessibleName(self._say(Text("Coverage map; the table below says the same")))
        self._legend.setWordWrap(True)
        self._legend.setProperty("quiet", "true")
        self.table.setObjectName(f"{name}.table")
        self.table.setAccessibleName(self._say(Text("Topics and points")))
        self.table.setHorizontalHeaderLabels([self._say(words) for words in _COLUMNS])
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.picture, self._legend, self.table):
            layout.addWidget(widget)
