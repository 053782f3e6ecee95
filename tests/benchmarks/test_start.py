"""How long the start takes, from the process to the list of hearings, beside a Qt window with nothing in it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import pytest

from hearing_desk.vault import FULL_COST, IndexRow, create_vault, unlock_vault
from tests.benchmarks.long_hearing import Cost
from tests.cli.command import PASSPHRASE, ROOT, with_passphrase
from tests.figures import Figures

ROUNDS, HEARINGS = 7, 8
TIMES = 2


@pytest.mark.bench
def test_how_many_starts_of_an_empty_window_the_list_takes(tmp_path: Path, figures: Figures) -> None:
    vault = tmp_path / "vault"
    with_a_week_of_hearings(vault)
    environment = {**os.environ, **with_passphrase(tmp_path), "PYTHONPYCACHEPREFIX": str(tmp_path / "compiled")}
    # An installed program is compiled, whatever this machine thinks of leaving bytecode in a working copy.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    to_first_paint(["--vault", str(vault)], environment)
    bare, whole, key = [], [], []
    for _ in range(ROUNDS):
        bare.append(to_first_paint(["bare"], environment))
        whole.append(to_first_paint(["--vault", str(vault)], environment))
        key.append(to_unlock(vault))
    empty, start = (Cost(*map(median, zip(*costs, strict=True))) for costs in (bare, whole))
    unlocking = Cost(*map(median, zip(*key, strict=True)))
    figures.at_most("empty Qt window", empty.clock, "ms", 1000)
    figures.at_most("key derivation", unlocking.clock, "ms", 2000)
    figures.at_most("start to the list, without the key", start.clock - unlocking.clock, "ms", 2000)
    for name, at in (("", 0), (", work of the thread that paints", 1)):
        times = (start[at] - unlocking[at]) / empty[at]
        figures.at_most(f"start, times an empty window{name}", times, "times", TIMES)


def with_a_week_of_hearings(directory: Path) -> None:
    """Rows to show: without any the list needs no form pack and no names of languages and days."""
    vault = create_vault(directory, PASSPHRASE, FULL_COST, is_practice=True)
    for number in range(HEARINGS):
        (directory / "hearings" / f"h{number}").mkdir()
        day = f"2026-11-{23 + number // 2}"
        vault.update_row(
            IndexRow(f"h{number}", f"DEMO-{number}", day, "09:00", "nader_gehoor", "ti", "klaar", 9, 11, ("tolk",))
        )
    vault.close()


def to_first_paint(arguments: list[str], environment: dict[str, str]) -> Cost:
    """From the start of the process."""
    command = [sys.executable, "-m", "tests.benchmarks.first_paint", *arguments]
    before = time.monotonic()
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=True
    )
    clock, work = map(float, done.stdout.split()[:2])
    return Cost((clock - before) * 1000, work * 1000)


def to_unlock(vault: Path) -> Cost:
    """What making the key takes, which is slow on purpose."""
    clock, work = time.monotonic(), time.thread_time()
    unlock_vault(vault, PASSPHRASE)
    return Cost((time.monotonic() - clock) * 1000, (time.thread_time() - work) * 1000)
