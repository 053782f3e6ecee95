"""Measures that a report costs a fraction of what python-docx asks for it, and that a returned one is read soon."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import docx
import pytest

from hearing_desk.app.returned_file import ReturnedReader
from hearing_desk.core.house_style import SHIPPED_TEMPLATE
from hearing_desk.core.report import Paragraph, Report, Style
from hearing_desk.core.text import in_english
from hearing_desk.reports.docx_writer import write_docx
from hearing_desk.reports.sent import sent_report
from hearing_desk.reports.templates import TEMPLATES
from tests.benchmarks.long_report import long_report
from tests.figures import Figures
from tests.reports.package import parts_of
from tests.reports.returned import BODY, deleted, inserted, packed

pytestmark = pytest.mark.bench

def by_python_docx(report: Report) -> None:
    document = docx.Document(str(TEMPLATES / SHIPPED_TEMPLATE))
    for block in report.blocks:
        assert isinstance(block, Paragraph)
        paragraph = document.add_paragraph(style="Vraag" if block.style is Style.QUESTION else "Antwoord")
        paragraph.add_run(str(block.label))
        paragraph.add_run(str(block.text))
    document.save(io.BytesIO())


def seconds(act: Callable[[], object], times: int = 3) -> float:
    taken = []
    for _ in range(times):
        started = time.process_time()
        act()
        taken.append(time.process_time() - started)
    return min(taken)


def test_a_report_of_2000_turns_takes_a_tenth_of_what_python_docx_takes(figures: Figures) -> None:
    report = long_report(2000)
    ours, theirs = seconds(lambda: write_docx(report, in_english)), seconds(lambda: by_python_docx(report), 1)
    figures.at_most("docx_2000_turns_to_python_docx", round(ours / theirs, 3), "x", 0.1)


def test_the_time_grows_with_the_turns_and_no_faster(figures: Figures) -> None:
    small, large = (seconds(partial(write_docx, long_report(turns), in_english)) for turns in (2000, 10_000))
    figures.at_most("docx_10000_turns_to_2000", round(large / small, 2), "x", 5 * 1.3)


def test_a_report_of_2000_turns_stays_within_its_memory(figures: Figures) -> None:
    measured = (
        "from pathlib import Path; from hearing_desk.core.text import in_english;"
        "from hearing_desk.reports.docx_writer import write_docx;"
        "from tests.benchmarks.long_report import long_report;"
        "write_docx(long_report(2000), in_english);"
        # Of this process alone: ru_maxrss would begin with what the parent had at the fork.
        "print(int(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0]) // 1024)"
    )
    done = subprocess.run([sys.executable, "-c", measured], capture_output=True, text=True, check=True)
    figures.at_most("docx_2000_turns_peak", float(done.stdout), "MB", 150)


def test_300_changes_in_2000_turns_are_read_within_three_seconds(figures: Figures, tmp_path: Path) -> None:
    report = long_report(2000)
    data = write_docx(report, in_english)
    parts = {name: content.decode() for name, content in parts_of(data).items()}
    runs = re.findall(r"<w:r><w:t [^>]*>[^<]*\(\d+\)</w:t></w:r>", parts[BODY])
    for number, run in enumerate(runs[:: len(runs) // 300][:300]):
        new = deleted(re.sub("<[^>]+>", "", run)) + inserted(f"Anders {number}.")
        parts[BODY] = parts[BODY].replace(run, new, 1)
    file = tmp_path / "terug.docx"
    file.write_bytes(packed(parts))
    original = sent_report(data, report)
    started = time.monotonic()
    found = ReturnedReader().read(file, original)
    figures.at_most("returned_300_changes_of_2000_turns", round(time.monotonic() - started, 2), "s", 3)
    assert len(found.changes) == 300
