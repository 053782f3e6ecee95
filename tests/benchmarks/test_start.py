"""How long the start takes, from the process to the list of hearings, beside a Qt window with nothing in it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import pytest

from hearing_desk.vault import FULL_COST, create_vault, unlock_vault
from tests.cli.command import PASSPHRASE, ROOT, with_passphrase
from tests.figures import Figures, Row

ROUNDS = 7
AIM = 2


@pytest.mark.bench
def test_how_many_starts_of_an_empty_window_the_list_takes(tmp_path: Path, figures: Figures) -> None:
    vault = tmp_path / "vault"
    create_vault(vault, PASSPHRASE, FULL_COST, is_practice=True).close()
    environment = {**os.environ, **with_passphrase(tmp_path), "PYTHONPYCACHEPREFIX": str(tmp_path / "compiled")}
    # An installed program is compiled, whatever this machine thinks of leaving bytecode in a working copy.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    seconds_to_first_paint(["--vault", str(vault)], environment)
    bare, whole, key = [], [], []
    for _ in range(ROUNDS):
        bare.append(seconds_to_first_paint(["bare"], environment))
        whole.append(seconds_to_first_paint(["--vault", str(vault)], environment))
        key.append(seconds_to_unlock(vault))
    start = median(whole) - median(key)
    figures.at_most("empty Qt window", median(bare) * 1000, "ms", 1000)
    figures.at_most("key derivation", median(key) * 1000, "ms", 2000)
    figures.at_most("start to the list, without the key", start * 1000, "ms", 2000)
    figures.rows.append(Row(f"start, times an empty window (aim {AIM})", start / median(bare), "times", None, ok=True))


def seconds_to_first_paint(arguments: list[str], environment: dict[str, str]) -> float:
    command = [sys.executable, "-m", "tests.benchmarks.first_paint", *arguments]
    before = time.monotonic()
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=True
    )
    return float(done.stdout.split()[0]) - before


def seconds_to_unlock(vault: Path) -> float:
    before = time.monotonic()
    unlock_vault(vault, PASSPHRASE)
    return time.monotonic() - before
