"""What was done beside the text, as a mark that was set: undo comes to it in its turn, though no word changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QTextDocument


class ActsBeside:
    """Knows after how much of the text each was done; `cut` lets what is typed next be a step of its own."""

    def __init__(self, document: QTextDocument, cut: Callable[[], None]) -> None:
        self._document = document
        self._cut = cut
        self._done: list[tuple[int, Callable[[], None]]] = []

    def add(self, take_back: Callable[[], None]) -> None:
        """Something was done now; `take_back` undoes it."""
        self._cut()
        self._done.append((self._document.availableUndoSteps(), take_back))

    def take_back_last(self) -> bool:
        """Undo the last of them if nothing was typed since; whether that was so."""
        if not self._done or self._done[-1][0] < self._document.availableUndoSteps():
            return False
        self._done.pop()[1]()
        return True

    def forget(self) -> None:
        """Another text was loaded."""
        self._done.clear()
