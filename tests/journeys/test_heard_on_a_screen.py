"""What a screen reader hears of the program on a real display: kind and number of a turn, when it is entered."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.cli.command import with_passphrase
from tests.journeys.assistive_bus import assistive_bus
from tests.journeys.assistive_bus import running as run_beside
from tests.journeys.running import REFERENCE, Running
from tests.journeys.screen import PATIENCE_S, Screen, on_screen, wait_until
from tests.journeys.screen_reader import READY
from tests.torture.locked import HEARING


@pytest.fixture
def heard(screen: Screen, tmp_path: Path) -> Iterator[tuple[Screen, dict[str, str], Path]]:
    """A screen, what a program needs to be heard on it, and the file of what was said."""
    said = tmp_path / "said"
    with assistive_bus(screen) as bus, said.open("w") as ears:
        reader = [sys.executable, "-m", "tests.journeys.screen_reader"]
        with run_beside(reader, screen.environment(bus), stdout=ears.fileno()):
            wait_until(lambda: READY in said.read_text(), "the screen reader listens")
            yield screen, bus, said


def test_the_kind_and_number_of_a_turn_are_heard_when_the_caret_enters_it(
    heard: tuple[Screen, dict[str, str], Path], running: Running, tmp_path: Path
) -> None:
    screen, bus, said = heard
    vault = running.copy(tmp_path)
    with on_screen(screen, vault, {**with_passphrase(tmp_path), **bus}, "--open", REFERENCE) as process:
        screen.focus(HEARING)
        screen.press("Up")
        for key, kind in {"ctrl+2": r"antwoord \d", "ctrl+3": "opmerking", "ctrl+1": r"vraag \d"}.items():
            before = said.read_text()
            screen.press(key, "x")
            wait_until(partial(_is_said, said, before, kind), kind)
        screen.press("ctrl+q")
        assert process.wait(PATIENCE_S) == 0


def _is_said(said: Path, before: str, words: str) -> bool:
    return bool(re.search(words, said.read_text().removeprefix(before)))
