"""Ends the process that held the text, after it started the small one that shows the lock window."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from hearing_desk.app.own_program import start_apart
from hearing_desk.app.practice import PASSPHRASE_VARIABLE

LOCKED_VARIABLE = "HEARING_DESK_LOCKED"
"""Set for a start that is the lock window: it asks for the passphrase, also where a file would give it."""


def is_lock_window(environment: Mapping[str, str]) -> bool:
    """Whether this process was started as the lock window of one that ended."""
    return bool(environment.get(LOCKED_VARIABLE))


def as_seen_by(environment: Mapping[str, str]) -> Mapping[str, str]:
    """The surroundings as this process takes them: a lock window is given no passphrase by a file."""
    if not is_lock_window(environment):
        return environment
    return {name: value for name, value in environment.items() if name != PASSPHRASE_VARIABLE}


def start_lock_window(vault: Path, language: str, environment: Mapping[str, str]) -> None:
    """Start the lock window; silent when the system starts nothing more: the vault is closed, whatever comes of it.

    Neither its arguments nor its surroundings name the hearing.
    """
    arguments = ("--vault", str(vault.absolute()), "--lang", language)
    start_apart(arguments, {**environment, LOCKED_VARIABLE: "1"})


def end_process(code: int = 0) -> NoReturn:
    """End at once, without taking anything apart: whatever the process held in memory goes with it."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(code)
