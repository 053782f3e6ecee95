"""A heading with a table under it: what the internal sheet is made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from hearing_desk.core.minutes import clock, to_minute
from hearing_desk.core.report import Block, Heading, Table, Words
from hearing_desk.core.text import Text

Rows: TypeAlias = tuple[tuple[Words, ...], ...]


def titled_table(title: Text, header: Sequence[Words], rows: Rows) -> tuple[Block, ...]:
    """The heading and its table; nothing when there are no rows."""
    return (Heading(title), Table(title, tuple(header), rows)) if rows else ()


def moment(at: str) -> str:
    """A day and time in figures, to the minute; "" stays ""."""
    minute = to_minute(at)
    return f"{minute[8:10]}-{minute[5:7]}-{minute[:4]} {clock(at)}" if minute else ""
