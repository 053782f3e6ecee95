"""Whether there is a screen to open windows on, asked before Qt would end the program without a word."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def refuse_without_screen(environment: Mapping[str, str]) -> None:
    """DeskError `no_screen` on Linux without a display and without another choice of platform."""
    if sys.platform == "linux" and not any(environment.get(name) for name in _SCREENS):
        text = Text("There is no screen here. Without a screen these work: replay, demo, export, forms, doctor.")
        raise DeskError("no_screen", text)
