"""Waits for a disk with the window alive: it is painted and its clock goes on, and keys wait in line for what comes."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal

Result = TypeVar("Result")
Holding = Callable[[], AbstractContextManager[None]]

SAID_AFTER_MS = 300
"""How long a wait is before the window says that it waits: most are over sooner."""


class Patience:
    """`holding` keeps what other threads have to say away meanwhile, `tell` hears when a wait gets long and is over."""

    def __init__(self, holding: Holding, tell: Callable[[bool], None]) -> None:
        self._holding = holding
        self._tell = tell
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="patience")
        self._is_waiting = False

    def __call__(self, act: Callable[[], Result]) -> Result:
        """Do this on a thread of its own; what it gives or raises."""
        done = self._thread.submit(act)
        if not self._is_waiting:
            self._go_on_until(done)
        return done.result()

    def let_go(self) -> None:
        """Nobody waits here any more."""
        self._thread.shutdown()

    def _go_on_until(self, done: Future[Result]) -> None:
        loop, bell, late = QEventLoop(), _Bell(), QTimer(singleShot=True)
        bell.rung.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
        late.timeout.connect(lambda: self._tell(True))
        done.add_done_callback(lambda _: bell.rung.emit())
        late.start(SAID_AFTER_MS)
        self._is_waiting = True
        try:
            with self._holding():
                loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        finally:
            self._is_waiting = False
            late.stop()
            self._tell(False)


class _Bell(QObject):
    rung = Signal()
