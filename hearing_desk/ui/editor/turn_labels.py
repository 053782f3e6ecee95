"""Paints the label of each turn in the margin beside its text: time, letter, number, marks; never by colour alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QTextBlock

from hearing_desk.ui.editor.turn_blocks import INDENT, INDENTED_KINDS, LABEL_WIDTH, id_of, is_first, kind_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTextEdit


@dataclass(frozen=True)
class TurnLabel:
    """What stands beside a turn: its letter, its number ("" without one), the time of its first character, marks."""

    letter: str
    number: str = ""
    time: str = ""
    marks: str = ""


LabelOf = Callable[[str, str], TurnLabel]


class LabelPainter:
    """Asks `label_of(turn id, kind)` for each turn in sight and paints it; `colour_of(kind)` gives its ink."""

    def __init__(self, label_of: LabelOf, colour_of: Callable[[str], QColor]) -> None:
        self._label_of = label_of
        self._colour_of = colour_of

    def paint(self, editor: QTextEdit, area: QRect) -> None:
        """Paint the labels of the turns that are in sight."""
        painter = QPainter(editor.viewport())
        painter.setFont(editor.document().defaultFont())
        layout = editor.document().documentLayout()
        top = editor.verticalScrollBar().value()
        block = editor.cursorForPosition(area.topLeft()).block()
        while block.isValid():
            where = layout.blockBoundingRect(block).translated(0, -top)
            if where.top() > area.bottom():
                break
            self._paint_block(painter, editor, block, where)
            block = block.next()
        painter.end()

    def _paint_block(self, painter: QPainter, editor: QTextEdit, block: QTextBlock, where: QRectF) -> None:
        kind = kind_of(block)
        if kind in INDENTED_KINDS or kind == "S":
            painter.setPen(self._colour_of(kind))
            x = LABEL_WIDTH + (INDENT if kind in INDENTED_KINDS else 0.0)
            line = block.layout().boundingRect()
            painter.drawLine(QPointF(x, where.top()), QPointF(x, where.top() + line.height()))
        if is_first(block):
            self._paint_label(painter, editor, block, where)

    def _paint_label(self, painter: QPainter, editor: QTextEdit, block: QTextBlock, where: QRectF) -> None:
        label = self._label_of(id_of(block), kind_of(block))
        height = painter.fontMetrics().height()
        line = block.layout().lineAt(0)
        y = where.top() + (line.y() if line.isValid() else 0.0) + (line.height() - height if line.isValid() else 0.0)
        painter.setPen(editor.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(QRectF(4, y, 48, height), Qt.AlignmentFlag.AlignLeft, label.time)
        painter.setPen(self._colour_of(kind_of(block)))
        right = Qt.AlignmentFlag.AlignRight
        painter.drawText(QRectF(44, y, LABEL_WIDTH - 48, height), right, f"{label.marks}{label.letter}{label.number}")
