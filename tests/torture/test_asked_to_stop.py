"""T25: the system asks the program to stop (shutdown, update); everything typed is there and it is gone at once."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest

from tests.cli.command import with_passphrase
from tests.figures import Figures
from tests.journeys.running import REFERENCE, Running
from tests.journeys.screen import PATIENCE_S, new_screen, on_screen, wait_until

SIGNALS = (signal.SIGTERM, signal.SIGTERM, signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
GONE_S = 2.0
HEARING = "Gehoor – Hearing Desk"


@pytest.mark.parametrize(("time_round", "number"), tuple(enumerate(SIGNALS)))
def test_what_was_typed_a_moment_ago_is_there_when_the_system_stops_the_program(
    running: Running, tmp_path: Path, figures: Figures, time_round: int, number: signal.Signals
) -> None:
    vault, words, keys = running.copy(tmp_path), "Op de brug, vóór het café, om € 2.", tmp_path / "keys"
    arguments = ("--open", REFERENCE)
    runner = ("tests.torture.watched", str(keys))
    with new_screen() as screen, on_screen(
        screen, vault, with_passphrase(tmp_path), *arguments, runner=runner
    ) as process:
        screen.focus(HEARING)
        screen.press("ctrl+2")
        screen.type(words)
        # The last key has reached the text just now: its batch is still open.
        wait_until(lambda: len(keys.read_bytes().splitlines()) >= len(words))
        asked = time.monotonic()
        process.send_signal(number)
        assert process.wait(PATIENCE_S) == 0, process.stderr.read() if process.stderr else ""
        figures.at_most(f"T25 gone after {number.name}", (time.monotonic() - asked) * 1000, "ms", GONE_S * 1000)
    with running.scene.desk(vault) as desk:
        session = desk.open(desk.find(REFERENCE))
        assert session.turns[-1].text == words

