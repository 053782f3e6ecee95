"""T10: whatever a file was made into, it is taken or refused with the reason: no crash, no hang, nothing beside."""

from __future__ import annotations

import multiprocessing
import socket
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from tests.figures import Figures
from tests.torture.hostile import Outcome, read_spoilt
from tests.torture.hostile_formats import FORMATS, Make, Spoilable

SHORT, WHOLE, LONGEST_S = 40, 100_000, 1.0


def test_a_few_spoilt_files_of_each_format_are_taken_or_refused(tmp_path: Path, figures: Figures) -> None:
    for name, outcome in _read(FORMATS, tmp_path, SHORT).items():
        _account_for(name, outcome, SHORT, figures)


@pytest.mark.torture
@pytest.mark.parametrize("name", FORMATS)
def test_t10_a_hundred_thousand_spoilt_files_are_taken_or_refused(tmp_path: Path, figures: Figures, name: str) -> None:
    _account_for(name, _read({name: FORMATS[name]}, tmp_path, WHOLE)[name], WHOLE, figures)


def test_a_reader_that_breaks_or_does_more_than_read_is_caught(tmp_path: Path) -> None:
    found = _read({"breaks": _breaks, "writes": _writes, "calls": _calls, "hoards": _hoards}, tmp_path, 3)
    assert {name: outcome.wrong[0].split(": ")[1].split(" ")[0] for name, outcome in found.items()} == {
        "breaks": "ZeroDivisionError",
        "writes": "open",
        "calls": "socket.__new__",
        "hoards": "MemoryError",
    }


def _read(makes: Mapping[str, Make], folder: Path, count: int) -> dict[str, Outcome]:
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as worker:
        return worker.submit(read_spoilt, makes, str(folder / "place"), 10, count).result()


def _account_for(name: str, outcome: Outcome, count: int, figures: Figures) -> None:
    figures.at_least(f"T10 {name}: spoilt files", count, "files", 1)
    figures.at_most(f"T10 {name}: neither taken nor refused", len(outcome.wrong), "files", 0)
    figures.at_most(f"T10 {name}: slowest", round(outcome.slowest_s, 3), "s", LONGEST_S)
    assert outcome.wrong[:20] == ()


def _file(folder: Path) -> Path:
    (folder / "file").write_bytes(b"{}")
    return folder / "file"


def _breaks(folder: Path) -> Spoilable:
    return Spoilable(_file(folder), lambda: 1 // 0)


def _writes(folder: Path) -> Spoilable:
    return Spoilable(_file(folder), (folder.parents[1] / "elsewhere").touch)


def _calls(folder: Path) -> Spoilable:
    return Spoilable(_file(folder), lambda: socket.socket(socket.AF_UNIX).close())


def _hoards(folder: Path) -> Spoilable:
    return Spoilable(_file(folder), lambda: bytes(300 * 1024 * 1024))
