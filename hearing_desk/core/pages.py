"""On which page a turn probably stands, for a letter that names pages: counted in lines, as the template sets them."""

from __future__ import annotations

import math
from collections.abc import Mapping

from hearing_desk.core.printable import PARAGRAPH
from hearing_desk.core.report import Block, Heading, Paragraph, Report, Say, Table, hanging, spoken_by

# Measured on reports of the template as LibreOffice sets them: see tests/reports/test_pages_of_turns.py.
_LINES = 50.0
_LETTERS = 84
_CELL_LETTERS = 100


def pages_of_turns(report: Report, say: Say) -> Mapping[str, int]:
    """The page of each turn, by its id; a page more or less is within what this can know."""
    pages: dict[str, int] = {}
    at = 3.0
    for block in report.blocks:
        if isinstance(block, Paragraph) and block.turn:
            pages[block.turn] = 1 + int(at // _LINES)
        at += _height(block, say)
    return pages


def _height(block: Block, say: Say) -> float:
    match block:
        case Heading():
            return 3.0 - 0.5 * block.level
        case Paragraph():
            words = f"{hanging(block, say)} {spoken_by(say, block.text)}"
            return sum(math.ceil((len(part) + 1) / _LETTERS) + 0.3 for part in words.split(PARAGRAPH))
        case Table():
            return 1.0 + sum(_row_height(sum(len(spoken_by(say, cell)) for cell in row)) for row in block.rows)


def _row_height(letters: int) -> float:
    return math.ceil((letters + 1) / _CELL_LETTERS) + 0.3
