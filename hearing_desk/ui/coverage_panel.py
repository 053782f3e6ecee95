"""The coverage map as a picture of signs, and the table below it that says the same in words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from hearing_desk.app.coverage_map import TopicOnMap
from hearing_desk.core.text import Text
from hearing_desk.ui.reading_table import ReadingTable
from hearing_desk.ui.room import Say

_COLUMNS = (Text("Topic"), Text("Point"), Text("State"))


class CoveragePanel(QWidget):
    """Shows both; nothing in it can be changed."""

    def __init__(self, name: str, legend: tuple[tuple[str, str], ...], say: Say) -> None:
        super().__init__()
        self._say = say
        self.picture = QLabel()
        self._legend = QLabel("   ".join(f"{sign}\u00a0{words}" for sign, words in legend))
        self.table = ReadingTable(name, Text("Topics and points"), _COLUMNS, say)
        self._lay_out(name)

    def show_map(self, topics: tuple[TopicOnMap, ...]) -> None:
        """Show the map as it is now."""
        lines = (f"{' '.join(point.sign for point in topic.points)}   {topic.label}" for topic in topics)
        self.picture.setText("\n".join(lines) or self._say(Text("No topic is planned or open yet.")))
        self.table.show_rows([(t.label, point.label, point.state) for t in topics for point in t.points])

    def _lay_out(self, name: str) -> None:
        self.setObjectName(name)
        self.picture.setTextFormat(Qt.TextFormat.PlainText)
        self.picture.setAccessibleName(self._say(Text("Coverage map; the table below says the same")))
        self._legend.setWordWrap(True)
        self._legend.setProperty("quiet", "true")
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.picture, self._legend, self.table):
            layout.addWidget(widget)
