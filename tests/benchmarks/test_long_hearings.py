"""A long hearing opens at once, a new turn in it costs a moment, and it does not eat the machine."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from hearing_desk.app.session import Session
from tests.app.stage import Stage
from tests.benchmarks.long_hearing import Cost, cost_of_enter, cost_of_letter, put_caret, shown_room, staged, tell
from tests.cli.command import ROOT
from tests.figures import Figures

OPENING_MS = {2000: 300.0, 5000: 800.0}
ROUNDS, NEW_TURNS, TURN_MS = 3, 200, 16.0
MEMORY_MB, GROWTH_MB = 120.0, 2.0
TURNS, HOURS = 5000, 3

pytestmark = pytest.mark.bench


@pytest.mark.parametrize("turns", OPENING_MS)
def test_a_hearing_opens_from_disk_to_its_first_paint(
    qapp: QApplication, tmp_path: Path, figures: Figures, turns: int
) -> None:
    with staged(tmp_path) as stage:
        session = stage.begun()
        tell(session, turns)
        opening = [_opened(stage, session) for _ in range(ROUNDS)]
        for name, times in zip(("", ", work alone"), zip(*opening, strict=True), strict=True):
            figures.at_most(f"opening {turns} turns{name}", statistics.median(times), "ms", OPENING_MS[turns])


def test_a_new_turn_at_the_end_of_a_long_hearing(qapp: QApplication, tmp_path: Path, figures: Figures) -> None:
    with staged(tmp_path) as stage:
        session = stage.begun()
        tell(session, TURNS)
        # Nobody finishes thousands of answers at one moment: those are looked at first.
        stage.wait_until(lambda: not session.is_matching)
        room = shown_room(session)
        put_caret(room.editor, "end")
        took = []
        for _ in range(NEW_TURNS):
            cost_of_letter(room.editor, "e")
            if room.editor.kind == "A":
                cost_of_enter(room.editor)
            took.append(cost_of_enter(room.editor))
            stage.drain()
        room.close()
        room.widget.close()
        for name, times in zip(("", ", work alone"), zip(*took, strict=True), strict=True):
            p99 = statistics.quantiles(times, n=100)[98]
            figures.at_most(f"new turn, {TURNS} turns, p99{name}", p99, "ms", TURN_MS)


def test_a_long_hearing_takes_little_memory_and_no_more_by_the_hour(tmp_path: Path, figures: Figures) -> None:
    command = [sys.executable, "-m", "tests.benchmarks.long_run", str(TURNS), str(HOURS), str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=560, check=False)
    assert done.returncode == 0, done.stderr
    empty, full, *by_the_hour = json.loads(done.stdout)
    figures.at_most(f"memory of {TURNS} turns above an empty window", full - empty, "MB", MEMORY_MB)
    growth = (by_the_hour[-1] - by_the_hour[0]) / (HOURS - 1)
    figures.at_most("growth by the hour of typing", growth, "MB", GROWTH_MB)


def _opened(stage: Stage, session: Session) -> Cost:
    """From the vault to the first paint."""
    stage.desk.let_go()
    clock, work = time.perf_counter(), time.thread_time()
    room = shown_room(stage.desk.open(session.hearing_id))
    room.editor.viewport().repaint()
    cost = Cost((time.perf_counter() - clock) * 1000, (time.thread_time() - work) * 1000)
    room.close()
    room.widget.close()
    return cost
