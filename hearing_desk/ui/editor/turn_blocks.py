"""Turns in a QTextDocument: each paragraph is a block that carries its turn's id and kind as block properties.

Properties of the block format, not user data: undo brings them back (measured: user state is not undone).
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument, QTextFormat

from hearing_desk.app.turns_replaced import TurnText
from hearing_desk.core.events import TurnId

ID_PROPERTY = QTextFormat.Property.UserProperty.value + 1
KIND_PROPERTY = QTextFormat.Property.UserProperty.value + 2
LABEL_WIDTH = 104.0
GAP_BETWEEN_TURNS = 10.0
GAP_BETWEEN_PARAGRAPHS = 3.0
INDENTED_KINDS = ("O", "T", "G")
INDENT = 16.0


def id_of(block: QTextBlock) -> TurnId:
    """The turn a paragraph belongs to; "" only in a document that holds no turn yet."""
    return TurnId(str(block.blockFormat().property(ID_PROPERTY) or ""))


def kind_of(block: QTextBlock) -> str:
    """The kind of the turn a paragraph belongs to."""
    return str(block.blockFormat().property(KIND_PROPERTY) or "")


def format_of(turn: TurnId, kind: str, is_first: bool) -> QTextBlockFormat:
    """The format of a paragraph of a turn; the first one stands away from the turn above."""
    block_format = QTextBlockFormat()
    block_format.setProperty(ID_PROPERTY, turn)
    block_format.setProperty(KIND_PROPERTY, kind)
    block_format.setTopMargin(GAP_BETWEEN_TURNS if is_first else GAP_BETWEEN_PARAGRAPHS)
    block_format.setLeftMargin(LABEL_WIDTH + (INDENT if kind in INDENTED_KINDS else 0.0))
    block_format.setLineHeight(128.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    block_format.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    return block_format


def first_block(block: QTextBlock) -> QTextBlock:
    """The first paragraph of the turn this paragraph is in."""
    turn = id_of(block)
    while block.previous().isValid() and id_of(block.previous()) == turn:
        block = block.previous()
    return block


def last_block(block: QTextBlock) -> QTextBlock:
    """The last paragraph of the turn this paragraph is in."""
    turn = id_of(block)
    while block.next().isValid() and id_of(block.next()) == turn:
        block = block.next()
    return block


def is_first(block: QTextBlock) -> bool:
    """Whether a turn begins with this paragraph."""
    return not block.previous().isValid() or id_of(block.previous()) != id_of(block)


def turns_between(first: QTextBlock, last: QTextBlock) -> Iterator[TurnText]:
    """The turns from the one of `first` to the one of `last`, in order; paragraphs stand on lines of their own."""
    block, end = first_block(first), last_block(last).blockNumber()
    while block.isValid() and block.blockNumber() <= end:
        turn, kind, lines = id_of(block), kind_of(block), [block.text()]
        block = block.next()
        while block.isValid() and id_of(block) == turn:
            lines.append(block.text())
            block = block.next()
        yield TurnText(turn, kind, "\n".join(lines))


def turns_in(document: QTextDocument) -> tuple[TurnText, ...]:
    """Every turn of a document, in order."""
    if not id_of(document.begin()):
        return ()
    return tuple(turns_between(document.begin(), document.lastBlock()))


def fill(document: QTextDocument, turns: Iterator[TurnText]) -> None:
    """Put turns into an empty document, as one act that cannot be undone."""
    document.setUndoRedoEnabled(False)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    is_empty = True
    for turn in turns:
        for number, line in enumerate(turn.text.split("\n")):
            block_format = format_of(turn.id, turn.kind, number == 0)
            if is_empty:
                cursor.setBlockFormat(block_format)
            else:
                cursor.insertBlock(block_format)
            cursor.insertText(line)
            is_empty = False
    cursor.endEditBlock()
    document.setUndoRedoEnabled(True)


def block_of_turn(document: QTextDocument, turn: str) -> QTextBlock:
    """The first paragraph of a turn; an invalid block when the document does not hold it."""
    block = document.lastBlock()
    while block.isValid() and id_of(block) != turn:
        block = block.previous()
    return first_block(block) if block.isValid() else block
