"""Paints the label of each turn in the margin beside its text: time, letter, number, marks; never by colour alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPixmap, QTextBlock

from hearing_desk.ui.editor.turn_blocks import INDENT, INDENTED_KINDS, LABEL_WIDTH, id_of, kind_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTextEdit

_LEFT, _GAP = 4.0, 4.0
_INNER_WIDTH = LABEL_WIDTH - 3 * _LEFT


@dataclass(frozen=True)
class TurnLabel:
    """What stands beside a turn: its letter, its number ("" without one), the time of its first character, marks."""

    letter: str
    number: str = ""
    time: str = ""
    marks: str = ""


LabelOf = Callable[[str, str], TurnLabel]


class LabelPainter:
    """Asks `label_of(turn id, kind)` for each turn in sight and paints it; `colour_of(kind)` gives its ink.

    What was painted is kept until something moves or `forget` is called: painting it anew for each letter would cost
    more than the text itself (measured).
    """

    def __init__(self, label_of: LabelOf, colour_of: Callable[[str], QColor]) -> None:
        self._label_of = label_of
        self._colour_of = colour_of
        self._seen: tuple[object, ...] = ()
        self._painted = QPixmap()

    def forget(self) -> None:
        """What stands beside the turns may be other than it was."""
        self._seen = ()

    def paint(self, editor: QTextEdit) -> None:
        """Put the labels of the turns in sight beside them."""
        seen = _what_is_seen(editor)
        if seen != self._seen:
            self._seen, self._painted = seen, _margin_of(editor)
            painter = QPainter(self._painted)
            self._paint_all(painter, editor)
            painter.end()
        painter = QPainter(editor.viewport())
        painter.drawPixmap(0, 0, self._painted)
        painter.end()

    def _paint_all(self, painter: QPainter, editor: QTextEdit) -> None:
        # With each new line that a letter begins: nothing in here is asked twice.
        painter.setFont(editor.document().defaultFont())
        pen = _Pen(painter, editor.palette().color(QPalette.ColorRole.PlaceholderText))
        layout, top = editor.document().documentLayout(), editor.verticalScrollBar().value()
        block, bottom = editor.cursorForPosition(QPoint(0, 0)).block(), editor.viewport().height() + top
        above = id_of(block.previous())
        while block.isValid():
            where = layout.blockBoundingRect(block).top()
            if where > bottom:
                break
            turn, kind = id_of(block), kind_of(block)
            self._paint_edge(painter, block, kind, where - top)
            if turn != above:
                pen.write(self._label_of(turn, kind), self._colour_of(kind), block, where - top)
            above, block = turn, block.next()

    def _paint_edge(self, painter: QPainter, block: QTextBlock, kind: str, y: float) -> None:
        if kind in INDENTED_KINDS or kind == "S":
            painter.setPen(self._colour_of(kind))
            x = LABEL_WIDTH + (INDENT if kind in INDENTED_KINDS else 0.0)
            painter.drawLine(QPointF(x, y), QPointF(x, y + block.layout().boundingRect().height()))


class _Pen:
    """Writes labels with one painter in its font."""

    def __init__(self, painter: QPainter, muted: QColor) -> None:
        self._painter = painter
        self._muted = muted
        self._letters = painter.fontMetrics()
        self._height = self._letters.height()

    def write(self, label: TurnLabel, colour: QColor, block: QTextBlock, y: float) -> None:
        line = block.layout().lineAt(0)
        y += line.y() + line.height() - self._height if line.isValid() else 0.0
        name, place = f"{label.marks}{label.letter}{label.number}", QRectF(_LEFT, y, _INNER_WIDTH, self._height)
        if self._letters.horizontalAdvance(label.time) + self._letters.horizontalAdvance(name) < _INNER_WIDTH - _GAP:
            # Enlarged letters leave no place for both: half a time would be a wrong one.
            self._painter.setPen(self._muted)
            self._painter.drawText(place, Qt.AlignmentFlag.AlignLeft, label.time)
        self._painter.setPen(colour)
        self._painter.drawText(place, Qt.AlignmentFlag.AlignRight, name)


def _what_is_seen(editor: QTextEdit) -> tuple[object, ...]:
    document, viewport = editor.document(), editor.viewport()
    return (
        document.documentLayout().documentSize().height(),
        editor.verticalScrollBar().value(),
        viewport.height(),
        viewport.devicePixelRatioF(),
        document.defaultFont(),
        editor.palette().cacheKey(),
    )


def _margin_of(editor: QTextEdit) -> QPixmap:
    ratio = editor.viewport().devicePixelRatioF()
    width, height = int(LABEL_WIDTH + INDENT) + 1, max(1, editor.viewport().height())
    margin = QPixmap(round(width * ratio), round(height * ratio))
    margin.setDevicePixelRatio(ratio)
    margin.fill(Qt.GlobalColor.transparent)
    return margin
