"""Sizes that grow with the letters, so that a larger text is never cut by a width meant for a smaller one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

_PIXELS_A_LETTER = 7.5


def wide(widget: QWidget, pixels: int) -> int:
    """A width given for letters of the usual size, wider where the letters of `widget` are larger; never narrower."""
    letter = widget.fontMetrics().averageCharWidth()
    return max(pixels, round(pixels * letter / _PIXELS_A_LETTER))
