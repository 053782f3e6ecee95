"""One window a vault: who starts first holds a lock on a file, which the system takes back when that process ends.

It stands beside the lock of the index, which says who writes: this one is held before the passphrase is typed, and by
the lock window, so that a second start always finds the window that is there.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from hearing_desk.vault import refusals
from hearing_desk.vault.disk import PRIVATE_FILE
from hearing_desk.vault.telling import told_as

CLAIM = "window"
_LOOK_AGAIN_S = 0.05


class Claim:
    """The right to show the windows of one vault, until `let_go` or the end of the process, however it ends."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def let_go(self) -> None:
        """Let another start have it."""
        os.close(self._descriptor)


class AlreadyClaimed(Exception):
    """Another window of this vault is open."""


def claim_window(directory: Path, patience_s: float = 0.0) -> Claim:
    """The claim on the vault in a directory that is there, waited for so long; AlreadyClaimed, or DeskError."""
    until = time.monotonic() + patience_s
    with told_as(refusals.vault_in_use, refusals.vault_damaged):
        descriptor = os.open(directory / CLAIM, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
    while not _try_lock(descriptor):
        if time.monotonic() >= until:
            os.close(descriptor)
            raise AlreadyClaimed
        time.sleep(_LOOK_AGAIN_S)
    return Claim(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
