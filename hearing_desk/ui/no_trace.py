"""Lets the dialog that chooses a file keep nothing: Qt writes the folders it was in into plain settings of the user."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSettings  # noqa: TID251 - the one file of ui

_KEPT = ("FileDialog/history", "FileDialog/lastVisited")


@contextmanager
def leaving_no_trace() -> Iterator[None]:
    """Around a file dialog: the folders it was in are written nowhere, or taken out where that cannot be kept off.

    Settings that are files cannot be made in a device. The registry of Windows is no file: there it was never run.
    """
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    try:
        yield
    finally:
        settings = QSettings(QSettings.Scope.UserScope, "QtProject")
        for name in _KEPT:
            settings.remove(name)
