"""A key in the hearing costs at most twice that of a bare text: here, on a slow disk, and on a real screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.benchmarks.keys import KeyFigures, key_figures
from tests.benchmarks.long_hearing import staged
from tests.cli.command import ROOT
from tests.figures import Figures
from tests.journeys.screen import new_screen

MEDIAN_TIMES, P99_TIMES, P99_MS = 2.0, 2.5, 16.0
EACH_FSYNC_50_MS = ("strace", "--seccomp-bpf", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync",
                    "-e", "inject=fsync,fdatasync:delay_enter=50000")  # fmt: skip

pytestmark = pytest.mark.bench


@pytest.mark.parametrize("turns", [100, 1000, 5000])
def test_a_key_costs_at_most_twice_that_of_a_bare_text(
    qapp: QApplication, tmp_path: Path, figures: Figures, turns: int
) -> None:
    with staged(tmp_path) as stage:
        _keep(figures, f"{turns} turns", key_figures(stage, turns))


@pytest.mark.parametrize("turns", [1000, 5000])
def test_a_key_costs_no_more_on_a_disk_that_takes_50_ms_to_keep_anything(
    tmp_path: Path, figures: Figures, turns: int
) -> None:
    _keep(figures, f"{turns} turns, slow disk", _elsewhere(EACH_FSYNC_50_MS, {}, tmp_path, turns))


@pytest.mark.parametrize("turns", [1000, 5000])
def test_a_key_costs_no_more_on_a_real_screen(tmp_path: Path, figures: Figures, turns: int) -> None:
    with new_screen() as screen:
        surroundings = screen.environment({"QT_QPA_PLATFORM": "xcb"})
        _keep(figures, f"{turns} turns, Xvfb", _elsewhere((), surroundings, tmp_path, turns))


def _elsewhere(through: Sequence[str], more: Mapping[str, str], folder: Path, turns: int) -> list[KeyFigures]:
    command = [*through, sys.executable, "-m", "tests.benchmarks.keys", str(turns), str(folder)]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **more}, capture_output=True, text=True, timeout=500, check=False
    )
    assert done.returncode == 0, done.stderr
    return [KeyFigures(**plain) for plain in json.loads(done.stdout)]


def _keep(figures: Figures, where: str, found: list[KeyFigures]) -> None:
    for each in found:
        name = f"key, {where}, {each.place}"
        figures.at_most(f"{name}, p50 beside a bare text", each.p50_times, "times", MEDIAN_TIMES)
        figures.at_most(f"{name}, p99 beside a bare text", each.p99_times, "times", P99_TIMES)
        figures.at_most(f"{name}, p50 beside a bare text, work alone", each.p50_work_times, "times", MEDIAN_TIMES)
        figures.at_most(f"{name}, p99 beside a bare text, work alone", each.p99_work_times, "times", P99_TIMES)
        figures.at_most(f"{name}, p99 (bare: {each.bare_p99_ms:.1f})", each.p99_ms, "ms", P99_MS)
