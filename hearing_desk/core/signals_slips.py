"""Recognises a long word of the lists behind one slip of the fingers."""

from __future__ import annotations

_SHORTEST = 9
_LONGEST = 25
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


class Slips:
    """The long words of the lists, found again when one letter is missing, doubled, swapped or its neighbour's.

    Another letter from elsewhere on the keyboard makes another word (verhoorde, verhoogde) and is no slip.
    """

    def __init__(self) -> None:
        self._by_part: dict[str, list[str]] = {}

    def add(self, word: str) -> None:
        """Take a word in, once; short ones are left alone."""
        if is_long(word):
            for part in _parts(word):
                self._by_part.setdefault(part, []).append(word)

    def meant(self, typed: str) -> str:
        """The word that was meant, or nothing."""
        if not is_long(typed):
            return ""
        alike = (word for part in _parts(typed) for word in self._by_part.get(part, ()))
        return next((word for word in alike if _is_slip(typed, word)), "")


def is_long(word: str) -> bool:
    """Whether a slip in the word can be told from another word."""
    return _SHORTEST <= len(word) <= _LONGEST


def _parts(word: str) -> tuple[str, str]:
    """One slip leaves the beginning or the end of a long word whole."""
    return f"{word[:4]}-", f"-{word[-4:]}"


def _is_slip(typed: str, word: str) -> bool:
    if typed[0] != word[0] or abs(len(typed) - len(word)) > 1:
        return False
    start = _same_length(typed, word)
    end = _same_length(typed[start:][::-1], word[start:][::-1])
    wrong, right = typed[start : len(typed) - end], word[start : len(word) - end]
    return _is_swapped(wrong, right) or _is_one_too_many(wrong, right) or _is_neighbour(wrong, right)


def _same_length(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((at for at, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))


def _is_swapped(wrong: str, right: str) -> bool:
    return len(wrong) == 2 and wrong == right[::-1]


def _is_one_too_many(wrong: str, right: str) -> bool:
    return {len(wrong), len(right)} == {0, 1}


def _is_neighbour(wrong: str, right: str) -> bool:
    pairs = (wrong + right, right + wrong)
    return len(wrong) == len(right) == 1 and any(pair in row for row in _ROWS for pair in pairs)
