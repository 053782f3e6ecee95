"""Writes one part of a hearing to a folder: builds its documents, writes them whole, and reads them back."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path

from hearing_desk.core.correction_report import build_correction_round, correction_round_record
from hearing_desk.core.corrections import rounds
from hearing_desk.core.events import PartExported
from hearing_desk.core.form import FormPack
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.internal_sheet import build_internal_sheet
from hearing_desk.core.letter import LetterTurn
from hearing_desk.core.pages import pages_of_turns
from hearing_desk.core.printed_turns import printed_turns, turn_name
from hearing_desk.core.problems import DeskError
from hearing_desk.core.record import hearing_record
from hearing_desk.core.report import Names, Report, Say
from hearing_desk.core.report_lists import AT_THE_TABLE
from hearing_desk.core.report_of_hearing import build_report
from hearing_desk.core.report_record import report_record
from hearing_desk.core.returned import Original
from hearing_desk.core.text import Text
from hearing_desk.core.tracked import TrackedChange, tracked_changes, tracked_title
from hearing_desk.i18n import country_name, language_name, long_day, words_of
from hearing_desk.reports.docx_writer import write_docx
from hearing_desk.reports.export import CORRECTIONS_PART, INTERNAL_PART, REPORT_PART, Part, write_export
from hearing_desk.reports.json_writer import Record, record_of
from hearing_desk.reports.reread import check_docx
from hearing_desk.reports.sent import sent_report
from hearing_desk.reports.text_writer import as_text

NOT_GIVEN = "niet opgegeven"


class Exporting(Enum):
    """What one act of exporting writes: the report with its corrections, or the internal sheet; never both at once."""

    REPORT = "rapport"
    INTERNAL = "intern"


@dataclass(frozen=True)
class Destination:
    """Where an export goes, for what and to whom; all of it is kept in the hearing, and only there."""

    folder: Path
    purpose: str = NOT_GIVEN
    recipient: str = NOT_GIVEN


@dataclass(frozen=True)
class Exported:
    """The files that were written and read back, the hash of their record, and the event to record."""

    paths: tuple[Path, ...]
    record_sha256: str
    event: PartExported


@dataclass(frozen=True)
class Reader:
    """The language of the documents: always Dutch, whatever the screen speaks."""

    names: Names
    say: Say


@dataclass(frozen=True)
class Watch:
    """Who follows an export from another thread: how far it is, and whether it must stop."""

    progress: Callable[[int, int], None] = lambda done, total: None
    is_cancelled: Callable[[], bool] = lambda: False


@dataclass(frozen=True)
class _Document:
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


def preview(hearing: Hearing, pack: FormPack, is_practice: bool) -> str:
    """The report as plain text, as it would be exported now."""
    reader = dutch()
    return as_text(_report_document(hearing, pack, is_practice, reader).report, reader.say)


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


def export_part(
    hearing: Hearing,
    pack: FormPack,
    part: Exporting,
    destination: Destination,
    is_practice: bool,
    reader: Reader,
    watch: Watch,
    noted: Callable[[str], str] = lambda record_sha256: "",
) -> Exported:
    """Write a part of the hearing as it stands: CONCEPT unless it is final. May run on any thread.

    `noted` is told the hash of the record before anything is written, and gives a line for each manifest.
    DeskError `export_folder`, `export_cancelled` or `report_differs`; then nothing is left of this export.
    """
    folders = dict(_folders(hearing, pack, part, is_practice, reader))
    sha256 = next(iter(folders.values()))[0].record.sha256
    files = {name: _files(documents, reader.say) for name, documents in folders.items()}
    remark = noted(sha256)
    parts = [Part(name, content, remark) for name, content in files.items()]
    paths = write_export(destination.folder, parts, watch.progress, watch.is_cancelled)
    for written, documents in zip(parts, folders.values(), strict=True):
        _read_back(destination.folder / written.folder, documents, written, reader.say)
    recorded = PartExported(
        part.value,
        destination.purpose,
        destination.recipient,
        sha256,
        is_concept=not hearing.is_final,
        files=tuple(str(path.absolute()) for path in paths),
    )
    return Exported(paths, sha256, recorded)


def _folders(
    hearing: Hearing, pack: FormPack, part: Exporting, is_practice: bool, reader: Reader
) -> Iterator[tuple[str, tuple[_Document, ...]]]:
    if part is Exporting.INTERNAL:
        yield INTERNAL_PART, (_internal_document(hearing, pack, is_practice, reader),)
        return
    yield REPORT_PART, (_report_document(hearing, pack, is_practice, reader),)
    rounds = _correction_documents(hearing, pack, is_practice, reader)
    if rounds:
        yield CORRECTIONS_PART, rounds


def _report_document(hearing: Hearing, pack: FormPack, is_practice: bool, reader: Reader) -> _Document:
    is_concept = not hearing.is_final
    record = record_of(report_record(hearing, pack, is_concept, is_practice))
    report = build_report(hearing, pack, is_concept, is_practice, record.sha256, reader.names)
    return _Document("rapport.docx", report, "rapport.json", record)


def _internal_document(hearing: Hearing, pack: FormPack, is_practice: bool, reader: Reader) -> _Document:
    record = record_of(hearing_record(hearing, pack))
    is_concept = not hearing.is_final
    report = build_internal_sheet(hearing, pack, is_concept, is_practice, record.sha256, reader.names)
    return _Document("procesblad.docx", report, "gehoor.json", record)


def _correction_documents(
    hearing: Hearing, pack: FormPack, is_practice: bool, reader: Reader
) -> tuple[_Document, ...]:
    return tuple(
        _round_document(hearing, pack, number, is_practice, reader)
        for number in sorted(rounds(hearing))
        if number != AT_THE_TABLE
    )


def _round_document(
    hearing: Hearing, pack: FormPack, number: int, is_practice: bool, reader: Reader
) -> _Document:
    record = record_of(correction_round_record(hearing, number))
    report = build_correction_round(hearing, pack, number, is_practice, record.sha256, reader.names)
    sent = _report_document(hearing, pack, is_practice, reader).report
    changed = dataclasses.replace(sent, marks=(*sent.marks, tracked_title(number)))
    changes = tracked_changes(hearing, pack, number)
    return _Document(f"ronde-{number}.docx", report, f"ronde-{number}.json", record, changes, changed)


def _files(documents: tuple[_Document, ...], say: Say) -> dict[str, bytes]:
    from hearing_desk.reports.tracked_writer import write_tracked

    files = {document.name: write_docx(document.report, say) for document in documents}
    changed = {
        document.changed_name: write_tracked(document.changed, document.changes, say)
        for document in documents
        if document.changed is not None
    }
    return files | changed | {document.record_name: document.record.data for document in documents}


def _read_back(folder: Path, documents: tuple[_Document, ...], part: Part, say: Say) -> None:
    """What stands on the disk is what was meant, and says what the hearing says; DeskError otherwise."""
    for name, data in part.files.items():
        if _on_disk(folder / name) != data:
            raise DeskError(
                "export_differs",
                Text(
                    "The files were checked and are not as they were written. Export again, to another folder."
                ),
            )
    for document in documents:
        check_docx(part.files[document.name], document.report, say)


def _on_disk(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _day(day: str) -> str:
    try:
        return long_day(date.fromisoformat(day), "nl")
    except ValueError:
        return day
