"""The cover of the report: who, when, where and with which safeguards, as far as the form pack lets it be printed."""

from __future__ import annotations

from collections.abc import Iterator

from hearing_desk.core.case_events import ConditionSettled, FieldValue
from hearing_desk.core.consults_in_report import printed_consults
from hearing_desk.core.form import FieldKind, FormField, FormPack, GoesTo
from hearing_desk.core.happenings import pause_times
from hearing_desk.core.hearing import Hearing, HearingSession, InterpreterStint
from hearing_desk.core.minutes import clock
from hearing_desk.core.people import Fact, Officer
from hearing_desk.core.printable import printable
from hearing_desk.core.recording_in_report import not_settled, recording_label, settled_so
from hearing_desk.core.report import Names, Table, Words
from hearing_desk.core.stints import stints_at_work
from hearing_desk.core.text import Text
from hearing_desk.core.track import track_of
from hearing_desk.core.wish_in_report import printed_wishes, wish_line

CORRECTIONS_STEP = "correcties"
NOT_MET = "niet"
CASE, OFFICER, INTERPRETER, WISH = "zaak", "officer", "interpreter", "wish"

Row = tuple[Words, ...]


def cover_table(hearing: Hearing, pack: FormPack, names: Names) -> Table:
    """The cover: one row a fact, in the order of the pack; what is not filled in has no row."""
    return Table(Text("Details of the hearing"), (Text("Detail"), Text("Content")), tuple(_rows(hearing, pack, names)))


def printed_fields(hearing: Hearing, pack: FormPack) -> tuple[tuple[FormField, FieldValue], ...]:
    """The fields of the case sheet that the cover prints and that are filled in; only those that go to the report."""
    values = ((field, hearing.fields.get(field.id, "")) for field in _cover_fields(pack, CASE))
    return tuple((field, value) for field, value in values if value not in ("", ()))


def cover_names(pack: FormPack, sheet: str) -> tuple[str, ...]:
    """The ids of the fields of a sheet that may stand on the cover."""
    return tuple(field.id for field in _cover_fields(pack, sheet))


def _cover_fields(pack: FormPack, sheet: str) -> Iterator[FormField]:
    fields = {field.id: field for field in pack.sheet(sheet).fields}
    for place in pack.report.cover:
        of_sheet, _, name = place.partition(".")
        if of_sheet == sheet and name in fields and fields[name].goes_to is GoesTo.REPORT:
            yield fields[name]


def _rows(hearing: Hearing, pack: FormPack, names: Names) -> Iterator[Row]:
    for field, value in printed_fields(hearing, pack):
        yield field.report_label or field.label, shown(field, value, pack, names)
    for session in hearing.sessions:
        yield _session_label(hearing, session), _session_line(session, pack, names)
        yield from _conditions(hearing, session, pack)
    for pause in hearing.pauses:
        yield Text("Pause"), pause_times(pause, pack)
    for officer in hearing.officers:
        yield pack.sheet(OFFICER).label, _officer_line(officer, pack)
    for stint in stints_at_work(hearing):
        yield pack.sheet(INTERPRETER).label, _interpreter_line(stint, pack, names)
    yield from _wish_rows(hearing, pack, names)
    for party, day in printed_consults(hearing, pack):
        yield Text("Consulted"), f"{pack.option_label('consult_party', party)}, {names.day(day)}"
    yield _term_row(hearing, pack, names)


def shown(field: FormField, value: FieldValue, pack: FormPack, names: Names) -> Words:
    """A field's value as it is read: labels for choices, names for languages and countries, days in words."""
    if isinstance(value, bool):
        return Text("yes") if value else Text("no")
    if isinstance(value, tuple):
        return ", ".join(_shown_one(field, one, pack, names) for one in value)
    return _shown_one(field, value, pack, names)


def _shown_one(field: FormField, value: str, pack: FormPack, names: Names) -> str:
    match field.kind:
        case FieldKind.CHOICE | FieldKind.CHOICES:
            return printable(pack.option_label(field.options, value))
        case FieldKind.LANGUAGE:
            return names.language(value)
        case FieldKind.COUNTRY:
            return names.country(value)
        case FieldKind.DATE:
            return names.day(value)
        case _:
            return printable(value)


