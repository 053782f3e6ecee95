"""gehoor.json: the whole record of a hearing as product.md 6 lists it; what belongs in the vault is not in it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from hearing_desk.core.coverage import topic_of
from hearing_desk.core.escalation import open_cards, open_items
from hearing_desk.core.events import ConditionSettled, ConsultLogged, CoverageSet, GateAnswered
from hearing_desk.core.events import OpenItemSettled as Settled
from hearing_desk.core.form import FormPack
from hearing_desk.core.hearing import Card, Hearing, HearingSession, Status, Turn
from hearing_desk.core.item_answers import ItemAnswer, item_answers
from hearing_desk.core.minutes import to_minute
from hearing_desk.core.people import Fact, Wish
from hearing_desk.core.printable import printable
from hearing_desk.core.recording_in_report import RECORDING
from hearing_desk.core.report_record import (
    confirmation_record,
    correction_record,
    document_record,
    interpreter_record,
    pause_record,
)
from hearing_desk.core.sealed import as_exported, is_sealed
from hearing_desk.core.stints import stints_at_work, within, worked_in

HEARING_FORMAT = "hearing-desk/hearing-1"
PUT_TO_APPLICANT = "voorgelegd"
REQUEST_PARTIES = ("toelt", "ric")

Plain = dict[str, Any]


def hearing_record(hearing: Hearing, pack: FormPack) -> Plain:
    """The record of the hearing without its `record_sha256`; times ISO 8601 with zone, to the minute."""
    return {
        "format": HEARING_FORMAT,
        **_case(hearing, pack),
        **_text(hearing, pack),
        **_work(hearing, pack),
        **_after(hearing, pack),
        "status": hearing.status.value,
    }


def _case(hearing: Hearing, pack: FormPack) -> Plain:
    started = hearing.sessions[0].started_at if hearing.sessions else ""
    sha256 = hearing.pack.sha256 if hearing.pack else ""
    return {
        "reference": printable(hearing.text_of("reference")),
        "profile": hearing.text_of("profile"),
        "procedure": hearing.text_of("procedure"),
        "hearing_type": hearing.text_of("hearing_type"),
        "form_pack": {"line": pack.line, "serial": pack.serial, "sha256": sha256},
        "started_at": to_minute(started),
        "ended_at": to_minute(hearing.ended_at),
        "ended_how": _ended_how(hearing),
        "sessions": [_session(hearing, pack, session) for session in hearing.sessions],
        "pauses": [pause_record(pause) for pause in hearing.pauses],
    }


def _ended_how(hearing: Hearing) -> str:
    if hearing.not_held is not None:
        return Status.NOT_HELD.value
    if hearing.broken_off is not None:
        return Status.BROKEN_OFF.value
    return Status.ENDED.value if hearing.ended_at else ""


def _session(hearing: Hearing, pack: FormPack, session: HearingSession) -> Plain:
    stints = (within(session, stint) for stint in stints_at_work(hearing) if worked_in(session, stint))
    answers = {answer.fact: answer for answer in session.gate}
    gate = {fact.value: _gate(hearing.wishes.get(fact, Wish()), answers.get(fact)) for fact in Fact}
    return {
        "n": session.number,
        "date": session.date,
        "place": printable(session.place),
        "mode": session.mode or hearing.text_of("mode"),
        "started_at": to_minute(session.started_at),
        "ended_at": to_minute(session.ended_at),
        "officers": [_printable(asdict(officer)) for officer in hearing.officers],
        "interpreters": [interpreter_record(stint) for stint in stints],
        "present": [printable(role) for role in hearing.texts_of("present")],
        "recording": _recording(pack, session),
        "gate": gate,
        "conditions": [_printable(asdict(settled)) for settled in session.conditions],
    }


def _recording(pack: FormPack, session: HearingSession) -> Plain:
    asked = [condition.id for condition in pack.start_conditions if condition.records == RECORDING]
    settled = next((one for one in session.conditions if one.condition in asked), ConditionSettled("", ""))
    return {"answer": settled.answer, "reason": printable(settled.note)}


def _gate(wish: Wish, answer: GateAnswered | None) -> Plain:
    known = {"wish": wish.wish, "wish_text": wish.text, "strength": wish.strength}
    known |= {"wish_source": wish.source, "wish_date": wish.date}
    answered = asdict(answer if answer is not None else GateAnswered(Fact.OFFICER, ""))
    return _printable({**known, **{name: value for name, value in answered.items() if name != "fact"}})


def _printable(values: Plain) -> Plain:
    return {name: _one(value) for name, value in values.items()}


def _one(value: str | tuple[str, ...]) -> str | list[str]:
    return printable(value) if isinstance(value, str) else [printable(one) for one in value]


def _text(hearing: Hearing, pack: FormPack) -> Plain:
    return {
        "preparation": [
            {"item": given.item, "answer": given.answer, "note": printable(given.note), "at": to_minute(at)}
            for given, at in hearing.preparation.values()
        ],
        "opening": [_item(given) for given in item_answers(hearing, pack, "opening")],
        "turns": [_turn(turn) for turn in hearing.ordered_turns() if turn.has_begun],
        "marks": [{"turn": mark.turn, "what": mark.what, "at": to_minute(at)} for mark, at in hearing.marks],
        "closing": [_item(given) for given in item_answers(hearing, pack, "closing")],
    }


def _item(given: ItemAnswer) -> Plain:
    note, at = printable(given.note), to_minute(given.at)
    return {"item": given.item.id, "answer": given.answer, "turn": given.turn, "note": note, "at": at}


def _turn(turn: Turn) -> Plain:
    return {
        "id": turn.id,
        "number": turn.number or None,
        "kind": turn.kind,
        "by": printable(turn.by),
        "text": printable(turn.text),
        "topic": turn.topic,
        "at": to_minute(turn.at),
        "revisions": [{"at": to_minute(earlier.at), "text": printable(earlier.text)} for earlier in turn.revisions],
    }


def _work(hearing: Hearing, pack: FormPack) -> Plain:
    consults = [_consult(as_exported(pack, consult), at) for consult, at in hearing.consults]
    return {
        "coverage": [_coverage(point) for point in hearing.coverage.values()],
        "signals": [_signal(hearing, pack, card) for card in hearing.cards.values() if _was_put(pack, card)],
        "consults": consults,
        "requests": [consult for consult in consults if consult["with"] in REQUEST_PARTIES],
        "documents": [{**document_record(document), "at": to_minute(at)} for document, at in hearing.documents],
        "consents": [{"what": given.what, "turn": given.turn, "answer": given.answer} for given in hearing.consents],
        "copy_to_lawyer": {"objection": hearing.objection_to_copy} if hearing.objection_to_copy else {},
    }


def _coverage(point: CoverageSet) -> Plain:
    return {
        "module": topic_of(point.point),
        "point": point.point,
        "state": point.state,
        "code": point.code,
        "reason": printable(point.reason),
    }


def _was_put(pack: FormPack, card: Card) -> bool:
    return any(answer.answer == PUT_TO_APPLICANT for answer in card.answers) and not is_sealed(pack, card.group)


def _signal(hearing: Hearing, pack: FormPack, card: Card) -> Plain:
    party = next((group.consult_with for group in pack.signals if group.id == card.group), "")
    is_consulted = any(consult.with_whom == party for consult, _ in hearing.consults)
    return {"group": card.group, "turns": list(card.turns), "consult": party if is_consulted else ""}


def _consult(consult: ConsultLogged, at: str) -> Plain:
    danger = {"called_at": printable(consult.called_at), "told": printable(consult.told), "consent": consult.consent}
    return {
        "with": consult.with_whom,
        "question": printable(consult.question),
        "answer": printable(consult.answer),
        "outcome": consult.outcome,
        "reason": printable(consult.reason),
        "due": consult.due,
        "at": to_minute(at),
        **{name: value for name, value in danger.items() if value},
    }


def _after(hearing: Hearing, pack: FormPack) -> Plain:
    return {
        "confirmation": confirmation_record(hearing),
        "corrections": [correction_record(correction, correction.turn) for correction, _ in hearing.corrections],
        "open_items": list(open_items(hearing, pack)),
        "open_cards": list(open_cards(hearing)),
        "settled": [_settled(pack, settled) for settled in hearing.settled.values()],
    }


def _settled(pack: FormPack, settled: Settled) -> Plain:
    reason = "" if is_sealed(pack, settled.what) else printable(settled.reason)
    return {"what": settled.what, "reason": reason, "date": settled.date}
