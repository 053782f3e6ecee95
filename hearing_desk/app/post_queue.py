"""Brings what other threads have to say onto the thread of a program that has no windows."""

from __future__ import annotations

from collections.abc import Callable
from queue import Empty, SimpleQueue

Act = Callable[[], None]
Post = Callable[[Act], None]


class PostQueue:
    """`post` may be called on any thread; the acts are carried out by whoever calls `run_until`."""

    def __init__(self) -> None:
        self._acts: SimpleQueue[Act] = SimpleQueue()

    def post(self, act: Act) -> None:
        """Leave an act to be carried out; returns at once."""
        self._acts.put(act)

    def run_until(self, is_done: Callable[[], bool], patience_s: float = 10.0) -> None:
        """Carry out what was posted until `is_done`, or until nothing was posted for so long."""
        while not is_done():
            try:
                act = self._acts.get(timeout=patience_s)
            except Empty:
                return
            act()
