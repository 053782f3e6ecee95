"""A program that locks, from outside: the keys that work on it, its processes, and what their memory holds."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.journeys.running import REFERENCE, Running
from tests.journeys.screen import Screen, wait_until

LOCKED = "Vergrendeld – Hearing Desk"
HEARING, LIST, PAUSE = "Gehoor – Hearing Desk", "Mijn gehoren – Hearing Desk", "Pauze – Hearing Desk"
COVERED = "Afgedekt – Hearing Desk"
_REGION = re.compile(r"([0-9a-f]+)-([0-9a-f]+) r")
_MOST = 1 << 28


def processes_of(vault: Path) -> set[int]:
    """Every process whose command line or surroundings name this vault, but for this one."""
    found = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal() and int(entry.name) != os.getpid():
            with suppress(OSError):
                said = (entry / "cmdline").read_bytes() + (entry / "environ").read_bytes()
                if str(vault).encode() in said and (entry / "stat").read_text().split(") ")[1][0] != "Z":
                    found.add(int(entry.name))
    return found


def words_in_memory(process: int, words: tuple[str, ...]) -> dict[str, int]:
    """How often each word stands in the memory of a process, as Python and Qt keep text."""
    spellings = {word: {word.encode("utf-8"), word.encode("utf-16-le"), word.encode("latin-1")} for word in words}
    counted = dict.fromkeys(words, 0)
    for content in _regions(process):
        for word, forms in spellings.items():
            counted[word] += sum(content.count(form) for form in forms)
    return counted


@contextmanager
def ended_at_last(vault: Path) -> Iterator[None]:
    """Ends whatever process of this vault is left."""
    try:
        yield
    finally:
        for process in processes_of(vault):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)


def unlock(screen: Screen, passphrase: str, title: str = HEARING) -> float:
    """Type the passphrase into the lock window; seconds from Enter until the window of the program stands."""
    screen.focus(LOCKED)
    screen.type(passphrase)
    screen.press("Return")
    entered = time.monotonic()
    screen.focus(title)
    return time.monotonic() - entered


def quit_by_key(screen: Screen, vault: Path) -> None:
    """End the program by its key, and wait until it is gone."""
    screen.press("ctrl+q")
    wait_until(lambda: not processes_of(vault))


def texts_in(running: Running, vault: Path) -> list[str]:
    """The texts of the running hearing as the vault holds them."""
    with running.scene.desk(vault) as desk:
        return [turn.text for turn in desk.open(desk.find(REFERENCE)).turns if turn.text]


def _regions(process: int) -> Iterator[bytes]:
    maps = Path(f"/proc/{process}/maps").read_text(encoding="utf-8", errors="replace")
    with open(f"/proc/{process}/mem", "rb", buffering=0) as memory:  # noqa: PTH123 - a file that is no file
        for line in maps.splitlines():
            place = _REGION.match(line)
            if place is None or line.endswith(("[vvar]", "[vsyscall]")):
                continue
            start, end = int(place[1], 16), int(place[2], 16)
            with suppress(OSError, ValueError, OverflowError):
                memory.seek(start)
                yield memory.read(min(end - start, _MOST))
