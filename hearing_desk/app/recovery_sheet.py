"""A recovery sheet before it counts: shown once, printed or written down, and two of its groups typed back."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from hearing_desk.core.problems import Problem
from hearing_desk.core.text import Text
from hearing_desk.vault import Sheet, as_written, new_sheet

ASKED = 2
FIRST, SECOND = "first", "second"
Draw = Callable[[Sequence[int], int], list[int]]


def by_chance(numbers: Sequence[int], count: int) -> list[int]:
    """So many of the numbers, drawn so that nobody can foresee them."""
    return random.SystemRandom().sample(numbers, count)


class SheetToKeep:
    """One sheet drawn by chance, and the two groups of it that must be typed."""

    def __init__(self, draw: Draw = by_chance) -> None:
        self.sheet: Sheet = new_sheet()
        first, second = sorted(draw(range(1, len(self.sheet.groups) + 1), ASKED))
        self.asked = (first, second)

    @property
    def number(self) -> str:
        """The number of the sheet, which tells an old sheet from the one that counts."""
        return self.sheet.number

    @property
    def groups(self) -> tuple[str, ...]:
        """The eight groups, the first one first."""
        return self.sheet.groups

    def problems(self, first: str, second: str) -> tuple[Problem, ...]:
        """What is wrong with the two groups as they were typed; empty when the sheet is on paper."""
        typed = zip(self.asked, (first, second), (FIRST, SECOND), strict=True)
        return tuple(
            Problem(Text("Group {group} is not the same as on the sheet. Look at the paper again.", group=group), field)
            for group, said, field in typed
            if as_written(said) != self.groups[group - 1]
        )


def sheet_texts(number: str) -> tuple[Text, ...]:
    """What stands on the paper: its heading, what comes before the groups, and the paragraphs after them."""
    return (
        Text("Recovery sheet {number} of a Hearing Desk vault", number=number),
        Text("Whoever has this sheet and the laptop can read every hearing on it. Keep it apart and locked away."),
        Text("Is the passphrase gone? An administrator opens one hearing with this sheet: hearing-desk recover."),
        Text("An older sheet of the same vault opens nothing any more."),
    )
