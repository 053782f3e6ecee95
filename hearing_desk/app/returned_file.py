"""Opens a file that came back, in a process of its own with limits: whatever is in it, this program goes on."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from hearing_desk.app.own_program import READ_RETURNED, own_program
from hearing_desk.core.codec import NotReadable, from_plain, to_plain
from hearing_desk.core.returned import MOST_BYTES, Original, Refusal, ReturnedFile, refused

LONGEST_S = 25.0
_KEPT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "PYTHONPATH", "LD_LIBRARY_PATH")


class ReturnedReader:
    """Reads one file at a time; `command` is the program that reads, `seconds` how long it may take."""

    def __init__(self, command: Sequence[str] = (), seconds: float = LONGEST_S) -> None:
        self._command = [*(command or (*own_program(), READ_RETURNED))]
        self._seconds = seconds

    def read(self, path: Path, original: Original) -> ReturnedFile:
        """What a file holds beside the original; the DeskError of a `Refusal` when it is not read."""
        question = json.dumps(to_plain(original)).encode() + b"\n" + bytes_of(path)
        try:
            done = subprocess.run(
                self._command,
                input=question,
                capture_output=True,
                timeout=self._seconds,
                check=True,
                env=_little(os.environ),
            )
        except subprocess.TimeoutExpired:
            raise refused(Refusal.TOO_LONG) from None
        except (OSError, subprocess.CalledProcessError):
            raise refused(Refusal.DAMAGED) from None
        return _found(done.stdout)


def bytes_of(path: Path) -> bytes:
    """A file of at most MOST_BYTES; the DeskError of a `Refusal` otherwise."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError):
        raise refused(Refusal.UNREADABLE) from None
    if len(data) > MOST_BYTES:
        raise refused(Refusal.TOO_LARGE)
    return data


def _found(answer: bytes) -> ReturnedFile:
    try:
        told = json.loads(answer)
        if "refused" in told:
            raise refused(Refusal(told["refused"]))
        return from_plain(ReturnedFile, told["found"])
    except (NotReadable, ValueError, KeyError, TypeError):
        raise refused(Refusal.DAMAGED) from None


def _little(environment: Mapping[str, str]) -> dict[str, str]:
    kept = {name: environment[name] for name in _KEPT if name in environment}
    return {**kept, "PYTHONDONTWRITEBYTECODE": "1"}
