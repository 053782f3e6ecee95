"""Knows which turns stand in the document and where, so that an edit is told by what it touched alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtGui import QTextBlock

from hearing_desk.app.turns_replaced import TurnsReplaced, TurnText
from hearing_desk.core.events import TurnId
from hearing_desk.ui.editor.turn_blocks import first_block, id_of, last_block, turns_between


@dataclass(frozen=True)
class _Typing:
    """The turn one types in, from which paragraph to which, and the turn above it."""

    first: int
    last: int
    above: TurnId
    turn: TurnId
    kind: str


class TurnLedger:
    """The ids of the turns in their order; `taken_over` or `letter_in` brings it up to date after each edit."""

    def __init__(self) -> None:
        self._ids: list[TurnId] = []
        self._last_place = 0
        self._typing: _Typing | None = None

    def begin(self, ids: Iterable[TurnId]) -> None:
        """Another text was loaded: these are its turns."""
        self._ids, self._last_place, self._typing = list(ids), 0, None

    def letter_in(self, block: QTextBlock) -> TurnsReplaced:
        """What one letter more or less in this paragraph replaced: no turn moves and none gets another kind by it."""
        typing = self._typing
        if typing is None or not typing.first <= block.blockNumber() <= typing.last:
            return self.taken_over(block, block)
        document, places = block.document(), range(typing.first, typing.last + 1)
        text = "\n".join(document.findBlockByNumber(place).text() for place in places)
        return TurnsReplaced(typing.above, (typing.turn,), (TurnText(typing.turn, typing.kind, text),))

    def taken_over(self, first: QTextBlock, last: QTextBlock) -> TurnsReplaced:
        """What the edit of these paragraphs replaced."""
        now = tuple(turns_between(first, last))
        first, last = first_block(first), last_block(last)
        before, after = first.previous(), last.next()
        above, below = (id_of(beside) if beside.isValid() else TurnId("") for beside in (before, after))
        start = self._place_below(above)
        end = self._place_of(below, start, len(now))
        gone = tuple(self._ids[start:end])
        self._ids[start:end] = [turn.id for turn in now]
        places, turn = (first.blockNumber(), last.blockNumber()), now[0]
        is_in_one = len(now) == 1 and gone == (turn.id,)
        self._last_place, self._typing = start, _Typing(*places, above, turn.id, turn.kind) if is_in_one else None
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
