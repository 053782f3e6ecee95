"""A round of corrections and additions as a document of its own: the report itself stays as it was."""

from __future__ import annotations

from typing import Any

from hearing_desk.core.corrections import rounds
from hearing_desk.core.events import CorrectionNoted
from hearing_desk.core.form import FormPack
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.minutes import to_minute
from hearing_desk.core.printable import printable
from hearing_desk.core.printed_turns import printed_name
from hearing_desk.core.report import Block, Names, Paragraph, Report, Table, Words
from hearing_desk.core.report_lists import correction_header, correction_rows
from hearing_desk.core.report_of_hearing import dated, last_page, pack_name, report_marks
from hearing_desk.core.report_record import correction_record
from hearing_desk.core.text import Text

CORRECTIONS_FORMAT = "hearing-desk/corrections-1"


def build_correction_round(
    hearing: Hearing, pack: FormPack, round_number: int, is_practice: bool, record_sha256: str, names: Names
) -> Report:
    """The document of one round; `record_sha256` is that of the round's own record."""
    found = rounds(hearing).get(round_number, ())
    return Report(
        title=Text("Corrections and additions, round {number}", number=round_number),
        blocks=(*_blocks(hearing, pack, found, names), *last_page(record_sha256, pack)),
        marks=report_marks(pack, is_concept=False, is_practice=is_practice),
        dated=_dated(hearing, round_number),
        record_sha256=record_sha256,
        pack=pack_name(pack),
        reference=printable(hearing.text_of("reference")),
        spoken=hearing.text_of("applicant_language"),
        template=pack.report.template,
    )


def correction_round_record(hearing: Hearing, round_number: int) -> dict[str, Any]:
    """The round as data, without its `record_sha256`; `report_sha256` is the frozen record it belongs to, "" before."""
    found = rounds(hearing).get(round_number, ())
    return {
        "format": CORRECTIONS_FORMAT,
        "reference": printable(hearing.text_of("reference")),
        "round": round_number,
        "report_sha256": hearing.record_sha256,
        "corrections": [
            {**correction_record(correction, printed_name(hearing, correction.turn)), "old": printable(correction.old)}
            for correction in found
        ],
    }


def _blocks(hearing: Hearing, pack: FormPack, found: tuple[CorrectionNoted, ...], names: Names) -> tuple[Block, ...]:
    rows = tuple(
        (*row, _note(correction, names))
        for row, correction in zip(correction_rows(hearing, pack, found), found, strict=True)
    )
    if not rows:
        return (Paragraph(Text("There are no corrections in this round.")),)
    header: tuple[Words, ...] = (*correction_header(), Text("Received and note"))
    return Paragraph(_belongs_to(hearing)), Table(Text("Corrections and additions"), header, rows)


def _belongs_to(hearing: Hearing) -> Text:
    if not hearing.record_sha256:
        return Text("These corrections belong to a report that is not final yet. Its text stays as it is.")
    return Text(
        "These corrections belong to the report with record (SHA-256) {hash}. Its text stays as it is.",
        hash=hearing.record_sha256,
    )


def _note(correction: CorrectionNoted, names: Names) -> Words:
    day = names.day(correction.received_on) if correction.received_on else "–"
    if not correction.note:
        return day
    return Text("{day}. {note}", day=day, note=printable(correction.note))


def _dated(hearing: Hearing, round_number: int) -> str:
    noted = [at for correction, at in hearing.corrections if correction.round == round_number]
    return to_minute(max(noted)) if noted else dated(hearing)