def _session_label(hearing: Hearing, session: HearingSession) -> Text:
    if len(hearing.sessions) == 1:
        return Text("Begin and end")
    return Text("Zitting {number}", number=session.number)


def printed_conditions(session: HearingSession, pack: FormPack) -> tuple[tuple[str, ConditionSettled], ...]:
    """What was settled before a zitting that the cover prints, with its name."""
    labels = {condition.id: condition.report_label for condition in pack.start_conditions}
    found = ((labels.get(settled.condition, ""), settled) for settled in session.conditions)
    return tuple((label, settled) for label, settled in found if label)


def _conditions(hearing: Hearing, session: HearingSession, pack: FormPack) -> Iterator[Row]:
    recording = recording_label(hearing, pack)
    for label, settled in printed_conditions(session, pack):
        if settled.answer == NOT_MET:
            yield label, Text("no: {reason}", reason=printable(settled.note))
        else:
            yield label, settled_so(hearing, session, pack, label)
        recording = "" if label == recording else recording
    if recording:
        yield recording, not_settled(hearing, session, pack, recording)


def printed_mode(session: HearingSession, pack: FormPack) -> str:
    """How the applicant was heard in this zitting, when the pack lets the report tell it; else empty."""
    is_told = any(field.id == "mode" and field.goes_to is GoesTo.REPORT for field in pack.sheet(CASE).fields)
    return session.mode if is_told else ""


def _session_line(session: HearingSession, pack: FormPack, names: Names) -> Text:
    day, start, mode = names.day(session.date), clock(session.started_at), printed_mode(session, pack)
    place = printable(session.place) or "–"
    if mode:
        place = f"{place}, {printable(pack.option_label('mode', mode))}"
    if not session.ended_at:
        return Text("{day}, from {start}, {place}", day=day, start=start, place=place)
    end, last = clock(session.ended_at), session.ended_at[:10]
    if last != session.started_at[:10]:
        times = {"day": day, "start": start, "after": names.day(last), "end": end, "place": place}
        return Text("{day}, from {start} to {after} {end}, {place}", **times)
    return Text("{day}, from {start} to {end}, {place}", day=day, start=start, end=end, place=place)


def _officer_line(officer: Officer, pack: FormPack) -> str:
    allowed = cover_names(pack, OFFICER)
    parts = {"id": officer.id, "gender": pack.option_label("gender", officer.gender)}
    return ", ".join(printable(part) for name, part in parts.items() if part and name in allowed)


def _interpreter_line(stint: InterpreterStint, pack: FormPack, names: Names) -> Words:
    known, allowed = stint.interpreter, cover_names(pack, INTERPRETER)
    parts = {
        "number": known.number,
        "gender": pack.option_label("gender", known.gender),
        "language": names.language(known.language) if known.language else "",
        "dialect": known.dialect,
        "register": pack.option_label("register", known.register),
        "register_reason": known.register_reason,
        "mode": pack.option_label("mode", known.mode),
    }
    line = ", ".join(printable(part) for name, part in parts.items() if part and name in allowed)
    return _with_times(line, clock(stint.from_at), clock(stint.to_at))


def _with_times(line: str, start: str, end: str) -> Words:
    if start and end:
        return Text("{who}, from {start} to {end}", who=line, start=start, end=end)
    if start:
        return Text("{who}, from {start}", who=line, start=start)
    return Text("{who}, until {end}", who=line, end=end) if end else line


def _wish_rows(hearing: Hearing, pack: FormPack, names: Names) -> Iterator[Row]:
    if not cover_names(pack, WISH):
        return
    labels = {Fact.OFFICER: Text("Wish about the officer"), Fact.INTERPRETER: Text("Wish about the interpreter")}
    for wish in printed_wishes(hearing, pack):
        yield labels[wish.fact], wish_line(wish, pack, names)


def _term_row(hearing: Hearing, pack: FormPack, names: Names) -> Row:
    deadline = hearing.deadlines.get(CORRECTIONS_STEP)
    if deadline is not None and deadline.date:
        return Text("Corrections and additions until"), names.day(deadline.date)
    track = track_of(hearing, pack)
    terms = (step.term for step in (track.steps if track else ()) if step.id == CORRECTIONS_STEP and step.term)
    return Text("Term for corrections and additions"), next(terms, Text("not set yet"))
