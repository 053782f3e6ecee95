"""What the YAML parser says, in words that tell an author what to mend."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hearing_desk.core.text import Text
from hearing_desk.formpack.findings import Finding, Mend, Place, error

if TYPE_CHECKING:
    import yaml

_COLON = (
    "Y02",
    Text("this is not valid YAML: a colon with a space in plain text"),
    Mend(Text("put the text between quotes")),
)
_INDENT = (
    "Y03",
    Text("this is not valid YAML: the indentation or the order of the lines is wrong"),
    Mend(Text("line the text up with the lines above it that belong together")),
)
_REFERENCE = ("Y04", Text("a reference is not allowed in a form"), Mend(Text("put the text between quotes")))
_TAG = ("Y05", Text("a tag with `!` is not allowed in a form"), Mend(Text("remove it, or put quotes around the text")))
_TAB = ("Y11", Text("a tab stands where spaces are needed"), Mend(Text("use spaces to indent")))
_BRACKET = (
    "Y13",
    Text("this is not valid YAML: a bracket is not closed, or a text inside brackets needs quotes"),
    Mend(Text("close the bracket, or put the text between quotes")),
)
_QUOTE = ("Y14", Text("this is not valid YAML: a quotation mark is not closed"), Mend(Text("close the quotation mark")))
_BACKSLASH = (
    "Y16",
    Text("this is not valid YAML: a backslash between double quotes is the beginning of a sign of its own"),
    Mend(Text("use single quotes, or write the backslash twice")),
)
_FIRST_SIGN = ("Y15", Text("a text cannot begin with this character"), Mend(Text("put the text between quotes")))

# Pieces of libyaml's sentences, the more special one first.
_KNOWN = (
    ("mapping values are not allowed", _COLON),
    (" tab ", _TAB),
    ("while scanning a quoted scalar", _QUOTE),
    ("while parsing a quoted scalar", _BACKSLASH),
    ("alias", _REFERENCE),
    ("anchor", _REFERENCE),
    ("tag", _TAG),
    ("directive", _TAG),
    ("expected ',' or", _BRACKET),
    ("while parsing a flow", _BRACKET),
    ("cannot start any token", _FIRST_SIGN),
    ("did not find expected", _INDENT),
    ("could not find expected", _INDENT),
    ("not allowed in this context", _INDENT),
    ("indent", _INDENT),
)


# These stop at the end of the file; where they began is what helps.
_SHOWN_WHERE_IT_BEGAN = (_BRACKET, _QUOTE)


def explain(file: str, mistake: yaml.YAMLError, lines: Sequence[str]) -> Finding:
    """The finding for what the parser raised, at the place where it stopped or where the unclosed thing began."""
    said = " ".join(str(getattr(mistake, part, "") or "") for part in ("context", "problem")).strip()
    known = _known(said, _character(lines, _place(file, mistake, "problem_mark")))
    if known is None:
        message = Text("this is not valid YAML: {said}", said=said or type(mistake).__name__)
        return error(_place(file, mistake, "problem_mark"), "Y00", message)
    mark = "context_mark" if known in _SHOWN_WHERE_IT_BEGAN else "problem_mark"
    return error(_place(file, mistake, mark), *known)


def _known(said: str, character: str) -> tuple[str, Text, Mend] | None:
    if character == "\t" and "cannot start any token" in said:
        return _TAB
    return next((known for piece, known in _KNOWN if piece in said), None)


def _character(lines: Sequence[str], place: Place) -> str:
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    return line[place.col - 1 : place.col]


def _place(file: str, mistake: yaml.YAMLError, which: str) -> Place:
    mark = getattr(mistake, which, None) or getattr(mistake, "problem_mark", None)
    line, col = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Place(file, line, col, line, col + 1)
