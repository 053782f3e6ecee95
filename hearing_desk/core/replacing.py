"""Which words of a turn a correction replaces: found by the words themselves, and only when they stand there once."""

from __future__ import annotations

import re

_WORD_BEFORE = re.compile(r"\S+\s*$")
_WORD_AFTER = re.compile(r"^\s*\S+")


def place_of(text: str, old: str) -> int | None:
    """Where the words stand in the text, None when they are not there, or more than once."""
    # Not `count`: it sees "  " once in three spaces.
    first = text.find(old) if old else -1
    return first if first >= 0 and first == text.rfind(old) else None


def with_context(text: str, start: int, end: int, new: str) -> tuple[str, str]:
    """The words from start to end and what replaces them, both with as many words around as make the place certain."""
    first, last = _whole_words(text, start, end)
    while place_of(text, text[first:last]) is None and (first, last) != (0, len(text)):
        before, after = _WORD_BEFORE.search(text[:first]), _WORD_AFTER.match(text[last:])
        if before is not None:
            first = before.start()
        elif after is not None:
            last += after.end()
        else:
            first, last = 0, len(text)
    return text[first:last], text[first:start] + new + text[end:last]


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while 0 < start < len(text) and not (text[start - 1].isspace() or text[start].isspace()):
        start -= 1
    while 0 < end < len(text) and not (text[end - 1].isspace() or text[end].isspace()):
        end += 1
    return start, end
