"""How soon words are found on the screen in a hearing of 2,000 turns: counted aside, and the next place at Enter."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.benchmarks.long_hearing import shown_room, staged, tell
from tests.figures import Figures

TURNS, ROUNDS, LIMIT_MS, HELD_MS = 2000, 9, 100.0, 50.0
WORDS = "het dorp en kwam terug"


@pytest.mark.bench
@pytest.mark.usefixtures("qapp")
def test_words_are_found_in_a_hearing_of_2000_turns(tmp_path: Path, figures: Figures) -> None:
    with staged(tmp_path) as stage:
        session = stage.begun()
        tell(session, TURNS)
        room = shown_room(session)
        bar, answered, held, shown = room.find_bar, list[float](), list[float](), list[float]()
        bar.open()
        for letter in WORDS:
            bar.count.clear()
            began, worked = time.perf_counter(), time.thread_time()
            QTest.keyClicks(bar.words, letter)
            held.append((time.thread_time() - worked) * 1000)
            stage.wait_until(lambda: bool(bar.count.text()))
            answered.append((time.perf_counter() - began) * 1000)
        assert str(3 * TURNS // 2) in bar.count.text().replace(".", "")
        for _ in range(ROUNDS):
            worked = time.thread_time()
            bar.find_next()
            QApplication.processEvents()
            shown.append((time.thread_time() - worked) * 1000)
        figures.at_most(f"first answer about words in {TURNS} turns", median(answered), "ms", LIMIT_MS)
        figures.at_most("work in the window for a letter of them", median(held), "ms", HELD_MS)
        figures.at_most("work in the window to show the next place", median(shown), "ms", LIMIT_MS)
        room.close()
