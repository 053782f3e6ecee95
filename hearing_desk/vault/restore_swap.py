"""Puts a whole new hearing directory in the place of the old one: after a power cut it is old or new, never half.

Two renames, since no system call on every platform does it in one; `finish_swaps` mends what a cut left between them.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from hearing_desk.vault.disk import sync_directory

MAKING, OLD = ".new-", ".old-"


def place_to_make(hearing: Path) -> Path:
    """Where the new directory of a hearing is made; what an earlier attempt left there is gone."""
    making = hearing.with_name(f"{MAKING}{hearing.name}")
    shutil.rmtree(making, ignore_errors=True)
    return making


def swap_in(making: Path, hearing: Path) -> None:
    """Put `making`, whole and durable, in the place of `hearing`, which is then removed; OSError leaves the old one."""
    old = hearing.with_name(f"{OLD}{hearing.name}")
    if hearing.exists():
        hearing.rename(old)
        sync_directory(hearing.parent)
    making.rename(hearing)
    sync_directory(hearing.parent)
    shutil.rmtree(old, ignore_errors=True)


def finish_swaps(hearings: Path) -> None:
    """Mend what a swap was stopped in: without a new directory in place the old one comes back, with one it goes."""
    for old in hearings.glob(f"{OLD}*"):
        hearing = hearings / old.name.removeprefix(OLD)
        if hearing.exists():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.rename(hearing)
            sync_directory(hearings)
