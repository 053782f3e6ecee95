"""Checks a template of the reports before it is used."""

from __future__ import annotations

from pathlib import Path

from hearing_desk.app.returned_file import bytes_of
from hearing_desk.core.text import Text


def template_findings(path: Path) -> tuple[Text, ...]:
    """What has to be mended in a template, a sentence each; the DeskError of a `Refusal` when it cannot be opened."""
    from hearing_desk.reports.template_check import check_template

    return check_template(bytes_of(path))
