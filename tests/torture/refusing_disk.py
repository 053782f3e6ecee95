"""A process that types with the shipped writer and vault while strace makes its disk refuse: what it said of itself.

`python -m tests.torture.refusing_disk` is a server: for each line `VAULT SECOND HAD` it forks, and the fork types once.
"""

from __future__ import annotations

import ctypes
import json
import os
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hearing_desk.core.problems import DeskError
from hearing_desk.vault import Acknowledged, Report, SaveFailed, Unlocked, open_unlocked, unlock_vault
from hearing_desk.vault.second_place import VARIABLE as SECOND
from tests.architecture.sources import ROOT
from tests.vault.practice import CHEAP, PASSPHRASE, draft, event

HEARING = "refused"
BATCHES = 10
CALLS = (
    "openat", "read", "pread64", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "fallocate", "rename",
    "unlink", "mkdir", "lseek", "newfstatat", "fstat", "fcntl", "statfs",
)  # fmt: skip
_PR_SET_PTRACER, _ANY = 0x59616D61, -1
_STOP_S, _SAID_S = 0.3, 1.2


@dataclass(frozen=True)
class Refusal:
    """One call of a kind that fails, or all of them from there on."""

    call: str
    number: int
    error: str
    is_sticky: bool

    def as_argument(self) -> str:
        """How strace is told."""
        return f"inject={self.call}:error={self.error}:when={self.number}{'+' if self.is_sticky else ''}"


class Told:
    """What the header would have shown, and for how long it would have been silent about text that is not saved."""

    def __init__(self) -> None:
        self.acknowledged: list[tuple[int, str]] = []
        self.silent_s = 0.0
        self.typing_s = 0.0
        self.is_shown = False
        self.was_kept = False
        self.typed_at: dict[str, float] = {}

    def listen(self, report: Report) -> None:
        if isinstance(report, SaveFailed):
            self._silent_since(report.since)
            self.is_shown, self.was_kept = True, report.is_kept
        elif isinstance(report, Acknowledged):
            texts = [one.text for one in report.batch.drafts]
            self._silent_since(min(self.typed_at[text] for text in texts))
            self.is_shown = self.is_shown and not report.is_all
            self.acknowledged.append((report.seq, texts[-1]))

    def _silent_since(self, since: float) -> None:
        if not self.is_shown:
            self.silent_s = max(self.silent_s, time.monotonic() - since)


def type_once(vault_directory: Path, unlocked: Unlocked, had: int) -> dict[str, Any]:
    """Type ten batches after the `had` that are there, stop, and say what was told."""
    told, has_stopped = Told(), True
    vault = open_unlocked(vault_directory, unlocked)
    writer = vault.open_writer(HEARING, lambda act: act(), told.listen, retry_s=0.05)
    for seq in range(had + 1, had + BATCHES + 1):
        text = f"woord {seq}"
        told.typed_at[text] = started = time.monotonic()
        writer.write([event(seq)], [draft("t1", text)])
        told.typing_s = max(told.typing_s, time.monotonic() - started)
        writer.close_batch()
        time.sleep(0.004)
    _wait_until_said(told)
    try:
        writer.stop(_STOP_S)
    except DeskError:
        has_stopped = False
    with suppress(DeskError):
        vault.close()
    return {**vars(told), "is_saved": has_stopped}


def _wait_until_said(told: Told) -> None:
    until = time.monotonic() + _SAID_S
    while time.monotonic() < until and not told.is_shown and len(told.acknowledged) < BATCHES:
        time.sleep(0.01)


def serve() -> None:
    """Fork for each line, so that nothing is imported or derived twice."""
    for line in sys.stdin:
        vault, second, had = line.split()
        unlocked = unlock_vault(Path(vault), PASSPHRASE, CHEAP)
        os.environ[SECOND] = second
        child = os.fork()
        if child == 0:
            _type_when_watched(Path(vault), unlocked, int(had))
        os.waitpid(child, 0)
        print("over", flush=True)


class Server:
    """The server as its parent sees it; one run at a time."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.torture.refusing_disk"]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, vault: Path, second: Path, trace: Path, had: int, *refusals: Refusal) -> dict[str, Any]:
        """Type once into `vault`, which holds `had` events, while its disk refuses; what was told, {} for nothing."""
        assert self._process.stdin is not None
        print(vault, second, had, file=self._process.stdin, flush=True)
        pid = int(self._said())
        with _watched(pid, _paths_of(vault), refusals, trace):
            told: dict[str, Any] = {}
            while (line := self._said()) != "over":
                told = json.loads(line)
        return told

    def close(self) -> None:
        """End the server."""
        self._process.communicate(timeout=10)

    def _said(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the server has ended"
        return line.strip()


def calls_in(trace: Path) -> dict[str, int]:
    """How often each kind of call was made on the files of the hearing."""
    lines = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    return Counter(found[1] for line in lines if (found := re.match(r"\d+ +(\w+)\(", line)))


def _type_when_watched(vault: Path, unlocked: Unlocked, had: int) -> None:
    ctypes.CDLL(None).prctl(_PR_SET_PTRACER, ctypes.c_long(_ANY), 0, 0, 0)
    print(os.getpid(), flush=True)
    while "TracerPid:\t0\n" in Path("/proc/self/status").read_text(encoding="ascii"):
        time.sleep(0.002)
    try:
        told = type_once(vault, unlocked, had)
    except DeskError as error:
        told = {"refused": error.code}
    print(json.dumps(told), flush=True)
    os._exit(0)


@contextmanager
def _watched(pid: int, paths: tuple[Path, ...], refusals: tuple[Refusal, ...], trace: Path) -> Iterator[None]:
    command = ["strace", "-f", "-o", str(trace), "-e", f"trace={','.join(CALLS)}"]
    for path in paths:
        command += ["-P", str(path)]
    for refusal in refusals:
        command += ["-e", refusal.as_argument()]
    strace = subprocess.Popen([*command, "-p", str(pid)], stderr=subprocess.PIPE, text=True)
    try:
        yield
    finally:
        strace.communicate(timeout=30)


def _paths_of(vault: Path) -> tuple[Path, ...]:
    """Every file of the hearing that is, or can come to be."""
    hearing, heads = vault / "hearings" / HEARING, vault / "heads"
    journals = [f"journal-{number:04d}{end}" for number in range(1, 12) for end in ("", ".new")]
    names = ["hearing.db", "hearing.db-wal", "hearing.db-journal", "making-hearing.db", *journals]
    notes = [f"{HEARING}-{copy}.json{end}" for copy in "ab" for end in ("", ".new")]
    return (hearing, heads, *(hearing / name for name in names), *(heads / name for name in notes))


if __name__ == "__main__":
    serve()
