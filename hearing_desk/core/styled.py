"""A report as paragraphs and tables with the names of their styles: what every format of it writes, in one order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias, assert_never

from hearing_desk.core.printable import PARAGRAPH, printable
from hearing_desk.core.report import Block, Heading, Paragraph, Report, Say, Style, Table, Words, spoken_by

STYLES = {
    Style.QUESTION: "Vraag",
    Style.ANSWER: "Antwoord",
    Style.SUMMARY: "Samenvatting",
    Style.REMARK: "Opmerking",
    Style.PAUSE: "Pauze",
    Style.BODY: "Tekst",
    Style.NOTE: "Noot",
}
FURTHER = "Vervolg"
HANGING = (Style.QUESTION, Style.ANSWER)
TURNS = (*HANGING, Style.SUMMARY, Style.REMARK)
TITLE, HEADING, MARK, CELL = "Titel", "Kop", "Merk", "Tabeltekst"
HEADER, FOOTER = "Paginakop", "Paginavoet"
LABEL, TIME = LABELS = "Label", "Tijd"
_RIGHT_TO_LEFT = {
    "ar": "ar-SA", "ckb": "ku-Arab-IQ", "fa": "fa-IR", "prs": "prs-AF", "ps": "ps-AF", "ur": "ur-PK",
    "he": "he-IL", "yi": "yi-Hebr",
}  # fmt: skip


@dataclass(frozen=True)
class StyledParagraph:
    """One paragraph; `label`, `time` and `between` hang before the words.

    `level` is that of a heading, 0 for none; `is_place` when it can be pointed at: a heading, and the start of a turn.
    """

    style: str
    words: str
    label: str = ""
    time: str = ""
    between: str = ""
    level: int = 0
    is_place: bool = False
    starts_page: bool = False

    def hanging(self) -> tuple[tuple[str, str], ...]:
        """What stands before the words, each piece with its style."""
        if self.time:
            return (LABEL, self.label), (TIME, f" {self.time}"), (LABEL, self.between)
        return ((LABEL, self.label + self.between),) if self.label else ()


@dataclass(frozen=True)
class StyledTable:
    """A table; the first of its rows is the header."""

    caption: str
    rows: tuple[tuple[str, ...], ...]


Styled: TypeAlias = StyledParagraph | StyledTable


def styled(report: Report, say: Say) -> Iterator[Styled]:
    """The title and every block, in order."""
    yield StyledParagraph(TITLE, plain(say, report.title))
    for block in report.blocks:
        yield from _styled(block, say)


def page_header(report: Report, say: Say) -> tuple[StyledParagraph, ...]:
    """What stands above every page: the marks, then the title and the reference with a tab between."""
    marks = (StyledParagraph(MARK, plain(say, mark)) for mark in report.marks)
    return *marks, StyledParagraph(HEADER, f"{plain(say, report.title)}\t{printable(report.reference)}")


def file_title(report: Report, say: Say) -> str:
    """What the file says it is: the title and the reference."""
    return f"{plain(say, report.title)} {printable(report.reference)}".strip()


def plain(say: Say, words: Words) -> str:
    """The words as they can stand in any file."""
    return printable(spoken_by(say, words))


def right_to_left_language(spoken: str) -> str:
    """The language of words in Arabic or Hebrew letters, when this one (BCP 47) is spoken."""
    return _RIGHT_TO_LEFT.get(spoken.partition("-")[0].lower(), "ar-SA")


def _styled(block: Block, say: Say) -> Iterator[Styled]:
    match block:
        case Heading():
            words = plain(say, block.words)
            numbered = f"{block.number}\u2003{words}" if block.number else words
            style, level, starts_page = f"{HEADING}{block.level}", block.level, block.starts_page
            yield StyledParagraph(style, numbered, level=level, is_place=True, starts_page=starts_page)
        case Paragraph():
            yield from _paragraphs(block, say)
        case Table():
            rows = (tuple(plain(say, cell) for cell in row) for row in (block.header, *block.rows))
            yield StyledTable(plain(say, block.caption), tuple(rows))
        case _:
            assert_never(block)


def _paragraphs(block: Paragraph, say: Say) -> Iterator[StyledParagraph]:
    style = STYLES[block.style]
    first, *further = plain(say, block.text).split(PARAGRAPH)
    label = plain(say, block.label)
    between = "\t" if block.style in HANGING else " "
    time, between = (block.time, between) if label else ("", "")
    yield StyledParagraph(style, first, label, time, between, is_place=bool(block.turn))
    for words in further:
        yield StyledParagraph(style + FURTHER if block.style in TURNS else style, words)
