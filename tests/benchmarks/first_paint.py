"""Starts a window and prints when it is first painted: Hearing Desk, or one with nothing in it to compare with.

`python -m tests.benchmarks.first_paint bare` or `… first_paint ARGUMENT…`: seconds of the monotonic clock, and those in
which the processor was at work for the thread that paints.
"""

from __future__ import annotations

import os
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

BARE = "bare"


class FirstPaint(QObject):
    """Prints the time at the first paint of a main window, and ends the program in order."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self._application = application
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
            self._application.removeEventFilter(self)
            print(time.monotonic(), time.thread_time(), flush=True)
            QTimer.singleShot(0, self._application.closeAllWindows)
        return False


def bare() -> int:
    """A main window and nothing else."""
    application = QApplication([])
    watch, window = FirstPaint(application), QMainWindow()
    window.show()
    code = application.exec()
    del watch
    return code


def hearing_desk(arguments: list[str]) -> int:
    """The program as its command starts it."""
    from hearing_desk.i18n import Words
    from hearing_desk.ui import application
    from hearing_desk.wiring import run

    class Watched(application.Application):
        def __init__(self, words: Words) -> None:
            super().__init__(words)
            self.first_paint = FirstPaint(self.qt)

    application.Application = Watched  # type: ignore[misc]
    return run(arguments, os.environ)


if __name__ == "__main__":
    sys.exit(bare() if sys.argv[1:] == [BARE] else hearing_desk(sys.argv[1:]))
