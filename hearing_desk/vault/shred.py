"""Makes one hearing unreadable for ever: its wrapped keys first, in every place they stand, then every file of it.

A data key exists nowhere but in these wraps, so that without them no copy of database, journal or backup can be read,
whoever has the passphrase. An old copy of a wrap may survive in the cells of an SSD; against somebody who has that and
the passphrase this does not help (reliability.md 4.10).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hearing_desk.vault.disk import make_directory, remove_files, sync_directory
from hearing_desk.vault.restore_swap import MAKING, OLD

SHREDDING = ".shred-"


@dataclass(frozen=True)
class Places:
    """Where anything of a hearing can stand: the vault, its hearings, its notes of heads, the second place."""

    vault: Path
    hearings: Path
    heads: Path
    second: Path


def begin_shredding(places: Places, hearing_id: str) -> None:
    """Take the hearing out of its place by one rename; from here it is finished, at the next opening if need be.

    So what a power cut interrupts is never a hearing without its keys. OSError leaves it untouched.
    """
    directory, marked = places.hearings / hearing_id, places.hearings / f"{SHREDDING}{hearing_id}"
    if directory.exists():
        directory.rename(marked)
    else:
        make_directory(marked)
    sync_directory(places.hearings)


def is_shredding(hearings: Path) -> bool:
    """Whether there is something to finish."""
    return any(hearings.glob(f"{SHREDDING}*"))


def finish_shredding(places: Places, forget_row: Callable[[str], None]) -> None:
    """Destroy what was begun: out of the list, then every wrap, then every file; OSError: it is begun again later."""
    for marked in tuple(places.hearings.glob(f"{SHREDDING}*")):
        hearing_id = marked.name.removeprefix(SHREDDING)
        forget_row(hearing_id)
        _destroy(places, hearing_id)


def destroy_place(place: Path) -> None:
    """Overwrite every wrap that stands below a directory, then remove it; nothing when it is not there. OSError."""
    _overwrite_wraps(place)
    _remove(place)


def _destroy(places: Places, hearing_id: str) -> None:
    # Hardly ever at an opening, which waits for no more than it needs.
    from hearing_desk.vault.backup_shelf import BACKUPS
    from hearing_desk.vault.noted_head import forget_head

    # Backups first and the marked directory last: as long as that is there, this is begun again.
    begins = (OLD, MAKING, SHREDDING)
    standing = (places.vault / BACKUPS / hearing_id, *(places.hearings / f"{begin}{hearing_id}" for begin in begins))
    for place in standing:
        _overwrite_wraps(place)
    remove_files(places.second, f"{hearing_id}-*")
    forget_head(places.heads, hearing_id)
    for place in standing:
        _remove(place)


def _remove(place: Path) -> None:
    if place.exists():
        shutil.rmtree(place)
        sync_directory(place.parent)


def _overwrite_wraps(place: Path) -> None:
    for wrap in _wraps(place):
        _overwrite(wrap)


def _wraps(place: Path) -> Iterator[Path]:
    if place.is_dir():
        yield from (path for path in place.rglob("keys-*") if path.is_file())


def _overwrite(path: Path) -> None:
    descriptor = os.open(path, os.O_WRONLY | getattr(os, "O_BINARY", 0))
    try:
        os.write(descriptor, os.urandom(os.fstat(descriptor).st_size))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    path.unlink()
    sync_directory(path.parent)
