"""Reads a hearing from its events, one after the other: there is no other way to open one."""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Iterable
from typing import Any, assert_never

from hearing_desk.core import events as ev
from hearing_desk.core.fold_pack import answered_anew, moved_to_pack
from hearing_desk.core.fold_text import apply_text
from hearing_desk.core.hearing import Card, CardAnswer, Hearing, HearingSession, InterpreterStint, Pause
from hearing_desk.core.people import Fact


def fold(records: Iterable[ev.Recorded], start: Hearing | None = None) -> Hearing:
    """The hearing after these events, from `start` (default: nothing happened yet), which is left as it was."""
    working = _copied(start) if start is not None else Hearing()
    for recorded in records:
        working = _apply(working, recorded)
    return working


def _copied(hearing: Hearing) -> Hearing:
    values: dict[str, Any] = {f.name: getattr(hearing, f.name) for f in dataclasses.fields(hearing)}
    containers: dict[str, Any] = {name: copy.copy(v) for name, v in values.items() if isinstance(v, (dict, list, set))}
    return dataclasses.replace(hearing, **containers)


def _apply(hearing: Hearing, recorded: ev.Recorded) -> Hearing:
    event = recorded.event
    if isinstance(event, ev.TextEvent):
        return apply_text(hearing, event, recorded.at)
    if isinstance(event, ev.CaseEvent):
        return answered_anew(_apply_case(hearing, event, recorded.at), event)
    return answered_anew(_apply_work(hearing, event, recorded.at), event)


def _with(hearing: Hearing, **changes: Any) -> Hearing:
    return dataclasses.replace(hearing, **changes)


def _apply_case(hearing: Hearing, event: ev.CaseEvent, at: str) -> Hearing:  # noqa: C901 - one case an event
    match event:
        case ev.PackPinned():
            return _with(hearing, pack=event, created_at=hearing.created_at or at)
        case ev.PackMoved():
            return moved_to_pack(hearing, event, at)
        case ev.AnswersConfirmed():
            return _with(hearing, unconfirmed=hearing.unconfirmed.difference(event.paths))
        case ev.FieldFilled():
            hearing.fields[event.field] = event.value
        case ev.OfficerAssigned():
            return _assign_officer(hearing, event)
        case ev.InterpreterAssigned():
            return _assign_interpreter(hearing, event, at)
        case ev.WishNoted():
            return _note_wish(hearing, event, at)
        case ev.PlanSet():
            return _with(hearing, plan=event.topics)
        case ev.PlanQuestionNoted():
            hearing.plan_questions[event.id] = event
        case ev.FactCardNoted():
            hearing.fact_card[event.id] = event
        case ev.AbbreviationNoted():
            hearing.abbreviations[event.short] = event.text
        case ev.PreparationAnswered():
            hearing.preparation[event.item] = (event, at)
        case ev.PreparationTakenOver():
            return _with(hearing, taken_over=(event, at), unconfirmed=hearing.unconfirmed.union(event.to_confirm))
        case ev.GateAnswered() | ev.GateClosed() | ev.GateCleared() | ev.GateReopened():
            return _apply_gate(hearing, event)
        case ev.ConditionSettled():
            hearing.conditions[event.condition] = event
        case ev.TrackSwitched():
            hearing.fields["procedure"] = event.procedure
            hearing.track_switches.append((event, at))
        case ev.SessionStarted() | ev.NextSessionPlanned():
            return _apply_session(hearing, event, at)
        case ev.HearingBrokenOff():
            return _with(_closed_session(hearing, at), broken_off=event, ended_at=at)
        case ev.HearingEnded():
            return _with(_closed_session(hearing, at), ended_at=at)
        case ev.HearingNotHeld():
            return _with(hearing, not_held=event)
        case _:
            assert_never(event)
    return hearing


def _note_wish(hearing: Hearing, event: ev.WishNoted, at: str) -> Hearing:
    if hearing.wishes.get(event.fact) == event.wish:
        return hearing
    hearing.wishes[event.fact] = event.wish
    hearing.wished_at[event.fact] = at
    stale = hearing.stale_gate_answers | {event.fact}
    answered_before = hearing.answered_before_wish | {event.fact}
    return _with(hearing, stale_gate_answers=stale, answered_before_wish=answered_before)


def _assign_officer(hearing: Hearing, event: ev.OfficerAssigned) -> Hearing:
    others = [o for o in hearing.officers if o.id not in (event.instead_of, event.officer.id)]
    stale = hearing.stale_gate_answers | {Fact.OFFICER}
    return _with(hearing, officers=[*others, event.officer], stale_gate_answers=stale)


