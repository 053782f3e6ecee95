"""Finds the Word file whose house style a report has: the one that its pack names, beside the compiled packs."""

from __future__ import annotations

from pathlib import Path

from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text

TEMPLATES = Path(__file__).resolve().parents[1] / "data"


def template_bytes(name: str, templates: Path = TEMPLATES) -> bytes:
    """The template of that name; DeskError `template_not_found`, also of a name that leads to another folder."""
    try:
        if Path(name).name == name:
            return (templates / name).read_bytes()
    except (OSError, ValueError):
        pass
    message = Text(
        "The template {name} of the forms is not on this computer. The hearing is safe; ask your administrator.",
        name=name,
    )
    raise DeskError("template_not_found", message)
