"""Where the caret stands in the text of a hearing, in words that hold after the text was loaded anew."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QTextCursor

from hearing_desk.app.lock_place import Place
from hearing_desk.ui.editor.hearing_editor import HearingEditor
from hearing_desk.ui.editor.turn_acts import at_turn
from hearing_desk.ui.editor.turn_blocks import first_block


def with_caret(place: Place, editor: HearingEditor) -> Place:
    """The place with the turn the caret is in, where in it, and how far the text is scrolled."""
    cursor = editor.textCursor()
    start = first_block(cursor.block()).position()
    return replace(place, turn=editor.turn, at=cursor.position() - start, scroll=editor.verticalScrollBar().value())


def put_caret(editor: HearingEditor, place: Place) -> None:
    """Put the caret and the text where they were; nothing happens when the turn is not there."""
    end = at_turn(editor.document(), place.turn)
    if end is None:
        return
    cursor = QTextCursor(end)
    cursor.setPosition(min(first_block(end.block()).position() + place.at, end.position()))
    editor.setTextCursor(cursor)
    editor.verticalScrollBar().setValue(place.scroll)
    editor.ensureCursorVisible()
