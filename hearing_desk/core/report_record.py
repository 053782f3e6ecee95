"""rapport.json: what the report prints, as data; whatever is not printed is not in it."""

from __future__ import annotations

from typing import Any

from hearing_desk.core.case_events import FieldValue
from hearing_desk.core.consults_in_report import printed_consults
from hearing_desk.core.events import CorrectionNoted, DocumentNoted
from hearing_desk.core.form import FormPack
from hearing_desk.core.hearing import Hearing, HearingSession, InterpreterStint, Pause
from hearing_desk.core.minutes import to_minute
from hearing_desk.core.not_asked import printed_not_asked
from hearing_desk.core.people import Officer
from hearing_desk.core.printable import printable
from hearing_desk.core.printed_turns import PrintedTurn, printed_name, printed_turns, turn_name
from hearing_desk.core.report_cover import cover_names, printed_conditions, printed_fields, printed_mode
from hearing_desk.core.report_lists import (
    PrintedItem,
    mended_names,
    printed_closing,
    printed_corrections,
    printed_opening,
)
from hearing_desk.core.report_of_hearing import report_title
from hearing_desk.core.report_turns import has_printed_time, marked_word, printed_notes
from hearing_desk.core.stints import stints_at_work
from hearing_desk.core.wish_in_report import PrintedWish, printed_wishes

REPORT_FORMAT = "hearing-desk/report-1"

Plain = dict[str, Any]


def report_record(hearing: Hearing, pack: FormPack, is_concept: bool, is_practice: bool) -> Plain:
    """The record of the report without its `record_sha256`; times ISO 8601 with zone, to the minute."""
    return {
        "format": REPORT_FORMAT,
        "title": report_title(hearing, pack),
        "is_concept": is_concept,
        "is_practice": is_practice,
        "form_pack": {"line": pack.line, "serial": pack.serial},
        **_cover(hearing, pack),
        "pauses": [pause_record(pause) for pause in hearing.pauses],
        "opening": [_item(item) for item in printed_opening(hearing, pack)],
        "turns": [_turn(turn, hearing, pack) for turn in printed_turns(hearing, pack)],
        "notes": _notes(hearing, pack),
        "consulted": [{"with": party, "date": day} for party, day in printed_consults(hearing, pack)],
        "not_asked": [{"point": one.point, "reason": one.code.id} for one in printed_not_asked(hearing, pack)],
        "ended": _ended(hearing),
        "closing": [_item(item) for item in printed_closing(hearing, pack)],
        "documents": [document_record(document) for document, _ in hearing.documents],
        "corrections": [correction_record(c, printed_name(hearing, c.turn)) for c in printed_corrections(hearing)],
        "mended": list(mended_names(hearing)),
        "confirmation": confirmation_record(hearing),
    }


def pause_record(pause: Pause) -> Plain:
    """A pause without its reason in own words."""
    return {
        "session": pause.session,
        "from": to_minute(pause.from_at),
        "to": to_minute(pause.to_at),
        "by": pause.by,
        "reason_code": pause.code,
    }


def interpreter_record(stint: InterpreterStint) -> Plain:
    """An interpreter with the times between which they worked; "" for from the start, or until the end."""
    known = stint.interpreter
    return {
        "number": printable(known.number),
        "gender": known.gender,
        "language": known.language,
        "dialect": printable(known.dialect),
        "register": known.register,
        "register_reason": printable(known.register_reason),
        "mode": known.mode,
        "from": to_minute(stint.from_at),
        "to": to_minute(stint.to_at),
    }


def document_record(document: DocumentNoted) -> Plain:
    """A document handed over or promised."""
    return {
        "what": printable(document.what),
        "original": document.original,
        "from": printable(document.from_whom),
        "receipt": printable(document.receipt),
        "promised_by": document.promised_by,
    }


def correction_record(correction: CorrectionNoted, turn: str) -> Plain:
    """A correction as it was received, on the turn as `turn` calls it."""
    return {
        "turn": turn,
        "text": printable(correction.text),
        "by": correction.by,
        "kind": correction.kind,
        "note": printable(correction.note),
        "received_on": correction.received_on,
    }


def confirmation_record(hearing: Hearing) -> Plain:
    """How the report was confirmed; empty when that is not known."""
    confirmed = hearing.confirmation
    if confirmed is None:
        return {}
    return {"state": confirmed.state, "reasons": printable(confirmed.reasons), "until": confirmed.until}


def _cover(hearing: Hearing, pack: FormPack) -> Plain:
    return {
        "case": {field.id: _field(value) for field, value in printed_fields(hearing, pack)},
        "sessions": [_session(session, pack) for session in hearing.sessions],
        "officers": [_officer(officer, pack) for officer in hearing.officers],
        "interpreters": [_interpreter(stint, pack) for stint in stints_at_work(hearing)],
        "wishes": [_wish(wish) for wish in printed_wishes(hearing, pack)] if cover_names(pack, "wish") else [],
    }


def _field(value: FieldValue) -> bool | str | list[str]:
    if isinstance(value, bool):
        return value
    return printable(value) if isinstance(value, str) else [printable(one) for one in value]


def _session(session: HearingSession, pack: FormPack) -> Plain:
    return {
        "n": session.number,
        "date": session.date,
        "place": printable(session.place),
        **({"mode": mode} if (mode := printed_mode(session, pack)) else {}),
        "started_at": to_minute(session.started_at),
        "ended_at": to_minute(session.ended_at),
        "conditions": [
            {"name": label, "answer": settled.answer, "reason": printable(settled.note)}
            for label, settled in printed_conditions(session, pack)
        ],
    }


def _officer(officer: Officer, pack: FormPack) -> Plain:
    known = {"id": printable(officer.id), "gender": officer.gender}
    return {name: known[name] for name in cover_names(pack, "officer") if name in known}


def _interpreter(stint: InterpreterStint, pack: FormPack) -> Plain:
    allowed = {"from", "to", *cover_names(pack, "interpreter")}
    return {name: value for name, value in interpreter_record(stint).items() if name in allowed}


def _wish(printed: PrintedWish) -> Plain:
    wish = printed.wish
    return {
        "fact": printed.fact.value,
        "wish": wish.wish,
        "wish_text": printable(wish.text),
        "strength": wish.strength,
        "source": printable(wish.source),
        "date": wish.date,
        "outcome": printed.outcome,
        "ground": printed.ground,
        "brought_by": printed.brought_by,
    }


def _item(item: PrintedItem) -> Plain:
    return {"item": item.item.id, "answer": item.answer, "turn": item.turn, "at": to_minute(item.at)}


def _turn(printed: PrintedTurn, hearing: Hearing, pack: FormPack) -> Plain:
    turn = printed.turn
    return {
        "number": turn.number or None,
        "kind": turn.kind,
        "by": printable(turn.by),
        "text": turn.text,
        "section": printed.section,
        "heading": printed.heading,
        "at": to_minute(turn.at) if has_printed_time(turn, hearing, pack) else "",
    }


def _notes(hearing: Hearing, pack: FormPack) -> list[Plain]:
    return [
        {"turn": turn_name(turn), "what": mark.what, "word": marked_word(mark, turn)}
        for turn, mark in printed_notes(hearing, pack)
    ]


def _ended(hearing: Hearing) -> Plain:
    stopped, planned = hearing.broken_off, hearing.next_session
    return {
        "at": to_minute(hearing.ended_at),
        "broken_off": {"by": printable(stopped.by), "cause": printable(stopped.cause)} if stopped else {},
        "next_session": {"date": planned.date, "place": printable(planned.place)} if planned else {},
    }
