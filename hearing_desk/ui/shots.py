"""Pictures of the rooms a script comes through, for README, manual and eyes: one size each, named in order."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize

from hearing_desk.app.outcome import Options
from hearing_desk.ui.main_window import MainWindow

SIZES = (QSize(1366, 768), QSize(1093, 534))


class Shots:
    """Takes a room's pictures when it is left, so that they show it in use; without a folder it takes none."""

    def __init__(self, window: MainWindow, options: Options, settle: Callable[[], None]) -> None:
        self._window = window
        self._options = options
        self._settle = settle
        self._order: list[str] = []

    def take(self, name: str = "") -> None:
        """Take the room that is open now, in place of earlier pictures of it."""
        folder, room = self._options.shots, name or self._window.current_room
        if folder is None or not room:
            return
        folder.mkdir(parents=True, exist_ok=True)
        if room not in self._order:
            self._order.append(room)
        number, size = self._order.index(room) + 1, self._window.size()
        for wanted in SIZES:
            self._window.resize(wanted)
            self._settle()
            file = f"{number:02d}-{room}-{wanted.width()}x{wanted.height()}-light-{self._options.language}.png"
            self._window.grab().save(str(folder / file))
        self._window.resize(size)
        self._settle()
