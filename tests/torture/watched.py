"""Runs Hearing Desk and notes when each key reached the text of the hearing.

`python -m tests.torture.watched FILE ARGUMENT…`: a line with the nanoseconds of the monotonic clock for each key.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from hearing_desk.i18n import Words
from hearing_desk.ui import application
from hearing_desk.ui.editor.hearing_editor import HearingEditor
from hearing_desk.wiring import run


class KeyWatch(QObject):
    """Sees each key before the program does."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.KeyPress and isinstance(watched, HearingEditor):
            assert isinstance(event, QKeyEvent)
            if event.text() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                os.write(self._file, b"%d\n" % time.monotonic_ns())
        return False


class WatchedApplication(application.Application):
    """The application of the program, with a watch on its keys."""

    watch: KeyWatch

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self.qt.installEventFilter(self.watch)


def main(path: str, *arguments: str) -> int:
    """Run the program as its command does."""
    WatchedApplication.watch = KeyWatch(Path(path))
    application.Application = WatchedApplication  # type: ignore[misc]
    return run(arguments, os.environ)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
