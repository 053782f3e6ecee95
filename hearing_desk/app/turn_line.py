"""A turn in one line, for lists and choices."""

from __future__ import annotations

from hearing_desk.core.hearing import Turn
from hearing_desk.core.minutes import clock
from hearing_desk.core.printable import printable
from hearing_desk.core.printed_turns import turn_name

FIRST_WORDS = 60


def turn_line(turn: Turn) -> str:
    """A turn by its number and first words: "V12  Wanneer ging u weg?"; one without a number by its kind and time."""
    words = " ".join(printable(turn.text).split())
    start = words if len(words) <= FIRST_WORDS else words[: FIRST_WORDS - 1] + "…"
    return f"{turn_name(turn) or f'{turn.kind} {clock(turn.at)}'}  {start}"
