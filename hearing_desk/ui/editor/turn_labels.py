"""Paints the label of each turn in the margin beside its text: time, letter, number, marks; never by colour alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPixmap, QTextBlock

from hearing_desk.ui.editor.turn_blocks import INDENT, INDENTED_KINDS, LABEL_WIDTH, id_of, kind_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTextEdit

_LEFT, _GAP = 4.0, 4.0
_INNER_WIDTH = LABEL_WIDTH - 3 * _LEFT
_MOST_KEPT = 60


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
        self._stamps = _Stamps()

    def forget(self) -> None:
        """What stands beside the turns may be other than it was."""
        self._seen = ()

    def paint(self, editor: QTextEdit) -> None:
        """Put the labels of the turns in sight beside them."""
        seen = _what_is_seen(editor)
        if seen != self._seen:
            self._seen, self._painted = seen, self._cleared(editor)
            painter = QPainter(self._painted)
            self._paint_all(painter, editor)
            painter.end()
        painter = QPainter(editor.viewport())
        painter.drawPixmap(0, 0, self._painted)
        painter.end()

    def _cleared(self, editor: QTextEdit) -> QPixmap:
        # The same picture where it fits: to be given another costs as much as to paint it (measured).
        wanted = _size_of(editor, LABEL_WIDTH + INDENT + 1, max(1, editor.viewport().height()))
        if self._painted.size() != wanted:
            return _clear_picture(editor, wanted)
        self._painted.fill(Qt.GlobalColor.transparent)
        return self._painted

    def _paint_all(self, painter: QPainter, editor: QTextEdit) -> None:
        # With each new line that a letter begins: nothing in here is asked or written twice.
        self._stamps.begin(editor)
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
                stamp = self._stamps.of(self._label_of(turn, kind), self._colour_of(kind), editor)
                height = stamp.deviceIndependentSize().height()
                painter.drawPixmap(_beside_first_line(block, where - top, height), stamp)
            above, block = turn, block.next()

    def _paint_edge(self, painter: QPainter, block: QTextBlock, kind: str, y: float) -> None:
        if kind in INDENTED_KINDS or kind == "S":
            painter.setPen(self._colour_of(kind))
            x = LABEL_WIDTH + (INDENT if kind in INDENTED_KINDS else 0.0)
            painter.drawLine(QPointF(x, y), QPointF(x, y + block.layout().boundingRect().height()))


class _Stamps:
    """Labels as they were painted, ready to be put beside any line: most of them only move when one types."""

    def __init__(self) -> None:
        self._look: tuple[object, ...] = ()
        self._painted: dict[tuple[TurnLabel, str], QPixmap] = {}

    def begin(self, editor: QTextEdit) -> None:
        """Labels come that look as the editor does now."""
        look = (*_look_of(editor), editor.viewport().devicePixelRatioF())
        if look != self._look or len(self._painted) > _MOST_KEPT:
            self._look = look
            self._painted.clear()

    def of(self, label: TurnLabel, colour: QColor, editor: QTextEdit) -> QPixmap:
        """The picture of a label in its colour."""
        key = label, colour.name()
        if key not in self._painted:
            height = QFontMetrics(editor.document().defaultFont()).height()
            self._painted[key] = stamp = _clear_picture(editor, _size_of(editor, _INNER_WIDTH, height))
            painter = QPainter(stamp)
            painter.setFont(editor.document().defaultFont())
            _write(painter, label, colour, editor.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.end()
        return self._painted[key]


def _write(painter: QPainter, label: TurnLabel, colour: QColor, muted: QColor) -> None:
    letters, name = painter.fontMetrics(), f"{label.marks}{label.letter}{label.number}"
    place = QRectF(0, 0, _INNER_WIDTH, letters.height())
    if letters.horizontalAdvance(label.time) + letters.horizontalAdvance(name) < _INNER_WIDTH - _GAP:
        # Enlarged letters leave no place for both: half a time would be a wrong one.
        painter.setPen(muted)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft, label.time)
    painter.setPen(colour)
    painter.drawText(place, Qt.AlignmentFlag.AlignRight, name)


def _beside_first_line(block: QTextBlock, y: float, height: float) -> QPointF:
    line = block.layout().lineAt(0)
    return QPointF(_LEFT, round(y + (line.y() + line.height() - height if line.isValid() else 0.0)))


def _what_is_seen(editor: QTextEdit) -> tuple[object, ...]:
    viewport = editor.viewport()
    return (
        editor.document().documentLayout().documentSize().height(),
        editor.verticalScrollBar().value(),
        viewport.height(),
        viewport.devicePixelRatioF(),
        *_look_of(editor),
    )


def _look_of(editor: QTextEdit) -> tuple[object, ...]:
    return editor.document().defaultFont(), editor.palette().cacheKey()


def _size_of(editor: QTextEdit, width: float, height: float) -> QSize:
    return (QSizeF(width, height) * editor.viewport().devicePixelRatioF()).toSize()


def _clear_picture(editor: QTextEdit, size: QSize) -> QPixmap:
    picture = QPixmap(size)
    picture.setDevicePixelRatio(editor.viewport().devicePixelRatioF())
    picture.fill(Qt.GlobalColor.transparent)
    return picture
