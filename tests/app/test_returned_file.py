"""A returned file is opened by another process: what happens to that one is a sentence here."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from hearing_desk.app.returned_file import ReturnedReader
from hearing_desk.core.problems import DeskError
from hearing_desk.core.returned import MOST_BYTES, Refusal
from tests.reports.returned import FINE_RUN, edited, inserted, sent


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "terug.docx"
    path.write_bytes(edited((FINE_RUN, FINE_RUN + inserted(" Moe."))))
    return path


def refusal(reader: ReturnedReader, path: Path) -> str:
    with pytest.raises(DeskError) as raised:
        reader.read(path, sent()[1])
    return raised.value.code


def reader_that(does: str, seconds: float = 20.0) -> ReturnedReader:
    return ReturnedReader((sys.executable, "-c", does), seconds)


def test_a_file_is_read_by_a_process_of_its_own(file: Path) -> None:
    found = ReturnedReader().read(file, sent()[1])
    assert [(change.turn, change.new) for change in found.changes] == [("t2", "u. Moe.")]
    assert found.is_of_report


def test_a_refusal_of_that_process_is_said_here(tmp_path: Path) -> None:
    hostile = tmp_path / "terug.docx"
    hostile.write_bytes(edited(parts={"word/vbaProject.bin": "x"}))
    assert refusal(ReturnedReader(), hostile) == Refusal.MACROS.value


def test_a_file_that_is_not_there_or_far_too_large_is_not_handed_over(tmp_path: Path) -> None:
    assert refusal(reader_that("raise SystemExit(1)"), tmp_path / "niets.docx") == Refusal.UNREADABLE.value
    with (tmp_path / "groot.docx").open("wb") as large:
        large.truncate(MOST_BYTES + 1)
    assert refusal(reader_that("raise SystemExit(1)"), tmp_path / "groot.docx") == Refusal.TOO_LARGE.value


def test_a_process_that_hangs_is_ended_and_said(file: Path) -> None:
    assert refusal(reader_that("import time; time.sleep(60)", seconds=0.2), file) == Refusal.TOO_LONG.value


@pytest.mark.parametrize(
    "does", ["import os; os.abort()", "print('x')", "print('{}')", "print('[]')", 'print(\'{"refused": "zz"}\')']
)
def test_a_process_that_falls_or_raves_gives_nothing(does: str, file: Path) -> None:
    assert refusal(reader_that(does), file) == Refusal.DAMAGED.value


@pytest.mark.skipif(sys.platform != "linux", reason="limits of a process are a matter of Linux here")
def test_the_process_can_neither_take_much_memory_nor_write(tmp_path: Path, file: Path) -> None:
    written = tmp_path / "geschreven"
    for act in ("bytearray(2_000_000_000)", f"open({str(written)!r}, 'w').write('x' * 10)"):
        limited = f"from hearing_desk.app.returned_child import keep_small; keep_small(); {act}"
        assert refusal(reader_that(limited), file) == Refusal.DAMAGED.value
    assert written.stat().st_size == 0
    assert refusal(reader_that(f"open({str(written)!r}, 'w').write('x' * 10)"), file) == Refusal.DAMAGED.value
    assert written.stat().st_size == 10, "the control must write"
