"""A report that was exported, and what a lawyer sent back of it."""

from __future__ import annotations

from pathlib import Path

from hearing_desk.app.export_documents import Exporting, dutch
from hearing_desk.app.export_hearing import Destination, Watch, export_part
from hearing_desk.app.session import Session
from tests.reports.package import parts_of
from tests.reports.returned import BODY, STAMP, deleted, inserted, packed, text_run

RIVER = "In een dorp bij de rivier."


def exported(session: Session, folder: Path, name: str = "1-rapport/rapport.docx") -> bytes:
    """A file of the report's export."""
    export_part(session.committed, session.pack, Exporting.REPORT, Destination(folder), True, dutch(), Watch())
    return (folder / name).read_bytes()


def sent_back(session: Session, folder: Path) -> Path:
    """The exported report with a word replaced, an answer taken out, and the cover changed."""
    parts = {name: data.decode() for name, data in parts_of(exported(session, folder)).items()}
    body = parts[BODY]
    for old, new in (
        (text_run(RIVER), text_run("In een dorp bij ") + deleted("de rivier.") + inserted("het meer.")),
        (text_run("Waar woonde u?"), deleted("Waar woonde u?")),
        ("</w:tbl>", f'</w:tbl><w:p><w:ins {STAMP}>{text_run("Zie mijn brief.")}</w:ins></w:p>'),
    ):
        assert old in body
        body = body.replace(old, new, 1)
    path = folder / "terug.docx"
    path.write_bytes(packed({**parts, BODY: body}))
    return path
