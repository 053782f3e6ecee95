"""Measures a bundle: how large it is, and how long it takes to a usable list beside the program from source.

`.venv/bin/python packaging/installers/measure.py BUNDLE` says both and ends with 1 when one is over its limit.
The two start in turn. Making the key is slow on purpose and the same in both: it falls out of their difference, and
is timed inside each start from source to say how much of that start is left without it. Linux only: /proc.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from hearing_desk.vault import FULL_COST, create_vault

ROOT = Path(__file__).resolve().parents[2]
MOST_MEGABYTES = 180
MOST_TIMES = 1.5
POSSIBLE_TIMES = (0.5, 20)
ROUNDS = 5
PATIENCE_S = 120
_PASSPHRASE = "appel wolk fiets molen"
_FROM_SOURCE = """
import sys, time
from cryptography.hazmat.primitives.kdf import argon2
class Timed:
    real = argon2.Argon2id
    def __init__(self, **cost):
        self.derivation = self.real(**cost)
    def derive(self, words):
        start = time.monotonic()
        key = self.derivation.derive(words)
        print(time.monotonic() - start, flush=True)
        return key
argon2.Argon2id = Timed
from hearing_desk.__main__ import main
sys.exit(main())
"""


@dataclass(frozen=True)
class Start:
    """The seconds of one start to the list, and those of them in which the key was made (0: not told)."""

    whole: float
    key: float


def megabytes(bundle: Path) -> float:
    """What the bundle takes, without counting what a link leads to."""
    return sum(path.lstat().st_size for path in bundle.rglob("*") if not path.is_dir()) / 2**20


def measured(bundle: Path) -> tuple[list[Start], list[Start]]:
    """Starts of the bundle and of the source, in turn; the first of each warms up and does not count."""
    with tempfile.TemporaryDirectory() as folder:
        vault, words = Path(folder, "vault"), Path(folder, "words")
        words.write_text(_PASSPHRASE, encoding="utf-8")
        create_vault(vault, _PASSPHRASE, FULL_COST, is_practice=True).close()
        environment = {**os.environ, "HEARING_DESK_PASSPHRASE_FILE": str(words), "QT_QPA_PLATFORM": "offscreen"}
        frozen = [str(bundle / "hearing-desk")]
        rounds = [(started(frozen, vault, environment), from_source(vault, environment)) for _ in range(ROUNDS + 1)]
        return [one for one, _ in rounds[1:]], [other for _, other in rounds[1:]]


def from_source(vault: Path, environment: Mapping[str, str]) -> Start:
    """A start from source that tells how long it made its key."""
    return started([sys.executable, "-c", _FROM_SOURCE], vault, environment)


def started(command: Sequence[str], vault: Path, environment: Mapping[str, str]) -> Start:
    """One start, until the list stands there: from then the window waits to be called to the front."""
    called = vault / "raise"
    called.touch()
    begun = time.monotonic()
    program = subprocess.Popen(
        [*command, "--vault", str(vault)], env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    while not _waits_for(called, program.pid):
        if program.poll() is not None or time.monotonic() > begun + PATIENCE_S:
            program.kill()
            program.communicate()
            raise SystemExit("The program did not come to its list.")
        time.sleep(0.005)
    whole = time.monotonic() - begun
    program.terminate()
    told, _ = program.communicate(timeout=PATIENCE_S)
    return Start(whole, sum(map(float, told.split())))


def _waits_for(called: Path, process: int) -> bool:
    """Whether the process watches the file, as the kernel tells of it."""
    watch = f" ino:{called.stat().st_ino:x} "
    with suppress(OSError):  # it ended, or closed a file between two looks
        return any(watch in each.read_text() for each in Path(f"/proc/{process}/fdinfo").iterdir())
    return False


def times_source(bundle: Sequence[Start], source: Sequence[Start]) -> float:
    """How many times the start from source the bundle takes, both without the key; SystemExit when that cannot be."""
    later = median(one.whole - other.whole for one, other in zip(bundle, source, strict=True))
    times = 1 + later / median(one.whole - one.key for one in source)
    if not all(0 < one.key < one.whole for one in source) or not POSSIBLE_TIMES[0] <= times <= POSSIBLE_TIMES[1]:
        raise SystemExit(f"This measured nothing: {times:.2f} times cannot be. Was the machine busy?")
    return times


def main(bundle: Path) -> int:
    """Print the figures; 1 when a limit is passed."""
    size, (frozen, source) = megabytes(bundle), measured(bundle)
    times = times_source(frozen, source)
    whole = (f"{median(one.whole for one in starts):.2f} s" for starts in (frozen, source))
    sys.stdout.write(f"{size:.0f} MB (limit {MOST_MEGABYTES})\n")
    sys.stdout.write("start to the list, with its key: {}, from source {}\n".format(*whole))
    sys.stdout.write(f"without the key: {times:.2f} times (limit {MOST_TIMES})\n")
    return verdict(size, times)


def verdict(size: float, times: float) -> int:
    """0 when everything is within its limit."""
    return int(size > MOST_MEGABYTES or times > MOST_TIMES)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
