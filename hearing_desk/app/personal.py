"""What the program keeps for the officer between hearings, encrypted: abbreviations and settings."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from typing import Protocol

from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text


class Personal(Protocol):
    """Where it is kept; a DeskError when it cannot be read or kept."""

    def abbreviations(self) -> Mapping[str, str]:
        """Each short form with its words."""
        ...

    def keep_abbreviation(self, short: str, text: str) -> Future[None]:
        """Keep one in place of an earlier one, without a text forget it; ends when that is on the disk or refused."""
        ...

    def setting(self, name: str) -> str:
        """How the officer set this, "" while it is as it came."""
        ...

    def keep_setting(self, name: str, value: str) -> None:
        """Keep how the officer set this; "" sets it back to how it came."""
        ...


class NothingKept:
    """No place to keep anything: for a hearing that is read without a desk."""

    def abbreviations(self) -> Mapping[str, str]:
        """None are kept."""
        return {}

    def keep_abbreviation(self, short: str, text: str) -> Future[None]:
        """There is no place for it; raises DeskError."""
        raise DeskError("not_kept", Text("Your own abbreviations cannot be kept here. Choose: this hearing only."))

    def setting(self, name: str) -> str:
        """Everything is as it came."""
        return ""

    def keep_setting(self, name: str, value: str) -> None:
        """There is no place for it; raises DeskError."""
        raise DeskError("not_kept", Text("This cannot be kept for the next hearing."))
