"""Reads the events of a script: what the officer does, each as a value, with every id and choice checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeAlias

from hearing_desk.app import script_values as sv
from hearing_desk.app.script_case import interpreter_in, read_interpreter, read_officer
from hearing_desk.app.script_fields import Given
from hearing_desk.core.coverage import UNTOUCHED
from hearing_desk.core.form import FormPack
from hearing_desk.core.people import Fact, Interpreter, Officer

EventReader: TypeAlias = Callable[[Given, FormPack], sv.ScriptEvent]

_GATE_TEXTS = ("note", "source", "tried", "decided_by", "told_via", "told_at", "ground", "tried_by", "why_not")
_ONE_PARAGRAPH = ("V",)
_SPOKEN_BY_ONE = ("G", "T")


def reader_for(given: Given) -> EventReader:
    """What reads the fields of this event, by its `do`; DeskError `script_refused` for one that does not exist."""
    return READERS[given.one_of("do", READERS)]


def _prepare(given: Given, pack: FormPack) -> sv.ScriptEvent:
    return sv.Prepare(*_answered(given, pack, "preparation"))


def _opening(given: Given, pack: FormPack) -> sv.ScriptEvent:
    return sv.AnswerOpening(*_answered(given, pack, "opening"))


def _close(given: Given, pack: FormPack) -> sv.ScriptEvent:
    return sv.AnswerClosing(*_answered(given, pack, "closing"))


def _answered(given: Given, pack: FormPack, list_id: str) -> tuple[str, str, str]:
    checklist = pack.checklist(list_id)
    item = given.known("item", [item.id for item in checklist.items])
    return item, given.one_of("answer", pack.option_ids(checklist.answers)), given.maybe_text("note")


def _gate(given: Given, pack: FormPack) -> sv.ScriptEvent:
    fact = Fact(given.one_of("fact", [fact.value for fact in Fact]))
    outcome = given.one_of("outcome", pack.option_ids("gate_outcome"))
    filled = {name: given.maybe_text(name) for name in _GATE_TEXTS}
    filled |= {"date": given.maybe_day("date"), "answer": given.maybe_one_of("answer", pack.option_ids("gate_answer"))}
    replacement = _replacement(given, pack, fact, is_needed=outcome == "opgelost")
    return sv.SettleGate(fact, outcome, {name: text for name, text in filled.items() if text}, replacement)


def _replacement(given: Given, pack: FormPack, fact: Fact, is_needed: bool) -> Officer | Interpreter | None:
    if not is_needed and not given.has("replacement"):
        return None
    inner = given.inner("replacement")
    return read_officer(inner, pack) if fact is Fact.OFFICER else read_interpreter(inner, pack)


def _settle(given: Given, pack: FormPack) -> sv.ScriptEvent:
    parties = (*pack.option_ids("consult_party"), "gender_wish")
    cards = [group.id for group in pack.signals]
    return sv.Settle(given.one_of("what", (*parties, *cards)), given.text("reason"), given.maybe_day("date"))


def _topic(given: Given, pack: FormPack) -> sv.ScriptEvent:
    return sv.ChooseTopic(given.known("id", [topic.id for topic in pack.topics]))


def _turn(given: Given, pack: FormPack) -> sv.ScriptEvent:
    kind = given.one_of("kind", pack.option_ids("turn_kind"))
    text = given.line("text") if kind in _ONE_PARAGRAPH else given.text("text")
    return sv.TypeTurn(kind, text, given.maybe_text("by") if kind in _SPOKEN_BY_ONE else "")


def _park(given: Given, pack: FormPack) -> sv.ScriptEvent:
    del pack
    return sv.Park(given.maybe_text("note"))


def _mark(given: Given, pack: FormPack) -> sv.ScriptEvent:
    return sv.Mark(given.one_of("what", pack.option_ids("mark")), given.maybe_text("woord"))


def _cover(given: Given, pack: FormPack) -> sv.ScriptEvent:
    point, state = given.filled_text("point"), given.one_of("state", _settable(pack))
    return sv.Cover(point, state, given.maybe_text("reason"))


def _settable(pack: FormPack) -> tuple[str, ...]:
    # A point is untouched until somebody sets it: nobody sets it to that.
    return tuple(state for state in pack.option_ids("coverage_state") if state != UNTOUCHED)


def _signal(given: Given, pack: FormPack) -> sv.ScriptEvent:
    group = given.known("group", [group.id for group in pack.signals])
    answer = given.one_of("answer", pack.option_ids("card_answer"))
    return sv.AnswerSignal(group, answer, given.some_of("role", pack.option_ids("role")))


def _consult(given: Given, pack: FormPack) -> sv.ScriptEvent:
    return sv.LogConsult(
        party=given.one_of("with", pack.option_ids("consult_party")),
        question=given.text("question"),
        answer=given.maybe_text("answer"),
        outcome=given.maybe_one_of("outcome", pack.option_ids("consult_outcome")),
        reason=given.maybe_text("reason"),
    )


def _pause(given: Given, pack: FormPack) -> sv.ScriptEvent:
    by = given.maybe_one_of("by", pack.option_ids("pause_by"))
    return sv.Pause(by, given.maybe_one_of("code", pack.option_ids("pause_code")), given.maybe_text("reason"))


def _resume(given: Given, pack: FormPack) -> sv.ScriptEvent:
    # The format names `code` in the row of both; resuming has none, so it is checked and left.
    given.maybe_one_of("code", pack.option_ids("pause_code"))
    return sv.Resume(given.maybe_one_of("by", pack.option_ids("pause_by")), given.maybe_text("reason"))


def _revise(given: Given, pack: FormPack) -> sv.ScriptEvent:
    del pack
    return sv.Revise(given.number("turn"), given.text("text"))


def _correct(given: Given, pack: FormPack) -> sv.ScriptEvent:
    return sv.Correct(
        turn=given.number("turn"),
        text=given.text("text"),
        by=given.one_of("by", pack.option_ids("correction_by")),
        kind=given.one_of("reason", pack.option_ids("correction_kind")),
    )


def _interpreter(given: Given, pack: FormPack) -> sv.ScriptEvent:
    # "an interpreter as in `case`, `reason`" may be read as an object of its own, or as fields side by side.
    nested = given.has("interpreter")
    read = partial(read_interpreter, given.inner("interpreter")) if nested else partial(interpreter_in, given)
    return sv.ChangeInterpreter(read(pack), given.maybe_text("reason"))


def _next_session(given: Given, pack: FormPack) -> sv.ScriptEvent:
    del pack
    return sv.NextSession(given.day("date"), given.maybe_text("location"))


def _break_off(given: Given, pack: FormPack) -> sv.ScriptEvent:
    del pack
    return sv.BreakOff(given.text("by"), given.text("cause"), given.maybe_text("note"))


def _nothing_more(event: sv.ScriptEvent, given: Given, pack: FormPack) -> sv.ScriptEvent:
    del given, pack
    return event


READERS: Mapping[str, EventReader] = {
    "prepare": _prepare,
    "gate": _gate,
    "start": partial(_nothing_more, sv.Start()),
    "opening": _opening,
    "settle": _settle,
    "topic": _topic,
    "turn": _turn,
    "park": _park,
    "mark": _mark,
    "cover": _cover,
    "signal": _signal,
    "consult": _consult,
    "pause": _pause,
    "resume": _resume,
    "revise": _revise,
    "close": _close,
    "correct": _correct,
    "interpreter": _interpreter,
    "next_session": _next_session,
    "break_off": _break_off,
    "end": partial(_nothing_more, sv.End()),
    "export": partial(_nothing_more, sv.Export()),
}
