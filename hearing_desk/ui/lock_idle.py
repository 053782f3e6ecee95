"""Notices that nobody is at the keys: once a second it looks how long ago the last one was."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow

from hearing_desk.app.lock_rules import WARNING_S

LOOK_MS = 1000
_ACTS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """`due` comes when nobody did anything for so long, `near` a minute before, `over` when somebody came back.

    `limit_s` is asked each time: None is no limit, and then nothing comes at all.
    """

    near = Signal()
    over = Signal()
    due = Signal()

    def __init__(self, limit_s: Callable[[], float | None], monotonic: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._limit_s = limit_s
        self._monotonic = monotonic
        self._last = monotonic()
        self._is_near = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    def start(self, *windows: QWindow) -> None:
        """Look from now on at what is done in these windows. Theirs is one event a key; the application's is dozens."""
        for window in windows:
            window.installEventFilter(self)
        self._last = self._monotonic()
        self._timer.start(LOOK_MS)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def somebody_is_here(self) -> None:
        """Something was done: the time begins anew."""
        self._last = self._monotonic()
        if self._is_near:
            self._is_near = False
            self.over.emit()

    def look(self) -> None:
        """Say what is due by now."""
        limit = self._limit_s()
        if limit is None:
            self.somebody_is_here()
            return
        left = limit - (self._monotonic() - self._last)
        if left <= 0:
            self.somebody_is_here()
            self.due.emit()
        elif left <= WARNING_S and not self._is_near:
            self._is_near = True
            self.near.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTS:
            self.somebody_is_here()
        return False
