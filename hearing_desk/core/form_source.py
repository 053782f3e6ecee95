"""Where a rule or text of a form pack comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Provenance:
    """Where a rule or text comes from, when somebody last checked it (ISO date or empty), whether it is confirmed."""

    basis: str
    checked_on: str = ""
    state: str = "onbevestigd"
