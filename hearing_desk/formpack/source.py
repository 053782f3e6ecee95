"""The bytes of a form file as text, or refused with the exact place: size, encoding, characters nobody can see."""

from __future__ import annotations

import re
import unicodedata

from hearing_desk.core.text import Text
from hearing_desk.formpack.findings import Finding, Mend, Place, error

MAX_BYTES = 500_000
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
    at = first_unseen(text)
    if at is not None:
        raise Refused(unseen(_place(file, text[:at]), text[at]), split_lines(text))
    return text


def split_lines(text: str) -> tuple[str, ...]:
    """The lines as YAML counts them."""
    return tuple(re.split(r"\r\n|\n|\r", text))


def first_unseen(text: str) -> int | None:
    """Where the first character stands that a reader cannot see: it may hide, or turn the order of a text around."""
    return min((text.index(c) for c in set(text) if _is_unseen(c)), default=None)


def unseen(place: Place, character: str) -> Finding:
    """The finding for a character that a reader cannot see."""
    name = f"U+{ord(character):04X}"
    if unicodedata.category(character) == "Cc" and character not in _LINE_BREAKS_NOBODY_SEES:
        return error(place, "Y10", Text("a control character stands here: {name}", name=name), Mend(Text("remove it")))
    message = Text("an invisible character stands here: {name}", name=name)
    return error(place, "F42", message, Mend(Text("remove it and type the text again")))


def _is_unseen(character: str) -> bool:
    is_hidden = unicodedata.category(character) in ("Cc", "Cf") or character in _LINE_BREAKS_NOBODY_SEES
    return is_hidden and character not in "\t\n\r"


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


def _place(file: str, before: str) -> Place:
    lines = split_lines(before)
    line, col = len(lines), len(lines[-1]) + 1
    return Place(file, line, col, line, col + 1)