def _assign_interpreter(hearing: Hearing, event: ev.InterpreterAssigned, at: str) -> Hearing:
    has_begun = bool(hearing.sessions)
    stints: list[InterpreterStint] = []
    for stint in hearing.interpreters:
        if stint.interpreter.number != event.instead_of or stint.to_at:
            stints.append(stint)
        elif has_begun:
            stints.append(dataclasses.replace(stint, to_at=at, reason_ended=event.reason))
    stints.append(InterpreterStint(event.interpreter, from_at=at if has_begun else ""))
    stale = hearing.stale_gate_answers | {Fact.INTERPRETER}
    return _with(hearing, interpreters=stints, stale_gate_answers=stale)


def _apply_gate(hearing: Hearing, event: ev.GateAnswered | ev.GateClosed | ev.GateCleared | ev.GateReopened) -> Hearing:
    match event:
        case ev.GateAnswered():
            _supersede(hearing, event.fact)
            hearing.gate_answers[event.fact] = event
            stale = hearing.stale_gate_answers - {event.fact}
            answered_before = hearing.answered_before_wish - {event.fact}
            return _with(hearing, stale_gate_answers=stale, answered_before_wish=answered_before, gate_reopened_by="")
        case ev.GateClosed():
            return _with(hearing, gate_reasons=event.reasons, is_gate_clear=False)
        case ev.GateCleared():
            return _with(hearing, gate_reasons=(), is_gate_clear=True)
        case ev.GateReopened():
            return _with(hearing, gate_reopened_by=event.by)
        case _:
            assert_never(event)


def _supersede(hearing: Hearing, fact: Fact) -> None:
    earlier = hearing.gate_answers.get(fact)
    if earlier is not None and hearing.session is not None and fact not in hearing.answered_before_wish:
        hearing.superseded_gate_answers.append((hearing.session.number, earlier))


def _apply_session(hearing: Hearing, event: ev.SessionStarted | ev.NextSessionPlanned, at: str) -> Hearing:
    if isinstance(event, ev.SessionStarted):
        gate, conditions = tuple(hearing.gate_answers.values()), tuple(hearing.conditions.values())
        begun = HearingSession(event.number, event.date, event.place, at, "", gate, conditions, event.mode)
        hearing.sessions.append(begun)
        return _with(hearing, next_session=None)
    closed = _closed_session(hearing, at)
    return _with(closed, next_session=event, gate_answers={}, conditions={}, is_gate_clear=False)


def _closed_session(hearing: Hearing, at: str) -> Hearing:
    if hearing.pause is not None:
        hearing.pauses[-1] = dataclasses.replace(hearing.pauses[-1], to_at=at)
    if hearing.session is not None:
        gate = tuple(hearing.gate_answers.values())
        hearing.sessions[-1] = dataclasses.replace(hearing.sessions[-1], ended_at=at, gate=gate)
    return hearing


def _apply_work(hearing: Hearing, event: ev.WorkEvent, at: str) -> Hearing:  # noqa: C901 - one case an event
    match event:
        case ev.SignalsMatched():
            hearing.matches[event.turn] = event.groups
        case ev.CardOpened() | ev.CardJoined() | ev.CardAnswered() | ev.CardRaised() | ev.CardCoded():
            hearing.cards[event.group] = _changed_card(hearing, event, at)
        case ev.CoverageSet():
            hearing.coverage[event.point] = event
        case ev.ConsultLogged():
            hearing.consults.append((event, at))
        case ev.PauseBegun():
            hearing.pauses.append(_pause(hearing, event, at))
        case ev.PauseDescribed():
            hearing.pauses[-1] = _described(hearing.pauses[-1], event)
        case ev.PauseEnded():
            hearing.pauses[-1] = dataclasses.replace(hearing.pauses[-1], to_at=at, resume_reason=event.reason)
        case ev.QuestionPut():
            hearing.questions_put[event.item] = event.turn
        case ev.OpeningAnswered():
            _answer_opening(hearing, event, at)
        case ev.ClosingAnswered():
            hearing.closing[event.item] = (event, at)
        case ev.DocumentNoted():
            hearing.documents.append((event, at))
        case ev.ConsentNoted():
            hearing.consents.append(event)
        case _:
            return _apply_after(hearing, event, at)
    return hearing


