"""The documents of a hearing as they are exported: each a report for people and its record for machines."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hearing_desk.app.copies import GoOn, Makers
from hearing_desk.app.exporting import Exporting as Exporting
from hearing_desk.core.correction_report import build_correction_round, correction_round_record
from hearing_desk.core.corrections import rounds
from hearing_desk.core.form import FormPack
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.internal_sheet import build_internal_sheet
from hearing_desk.core.letter import LetterTurn
from hearing_desk.core.pages import pages_of_turns
from hearing_desk.core.printed_turns import printed_turns, turn_name
from hearing_desk.core.record import hearing_record
from hearing_desk.core.report import Names, Report, Say
from hearing_desk.core.report_lists import AT_THE_TABLE
from hearing_desk.core.report_of_hearing import build_report
from hearing_desk.core.report_record import report_record
from hearing_desk.core.returned import Original
from hearing_desk.core.tracked import TrackedChange, tracked_changes, tracked_title
from hearing_desk.i18n import country_name, language_name, long_day, words_of
from hearing_desk.reports.docx_writer import write_docx
from hearing_desk.reports.export import CORRECTIONS_PART, INTERNAL_PART, REPORT_PART
from hearing_desk.reports.json_writer import Record, record_of
from hearing_desk.reports.reread import check_docx
from hearing_desk.reports.sent import sent_report
from hearing_desk.reports.text_writer import as_text


@dataclass(frozen=True)
class Reader:
    """The language of the documents: always Dutch, whatever the screen speaks."""

    names: Names
    say: Say


@dataclass(frozen=True)
class Document:
    """A file for people, its record, and for a round of corrections the report with the round in it."""

    name: str
    report: Report
    record_name: str
    record: Record
    changes: tuple[TrackedChange, ...] = ()
    changed: Report | None = None

    @property
    def changed_name(self) -> str:
        """The file of the report with the changes of this round in it."""
        return f"{Path(self.name).stem}-in-rapport.docx"


def dutch() -> Reader:
    """The reader of every report."""
    names = Names(lambda code: language_name(code, "nl"), lambda code: country_name(code, "nl"), _day)
    return Reader(names, words_of("nl").say)


def report_sha256(hearing: Hearing, pack: FormPack, is_concept: bool, is_practice: bool) -> str:
    """The hash of the record of the report: the one place where it is made, for *definitief* and for every export."""
    return record_of(report_record(hearing, pack, is_concept, is_practice)).sha256


def preview_report(hearing: Hearing, pack: FormPack, is_practice: bool) -> Report:
    """The report as it would be exported now."""
    return _report_document(hearing, pack, is_practice, dutch()).report


def preview(hearing: Hearing, pack: FormPack, is_practice: bool) -> str:
    """The same as plain text."""
    return as_text(preview_report(hearing, pack, is_practice), dutch().say)


def sent_original(hearing: Hearing, pack: FormPack, is_practice: bool) -> Original:
    """The report as it would be exported now, paragraph by paragraph: what a returned file is held against."""
    reader = dutch()
    report = _report_document(hearing, pack, is_practice, reader).report
    return sent_report(write_docx(report, reader.say), report)


def sent_turns(hearing: Hearing, pack: FormPack, is_practice: bool) -> tuple[LetterTurn, ...]:
    """The turns of that report as a letter points at them."""
    reader = dutch()
    pages = pages_of_turns(_report_document(hearing, pack, is_practice, reader).report, reader.say)
    turns = (printed.turn for printed in printed_turns(hearing, pack))
    return tuple(LetterTurn(turn.id, turn_name(turn), turn.text, pages[turn.id]) for turn in turns)


def folders_of(
    hearing: Hearing, pack: FormPack, part: Exporting, is_practice: bool, reader: Reader
) -> Iterator[tuple[str, tuple[Document, ...]]]:
    """The documents of a part, by the folder they belong in."""
    if part is Exporting.INTERNAL:
        yield INTERNAL_PART, (_internal_document(hearing, pack, is_practice, reader),)
        return
    sent = _report_document(hearing, pack, is_practice, reader)
    yield REPORT_PART, (sent,)
    if noted := _correction_documents(hearing, pack, is_practice, reader, sent.report):
        yield CORRECTIONS_PART, noted


def _report_document(hearing: Hearing, pack: FormPack, is_practice: bool, reader: Reader) -> Document:
    is_concept = not hearing.is_final
    record = record_of(report_record(hearing, pack, is_concept, is_practice))
    report = build_report(hearing, pack, is_concept, is_practice, record.sha256, reader.names)
    return Document("rapport.docx", report, "rapport.json", record)


def _internal_document(hearing: Hearing, pack: FormPack, is_practice: bool, reader: Reader) -> Document:
    record = record_of(hearing_record(hearing, pack))
    is_concept = not hearing.is_final
    report = build_internal_sheet(hearing, pack, is_concept, is_practice, record.sha256, reader.names)
    return Document("procesblad.docx", report, "gehoor.json", record)


def _correction_documents(
    hearing: Hearing, pack: FormPack, is_practice: bool, reader: Reader, sent: Report
) -> tuple[Document, ...]:
    return tuple(
        _round_document(hearing, pack, number, is_practice, reader, sent)
        for number in sorted(rounds(hearing))
        if number != AT_THE_TABLE
    )


def _round_document(
    hearing: Hearing, pack: FormPack, number: int, is_practice: bool, reader: Reader, sent: Report
) -> Document:
    record = record_of(correction_round_record(hearing, number))
    report = build_correction_round(hearing, pack, number, is_practice, record.sha256, reader.names)
    changed = dataclasses.replace(sent, marks=(*sent.marks, tracked_title(number)))
    changes = tracked_changes(hearing, pack, number)
    return Document(f"ronde-{number}.docx", report, f"ronde-{number}.json", record, changes, changed)


def files_of(document: Document, say: Say, copies: Makers, go_on: GoOn) -> Iterator[tuple[str, bytes]]:
    """The files of a document with their names; DeskError `report_differs` when one does not say what the hearing says.

    `go_on` is called before each of them, and within those that take long.
    """
    yield document.record_name, document.record.data
    go_on()
    written = write_docx(document.report, say)
    check_docx(written, document.report, say)
    yield document.name, written
    for ending, make in copies.items():
        go_on()
        yield f"{Path(document.name).stem}.{ending}", make(document.report, say, go_on)
    if document.changed is None:
        return
    from hearing_desk.reports.tracked_writer import write_tracked

    go_on()
    yield document.changed_name, write_tracked(document.changed, document.changes, say)


def _day(day: str) -> str:
    try:
        return long_day(date.fromisoformat(day), "nl")
    except ValueError:
        return day
