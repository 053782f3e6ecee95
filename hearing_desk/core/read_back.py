"""Which turns were read back to the applicant as they stand now: all of them, before a report is confirmed at once."""

from __future__ import annotations

from hearing_desk.core.events import TurnId
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.printed_turns import is_printed


def is_read_back(hearing: Hearing, turn: TurnId) -> bool:
    """Whether this turn was read back, and says the same since."""
    known = hearing.turns.get(turn)
    return known is not None and hearing.read_back.get(turn) == known.text


def not_read_back(hearing: Hearing) -> tuple[TurnId, ...]:
    """The turns that the report prints and that were not read back as they stand, in order."""
    return tuple(t.id for t in hearing.ordered_turns() if is_printed(t) and not is_read_back(hearing, t.id))


def is_all_read_back(hearing: Hearing) -> bool:
    """Whether there is a text, and all of it was read back."""
    return any(is_printed(turn) for turn in hearing.turns.values()) and not not_read_back(hearing)
