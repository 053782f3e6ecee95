"""The session writes down when the gate closes and when it clears: once each, and never because of words alone."""

from __future__ import annotations

import pytest

from hearing_desk.app.cards_presenter import CardsPresenter
from hearing_desk.app.session import Session
from hearing_desk.core import events as ev
from hearing_desk.core.people import Fact, Interpreter, Officer, Wish
from tests.app.stage import DAY, Stage

WOMAN = Wish("v", strength="essentieel", source="advocaat", date="2026-10-01")
ASKED = "Ik wil liever met een vrouw praten."


def decisions(session: Session) -> list[str]:
    kinds = {ev.GateClosed: "closed", ev.GateCleared: "cleared"}
    return [kinds[type(r.event)] for r in session.records if type(r.event) in kinds]


def test_a_planned_hearing_without_a_wish_clears_once(stage: Stage) -> None:
    session = stage.plan()
    assert decisions(session)[-1] == "cleared"
    assert decisions(session).count("cleared") == 1
    before = len(session.records)
    session.record(ev.FieldFilled("location", "Ter Apel"))
    assert len(session.records) == before + 1


def test_a_wish_that_is_not_met_closes_the_gate_once(stage: Stage) -> None:
    session = stage.plan()
    session.record(ev.OfficerAssigned(Officer("H-2", "m"), "H-1"))
    session.record(ev.WishNoted(Fact.OFFICER, WOMAN))
    closed = decisions(session)
    session.record(ev.FieldFilled("location", "Ter Apel"))
    session.record(ev.WishNoted(Fact.OFFICER, WOMAN))
    assert closed[-1] == "closed"
    assert decisions(session) == closed
    assert not session.committed.is_gate_clear


def test_another_officer_and_an_answer_clear_it_again(stage: Stage) -> None:
    session = stage.plan()
    session.record(ev.OfficerAssigned(Officer("H-2", "m"), "H-1"))
    session.record(ev.WishNoted(Fact.OFFICER, WOMAN))
    session.record(ev.OfficerAssigned(Officer("H-3", "v"), "H-2"))
    session.record(ev.GateAnswered(Fact.OFFICER, "match"))
    assert decisions(session)[-1] == "cleared"
    assert session.committed.is_gate_clear


def test_another_interpreter_is_looked_at_anew(stage: Stage) -> None:
    session = stage.plan()
    session.record(ev.WishNoted(Fact.INTERPRETER, WOMAN), ev.GateAnswered(Fact.INTERPRETER, "match"))
    assert session.committed.is_gate_clear
    session.record(ev.InterpreterAssigned(Interpreter("T-2", "m", "ti"), "T-1"))
    assert not session.committed.is_gate_clear


def test_a_decision_stands_right_behind_what_caused_it_and_names_the_pack(stage: Stage) -> None:
    session = stage.plan()
    session.record(ev.WishNoted(Fact.OFFICER, Wish("m", source="advocaat", date="2026-10-01")))
    wish, decision = session.records[-2:]
    assert isinstance(wish.event, ev.WishNoted)
    assert isinstance(decision.event, ev.GateClosed)
    assert decision.event.serial == session.pack.serial
    assert (wish.seq + 1, wish.at) == (decision.seq, decision.at)


def test_a_match_alone_never_reopens_the_gate(stage: Stage) -> None:
    session = stage.begun()
    before = decisions(session)
    stage.say(session, "A", ASKED)
    assert "SG-19" in session.committed.cards
    assert decisions(session) == before
    assert session.committed.is_gate_clear


@pytest.mark.parametrize("answer", ["doorgevraagd", "voorgelegd"])
def test_a_card_about_the_wish_that_is_taken_up_reopens_the_gate(stage: Stage, answer: str) -> None:
    session = stage.begun()
    turn = stage.say(session, "A", ASKED)
    assert CardsPresenter(session).answer("SG-19", answer, (), turn) == ()
    assert decisions(session)[-1] == "closed"
    assert not session.committed.is_gate_clear


@pytest.mark.parametrize("answer", ["later", "niet_relevant", "opgehelderd"])
def test_another_answer_leaves_the_gate_as_it_is(stage: Stage, answer: str) -> None:
    session = stage.begun()
    turn = stage.say(session, "A", ASKED)
    CardsPresenter(session).answer("SG-19", answer, (), turn)
    assert session.committed.is_gate_clear


def test_a_changed_wish_reopens_the_gate(stage: Stage) -> None:
    session = stage.begun()
    session.record(ev.GateReopened("medewerker"))
    assert decisions(session)[-1] == "closed"


def test_the_gate_is_asked_again_for_another_day(stage: Stage) -> None:
    session = stage.plan()
    session.record(ev.WishNoted(Fact.OFFICER, WOMAN), ev.GateAnswered(Fact.OFFICER, "match"))
    session.record(ev.SessionStarted(1, DAY, "Zevenaar"))
    session.record(ev.NextSessionPlanned("2026-11-10", "Zevenaar"))
    assert decisions(session)[-1] == "closed"


def test_what_is_opened_again_decides_nothing_by_itself(stage: Stage) -> None:
    session = stage.begun()
    hearing_id, count = session.hearing_id, len(session.records)
    stage.desk.let_go()
    assert len(stage.desk.open(hearing_id).records) == count
