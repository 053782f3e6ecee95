"""How this program starts itself again, for the processes it needs besides its own."""

from __future__ import annotations

import sys

READ_RETURNED = "read-returned"
"""The only argument of the process that opens a file of a stranger."""


def own_program() -> list[str]:
    """The command line of this program, installed or as one file."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "hearing_desk"]
