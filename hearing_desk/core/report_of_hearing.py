"""The report of a hearing, for file, lawyer and applicant: what was asked and said, in order, and nothing internal."""

from __future__ import annotations

from collections.abc import Iterator

from hearing_desk.core.form import FormPack
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.minutes import to_minute
from hearing_desk.core.not_asked import not_asked_blocks
from hearing_desk.core.printable import printable
from hearing_desk.core.printed_turns import opening_section, section_by_id
from hearing_desk.core.report import Block, Heading, Names, Paragraph, Report, Words
from hearing_desk.core.report_cover import cover_table
from hearing_desk.core.report_lists import closing_blocks, opening_blocks
from hearing_desk.core.report_turns import section_heading, text_blocks
from hearing_desk.core.text import Text


def build_report(
    hearing: Hearing, pack: FormPack, is_concept: bool, is_practice: bool, record_sha256: str, names: Names
) -> Report:
    """The report of this hearing; `record_sha256` is printed on its last page (decisions.md, Files and hashes)."""
    return Report(
        title=report_title(hearing, pack),
        blocks=tuple(_blocks(hearing, pack, record_sha256, names)),
        marks=report_marks(pack, is_concept, is_practice),
        dated=dated(hearing),
        record_sha256=record_sha256,
        pack=pack_name(pack),
        reference=printable(hearing.text_of("reference")),
        spoken=hearing.text_of("applicant_language"),
        template=pack.report.template,
    )


def report_title(hearing: Hearing, pack: FormPack) -> str:
    """What the report is called, by the kind of hearing."""
    wanted = hearing.text_of("hearing_type")
    return next((kind.report_title for kind in pack.hearing_types if kind.id == wanted), pack.title)


def report_marks(pack: FormPack, is_concept: bool, is_practice: bool) -> tuple[Words, ...]:
    """What is printed above every page of a concept, and of anything out of a practice vault."""
    marks = (pack.report.concept_mark if is_concept else "", pack.report.practice_mark if is_practice else "")
    return tuple(mark for mark in marks if mark)


def dated(hearing: Hearing) -> str:
    """The time a document of this hearing bears: its end, or else the last that is known of it; never the clock."""
    started = hearing.sessions[-1].started_at if hearing.sessions else ""
    return to_minute(hearing.ended_at or started or hearing.created_at)


def pack_name(pack: FormPack) -> str:
    """The form pack by line and serial, as it is printed."""
    return f"{pack.line}-{pack.serial}"


def last_page(record_sha256: str, pack: FormPack) -> tuple[Block, ...]:
    """What makes a document checkable: the hash of its record and the serial of the form pack."""
    return (
        Heading(Text("Details of this document"), starts_page=True),
        Paragraph(Text("Record (SHA-256): {hash}", hash=record_sha256)),
        Paragraph(Text("Form pack: {pack}", pack=pack_name(pack))),
    )


def _blocks(hearing: Hearing, pack: FormPack, record_sha256: str, names: Names) -> Iterator[Block]:
    yield cover_table(hearing, pack, names)
    opening = opening_blocks(hearing, pack)
    section = section_by_id(pack).get(opening_section(hearing, pack)) if opening else None
    if section is not None:
        yield section_heading(section, is_again=False)
    yield from opening
    yield from text_blocks(hearing, pack, names, section.id if section is not None else "")
    yield from not_asked_blocks(hearing, pack)
    yield from closing_blocks(hearing, pack, names)
    yield from last_page(record_sha256, pack)
