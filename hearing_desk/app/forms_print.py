"""Writes the reading copy of a pack, as HTML and as a Word file, and the table of its sources."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hearing_desk.app.forms_packs import pack_at
from hearing_desk.core.problems import DeskError
from hearing_desk.core.report import Say
from hearing_desk.core.text import Text
from hearing_desk.formpack.reading import reading_copy
from hearing_desk.formpack.source_table import source_table
from hearing_desk.reports.docx_writer import write_docx
from hearing_desk.reports.html_writer import write_html


def print_pack(place: Path, target: Path, today: date, say: Say) -> tuple[Path, ...]:
    """The files written into `target`; raises what pack_at raises, and DeskError `reading_copy_not_written`."""
    named = pack_at(place)
    copy = reading_copy(named.pack, named.sha256, today)
    stem = f"{named.pack.line}-{named.pack.serial}"
    contents = {
        f"{stem}.html": write_html(copy, say).encode(),
        f"{stem}.docx": write_docx(copy, say),
        f"{stem}-sources.md": source_table(named.pack).encode(),
    }
    try:
        target.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            (target / name).write_bytes(content)
    except OSError:
        message = Text("The reading copy cannot be written in {directory}.", directory=str(target))
        raise DeskError("reading_copy_not_written", message) from None
    return tuple(target / name for name in contents)
