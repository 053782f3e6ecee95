"""What somebody else did to the report in a file that came back: every change with its place, none of them judged."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text

MOST_BYTES, MOST_UNPACKED = 20_000_000, 60_000_000
"""A file that came back is not larger than this, and what is packed in it no more than that."""


class How(Enum):
    """How a change stood in the file; `SILENT`: nobody marked it, comparing with the report showed it.

    `MARKED`: words of the report that were struck through, hidden or coloured by hand; what that means is not said.
    """

    TRACKED = "tracked"
    MOVED = "moved"
    COMMENT = "comment"
    SILENT = "silent"
    LAYOUT = "layout"
    MARKED = "marked"
    LETTER = "letter"


class Refusal(Enum):
    """Why a file that came back is not read; nothing is taken from it then."""

    DAMAGED = "returned_damaged"
    TOO_LARGE = "returned_too_large"
    TOO_LONG = "returned_too_long"
    UNREADABLE = "returned_unreadable"
    MACROS = "returned_macros"
    EMBEDDED = "returned_embedded"
    OUTSIDE = "returned_outside"
    ENTITIES = "returned_entities"


@dataclass(frozen=True)
class ReturnedChange:
    """One change: the report's words and the new ones, on a turn ("" when it is about none).

    `by` and `at` are what the file says of its author and time. `where` is how the paragraph begins in which it stands.
    Of a comment `old` is what it was written at and `new` what it says.
    """

    how: How
    turn: str
    old: str
    new: str
    by: str = ""
    at: str = ""
    where: str = ""


@dataclass(frozen=True)
class ReturnedFile:
    """Everything a returned file holds; `is_of_report` says whether it bears the hash of the report it is held to."""

    changes: tuple[ReturnedChange, ...]
    is_of_report: bool


@dataclass(frozen=True)
class OriginalParagraph:
    """A paragraph of the report as it was sent; the first `label` characters are no words of the turn."""

    text: str
    turn: str = ""
    label: int = 0


@dataclass(frozen=True)
class Original:
    """The report as it was sent: its paragraphs, and what stands above and below each page."""

    paragraphs: tuple[OriginalParagraph, ...]
    margins: tuple[str, ...]
    record_sha256: str


def refused(why: Refusal) -> DeskError:
    """The sentence of a refusal, with what to do."""
    return DeskError(why.value, _sentence(why))


def _sentence(why: Refusal) -> Text:
    match why:
        case Refusal.DAMAGED:
            return Text("This file is no whole Word file (.docx). Nothing was taken from it. Ask for it again.")
        case Refusal.TOO_LARGE:
            return Text("This file is much larger than a report. Nothing was taken from it. Ask for it again.")
        case Refusal.TOO_LONG:
            return Text("Reading this file took too long. Nothing was taken from it. Paste the text of the letter.")
        case Refusal.UNREADABLE:
            return Text("This file cannot be opened. Check where it is, and that you may read it.")
        case _:
            return Text(
                "This file holds {what}. It was not read, and nothing was taken from it. Ask for it without, or paste "
                "the text of the letter.",
                what=held(why),
            )


def held(why: Refusal) -> Text:
    """What a refused file holds that no report holds."""
    held = {
        Refusal.MACROS: Text("macros"),
        Refusal.EMBEDDED: Text("another file"),
        Refusal.OUTSIDE: Text("a link to something outside it"),
    }
    return held.get(why, Text("definitions of its own"))
