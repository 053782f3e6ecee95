"""A report before it is a file: headings, paragraphs and tables in order, and nothing that is not to be printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from hearing_desk.core.house_style import SHIPPED_TEMPLATE
from hearing_desk.core.text import Text

Words: TypeAlias = Text | str
Say: TypeAlias = Callable[[Text], str]


class Style(Enum):
    """How a paragraph looks; each has one named style in the template."""

    QUESTION = "question"
    ANSWER = "answer"
    SUMMARY = "summary"
    REMARK = "remark"
    PAUSE = "pause"
    BODY = "body"
    NOTE = "note"


@dataclass(frozen=True)
class Heading:
    """A heading of level 1–3."""

    words: Words
    level: int = 1
    number: str = ""
    starts_page: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `label` hangs before it (V12:) with `time` behind it, `text` keeps its lines and paragraphs.

    In `text` a line feed begins a paragraph and U+2028 a line. `turn` is the id of the turn it prints, never printed.
    """

    text: Words
    style: Style = Style.BODY
    label: Words = ""
    time: str = ""
    turn: str = ""


@dataclass(frozen=True)
class Table:
    """A table with one header row; `caption` says what it is for a reader who cannot see it."""

    caption: Words
    header: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]


Block: TypeAlias = Heading | Paragraph | Table


@dataclass(frozen=True)
class Names:
    """How languages (BCP 47), countries (ISO 3166-1) and days (ISO date) are shown in the language of the report."""

    language: Callable[[str], str]
    country: Callable[[str], str]
    day: Callable[[str], str]


@dataclass(frozen=True)
class Report:
    """One document: `marks` are printed above every page (CONCEPT, practice, internal), `reference` too.

    `dated` (ISO 8601 with offset) dates the file; `spoken` is the language of the hearing (BCP 47),
    `template` the Word file whose house style it has.
    """

    title: Words
    blocks: tuple[Block, ...]
    marks: tuple[Words, ...]
    dated: str
    record_sha256: str
    pack: str
    reference: str = ""
    language: str = "nl-NL"
    spoken: str = ""
    template: str = SHIPPED_TEMPLATE


def spoken_by(say: Say, words: Words) -> str:
    """The words as they stand in the file."""
    return say(words) if isinstance(words, Text) else words


def hanging(paragraph: Paragraph, say: Say) -> str:
    """What stands before a paragraph: its label and, when that is printed, its time."""
    label = spoken_by(say, paragraph.label)
    return f"{label} {paragraph.time}" if paragraph.time else label
