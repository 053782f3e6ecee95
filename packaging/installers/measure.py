"""Measures a bundle: how large it is, and how long it takes to a usable list beside the program from source.

`.venv/bin/python packaging/installers/measure.py BUNDLE` says both and ends with 1 when one is over its limit.
The two start in turn, and the quickest of each counts, so that what else the machine does touches both alike.
Making the key is slow on purpose and the same in both: it is taken off.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from hearing_desk.vault import FULL_COST, create_vault, unlock_vault

ROOT = Path(__file__).resolve().parents[2]
MOST_MEGABYTES = 180
MOST_TIMES = 1.5
ROUNDS = 5
PATIENCE_S = 120
_PASSPHRASE = "appel wolk fiets molen"


def megabytes(bundle: Path) -> float:
    """What the bundle takes, without counting what a link leads to."""
    return sum(path.lstat().st_size for path in bundle.rglob("*") if not path.is_dir()) / 2**20


def times_source(bundle: Path) -> tuple[float, float]:
    """The seconds to the list of the bundle and of the source, without those for the key."""
    with tempfile.TemporaryDirectory() as folder:
        vault, words = Path(folder, "vault"), Path(folder, "words")
        words.write_text(_PASSPHRASE, encoding="utf-8")
        create_vault(vault, _PASSPHRASE, FULL_COST, is_practice=True).close()
        environment = {**os.environ, "HEARING_DESK_PASSPHRASE_FILE": str(words), "QT_QPA_PLATFORM": "offscreen"}
        source, frozen = [sys.executable, "-m", "hearing_desk"], [str(bundle / "hearing-desk")]
        rounds = [
            (_to_unlock(vault), _to_list(source, vault, environment), _to_list(frozen, vault, environment))
            for _ in range(ROUNDS + 1)
        ]
        key, from_source, from_bundle = map(min, zip(*rounds[1:], strict=True))
        return from_bundle - key, from_source - key


def _to_list(command: Sequence[str], vault: Path, environment: Mapping[str, str]) -> float:
    """The file that brings a window forward is made once the list stands there."""
    shown = vault / "raise"
    shown.unlink(missing_ok=True)
    start = time.monotonic()
    program = subprocess.Popen([*command, "--vault", str(vault)], env=environment, cwd=ROOT, stderr=subprocess.DEVNULL)
    while not shown.exists():
        if program.poll() is not None or time.monotonic() > start + PATIENCE_S:
            raise SystemExit("The program did not come to its list.")
        time.sleep(0.005)
    took = time.monotonic() - start
    program.terminate()
    program.wait(PATIENCE_S)
    return took


def _to_unlock(vault: Path) -> float:
    start = time.monotonic()
    unlock_vault(vault, _PASSPHRASE)
    return time.monotonic() - start


def main(bundle: Path) -> int:
    """Print the figures; 1 when a limit is passed."""
    size, (frozen, source) = megabytes(bundle), times_source(bundle)
    times = f"{frozen:.2f} s, from source {source:.2f} s: {frozen / source:.2f} times (limit {MOST_TIMES})"
    sys.stdout.write(f"{size:.0f} MB (limit {MOST_MEGABYTES})\nstart to the list {times}\n")
    return verdict(size, frozen, source)


def verdict(size: float, frozen: float, source: float) -> int:
    """0 when everything is within its limit."""
    return int(size > MOST_MEGABYTES or frozen / source > MOST_TIMES)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
