"""A system bus of its own on which somebody says what logind says: locked, open, going to sleep.

`python -m tests.torture.pretended_logind`: one word a line on stdin, answered on stdout when it is sent.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from hearing_desk.ui.lock_logind import LOGIND, LOGIND_PATH, MANAGER, SESSION
from tests.cli.command import ROOT

OWN_SESSION = f"{LOGIND_PATH}/session/_31"
SLEEP, LOCK, UNLOCK = "sleep", "lock", "unlock"


@dataclass(frozen=True)
class PretendedLogind:
    """Says things on the bus at `address`, which is given to the program as the system's."""

    address: str
    process: subprocess.Popen[str]

    def say(self, what: str) -> None:
        """Send one signal, and wait until it is on the bus."""
        _stream(self.process.stdin).write(f"{what}\n")
        _stream(self.process.stdin).flush()
        assert _stream(self.process.stdout).readline().strip() == what


@contextmanager
def pretended_logind() -> Iterator[PretendedLogind]:
    """A bus with a logind on it, for as long as it is needed."""
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    address = _stream(bus.stdout).readline().strip()
    speaker = subprocess.Popen(
        [sys.executable, "-m", "tests.torture.pretended_logind"],
        env={"DBUS_SYSTEM_BUS_ADDRESS": address, "PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert _stream(speaker.stdout).readline().strip() == "ready"
        yield PretendedLogind(address, speaker)
    finally:
        for process in (speaker, bus):
            process.kill()
            process.communicate()


def _stream(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream


def _message(what: str) -> QDBusMessage:
    if what == SLEEP:
        message = QDBusMessage.createSignal(LOGIND_PATH, MANAGER, "PrepareForSleep")
        message.setArguments([True])
    else:
        message = QDBusMessage.createSignal(OWN_SESSION, SESSION, what.title())
    return message


def main() -> None:
    """Say what is asked."""
    application = QCoreApplication([])
    bus = QDBusConnection.systemBus()
    assert bus.registerService(LOGIND)
    print("ready", flush=True)
    for line in sys.stdin:
        bus.send(_message(line.strip()))
        application.processEvents()
        print(line.strip(), flush=True)


if __name__ == "__main__":
    main()
