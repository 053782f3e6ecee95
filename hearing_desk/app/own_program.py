"""How this program starts itself again, for the processes it needs besides its own."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress

READ_RETURNED = "read-returned"
"""The only argument of the process that opens a file of a stranger."""


def own_program() -> list[str]:
    """The command line of this program, installed or as one file."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "hearing_desk"]


def start_apart(arguments: Sequence[str], environment: Mapping[str, str]) -> None:
    """Start this program once more, on its own from then on; silent when the system starts nothing more."""
    import subprocess

    with suppress(OSError):
        subprocess.Popen(
            [*own_program(), *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
