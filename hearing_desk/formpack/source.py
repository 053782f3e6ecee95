"""The bytes of a form file as text, or refused with the exact place: size, encoding, characters nobody can see."""

from __future__ import annotations

import re
import unicodedata

from hearing_desk.core.text import Text
from hearing_desk.formpack.findings import Finding, Mend, Place, error

MAX_BYTES = 1_000_000
_LINE_BREAKS_NOBODY_SEES = "\N{NEXT LINE}\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"


class Refused(Exception):
    """A file cannot be read any further; the finding says why."""

    def __init__(self, finding: Finding, lines: tuple[str, ...] = ()) -> None:
        super().__init__(finding.code)
        self.finding = finding
        self.lines = lines


def decode(file: str, content: bytes) -> str:
    """The text of a file without its byte order mark; raises Refused."""
    if len(content) > MAX_BYTES:
        raise Refused(_too_big(file))
    text = _from_utf8(file, content)
    for bad in (_first_control, _first_invisible):
        at = bad(text)
        if at is not None:
            raise Refused(_bad_character(file, text, at), split_lines(text))
    return text


def split_lines(text: str) -> tuple[str, ...]:
    """The lines as YAML counts them."""
    return tuple(re.split(r"\r\n|\n|\r", text))


def is_invisible(character: str) -> bool:
    """Whether a reader cannot see the character: it may turn the order of a text around or hide in it."""
    return unicodedata.category(character) == "Cf" or character in _LINE_BREAKS_NOBODY_SEES


def invisible(place: Place, character: str) -> Finding:
    """The finding for a character that nobody can see."""
    message = Text("an invisible character stands here: {name}", name=f"U+{ord(character):04X}")
    return error(place, "F42", message, Mend(Text("remove it and type the text again")))


def _too_big(file: str) -> Finding:
    message = Text("the file is larger than {size} bytes", size=MAX_BYTES)
    return error(Place(file, 1, 1, 1, 1), "Y09", message, Mend(Text("divide it over several files")))


def _from_utf8(file: str, content: bytes) -> str:
    try:
        return content.decode("utf-8").removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    except UnicodeDecodeError as mistake:
        before = content[: mistake.start].decode("utf-8")
        place = _place(file, before.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}"))
        lines = split_lines(content.decode("utf-8", "replace"))
        mend = Mend(Text("save the file as UTF-8"))
        raise Refused(error(place, "Y01", Text("this is not UTF-8 text"), mend), lines) from None


def _first_control(text: str) -> int | None:
    return _first(text, {c for c in set(text) if unicodedata.category(c) == "Cc"} - set("\t\n\r\N{NEXT LINE}"))


def _first_invisible(text: str) -> int | None:
    return _first(text, {c for c in set(text) if is_invisible(c)})


def _first(text: str, characters: set[str]) -> int | None:
    return min((text.index(c) for c in characters), default=None)


def _bad_character(file: str, text: str, at: int) -> Finding:
    place, character = _place(file, text[:at]), text[at]
    if is_invisible(character):
        return invisible(place, character)
    message = Text("a control character stands here: {name}", name=f"U+{ord(character):04X}")
    return error(place, "Y10", message, Mend(Text("remove it")))


def _place(file: str, before: str) -> Place:
    lines = split_lines(before)
    line, col = len(lines), len(lines[-1]) + 1
    return Place(file, line, col, line, col + 1)
