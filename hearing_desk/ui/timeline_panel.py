"""The timeline as a picture, and the table below it that says the same to who cannot see the picture."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from hearing_desk.app.timeline import Span, TimelineDay, TimelineRow
from hearing_desk.core.report import spoken_by
from hearing_desk.core.text import Text
from hearing_desk.ui.reading_table import ReadingTable
from hearing_desk.ui.room import Say
from hearing_desk.ui.tokens import GRID

_COLUMNS = (Text("From"), Text("To"), Text("What"), Text("Minutes"))
_MARK_SIGN = "▼"


class TimelinePanel(QWidget):
    """Shows both; nothing in it can be changed."""

    def __init__(self, name: str, say: Say) -> None:
        super().__init__()
        self._say = say
        self.picture = _Picture(say)
        self.table = ReadingTable(name, Text("Timeline"), _COLUMNS, say)
        self._lay_out(name)

    def show_days(self, days: tuple[TimelineDay, ...]) -> None:
        """Show the timeline as it is now."""
        self.picture.show_days(days)
        self.table.show_rows([self._cells(row) for day in days for row in day.rows])

    def _cells(self, row: TimelineRow) -> tuple[str, str, str, str]:
        label = spoken_by(self._say, row.label)
        if row.what is Span.MARK:
            return f"{row.from_at:%H:%M}", "", label, ""
        return f"{row.from_at:%H:%M}", f"{row.to_at:%H:%M}", label, str(row.minutes)

    def _lay_out(self, name: str) -> None:
        self.setObjectName(name)
        self.table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for column in (0, 1, 3):
            self.table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        column_of_both = QVBoxLayout(self)
        column_of_both.setContentsMargins(0, 0, 0, 0)
        column_of_both.setSpacing(2 * GRID)
        column_of_both.addWidget(self.picture)
        column_of_both.addWidget(self.table)


class _Picture(QWidget):
    """A band for each zitting: topics with their names, pauses hatched, marks as signs above; colour says nothing."""

    def __init__(self, say: Say) -> None:
        super().__init__()
        self._say = say
        self._days: tuple[TimelineDay, ...] = ()
        self.setObjectName("timeline.picture")
        self.setAccessibleName(say(Text("Picture of the timeline; the table below says the same")))

    def show_days(self, days: tuple[TimelineDay, ...]) -> None:
        """Draw these from now on."""
        self._days = days
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, max(1, len(self._days)) * self._band_height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for place, day in enumerate(self._days):
            self._paint_day(painter, day, place * self._band_height())
        painter.end()

    def _band_height(self) -> int:
        return 3 * self.fontMetrics().height() + 3 * GRID

    def _paint_day(self, painter: QPainter, day: TimelineDay, top: float) -> None:
        line = self.fontMetrics().height()
        for row in _of(day.rows, Span.TOPIC):
            self._paint_topic(painter, row, self._box(day, row, top + line, line + 2 * GRID))
        for row in _of(day.rows, Span.PAUSE):
            self._paint_pause(painter, self._box(day, row, top + line, line + 2 * GRID))
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        for row in _of(day.rows, Span.MARK):
            painter.drawText(QPointF(self._x(day, row.from_at) - line / 4, top + line - GRID / 2), _MARK_SIGN)
        ends = QRectF(0, top + 2 * line + 2 * GRID, self.width(), line)
        painter.drawText(ends, Qt.AlignmentFlag.AlignLeft, f"{day.from_at:%H:%M}")
        painter.drawText(ends, Qt.AlignmentFlag.AlignRight, f"{day.to_at:%H:%M}")

    def _paint_topic(self, painter: QPainter, row: TimelineRow, box: QRectF) -> None:
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawRect(box)
        inside = box.adjusted(GRID, 0, -GRID, 0)
        words = spoken_by(self._say, row.label)
        short = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(inside.width()))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, short)

    def _paint_pause(self, painter: QPainter, box: QRectF) -> None:
        painter.fillRect(box, self.palette().color(QPalette.ColorRole.Base))
        painter.setBrush(QBrush(self.palette().color(QPalette.ColorRole.WindowText), Qt.BrushStyle.BDiagPattern))
        painter.drawRect(box)

    def _box(self, day: TimelineDay, row: TimelineRow, top: float, height: float) -> QRectF:
        left = self._x(day, row.from_at)
        return QRectF(left, top, max(2.0, self._x(day, row.to_at) - left), height)

    def _x(self, day: TimelineDay, at: datetime) -> float:
        whole = max(1.0, (day.to_at - day.from_at).total_seconds())
        return (self.width() - 1) * (at - day.from_at).total_seconds() / whole


def _of(rows: Sequence[TimelineRow], what: Span) -> list[TimelineRow]:
    return [row for row in rows if row.what is what]
