"""A line of a list of things to answer or to look at, as plain values any list can show."""

from __future__ import annotations

from dataclasses import dataclass

from hearing_desk.core.text import Text


@dataclass(frozen=True)
class ItemRow:
    """One line: what it is, how it stands in words, more about it, whether it still waits, and the note it has.

    `checked` says when somebody last checked where its text comes from.
    """

    id: str
    label: str
    state_text: str = ""
    detail: str = ""
    is_open: bool = True
    note: str = ""
    checked: str = ""


@dataclass(frozen=True)
class ItemAction:
    """What one letter does to a line; `needs_note` means that it is not done without words in the note line."""

    id: str
    label: Text
    key: str
    needs_note: bool = False
