"""Room kept for a full disk: a file of 8 MB beside the hearings that is given up so that typing goes on."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from hearing_desk.vault.disk import create_file, write_all

RESERVE = "reserve"
RESERVE_BYTES = 8 * 1024 * 1024


class Reserve:
    """The file of one vault; any thread may use it."""

    def __init__(self, vault: Path, size: int = RESERVE_BYTES) -> None:
        self._path = vault / RESERVE
        self._size = size

    def make(self) -> None:
        """Take the room, if it is not taken already; a disk that has none, or refuses, leaves things as they are."""
        with suppress(OSError):
            # One that a power cut left empty would be missed on the day the disk is full.
            if not self._path.exists() or self._path.stat().st_size != self._size:
                self.give_up()
                self._fill()

    def give_up(self) -> bool:
        """Free the room; False when there was none to free."""
        try:
            self._path.unlink()
        except OSError:
            return False
        return True

    def _fill(self) -> None:
        descriptor = create_file(self._path)
        try:
            _allocate(descriptor, self._size)
            os.fsync(descriptor)
        except OSError:
            self.give_up()
            raise
        finally:
            os.close(descriptor)


def _allocate(descriptor: int, size: int) -> None:
    allocate = getattr(os, "posix_fallocate", None)
    if allocate is not None:
        allocate(descriptor, 0, size)
    else:
        write_all(descriptor, bytes(size))
