"""How wide the columns of a table are, from the words in them."""

from __future__ import annotations

from collections.abc import Sequence

# In twips: an average letter of the table's text, its cell margins; words and lines longer than this wrap.
_LETTER, _PADDING, _WORD, _LINE = 110, 200, 18, 60


def column_widths(rows: Sequence[Sequence[str]], total: int) -> list[int]:
    """The width of each column, `total` together, in twips: each long enough for its words, the rest by its lines."""
    columns = list(zip(*rows, strict=True))
    least = [_LETTER * min(_WORD, max(_longest(cell.split()) for cell in column)) + _PADDING for column in columns]
    wanted = [min(_LINE, max(_longest(cell.split("\n")) for cell in column)) + 1 for column in columns]
    spare = total - sum(least)
    if spare < 0:
        return [total * width // sum(least) for width in least]
    return [width + spare * want // sum(wanted) for width, want in zip(least, wanted, strict=True)]


def _longest(words: Sequence[str]) -> int:
    return max(map(len, words), default=0)
