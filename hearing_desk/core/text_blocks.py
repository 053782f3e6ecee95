"""Which sentences written by a short form still stand in the text: word for word, or made to fit."""

from __future__ import annotations

from dataclasses import dataclass

from hearing_desk.core.hearing import Hearing, Turn
from hearing_desk.core.text_events import TurnId

_TELLING_WORDS = 3


@dataclass(frozen=True)
class TextBlocks:
    """How many are used, and the turns in which one stands word for word, in the order of the text."""

    used: int
    unchanged: tuple[TurnId, ...]


def text_blocks(hearing: Hearing) -> TextBlocks:
    """Those that stand in the text; one that was taken back or taken out again is not used."""
    put = dict.fromkeys((block.turn, block.text) for block in hearing.text_blocks)
    standing = [(turn, text) for turn, text in put if _stands(hearing.turns.get(turn), text)]
    unchanged = {turn for turn, text in standing if text in hearing.turns[turn].text}
    return TextBlocks(len(standing), tuple(turn for turn in hearing.order if turn in unchanged))


def _stands(turn: Turn | None, text: str) -> bool:
    if turn is None:
        return False
    words = text.split()
    parts = (" ".join(words[:_TELLING_WORDS]), " ".join(words[-_TELLING_WORDS:]))
    return any(part in turn.text for part in parts)
