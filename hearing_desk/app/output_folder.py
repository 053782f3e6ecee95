"""Looks whether a folder can be used before anything is done for it."""

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


def refuse_other_folder(directory: Path) -> None:
    """DeskError `not_a_vault_folder` unless a new vault can be made here: nothing is there, or an empty folder."""
    if not _is_free(directory):
        text = Text("The folder for the vault holds something else. Nothing was changed; choose another folder.")
        raise DeskError("not_a_vault_folder", text)


def _is_free(directory: Path) -> bool:
    try:
        return not directory.exists() or not any(directory.iterdir())
    except OSError:
        return False


def _nearest(folder: Path) -> Path:
    for place in (folder, *folder.parents):
        if place.exists() or place.is_symlink():
            return place
    return folder
