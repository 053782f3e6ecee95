"""Pictures of the rooms a script comes through, for README and eyes: named by order, size, look and language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPalette

from hearing_desk.app.outcome import Options
from hearing_desk.ui.assembly import Assembly
from hearing_desk.ui.keymap import ROOM_NAMES
from hearing_desk.ui.theme import tokens_of
from hearing_desk.ui.tokens import DARK, LIGHT, Tokens

SIZES = (QSize(1366, 768), QSize(1093, 534), QSize(911, 432))
SETTLINGS = 3
"""What stands below instead of beside in a narrower window knows its height a round later."""


class Shots:
    """Takes a room's pictures when it is left, so that they show it in use; without a folder it takes none."""

    def __init__(self, assembly: Assembly, options: Options, settle: Callable[[], None]) -> None:
        self._assembly = assembly
        self._options = options
        self._settle = settle
        self._looks = looks() if options.shows_all else {}
        self._order: list[str] = []

    def take(self, name: str = "") -> None:
        """Take the room that is open now, in place of earlier pictures of it."""
        folder, room = self._options.shots, name or self._assembly.window.current_room
        if folder is None or not room:
            return
        folder.mkdir(parents=True, exist_ok=True)
        if room not in self._order:
            self._order.append(room)
        theme, size = self._assembly.theme, self._assembly.window.size()
        worn = theme.tokens
        for look, tokens in (self._looks or {"light": worn}).items():
            if tokens is not worn:
                theme.wear(tokens)
            self._take_sizes(folder / f"{self._order.index(room) + 1:02d}-{room}", look)
        if self._looks:
            theme.wear(worn)
        self._assembly.window.resize(size)
        self._settle()

    def take_others(self) -> None:
        """Take the rooms that the script did not come through and that open now."""
        for room in (room for room in ROOM_NAMES if self._options.shots and room not in self._order):
            if self._assembly.window.go_to(room):
                self._settle()
                self.take()

    def _take_sizes(self, name: Path, look: str) -> None:
        window = self._assembly.window
        for size in SIZES if self._looks else SIZES[:2]:
            window.resize(size)
            for _ in range(SETTLINGS):
                self._settle()
            file = f"{name.name}-{size.width()}x{size.height()}-{look}-{self._options.language}.png"
            window.grab().save(str(name.with_name(file)))


def looks() -> dict[str, Tokens]:
    """Every look the program can have, by name."""
    return {"light": LIGHT, "dark": DARK, "contrast": _high_contrast()}


def _high_contrast() -> Tokens:
    """What the program makes of a system with white and yellow on black."""
    role, palette = QPalette.ColorRole, QPalette()
    for which in (role.Window, role.Base, role.HighlightedText):
        palette.setColor(which, QColor("black"))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(which, QColor("white"))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Text, QColor("lime"))
    palette.setColor(role.Highlight, QColor("yellow"))
    return tokens_of(palette)
