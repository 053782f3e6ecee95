"""What the keys of the editor do to the turns of its document; each act is one step to undo.

Every act takes a caret and gives back where the caret is to stand. No act ever moves text from one turn to another,
except the explicit command to join two.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeyEvent, QKeySequence, QTextBlock, QTextCursor, QTextDocument

from hearing_desk.core.events import TurnId
from hearing_desk.ui.editor.turn_blocks import LABEL_WIDTH as LABEL_WIDTH
from hearing_desk.ui.editor.turn_blocks import (
    block_of_turn,
    first_block,
    format_of,
    id_of,
    is_first,
    kind_of,
    last_block,
)

NewId = Callable[[], TurnId]
QUESTION, ANSWER = "V", "A"
SPEECH_KINDS = (QUESTION, ANSWER)
KINDS = ("V", "A", "O", "T", "G", "S")

_BACKWARD = (QKeySequence.StandardKey.DeleteStartOfWord,)
_FORWARD = (
    QKeySequence.StandardKey.DeleteEndOfWord,
    QKeySequence.StandardKey.DeleteEndOfLine,
    QKeySequence.StandardKey.DeleteCompleteLine,
)


def new_turn(cursor: QTextCursor, kind: str, new_id: NewId) -> QTextCursor:
    """A turn of `kind` after this one; when this one is empty it takes the kind itself."""
    if is_empty(cursor.block()):
        return change_kind(cursor, kind)
    return _insert_after(cursor.block(), kind, new_id())


def change_kind(cursor: QTextCursor, kind: str) -> QTextCursor:
    """The turn the caret is in becomes of `kind`."""
    block, end = first_block(cursor.block()), last_block(cursor.block())
    editing = QTextCursor(block)
    editing.beginEditBlock()
    while True:
        QTextCursor(block).setBlockFormat(format_of(id_of(block), kind, is_first(block)))
        if block == end:
            break
        block = block.next()
    editing.endEditBlock()
    return cursor


def kind_beside(kind: str, by: int) -> str:
    """The kind that follows (1) or precedes (-1) another one when going round."""
    return KINDS[(KINDS.index(kind) + by) % len(KINDS)]


def entered(cursor: QTextCursor, new_id: NewId, is_direct: bool = False) -> QTextCursor:
    """Enter: in V an A follows; elsewhere a new paragraph, and on an empty one the turn that comes next.

    If it is direct, a V follows an A at once; an empty A becomes one, as ever.
    """
    block, kind = cursor.block(), kind_of(cursor.block())
    if kind == QUESTION:
        return _gone_on(block, ANSWER, new_id)
    if kind == ANSWER and is_direct and not is_empty(block):
        return _gone_on(block, QUESTION, new_id)
    if not block.text():
        return _left_empty_paragraph(block, _kind_after(block), new_id)
    cursor.insertBlock(format_of(id_of(block), kind, is_first=False))
    return cursor


def put_question(cursor: QTextCursor, question: str, new_id: NewId) -> QTextCursor:
    """A V with this text and an empty A after the turn the caret is in; the caret stands in the A."""
    cursor.beginEditBlock()
    asked = new_turn(cursor, QUESTION, new_id)
    asked.insertText(question)
    answer = _insert_after(asked.block(), ANSWER, new_id())
    cursor.endEditBlock()
    return answer


def at_end(cursor: QTextCursor) -> QTextCursor:
    """The caret at the end of the text."""
    cursor.movePosition(QTextCursor.MoveOperation.End)
    return cursor


def pasted(cursor: QTextCursor, text: str) -> QTextCursor:
    """Plain text at the caret; its lines become paragraphs of this turn."""
    turn, kind = id_of(cursor.block()), kind_of(cursor.block())
    cursor.beginEditBlock()
    for number, line in enumerate(text.split("\n")):
        if number:
            cursor.insertBlock(format_of(turn, kind, is_first=False))
        cursor.insertText(line)
    cursor.endEditBlock()
    return cursor


def emptied(cursor: QTextCursor) -> QTextCursor:
    """The selected text is gone; turns it lay in stay, empty if need be."""
    if not cursor.hasSelection():
        return cursor
    if not spans_turns(cursor):
        cursor.removeSelectedText()
        return cursor
    document, start, end = cursor.document(), cursor.selectionStart(), cursor.selectionEnd()
    cursor.beginEditBlock()
    block = first_block(document.findBlock(end))
    while block.isValid() and block.position() + block.length() > start:
        previous = first_block(block).previous()
        _remove(document, max(start, first_block(block).position()), min(end, _end_of(last_block(block)).position()))
        block = first_block(previous) if previous.isValid() else previous
    cursor.endEditBlock()
    cursor.setPosition(start)
    return cursor


def deleted_at_edge(cursor: QTextCursor, is_back: bool) -> QTextCursor | None:
    """Backspace or Delete where it would reach another turn; None where Qt may do what it always does.

    At the start of a turn with text the caret only moves; an empty turn goes away.
    """
    if cursor.hasSelection():
        return emptied(cursor) if spans_turns(cursor) else None
    block = cursor.block()
    if is_back:
        is_edge = cursor.atBlockStart() and is_first(block)
        return _deleted_before(cursor, block) if is_edge else None
    is_edge = cursor.atBlockEnd() and block == last_block(block)
    return cursor if is_edge else None


def join_with_previous(cursor: QTextCursor) -> QTextCursor:
    """This turn's paragraphs become paragraphs of the turn above."""
    start, end = first_block(cursor.block()), last_block(cursor.block())
    above = start.previous()
    if not above.isValid():
        return cursor
    turn, kind, block = id_of(above), kind_of(above), start
    editing = QTextCursor(start)
    editing.beginEditBlock()
    while True:
        QTextCursor(block).setBlockFormat(format_of(turn, kind, is_first=False))
        if block == end:
            break
        block = block.next()
    editing.endEditBlock()
    return cursor


