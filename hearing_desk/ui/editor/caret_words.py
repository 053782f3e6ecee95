"""Reads the words around a caret, inside its turn: what is parked, what is marked."""

from __future__ import annotations

import re

from PySide6.QtGui import QTextCursor

from hearing_desk.ui.editor.turn_blocks import first_block


def last_words(cursor: QTextCursor, count: int = 8) -> str:
    """The last words before the caret in its turn."""
    cursor.setPosition(first_block(cursor.block()).position(), QTextCursor.MoveMode.KeepAnchor)
    words = cursor.selectedText().replace("\u2029", " ").split()
    return " ".join(words[-count:])


def selected_words(cursor: QTextCursor) -> str:
    """What is selected, on one line; "" without a selection."""
    return " ".join(cursor.selectedText().split())


def word_place(cursor: QTextCursor) -> tuple[str, int]:
    """The word that is selected or that the caret is in or behind; which occurrence in its turn it is, from 1."""
    if not cursor.hasSelection():
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
    word, start = cursor.selectedText().strip(), cursor.selectionStart()
    cursor.setPosition(first_block(cursor.document().findBlock(start)).position())
    cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
    return word, 1 + len(re.findall(rf"(?<!\w){re.escape(word)}(?!\w)", cursor.selectedText()))
