"""Corrections as they were received, by round; they never touch the text of the report."""

from __future__ import annotations

from hearing_desk.core.events import CorrectionNoted
from hearing_desk.core.hearing import Hearing


def rounds(hearing: Hearing) -> dict[int, tuple[CorrectionNoted, ...]]:
    """The corrections of each round, in the order in which they were noted."""
    found: dict[int, tuple[CorrectionNoted, ...]] = {}
    for correction, _ in hearing.corrections:
        found[correction.round] = (*found.get(correction.round, ()), correction)
    return found
