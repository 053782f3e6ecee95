"""Waves below the words of a text that no dictionary knows, a moment after the typing stops; nothing is changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from hearing_desk.core.spelling import WordPlace

PAUSE_MS = 300
LookAt = Callable[[str, Callable[[tuple[WordPlace, ...]], None]], None]


class SpellingMarks:
    """Belongs to one text; `look_at(text, answer)` finds the words, `read` gives the text as it is counted in."""

    def __init__(self, text: QPlainTextEdit, read: Callable[[], str], look_at: LookAt) -> None:
        self._text = text
        self._read = read
        self._look_at = look_at
        self._places: tuple[WordPlace, ...] = ()
        self._seen = ""
        self._timer = QTimer(text)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.look)
        text.textChanged.connect(self._timer.start)

    def look(self, then: Callable[[], None] = lambda: None) -> None:
        """Look at the text as it stands now; `then` comes when the waves do."""
        asked = self._read()
        self._look_at(asked, lambda places: self._show(asked, places, then))

    def select_next(self) -> str:
        """Select the next unknown word behind the caret; gives it, or "" when there is none."""
        at = self._text.textCursor().selectionEnd()
        places = self._places if self._read() == self._seen else ()
        found = next((place for place in places if _in_qt(self._seen, place.start) >= at), None)
        if found is None:
            return ""
        self._text.setTextCursor(self._cursor(found))
        return found.word

    def _show(self, asked: str, places: tuple[WordPlace, ...], then: Callable[[], None]) -> None:
        if asked == self._read():
            self._seen, self._places = asked, places
            self._text.setExtraSelections([self._wave(place) for place in places])
            then()

    def _wave(self, place: WordPlace) -> QTextEdit.ExtraSelection:
        wave = QTextEdit.ExtraSelection()
        looks = QTextCharFormat()
        # In the colour of the words: one of its own would stay behind when the system goes from light to dark.
        looks.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wave.format, wave.cursor = looks, self._cursor(place)
        return wave

    def _cursor(self, place: WordPlace) -> QTextCursor:
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(_in_qt(self._seen, place.start))
        cursor.setPosition(_in_qt(self._seen, place.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _in_qt(text: str, position: int) -> int:
    # Qt counts in UTF-16: a character outside the first plane takes two places.
    return len(text[:position].encode("utf-16-le")) // 2
