"""How a pack names itself: format, line, serial and first day; they decide which hearings it serves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from hearing_desk.core.text import Text
from hearing_desk.formpack.findings import Finding, Mend, error
from hearing_desk.formpack.packs import FORMAT
from hearing_desk.formpack.reader import Path, SourcedPack

_LINE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def check_heading(sourced: SourcedPack) -> Iterator[Finding]:
    """A format this program does not know, a line that is no name, a serial below 1, and a first day that is no day."""
    pack = sourced.pack
    if pack.format != FORMAT:
        message = Text("this program reads format {format} only", format=FORMAT)
        yield error(sourced.place(("format",)), "V01", message)
    if not _LINE.fullmatch(pack.line):
        message = Text("`{word}` cannot be the name of a line", word=pack.line)
        yield error(sourced.place(("line",)), "F37", message, Mend(Text("use small letters, like `nl`")))
    if pack.serial < 1:
        message = Text("a serial is 1 or higher")
        yield error(sourced.place(("serial",)), "F38", message)
    yield from check_day(sourced, ("valid_from",), pack.valid_from)


def check_day(sourced: SourcedPack, path: Path, day: str) -> Iterator[Finding]:
    """A day that the calendar does not have, or that is written in another way."""
    if not _is_day(day):
        message = Text("`{word}` is not a day", word=day)
        yield error(sourced.place(path), "F35", message, Mend(Text("write it like 2026-06-12")))


def _is_day(word: str) -> bool:
    try:
        return bool(_DAY.fullmatch(word)) and bool(date.fromisoformat(word))
    except ValueError:
        return False
