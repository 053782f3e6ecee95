"""How long the start takes, from the process to the list of hearings, beside a Qt window with nothing in it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from statistics import median

import pytest

from hearing_desk.vault import FULL_COST, IndexRow, create_vault, unlock_vault
from tests.benchmarks.first_paint import BARE
from tests.benchmarks.long_hearing import Cost
from tests.cli.command import PASSPHRASE, ROOT, with_passphrase
from tests.figures import Figures

ROUNDS, HEARINGS = 7, 8
TIMES = 2


@pytest.mark.bench
def test_how_many_starts_of_an_empty_window_the_list_takes(tmp_path: Path, figures: Figures) -> None:
    vault = tmp_path / "vault"
    with_a_week_of_hearings(vault)
    typed = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path / "compiled")}
    # An installed program is compiled, whatever this machine thinks of leaving bytecode in a working copy.
    typed.pop("PYTHONDONTWRITEBYTECODE", None)
    given = {**typed, **with_passphrase(tmp_path)}
    desk = ["--vault", str(vault)]
    for warming_up in (given, typed):
        started(desk, warming_up)
    rounds = [
        (started([BARE], typed), started(desk, given), started(desk, typed), to_unlock(vault)) for _ in range(ROUNDS)
    ]
    empty = middle(bare["painted"] for bare, *_ in rounds)
    key = middle(unlocking for *_, unlocking in rounds)
    whole = middle(start["painted"] for _, start, *_ in rounds)
    asked = middle(start["asked"] for _, _, start, _ in rounds)
    entered = middle(after_the_key(start) for _, _, start, _ in rounds)
    figures.at_most("empty Qt window", empty.clock, "ms", 1000)
    figures.at_most("key derivation", key.clock, "ms", 2000)
    figures.at_most("start to the list, without the key", whole.clock - key.clock, "ms", 2000)
    figures.at_most("start to the question for the passphrase", asked.clock, "ms", 2000)
    figures.at_most("passphrase to the list, without the key", entered.clock, "ms", 2000)
    for name, at in (("", 0), (", work of the thread that paints", 1)):
        times = (whole[at] - key[at]) / empty[at]
        figures.at_most(f"start, times an empty window{name}", times, "times", TIMES)
        times = (asked[at] + entered[at]) / empty[at]
        figures.at_most(f"start with a passphrase typed, times an empty window{name}", times, "times", TIMES)


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


def started(arguments: list[str], environment: dict[str, str]) -> dict[str, Cost]:
    """What happened, each as the milliseconds from the start of the process until then."""
    command = [sys.executable, "-m", "tests.benchmarks.first_paint", *arguments]
    before = time.monotonic()
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=True
    )
    told = (line.split() for line in done.stdout.splitlines())
    return {what: Cost((float(clock) - before) * 1000, float(work) * 1000) for what, clock, work in told}


def after_the_key(start: dict[str, Cost]) -> Cost:
    """From the passphrase typed to the list, without the making of the key, which is on a thread of its own."""
    waited = start["painted"].clock - start["typed"].clock - (start["made"].clock - start["began"].clock)
    return Cost(waited, start["painted"].work - start["typed"].work)


def middle(costs: Iterable[Cost]) -> Cost:
    """The median of each."""
    return Cost(*map(median, zip(*costs, strict=True)))


def to_unlock(vault: Path) -> Cost:
    """What making the key takes, which is slow on purpose."""
    clock, work = time.monotonic(), time.thread_time()
    unlock_vault(vault, PASSPHRASE)
    return Cost((time.monotonic() - clock) * 1000, (time.thread_time() - work) * 1000)
