"""How much memory the program holds, for the figures of a replay."""

from __future__ import annotations

import os
from pathlib import Path

_STATM = Path("/proc/self/statm")
_RESIDENT = 1


def resident_mb() -> float | None:
    """The resident memory of this process in MB, None on a system that does not say."""
    if not _STATM.exists():
        return None
    pages = int(_STATM.read_text().split()[_RESIDENT])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
