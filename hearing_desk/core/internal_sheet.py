"""The procesblad: how the hearing was prepared, guarded and consulted about; never part of the report.

Cards, roles, parked words, bookmarks and plan notes are not on it either: they stay in the vault (product.md 5).
"""

from __future__ import annotations

from collections.abc import Iterator

from hearing_desk.core.events import ConsultLogged
from hearing_desk.core.form import FormPack, GoesTo
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.internal_gate import gate_blocks
from hearing_desk.core.internal_open import open_blocks
from hearing_desk.core.internal_pack import pack_blocks
from hearing_desk.core.internal_table import Rows, moment, titled_table
from hearing_desk.core.internal_topics import coverage_blocks
from hearing_desk.core.item_answers import item_answers
from hearing_desk.core.minutes import clock
from hearing_desk.core.printable import printable
from hearing_desk.core.printed_turns import printed_name
from hearing_desk.core.record import REQUEST_PARTIES
from hearing_desk.core.report import Block, Heading, Names, Paragraph, Report, Words
from hearing_desk.core.report_cover import shown
from hearing_desk.core.report_of_hearing import dated, last_page, pack_name, report_marks
from hearing_desk.core.sealed import SEALED_PARTY, as_exported
from hearing_desk.core.text import Text


def build_internal_sheet(
    hearing: Hearing, pack: FormPack, is_concept: bool, is_practice: bool, record_sha256: str, names: Names
) -> Report:
    """The internal sheet of this hearing; `record_sha256` is that of gehoor.json."""
    blocks = (*_blocks(hearing, pack, names), *last_page(record_sha256, pack))
    return Report(
        title=Text("Procesblad"),
        blocks=blocks,
        marks=(pack.report.internal_heading, *report_marks(pack, is_concept, is_practice)),
        dated=dated(hearing),
        record_sha256=record_sha256,
        pack=pack_name(pack),
        reference=printable(hearing.text_of("reference")),
        spoken=hearing.text_of("applicant_language"),
        template=pack.report.template,
    )


def _blocks(hearing: Hearing, pack: FormPack, names: Names) -> Iterator[Block]:
    yield from titled_table(Text("Case"), (Text("Detail"), Text("Content")), _case(hearing, pack, names))
    yield from titled_table(Text("Preparation"), _item_header(), _preparation(hearing, pack))
    yield from _taken_over(hearing)
    yield from gate_blocks(hearing, pack, names)
    yield from titled_table(Text("Other steps in this case"), (Text("Officer"), Text("Steps")), _steps(hearing, pack))
    yield from _consults(hearing, pack)
    yield from titled_table(Text("Opening and closing: notes"), _item_header(), _notes(hearing, pack))
    pauses = (Text("Time"), Text("Reason"), Text("On resuming"))
    yield from titled_table(Text("Pauses: own words"), pauses, _pauses(hearing))
    yield from coverage_blocks(hearing, pack)
    yield from pack_blocks(hearing, pack)
    yield from _stopped(hearing, pack)
    yield from open_blocks(hearing, pack, names)


def _item_header() -> tuple[Words, ...]:
    return Text("Item"), Text("Answer"), Text("Note"), Text("Time")


def _case(hearing: Hearing, pack: FormPack, names: Names) -> Rows:
    fields = [field for field in pack.sheet("zaak").fields if field.goes_to is GoesTo.INTERNAL]
    filled = [(field, hearing.fields.get(field.id, "")) for field in fields]
    return tuple((f.label, shown(f, value, pack, names)) for f, value in filled if value not in ("", ()))


def _preparation(hearing: Hearing, pack: FormPack) -> Rows:
    checklist = pack.checklist("preparation")
    given = hearing.preparation
    return tuple(
        (
            item.label,
            pack.option_label(checklist.answers, given[item.id][0].answer),
            printable(given[item.id][0].note),
            moment(given[item.id][1]),
        )
        for item in checklist.items
        if item.id in given
    )


def _taken_over(hearing: Hearing) -> Iterator[Block]:
    if hearing.taken_over is not None:
        _, at = hearing.taken_over
        said = Text("A colleague prepared this hearing first; it was taken in on {moment}.", moment=moment(at))
        yield Paragraph(said)


def _steps(hearing: Hearing, pack: FormPack) -> Rows:
    return tuple(
        (printable(officer.id), ", ".join(pack.option_label("other_step", printable(s)) for s in officer.other_steps))
        for officer in hearing.officers
        if officer.other_steps
    )


def _consults(hearing: Hearing, pack: FormPack) -> Iterator[Block]:
    told = [(as_exported(pack, consult), at) for consult, at in hearing.consults]
    consults = tuple(_consult(c, at, pack) for c, at in told if c.with_whom not in REQUEST_PARTIES)
    requests = tuple(_consult(c, at, pack) for c, at in told if c.with_whom in REQUEST_PARTIES)
    header = (Text("With"), Text("Question"), Text("Answer"), Text("Outcome"), Text("Reason"), Text("Time"))
    yield from titled_table(Text("Consultations"), header, consults)
    yield from titled_table(Text("Requests"), header, requests)
    calls = (Text("With"), Text("Called at"), Text("What the applicant was told"), Text("Consent"))
    yield from titled_table(Text("Danger now"), calls, tuple(_call(c, pack) for c, _ in told if c.called_at or c.told))


def _consult(consult: ConsultLogged, at: str, pack: FormPack) -> tuple[Words, ...]:
    is_sealed = consult.with_whom == SEALED_PARTY
    return (
        SEALED_PARTY if is_sealed else pack.option_label("consult_party", consult.with_whom),
        printable(consult.question),
        printable(consult.answer),
        Text("reported outside the room") if is_sealed else pack.option_label("consult_outcome", consult.outcome),
        printable(consult.reason),
        moment(at),
    )


def _call(consult: ConsultLogged, pack: FormPack) -> tuple[Words, ...]:
    party = pack.option_label("consult_party", consult.with_whom)
    consent = pack.option_label("consent", consult.consent)
    return party, printable(consult.called_at), printable(consult.told), consent


def _notes(hearing: Hearing, pack: FormPack) -> Rows:
    rows: list[tuple[Words, ...]] = []
    for checklist in ("opening", "closing"):
        answers = pack.checklist(checklist).answers
        for given in item_answers(hearing, pack, checklist):
            turn, label = printed_name(hearing, given.turn), pack.option_label(answers, given.answer)
            answer = f"{label} ({turn})" if turn else label
            rows.append((given.item.label, answer, printable(given.note), moment(given.at)))
    return tuple(rows)


def _pauses(hearing: Hearing) -> Rows:
    told = [pause for pause in hearing.pauses if pause.reason or pause.resume_reason]
    return tuple((clock(p.from_at), printable(p.reason), printable(p.resume_reason)) for p in told)


def _stopped(hearing: Hearing, pack: FormPack) -> Iterator[Block]:
    if hearing.broken_off is not None and hearing.broken_off.note:
        yield Heading(Text("Broken off: what was agreed"))
        yield Paragraph(printable(hearing.broken_off.note))
    if hearing.not_held is not None:
        reason = pack.option_label("not_held_reason", printable(hearing.not_held.reason))
        informed = printable(hearing.not_held.informed) or "–"
        yield Heading(Text("Not held"))
        yield Paragraph(Text("Reason: {reason}. Informed: {who}.", reason=reason, who=informed))
