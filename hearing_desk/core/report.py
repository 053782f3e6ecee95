"""A report before it is a file: headings, paragraphs and tables in order, and nothing that is not to be printed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from hearing_desk.core.text import Text

Words: TypeAlias = Text | str


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
    """A heading of level 1–3; `bookmark` is a number-only name that can be pointed at."""

    words: Words
    level: int = 1
    bookmark: str = ""
    number: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `label` hangs before it (V12:), `text` keeps its line breaks."""

    text: Words
    style: Style = Style.BODY
    label: Words = ""
    bookmark: str = ""


@dataclass(frozen=True)
class Table:
    """A table with one header row; `caption` says what it is for a reader who cannot see it."""

    caption: Words
    header: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]


Block: TypeAlias = Heading | Paragraph | Table


@dataclass(frozen=True)
class Report:
    """One document: `marks` are printed across or above every page (CONCEPT, practice, internal)."""

    title: Words
    blocks: tuple[Block, ...]
    marks: tuple[Words, ...]
    dated: str
    record_sha256: str
    pack: str
    language: str = "nl-NL"
