"""How somebody waits for a disk: at once here, and with the window alive where there is one (ui/patience)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

Result = TypeVar("Result")


class Waiting(Protocol):
    """Does an act, on whatever thread, and comes back when it is done, with what it gave or raised."""

    def __call__(self, act: Callable[[], Result]) -> Result:
        """Do this."""
        ...


def at_once(act: Callable[[], Result]) -> Result:
    """Do it here and now: for the command line and for tests."""
    return act()
