"""Starts a window and prints when it was first painted: Hearing Desk, or one with nothing in it to compare with.

`python -m tests.benchmarks.first_paint bare` or `… first_paint ARGUMENT…`. Where no file gives the passphrase it is
typed a while after it was asked for. Each line says what happened, when by the monotonic clock, and what the processor
had done by then for the thread that paints; in seconds.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

BARE = "bare"

if sys.argv[1:] != [BARE]:
    # Before Qt, as in the command itself: once Qt is there, PySide reads the source of all that is imported.
    import_module("hearing_desk.__main__").loaded()

from PySide6 import QtWidgets  # noqa: E402
from PySide6.QtCore import QTimer  # noqa: E402
from PySide6.QtGui import QPaintEvent  # noqa: E402

from tests.cli.command import PASSPHRASE  # noqa: E402

TYPING_MS = 3000


class Window(QtWidgets.QMainWindow):
    """Says when it and all that is in it was painted for the first time, and ends the program in order."""

    _is_seen = False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        if not self._is_seen:
            self._is_seen = True
            QTimer.singleShot(0, self._end)

    def _end(self) -> None:
        happened("painted")
        QtWidgets.QApplication.closeAllWindows()


class Dialog(QtWidgets.QDialog):
    """Says when it was painted for the first time, and types the passphrase as slowly as a person."""

    attempt: Callable[[], None]
    line: QtWidgets.QLineEdit
    _is_seen = False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        if not self._is_seen:
            self._is_seen = True
            QTimer.singleShot(0, lambda: happened("asked"))
            QTimer.singleShot(TYPING_MS, self._type)

    def _type(self) -> None:
        happened("typed")
        self.line.setText(PASSPHRASE)
        self.attempt()


def happened(what: str) -> None:
    """Print it."""
    print(what, time.monotonic(), time.thread_time(), flush=True)


def bare() -> int:
    """A main window and nothing else."""
    application = QtWidgets.QApplication([])
    window = Window()
    window.show()
    return application.exec()


def program(arguments: list[str]) -> int:
    """The program as its command starts it."""
    from cryptography.hazmat.primitives.kdf import argon2

    from hearing_desk.wiring import run

    real = argon2.Argon2id

    class Timed:
        """Says when a key was begun and made."""

        def __init__(self, **cost: Any) -> None:
            self._derivation = real(**cost)

        def derive(self, words: bytes) -> bytes:
            happened("began")
            key = self._derivation.derive(words)
            happened("made")
            return key

    QtWidgets.QMainWindow, QtWidgets.QDialog = Window, Dialog  # type: ignore[misc]
    argon2.Argon2id = Timed  # type: ignore[assignment]
    return run(arguments, os.environ)


if __name__ == "__main__":
    sys.exit(bare() if sys.argv[1:] == [BARE] else program(sys.argv[1:]))
