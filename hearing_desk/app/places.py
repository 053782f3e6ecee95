"""Finding a turn by what people call it: its letter and number, or its time."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from hearing_desk.core.events import TurnId
from hearing_desk.core.hearing import Hearing, Turn

_NUMBER = re.compile(r"(?P<kind>[VAOTGS]?)(?P<number>\d+[a-z]*)", re.IGNORECASE)
_TIME = re.compile(r"\d{1,2}:\d{2}(:\d{2})?")


def place_of(hearing: Hearing, where: str) -> TurnId | None:
    """The turn called V12, A12a or 12, or the one typed at 10:42, 10.42 or 10:42:07; None when there is none."""
    wanted = where.strip().replace(".", ":")
    if _TIME.fullmatch(wanted):
        padded = wanted.zfill(5) if len(wanted) <= 5 else wanted.zfill(8)
        return _first(hearing, lambda turn: turn.at[11:].startswith(padded))
    found = _NUMBER.fullmatch(wanted)
    if found is None:
        return None
    kind, number = found["kind"].upper(), found["number"].lower()
    return _first(hearing, lambda turn: turn.number == number and kind in ("", turn.kind))


def place_in_topic(hearing: Hearing, names: Mapping[str, str], where: str) -> TurnId | None:
    """The first turn of the topic whose name has these words in it; None when no turn was typed there."""
    wanted = where.casefold().strip()
    named = {topic for topic, name in names.items() if wanted and wanted in name.casefold()}
    return _first(hearing, lambda turn: turn.topic in named)


def _first(hearing: Hearing, is_wanted: Callable[[Turn], bool]) -> TurnId | None:
    return next((turn.id for turn in hearing.ordered_turns() if turn.has_begun and is_wanted(turn)), None)


def label_of(turn: Turn) -> str:
    """A turn as it stands beside its text: its letter with its number or, without one, its time."""
    return f"{turn.kind}{turn.number}" if turn.number else f"{turn.kind} {turn.at[11:16]}"


def name_of(turn: Turn) -> str:
    """What people call a turn: its letter and number, or its time when it has no number."""
    return f"{turn.kind}{turn.number}" if turn.number else turn.at[11:19]