def _answer_opening(hearing: Hearing, event: ev.OpeningAnswered, at: str) -> None:
    number = hearing.sessions[-1].number if hearing.sessions else 0
    if event.item in hearing.opening and hearing.opening_in[event.item] != number:
        hearing.earlier_opening.append(hearing.opening[event.item])
    hearing.opening[event.item] = (event, at)
    hearing.opening_in[event.item] = number


_AfterEvent = (
    ev.CopyToLawyerNoted
    | ev.ConfirmationNoted
    | ev.DeadlineSet
    | ev.CorrectionNoted
    | ev.OpenItemSettled
    | ev.TurnMended
    | ev.MadeFinal
    | ev.PartExported
    | ev.PartHandedOver
    | ev.RoundClosed
)


def _apply_after(hearing: Hearing, event: _AfterEvent, at: str) -> Hearing:
    match event:
        case ev.CopyToLawyerNoted():
            return _with(hearing, objection_to_copy=event.objection)
        case ev.ConfirmationNoted():
            return _with(hearing, confirmation=event)
        case ev.DeadlineSet():
            hearing.deadlines[event.step] = event
        case ev.CorrectionNoted():
            hearing.corrections.append((event, at))
            return _with(hearing, closed_rounds=hearing.closed_rounds - {event.round})
        case ev.OpenItemSettled():
            hearing.settled[event.what] = event
        case ev.TurnMended():
            _mend(hearing, event, at)
        case ev.MadeFinal():
            return _with(hearing, record_sha256=event.record_sha256)
        case ev.PartExported() | ev.PartHandedOver() | ev.RoundClosed():
            return _handed_on(hearing, event, at)
        case _:
            assert_never(event)
    return hearing


def _handed_on(hearing: Hearing, event: ev.PartExported | ev.PartHandedOver | ev.RoundClosed, at: str) -> Hearing:
    match event:
        case ev.PartExported():
            hearing.exports.append((event, at))
        case ev.PartHandedOver():
            hearing.handed_over[event.part] = (event, at)
        case ev.RoundClosed():
            return _with(hearing, closed_rounds=hearing.closed_rounds | {event.round})
        case _:
            assert_never(event)
    return hearing


def _mend(hearing: Hearing, event: ev.TurnMended, at: str) -> None:
    turn = hearing.turns[event.id].retyped(event.text, at)
    hearing.turns[event.id] = dataclasses.replace(turn, is_mended=True)


def _pause(hearing: Hearing, event: ev.PauseBegun, at: str) -> Pause:
    number = hearing.sessions[-1].number if hearing.sessions else 0
    last = next((t for t in reversed(hearing.order) if hearing.turns[t].has_begun), "")
    return Pause(number, at, event.by, event.code, event.reason, after_turn=last)


def _described(pause: Pause, event: ev.PauseDescribed) -> Pause:
    return dataclasses.replace(pause, by=event.by, code=event.code, reason=event.reason)


_CardEvent = ev.CardOpened | ev.CardJoined | ev.CardAnswered | ev.CardRaised | ev.CardCoded


def _changed_card(hearing: Hearing, event: _CardEvent, at: str) -> Card:
    card, pauses = hearing.cards.get(event.group), len(hearing.pauses)
    if card is None:
        card = Card(event.group, event.level if isinstance(event, ev.CardOpened | ev.CardRaised) else "note", ())
    match event:
        case ev.CardOpened():
            return _opened(card, event)
        case ev.CardJoined():
            places = card.new_places + 1 if card.is_answered else 0
            return dataclasses.replace(card, turns=_joined(card.turns, event.turn), new_places=places)
        case ev.CardAnswered():
            answer = CardAnswer(event.answer, event.roles, event.turn, at, pauses)
            answers = (*card.answers, answer)
            return dataclasses.replace(card, answers=answers, is_answered=True, new_places=0, code="")
        case ev.CardRaised():
            return dataclasses.replace(card, level=event.level)
        case ev.CardCoded():
            return dataclasses.replace(card, code=event.code)
        case _:
            assert_never(event)


def _opened(card: Card, event: ev.CardOpened) -> Card:
    turns = _joined(card.turns, event.turn)
    by_hand = card.is_by_hand or event.is_by_hand
    return dataclasses.replace(card, turns=turns, is_answered=False, is_by_hand=by_hand, new_places=0, code="")


def _joined(turns: tuple[str, ...], turn: str) -> tuple[str, ...]:
    return turns if not turn or turn in turns else (*turns, turn)
