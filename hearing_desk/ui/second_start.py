"""A second start of the program asks the window that is open to come to the front, by touching a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher
from PySide6.QtWidgets import QWidget


def come_forward_when_touched(window: QWidget, raise_file: Path) -> None:
    """Bring the window to the front each time the file is touched."""
    watcher = QFileSystemWatcher([str(raise_file)], window)
    watcher.fileChanged.connect(lambda _: _come_forward(window))


def _come_forward(window: QWidget) -> None:
    if window.isMinimized():
        window.showNormal()
    window.raise_()
    window.activateWindow()
