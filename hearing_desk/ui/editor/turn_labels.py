"""Paints the label of each turn in the margin beside its text: time, letter, number, marks; never by colour alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPixmap, QTextBlock

from hearing_desk.ui.editor.turn_blocks import INDENT, INDENTED_KINDS, LABEL_WIDTH, id_of, is_first, kind_of

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
        painter.setFont(editor.document().defaultFont())
        muted = editor.palette().color(QPalette.ColorRole.PlaceholderText)
        layout, top = editor.document().documentLayout(), editor.verticalScrollBar().value()
        block = editor.cursorForPosition(QPoint(0, 0)).block()
        while block.isValid():
            where = layout.blockBoundingRect(block).translated(0, -top)
            if where.top() > editor.viewport().height():
                break
            self._paint_edge(painter, block, where.top())
            if is_first(block):
                self._paint_label(painter, block, where.top(), muted)
            block = block.next()

    def _paint_edge(self, painter: QPainter, block: QTextBlock, y: float) -> None:
        kind = kind_of(block)
        if kind in INDENTED_KINDS or kind == "S":
            painter.setPen(self._colour_of(kind))
            x = LABEL_WIDTH + (INDENT if kind in INDENTED_KINDS else 0.0)
            painter.drawLine(QPointF(x, y), QPointF(x, y + block.layout().boundingRect().height()))

    def _paint_label(self, painter: QPainter, block: QTextBlock, y: float, muted: QColor) -> None:
        label, line = self._label_of(id_of(block), kind_of(block)), block.layout().lineAt(0)
        height = painter.fontMetrics().height()
        y += line.y() + line.height() - height if line.isValid() else 0.0
        name, letters = f"{label.marks}{label.letter}{label.number}", painter.fontMetrics()
        if letters.horizontalAdvance(label.time) + letters.horizontalAdvance(name) < _INNER_WIDTH - _GAP:
            # Enlarged letters leave no place for both: half a time would be a wrong one.
            painter.setPen(muted)
            painter.drawText(QRectF(_LEFT, y, _INNER_WIDTH, height), Qt.AlignmentFlag.AlignLeft, label.time)
        painter.setPen(self._colour_of(kind_of(block)))
        painter.drawText(QRectF(_LEFT, y, _INNER_WIDTH, height), Qt.AlignmentFlag.AlignRight, name)


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
