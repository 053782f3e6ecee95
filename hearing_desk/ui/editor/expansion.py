"""Turns `;vw` before the caret into the words it stands for: on a space, never unasked, and one key takes it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QTextCursor

from hearing_desk.core.abbreviations import MOST_LETTERS, TRIGGER
from hearing_desk.core.text import Text
from hearing_desk.ui.editor.turn_blocks import kind_of

Expand = Callable[[str, str], str | Text | None]
"""From what was typed behind the sign and the kind of the turn to words, to why not, or None: not known."""

ENDINGS = frozenset(" .,:?!)")


def nothing_is_short(_short: str, _kind: str) -> str | Text | None:
    """No abbreviation is known."""
    return None


@dataclass(frozen=True)
class _Done:
    """Where the caret stood after an expansion, and the state of the document then."""

    position: int
    revision: int


class Expansion:
    """Works on the few letters before the caret, however long the text is."""

    def __init__(self, expand: Expand) -> None:
        self._expand = expand
        self._done: _Done | None = None
        self._kept_at = -1

    def on_ending(self, cursor: QTextCursor, ending: str) -> QTextCursor | Text | None:
        """The caret after the words and `ending`; why they may not stand here; None when there is nothing to do."""
        start = None if cursor.hasSelection() else _start_of_short(cursor)
        kept_at, self._kept_at = self._kept_at, -1
        if start is None or start == kept_at:
            return None
        words = self._expand(_between(cursor, start + 1), kind_of(cursor.block()))
        if not isinstance(words, str):
            return words
        cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words + ending)
        self._done = _Done(cursor.position(), cursor.document().revision())
        return cursor

    def was_just_done(self, cursor: QTextCursor) -> bool:
        """Whether the last thing that happened to the text is an expansion that ends at the caret."""
        now = _Done(cursor.position(), cursor.document().revision())
        return not cursor.hasSelection() and now == self._done

    def keep_short(self, cursor: QTextCursor) -> None:
        """It was taken back: the next ending leaves what stands before the caret as it was typed."""
        self._done = None
        start = _start_of_short(cursor)
        self._kept_at = -1 if start is None else start


def _start_of_short(cursor: QTextCursor) -> int | None:
    document, end = cursor.document(), cursor.position()
    first = max(cursor.block().position(), end - MOST_LETTERS - 1)
    for at in range(end - 1, first - 1, -1):
        letter = document.characterAt(at)
        if letter == TRIGGER:
            is_alone = at == cursor.block().position() or not document.characterAt(at - 1).isalnum()
            return at if is_alone and at + 1 < end else None
        if not letter.isalnum():
            return None
    return None


def _between(cursor: QTextCursor, start: int) -> str:
    document = cursor.document()
    return "".join(document.characterAt(at) for at in range(start, cursor.position()))
