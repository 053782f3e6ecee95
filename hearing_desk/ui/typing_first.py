"""Lets nothing else that the program does hold up a key."""

from __future__ import annotations

import gc
import sys

_GIVES_WAY_S = 0.0001


class TypingFirst:
    """For as long as a hearing is on the screen.

    By itself Python lets a thread that saves or matches go on for 5 ms while a key waits, and looks through thousands
    of turns for waste, which takes longer than a key may (40 ms and more, measured).
    """

    def __init__(self) -> None:
        self._before = sys.getswitchinterval()
        sys.setswitchinterval(_GIVES_WAY_S)
        gc.freeze()

    def let_go(self) -> None:
        """Let what stood be looked through again, now: Python itself would not before a hearing is open once more."""
        sys.setswitchinterval(self._before)
        gc.unfreeze()
        gc.collect()
