"""T8: of many starts at one moment one writes and the others call its window; after a kill the next opens."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from hearing_desk.vault import is_in_use
from tests.cli.command import ROOT, with_passphrase
from tests.figures import Figures
from tests.journeys.screen import wait_until
from tests.torture.locked import ended_at_last
from tests.torture.scene import Scene, prepared

STARTS = 3
RAISED_S = 2.0
OPEN_ALREADY = "Hearing Desk is al open.\n"


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    return prepared(tmp_path_factory.mktemp("scene"))


def test_ten_start_races_have_one_winner_and_a_kill_leaves_nothing_to_do(scene: Scene, figures: Figures) -> None:
    race(scene, range(10), figures)


@pytest.mark.torture
@pytest.mark.parametrize("fifty", range(4))
def test_t8_fifty_start_races_have_one_winner(scene: Scene, figures: Figures, fifty: int) -> None:
    race(scene, range(50 * fifty, 50 * (fifty + 1)), figures)


def race(scene: Scene, rounds: range, figures: Figures) -> None:
    """Each round starts several at once on one vault, which the round before left by a kill."""
    vault = scene.copy(f"race-{rounds.start}-{len(rounds)}")
    environment = {**os.environ, **with_passphrase(vault.parent), "QT_QPA_PLATFORM": "offscreen"}
    lost, latest = [], 0.0
    with ended_at_last(vault):
        for number in rounds:
            wrong, took = one_race(vault, environment)
            latest = max(latest, took)
            lost += [(number, wrong)] if wrong else []
    figures.at_most(f"T8 of {len(rounds)} start races, not one writer", len(lost), "races", 0)
    figures.at_most("T8 the window raised after a second start", latest * 1000, "ms", RAISED_S * 1000)
    assert lost == []


def one_race(vault: Path, environment: dict[str, str]) -> tuple[str, float]:
    """What went wrong, "" for nothing, and how long a start took that found the vault open."""
    command = [sys.executable, "-m", "hearing_desk", "--vault", str(vault), "--lang", "nl"]
    with ExitStack() as stack:
        starts = [
            stack.enter_context(
                subprocess.Popen(
                    command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
                )
            )
            for _ in range(STARTS)
        ]
        wait_until(lambda: sum(start.poll() is None for start in starts) <= 1 and is_in_use(vault))
        touched, began = (vault / "raise").stat().st_mtime_ns, time.monotonic()
        late = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        took = time.monotonic() - began
        is_raised = (vault / "raise").stat().st_mtime_ns > touched
        writers = [start for start in starts if start.poll() is None]
        said = {start.communicate()[0] for start in starts if start not in writers} | {late.stdout}
        for writer in writers:
            writer.kill()
    is_right = len(writers) == 1 and said == {OPEN_ALREADY} and late.returncode == 0 and is_raised
    return ("" if is_right else f"{len(writers)} writers, said {said}, raised {is_raised}"), took
