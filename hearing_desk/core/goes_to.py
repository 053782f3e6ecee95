"""Where what is filled in may end up; every field of a form says it."""

from __future__ import annotations

from enum import Enum


class GoesTo(Enum):
    """The report, the internal sheet, or nowhere outside the vault."""

    REPORT = "rapport"
    INTERNAL = "intern"
    VAULT = "kluis"
