"""Knows which turns stand in the document and where, so that an edit is told by what it touched alone."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QTextBlock

from hearing_desk.app.turns_replaced import TurnsReplaced
from hearing_desk.core.events import TurnId
from hearing_desk.ui.editor.turn_blocks import first_block, id_of, last_block, turns_between


class TurnLedger:
    """The ids of the turns in their order; `taken_over` brings it up to date after each edit."""

    def __init__(self) -> None:
        self._ids: list[TurnId] = []
        self._last_place = 0

    def begin(self, ids: Iterable[TurnId]) -> None:
        """Another text was loaded: these are its turns."""
        self._ids, self._last_place = list(ids), 0

    def taken_over(self, first: QTextBlock, last: QTextBlock) -> TurnsReplaced:
        """What the edit of these paragraphs replaced."""
        now = tuple(turns_between(first, last))
        before, after = first_block(first).previous(), last_block(last).next()
        above, below = (id_of(beside) if beside.isValid() else TurnId("") for beside in (before, after))
        start = self._place_below(above)
        end = self._place_of(below, start, len(now))
        gone = tuple(self._ids[start:end])
        self._ids[start:end] = [turn.id for turn in now]
        self._last_place = start
        return TurnsReplaced(above, gone, now)

    def _place_below(self, above: TurnId) -> int:
        # One types where one typed: looking through all turns for each letter costs more than painting it (measured).
        place = self._last_place
        if not above:
            return 0
        return place if 0 < place <= len(self._ids) and self._ids[place - 1] == above else self._ids.index(above) + 1

    def _place_of(self, below: TurnId, start: int, count: int) -> int:
        if not below:
            return len(self._ids)
        place = start + count
        return place if self._ids[place : place + 1] == [below] else self._ids.index(below, start)
