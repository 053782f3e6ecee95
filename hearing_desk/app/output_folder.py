"""Looks whether a folder can be written before anything is done for it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text


def refuse_unwritable(folder: Path) -> None:
    """DeskError `output_folder` when nothing can be written there; makes no folder and leaves no file."""
    try:
        with tempfile.TemporaryFile(dir=_nearest(folder.absolute())):
            return
    except OSError:
        text = Text("Nothing can be written to the folder {folder}. Choose another folder.", folder=str(folder))
        raise DeskError("output_folder", text) from None


def _nearest(folder: Path) -> Path:
    for place in (folder, *folder.parents):
        if place.exists() or place.is_symlink():
            return place
    return folder
