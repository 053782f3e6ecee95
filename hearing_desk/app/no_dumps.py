"""Keeps what is in memory out of crash files and away from other programs of the same user."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress

_PR_SET_DUMPABLE = 4


def forbid_memory_dumps() -> None:
    """No core file and no debugger for this process; silent where the system cannot (man 2 prctl, getrlimit)."""
    if sys.platform == "linux":
        _forbid_core_files()
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def _forbid_core_files() -> None:
    import resource

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