def inserted(cursor: QTextCursor, words: str) -> QTextCursor:
    """Words at the caret, as one act."""
    cursor.beginEditBlock()
    emptied(cursor).insertText(words)
    cursor.endEditBlock()
    return cursor


def can_split(cursor: QTextCursor) -> bool:
    """Whether text of the turn stands on both sides of the caret."""
    start, end = first_block(cursor.block()).position(), _end_of(last_block(cursor.block())).position()
    document, at = cursor.document(), cursor.position()
    return not cursor.hasSelection() and _has_text(document, start, at) and _has_text(document, at, end)


def split_turn(cursor: QTextCursor, new_id: NewId) -> QTextCursor:
    """What stands behind the caret becomes a turn of its own: of a V an A, of every other kind the same kind."""
    kind = ANSWER if kind_of(cursor.block()) == QUESTION else kind_of(cursor.block())
    turn, last = id_of(cursor.block()), new_id()
    cursor.beginEditBlock()
    if cursor.atBlockEnd():
        cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
    elif not cursor.atBlockStart():
        cursor.insertBlock(format_of(last, kind, is_first=True))
    while cursor.document().characterAt(cursor.position()) == " ":
        cursor.deleteChar()
    block, is_first_block = cursor.block(), True
    while block.isValid() and (is_first_block or id_of(block) == turn):
        QTextCursor(block).setBlockFormat(format_of(last, kind, is_first_block))
        block, is_first_block = block.next(), False
    cursor.endEditBlock()
    return cursor


def at_turn(document: QTextDocument, turn: str) -> QTextCursor | None:
    """A caret at the end of a turn; None when the document does not hold it."""
    block = block_of_turn(document, turn)
    return _end_of(last_block(block)) if block.isValid() else None


def selected(cursor: QTextCursor) -> QTextCursor:
    """The text of this turn, selected; when it is already, the whole text."""
    start, end = first_block(cursor.block()).position(), _end_of(last_block(cursor.block())).position()
    if (cursor.selectionStart(), cursor.selectionEnd()) == (start, end):
        cursor.select(QTextCursor.SelectionType.Document)
        return cursor
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def spans_turns(cursor: QTextCursor) -> bool:
    """Whether the selection lies in more than one turn."""
    document = cursor.document()
    return id_of(document.findBlock(cursor.selectionStart())) != id_of(document.findBlock(cursor.selectionEnd()))


def is_empty(block: QTextBlock) -> bool:
    """Whether the turn of this paragraph holds no text at all."""
    return is_first(block) and block == last_block(block) and not block.text()


def is_word_deletion(event: QKeyEvent) -> bool:
    """Whether a key deletes a word or a line."""
    return any(event.matches(key) for key in (*_BACKWARD, *_FORWARD))


def is_at_edge(cursor: QTextCursor, event: QKeyEvent) -> bool:
    """Whether that deletion would reach out of the turn."""
    if cursor.hasSelection():
        return spans_turns(cursor)
    if any(event.matches(key) for key in _BACKWARD):
        return cursor.atBlockStart() and is_first(cursor.block())
    return cursor.atBlockEnd() and cursor.block() == last_block(cursor.block())


def _gone_on(block: QTextBlock, kind: str, new_id: NewId) -> QTextCursor:
    following = last_block(block).next()
    if following.isValid() and kind_of(following) == kind and is_empty(following):
        return _end_of(following)
    return _insert_after(block, kind, new_id())


def _insert_after(block: QTextBlock, kind: str, turn: TurnId) -> QTextCursor:
    cursor = _end_of(last_block(block))
    cursor.insertBlock(format_of(turn, kind, is_first=True))
    return cursor


def _left_empty_paragraph(block: QTextBlock, kind: str, new_id: NewId) -> QTextCursor:
    if is_empty(block):
        return change_kind(QTextCursor(block), kind)
    cursor = QTextCursor(block)
    if block != last_block(block):
        cursor.insertBlock(format_of(id_of(block), kind_of(block), is_first=False))
        return cursor
    cursor.setBlockFormat(format_of(new_id(), kind, is_first=True))
    return cursor


def _kind_after(block: QTextBlock) -> str:
    if kind_of(block) in SPEECH_KINDS:
        return QUESTION
    above = first_block(block).previous()
    while above.isValid():
        if kind_of(above) in SPEECH_KINDS:
            return kind_of(above)
        above = first_block(above).previous()
    return QUESTION


def _deleted_before(cursor: QTextCursor, block: QTextBlock) -> QTextCursor:
    above = block.previous()
    if not above.isValid():
        return cursor
    if is_empty(block):
        _remove(cursor.document(), _end_of(above).position(), block.position())
    return _end_of(above)


def _remove(document: QTextDocument, start: int, end: int) -> None:
    if end > start:
        cursor = QTextCursor(document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()


def _has_text(document: QTextDocument, start: int, end: int) -> bool:
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return bool(cursor.selectedText().strip())


def _end_of(block: QTextBlock) -> QTextCursor:
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    return cursor
