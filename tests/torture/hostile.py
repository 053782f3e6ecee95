"""Spoils a file in as many ways as are wanted and has it read, in a process that may do nothing but read it."""

from __future__ import annotations

import os
import random
import resource
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import in_english
from tests.torture.hostile_formats import Make, Spoilable

MOST_BYTES = 200 * 1024 * 1024
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "shutil.")
_CALLS = ("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "urllib.", "ctypes.dlopen")


@dataclass(frozen=True)
class Outcome:
    """What came of so many inputs: how many were taken, the slowest, and what must not be, a sentence each."""

    taken: int
    slowest_s: float
    wrong: tuple[str, ...]


def read_spoilt(makes: Mapping[str, Make], folder: str, seed: int, count: int) -> dict[str, Outcome]:
    """Spoil the file of each format `count` times and have it read; for a process of its own, which it confines."""
    spoilables = {}
    for name, make in makes.items():
        place = Path(folder) / name
        place.mkdir(parents=True)
        spoilables[name] = make(place)
    beside = _confine(Path(folder))
    return {name: _read(one, random.Random(seed), count, beside) for name, one in spoilables.items()}


def _read(spoilable: Spoilable, chance: random.Random, count: int, beside: list[str]) -> Outcome:
    whole, taken, slowest, wrong = spoilable.path.read_bytes(), 0, 0.0, list[str]()
    for number in range(count):
        content = spoilable.spoil(chance, whole)
        for path in (spoilable.path, spoilable.copy):
            if path is not None:
                path.write_bytes(content)
        beside.clear()
        began = time.process_time()
        try:
            taken += _is_taken(spoilable)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            wrong.append(f"input {number}: {type(error).__name__}: {error}"[:300])
        slowest = max(slowest, time.process_time() - began)
        wrong += [f"input {number}: {act}" for act in beside]
    return Outcome(taken, slowest, tuple(wrong))


def _is_taken(spoilable: Spoilable) -> bool:
    try:
        spoilable.read()
    except spoilable.refusals as error:
        if isinstance(error, DeskError):
            in_english(error.text)
        return False
    return True


def _confine(folder: Path) -> list[str]:
    """From now on this process has 200 MB more than it has, and whatever it does beside reading comes to stand here."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + MOST_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (most, resource.RLIM_INFINITY))
    beside: list[str] = []

    def note(name: str, arguments: tuple[Any, ...]) -> None:
        if name == "open" and isinstance(arguments[2], int) and not arguments[2] & _WRITES:
            return
        if name == "open" or name.startswith(_CHANGES):
            path = arguments[0]
            if not (isinstance(path, str | bytes | os.PathLike) and Path(os.fsdecode(path)).is_relative_to(folder)):
                beside.append(f"{name} {path!r}"[:200])
        elif name.startswith(_CALLS):
            beside.append(f"{name} {arguments!r}"[:200])

    sys.addaudithook(note)
    return beside
