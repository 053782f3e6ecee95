"""Brings what other threads and the system have to say onto the thread of the windows."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication

_STOPPING = ("SIGTERM", "SIGINT", "SIGHUP")


class Bridge(QObject):
    """Its `post` may be called from any thread; the act is done later, on the thread that made the bridge."""

    _posted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._held: list[Callable[[], None]] | None = None
        self._posted.connect(self._do, Qt.ConnectionType.QueuedConnection)

    def post(self, act: Callable[[], None]) -> None:
        """Let the windows' thread do this."""
        self._posted.emit(act)

    @contextmanager
    def holding(self) -> Iterator[None]:
        """Inside, what arrives waits: an act in hand on the windows' thread is not met half done."""
        self._held = []
        try:
            yield
        finally:
            held, self._held = self._held, None
            for act in held:
                self.post(act)

    @Slot(object)
    def _do(self, act: Callable[[], None]) -> None:
        if self._held is None:
            act()
        else:
            self._held.append(act)


class StopRequests(QObject):
    """Calls `stop` when the system wants the program to end: SIGTERM, SIGINT, SIGHUP, or the end of the session.

    A bare signal handler never runs while Qt waits for events, so Python writes the signal to a pipe that Qt watches.
    Keep a reference to it, and call `let_go` before the program ends.
    """

    def __init__(self, app: QGuiApplication, stop: Callable[[], None]) -> None:
        super().__init__()
        self._stop = stop
        self._before: dict[int, object] = {}
        self._read, self._write = os.pipe()
        self._notifier: QSocketNotifier | None = None
        app.commitDataRequest.connect(lambda _: self._stop())
        # Windows has no such signals, and its notifier watches no pipes.
        if sys.platform != "win32":
            self._watch()

    def let_go(self) -> None:
        """Handle signals as before."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            signal.set_wakeup_fd(-1)
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]
        self._before.clear()
        for end in (self._read, self._write):
            os.close(end)

    def _watch(self) -> None:
        os.set_blocking(self._read, False)
        os.set_blocking(self._write, False)
        signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)
        for name in _STOPPING:
            number = getattr(signal, name)
            self._before[number] = signal.signal(number, _left_to_the_pipe)
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._take)

    def _take(self) -> None:
        os.read(self._read, 64)
        self._stop()


@contextmanager
def ending_when_asked(app: QGuiApplication) -> Iterator[None]:
    """End every loop of the application when the system asks; what comes before its first loop waits for that."""
    requests = StopRequests(app, lambda: app.exit(0))
    try:
        yield
    finally:
        requests.let_go()


def _left_to_the_pipe(number: int, frame: FrameType | None) -> None:
    """Python calls a handler at all only when there is one; the pipe does the work."""
