"""A report as plain text: what tests compare and a reader without Word can open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from hearing_desk.core.printable import LINE, printable
from hearing_desk.core.report import Block, Heading, Paragraph, Report, Say, Table, Words, hanging, spoken_by


def as_text(report: Report, say: Say) -> str:
    """The whole report, a block a paragraph; `say` puts its texts into words."""
    lines = [*(spoken_by(say, mark) for mark in report.marks), _line(say, report.title), report.reference]
    blocks = [line for block in report.blocks for line in ("", *_lines(block, say))]
    return printable("\n".join([*lines, *blocks])).replace(LINE, "\n") + "\n"


def _lines(block: Block, say: Say) -> Iterator[str]:
    match block:
        case Heading():
            number = f"{block.number} " if block.number else ""
            yield f"{'#' * block.level} {number}{_line(say, block.words)}"
        case Paragraph():
            yield f"{hanging(block, say)} {spoken_by(say, block.text)}".strip()
        case Table():
            yield f"[{_line(say, block.caption)}]"
            for row in (block.header, *block.rows):
                yield " | ".join(_line(say, cell) for cell in row)
        case _:
            assert_never(block)


def _line(say: Say, words: Words) -> str:
    return spoken_by(say, words).replace("\n", " / ")
