"""The files of a hearing as an export writes them, made by the real writers."""

from __future__ import annotations

from hearing_desk.core.correction_report import build_correction_round, correction_round_record
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.internal_sheet import build_internal_sheet
from hearing_desk.core.record import hearing_record
from hearing_desk.core.report import Paragraph, Report, Style
from hearing_desk.core.report_of_hearing import build_report
from hearing_desk.core.report_record import report_record
from hearing_desk.core.text import in_english
from hearing_desk.reports.docx_writer import write_docx
from hearing_desk.reports.export import CORRECTIONS_PART, INTERNAL_PART, REPORT_PART, Part
from hearing_desk.reports.json_writer import record_of
from tests.hearings import NAMES
from tests.report_pack import report_pack


def report_of(hearing: Hearing, is_concept: bool = False, is_practice: bool = False) -> Report:
    """The report of a hearing with the small pack."""
    record = record_of(report_record(hearing, report_pack(), is_concept, is_practice))
    return build_report(hearing, report_pack(), is_concept, is_practice, record.sha256, NAMES)


def answers(*texts: str) -> Report:
    """A report of nothing but these answers."""
    turns = (Paragraph(text, Style.ANSWER, f"A{n}:", turn=f"t{n}") for n, text in enumerate(texts, 1))
    return Report("Proef", tuple(turns), (), "", "", "", spoken="ar")


def parts_of_export(hearing: Hearing) -> tuple[Part, Part, Part]:
    """The three folders of an export."""
    pack = report_pack()
    printed = record_of(report_record(hearing, pack, is_concept=False, is_practice=False))
    whole = record_of(hearing_record(hearing, pack))
    sheet = build_internal_sheet(hearing, pack, False, False, whole.sha256, NAMES)
    found = record_of(correction_round_record(hearing, 1))
    corrections = build_correction_round(hearing, pack, 1, False, found.sha256, NAMES)
    report = write_docx(report_of(hearing), in_english)
    return (
        Part(REPORT_PART, {"rapport.docx": report, "rapport.json": printed.data}),
        Part(INTERNAL_PART, {"procesblad.docx": write_docx(sheet, in_english), "gehoor.json": whole.data}),
        Part(CORRECTIONS_PART, {"ronde-1.docx": write_docx(corrections, in_english), "ronde-1.json": found.data}),
    )
