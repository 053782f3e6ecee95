"""Cuts typing into steps to undo: at Enter, after a pause of two seconds and after sixty characters."""

from __future__ import annotations

import time

UNDO_STEP_CHARACTERS = 60
UNDO_STEP_SECONDS = 2.0


class TypingSteps:
    """Says of each letter whether a step begins with it."""

    def __init__(self) -> None:
        self._typed = 0
        self._typed_at = 0.0

    def begins_with_this_letter(self) -> bool:
        """Whether the letter that is typed now is the first of a step."""
        now = time.monotonic()
        begins = self._typed >= UNDO_STEP_CHARACTERS or now - self._typed_at > UNDO_STEP_SECONDS
        self._typed = 1 if begins else self._typed + 1
        self._typed_at = now
        return begins

    def cut(self) -> None:
        """Something else than typing happened: the next letter begins a step."""
        self._typed = UNDO_STEP_CHARACTERS
