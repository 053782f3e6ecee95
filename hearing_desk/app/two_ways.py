"""What an officer chooses between two ways, one of them as the program came."""

from __future__ import annotations

from contextlib import suppress

from hearing_desk.app.personal import Personal
from hearing_desk.core.problems import DeskError


class TwoWays:
    """The choice of this officer; what cannot be kept for the next hearing still holds in this one."""

    def __init__(self, personal: Personal, name: str, other: str) -> None:
        self._personal = personal
        self._name = name
        self._other = other
        self.is_other = False
        with suppress(DeskError):
            self.is_other = personal.setting(name) == other

    def switch(self) -> None:
        """Let it be the other way from now on."""
        self.is_other = not self.is_other
        with suppress(DeskError):
            self._personal.keep_setting(self._name, self._other if self.is_other else "")
