"""What was read out of a file of a report, whatever its format: paragraphs by their styles, and the turns in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from hearing_desk.core.printable import LINE, PARAGRAPH, printable
from hearing_desk.core.problems import DeskError
from hearing_desk.core.report import Paragraph, Report, Say, Style, hanging, spoken_by
from hearing_desk.core.styled import CELL, FURTHER, STYLES, TURNS, StyledTable, styled
from hearing_desk.core.text import Text

_STYLES = {STYLES[style]: style for style in TURNS}
_FURTHER = {name + FURTHER for name in _STYLES}


@dataclass(frozen=True)
class Written:
    """A paragraph of a file, or a cell of a table: its style, what hangs before the words, and the words."""

    style: str
    label: str
    words: str


@dataclass(frozen=True)
class ReadTurn:
    """A turn as it stands in a file: what hangs before it, and its text."""

    style: Style
    label: str
    text: str


def begins_turn(style: str) -> bool:
    """Whether a turn begins with a paragraph of this style."""
    return style in _STYLES


def goes_on(style: str) -> bool:
    """Whether the turn before goes on in a paragraph of this style."""
    return style in _FURTHER


def turns_in(paragraphs: Iterable[Written]) -> tuple[ReadTurn, ...]:
    """The turns in the paragraphs of a file, in its order."""
    turns: list[ReadTurn] = []
    for paragraph in paragraphs:
        if begins_turn(paragraph.style):
            turns.append(ReadTurn(_STYLES[paragraph.style], paragraph.label.strip(), paragraph.words))
        elif goes_on(paragraph.style) and turns:
            last = turns.pop()
            turns.append(ReadTurn(last.style, last.label, f"{last.text}{PARAGRAPH}{paragraph.words}"))
    return tuple(turns)


def check_turns(found: Sequence[ReadTurn], report: Report, say: Say) -> None:
    """Raise DeskError `report_differs` unless these are the turns of the report, each once, in order."""
    for wanted, read in zip_longest(_turns_of(report, say), found):
        if wanted != read:
            raise _differs((wanted or read or ReadTurn(Style.BODY, "", "")).label)


def check_paragraphs(found: Sequence[Written], report: Report, say: Say) -> None:
    """Raise DeskError `report_differs` unless these are all paragraphs and cells of the report, in order."""
    for wanted, read in zip_longest(_paragraphs_of(report, say), found):
        if wanted != read:
            other = wanted or read or Written("", "", "")
            raise _differs(other.label.strip() or other.words)


def check_text(text: str, report: Report, say: Say) -> None:
    """Raise DeskError `report_differs` unless each turn of the report stands in the plain text, in order."""
    at = 0
    for turn in _turns_of(report, say):
        words = f"{turn.label} {turn.text}".strip().replace(LINE, "\n")
        found = text.find(words, at)
        if found < 0:
            raise _differs(turn.label)
        at = found + len(words)


def _turns_of(report: Report, say: Say) -> tuple[ReadTurn, ...]:
    return tuple(
        ReadTurn(block.style, printable(hanging(block, say)).strip(), printable(spoken_by(say, block.text)))
        for block in report.blocks
        if isinstance(block, Paragraph) and block.turn
    )


def _paragraphs_of(report: Report, say: Say) -> Iterator[Written]:
    for block in styled(report, say):
        if isinstance(block, StyledTable):
            yield from (Written(CELL, "", cell.replace(PARAGRAPH, "")) for row in block.rows for cell in row)
        else:
            yield Written(block.style, "".join(words for _, words in block.hanging()), block.words)


def _differs(label: str) -> DeskError:
    return DeskError(
        "report_differs",
        Text(
            "The file was checked and is not the same as the hearing, at {label}. It was not delivered; the hearing "
            "itself is safe.",
            label=label,
        ),
    )
