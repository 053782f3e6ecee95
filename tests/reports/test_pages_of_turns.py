"""The page of a turn is counted, not laid out; beside what LibreOffice sets it is right to a page."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

import pytest

from hearing_desk.core.pages import pages_of_turns
from hearing_desk.core.report import Paragraph
from hearing_desk.core.text import in_english
from hearing_desk.reports.docx_writer import write_docx
from tests.hearings import short_hearing
from tests.reports.files import report_of
from tests.reports.libreoffice import pages_shown

SENTENCE = "Ik woonde in Herat bij mijn oom en hij had een winkel in de straat naast de moskee waar wij kwamen"


def answer(chance: random.Random) -> str:
    lengths = chance.choices((3, 8, 20, 60, 120), k=chance.choice((1, 1, 2)))
    return "\n".join(" ".join(chance.choices(SENTENCE.split(), k=length)) for length in lengths)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_the_page_of_every_turn_is_right_to_a_page(tmp_path: Path) -> None:
    chance = random.Random(7)
    report = report_of(short_hearing(*(answer(chance) for _ in range(90))))
    shown = pages_shown(write_docx(report, in_english), tmp_path)
    real = {
        name: number
        for number, page in enumerate(shown, 1)
        for name in re.findall(r"^ *([VA]\d+):", page, re.MULTILINE)
    }
    pages = pages_of_turns(report, in_english)
    turns = [block for block in report.blocks if isinstance(block, Paragraph) and block.turn]
    assert len(real) == len(turns) == 180
    assert max(real.values()) > 8
    assert [turn.label for turn in turns if abs(pages[turn.turn] - real[str(turn.label).rstrip(":")]) > 1] == []
