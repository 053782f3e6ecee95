"""T12: two seconds after a lock no process of the program holds a word of the hearing; before it, one does."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.cli.command import PASSPHRASE, with_passphrase
from tests.figures import Figures
from tests.journeys.running import REFERENCE, Running
from tests.journeys.screen import PATIENCE_S, Screen, on_screen, wait_until
from tests.torture.locked import HEARING, LOCKED, ended_at_last, processes_of, unlock, words_in_memory

pytestmark = pytest.mark.row

CANARIES = ("Tsegayézwaluw", "kanarievogelbrug", REFERENCE)
AFTER_S = 2.0


def test_t12_no_word_is_left_in_the_memory_of_any_process_after_a_lock(
    running: Running, screen: Screen, tmp_path: Path, figures: Figures
) -> None:
    vault = running.copy(tmp_path)
    with ended_at_last(vault), on_screen(screen, vault, with_passphrase(tmp_path), "--open", REFERENCE) as process:
        screen.focus(HEARING)
        screen.press("ctrl+2")
        screen.type(" ".join(CANARIES[:2]))
        time.sleep(1.0)
        before = words_in_memory(process.pid, CANARIES)
        assert all(before.values()), before
        screen.press("ctrl+l")
        assert process.wait(PATIENCE_S) == 0
        wait_until(lambda: screen.has_window(LOCKED))
        time.sleep(AFTER_S)
        left = processes_of(vault)
        assert left
        after = [words_in_memory(survivor, CANARIES) for survivor in left]
        hits = sum(sum(found.values()) for found in after)
        figures.at_most("T12 words left in memory after a lock", hits, "hits", 0)
        assert hits == 0, after
        # The control: the same look finds the words again once the same process holds them.
        unlock(screen, PASSPHRASE)
        (again,) = processes_of(vault)
        assert all(words_in_memory(again, CANARIES).values())
