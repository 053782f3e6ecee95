"""The process in which a returned file is opened: it may use little, write nothing, and dies with its parent."""

from __future__ import annotations

import ctypes
import json
import signal
import sys
from contextlib import suppress
from typing import BinaryIO

from hearing_desk.app.no_dumps import forbid_memory_dumps
from hearing_desk.core.codec import from_plain, to_plain
from hearing_desk.core.problems import DeskError
from hearing_desk.core.returned import Original
from hearing_desk.reports.returned_changes import read_returned

MOST_MEMORY = 1_000_000_000
MOST_SECONDS = 20
_PR_SET_PDEATHSIG = 1


def answer(asked: BinaryIO, told: BinaryIO) -> None:
    """Read one line with the original as JSON and then the file; write what was found, or why it was refused."""
    forbid_memory_dumps()
    if sys.platform == "linux":
        keep_small()
    original = from_plain(Original, json.loads(asked.readline()))
    told.write(json.dumps(_answer(asked.read(), original)).encode())


def keep_small() -> None:
    """From here on this process takes little memory and time, writes nothing, starts nothing, outlives no parent."""
    import resource

    limits = {
        resource.RLIMIT_AS: MOST_MEMORY,
        resource.RLIMIT_CPU: MOST_SECONDS,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NPROC: 0,
    }
    for limit, most in limits.items():
        with suppress(OSError, ValueError):
            resource.setrlimit(limit, (most, most))
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def _answer(data: bytes, original: Original) -> dict[str, object]:
    try:
        return {"found": to_plain(read_returned(data, original))}
    except DeskError as refusal:
        return {"refused": refusal.code}
