"""What is asked when: consultations at their moment, codes in the pause, requests that come too late, a second look."""

from __future__ import annotations

import pytest

from hearing_desk.app.closing_presenter import ClosingPresenter
from hearing_desk.app.pause_presenter import PausePresenter
from hearing_desk.app.review_presenter import ReviewPresenter
from hearing_desk.app.session import Session
from hearing_desk.app.strips import Strips
from hearing_desk.app.waiting import Kind
from hearing_desk.core import events as ev
from hearing_desk.core.people import Officer
from hearing_desk.core.report import spoken_by
from hearing_desk.core.text import in_english
from hearing_desk.i18n import words_of
from tests.app.stage import Stage, raised

NEEDED = {"SG-01": "unit_1f", "SG-06": "lhbti_coordinator", "SG-09": "mensenhandel", "SG-11": "amv_coordinator"}


@pytest.fixture
def session(stage: Stage) -> Session:
    """A hearing in its first pause, in which four consultations are needed."""
    session = stage.begun(())
    for group in NEEDED:
        raised(session, group, "consult")
        session.record(ev.CardAnswered(group, "doorgevraagd"))
    session.record(ev.PauseBegun("medewerker", "pauze"))
    return session


def test_the_pause_asks_first_what_is_due_now(session: Session) -> None:
    lines = [line for line in PausePresenter(session).waiting() if line.kind is Kind.CONSULT]
    assert [line.id for line in lines] == ["unit_1f", "amv_coordinator", "lhbti_coordinator", "mensenhandel"]
    assert [in_english(line.state) for line in lines if not isinstance(line.state, str)] == [
        "needed: bij de eerste pauze",
        "needed: nu",
        "needed: vóór het verslag definitief is",
        "needed: voordat de aanvrager weggaat",
    ]
    assert PausePresenter(session).waiting()[0].id == "unit_1f"


def test_the_last_pause_asks_first_what_must_be_done_before_the_applicant_leaves(session: Session) -> None:
    closing = ClosingPresenter(session)
    assert [line.id for line in closing.before_leaving()] == ["mensenhandel", "amv_coordinator"]
    assert {"unit_1f", "lhbti_coordinator"} <= {line.id for line in closing.still_open()}
    assert not {line.id for line in closing.before_leaving()} & {line.id for line in closing.still_open()}


def test_the_review_says_when_each_open_consultation_is_asked(session: Session) -> None:
    session.record(ev.PauseEnded(), ev.HearingEnded())
    rows = {row.id: row.state_text for row in ReviewPresenter(session, True, words_of("nl").say).open_rows()}
    assert "vóór het verslag definitief is" in rows["lhbti_coordinator"]


@pytest.mark.parametrize("answer", ["niet_relevant", "opgehelderd"])
def test_a_card_asks_its_code_in_the_pause_and_only_there(stage: Stage, answer: str) -> None:
    session = stage.begun(())
    raised(session, "SG-09", "consult")
    raised(session, "SG-21", "note")
    session.record(ev.CardAnswered("SG-09", answer), ev.CardAnswered("SG-21", answer))
    session.record(ev.PauseBegun("medewerker", "pauze"))
    pause = PausePresenter(session)
    assert [line.id for line in pause.waiting() if line.kind is Kind.CODE] == ["code:SG-09"]
    assert pause.give_code("code:SG-09", pause.codes()[0].id) == ()
    assert session.committed.cards["SG-09"].code == pause.codes()[0].id
    assert [line.id for line in pause.waiting() if line.kind is Kind.CODE] == []
    assert pause.give_code("SG-09", "ander_woord") != ()


def test_an_officer_who_answers_everything_not_relevant_is_asked_a_code_each_and_told_nothing(stage: Stage) -> None:
    session = stage.begun(())
    groups = [signal.id for signal in session.pack.signals]
    for signal in session.pack.signals:
        raised(session, signal.id, signal.level.value)
        session.record(ev.CardAnswered(signal.id, "niet_relevant"))
    session.record(ev.PauseBegun("medewerker", "pauze"))
    waiting = PausePresenter(session).waiting()
    mandatory = [f"code:{group}" for group in groups if session.pack.signal(group).level.value != "note"]
    assert [line.id for line in waiting if line.kind is Kind.CODE] == mandatory
    assert {line.kind for line in waiting} == {Kind.CODE, Kind.OPENING}


def test_a_request_that_is_answered_too_late_says_so_and_what_is_possible(stage: Stage) -> None:
    session = stage.begun(())
    session.record(ev.DeadlineSet("correcties", "2026-11-04", "2026-11-04 = 2026-11-03 + 1"))
    session.record(ev.ConsultLogged("toelt", "Bestaat deze plaats?", "", "verzonden", due="2026-11-16"))
    (line,) = [line for line in PausePresenter(session).waiting() if line.kind is Kind.REQUEST]
    said = spoken_by(in_english, line.detail)
    assert said.startswith("answer due 2026-11-16; Correcties en aanvullingen is on 2026-11-04. Possible: ask the KDT")
    assert "with its ground: AA+, 9 dagen; VA, verlengde asielprocedure; Grensprocedure (oud recht) (" in said
    session.record(ev.ConsultLogged("toelt", "Bestaat deze plaats?", "", "verzonden", due="2026-11-03"))
    (line,) = [line for line in PausePresenter(session).waiting() if line.kind is Kind.REQUEST]
    assert spoken_by(in_english, line.detail) == "asked at 09.01, answer due 2026-11-03"


def test_an_officer_with_another_step_is_asked_for_a_second_look_until_one_is_noted(stage: Stage) -> None:
    session = stage.begun(())
    session.record(ev.OfficerAssigned(Officer("H-1", "v", ("beschikking",)), "H-1"))
    assert "request:collegiale_toets" in [line.id for line in ClosingPresenter(session).still_open()]
    session.record(ev.ConsultLogged("collega", "Lees je mee?", "", "niet_nodig", "de senior leest mee"))
    assert "request:collegiale_toets" not in [line.id for line in ClosingPresenter(session).still_open()]


@pytest.mark.parametrize("outcome", ["overgenomen", "niet_overgenomen", "advies", ""])
def test_an_answer_of_unit_1f_needs_its_outcome_and_reason(stage: Stage, outcome: str) -> None:
    strip = Strips(stage.begun()).consult("unit_1f")
    asked = {"with": "unit_1f", "question": "Overnemen?", "outcome": outcome}
    assert [problem.field for problem in strip.save(asked)] == (["reason"] if outcome else ["outcome", "reason"])
    if outcome:
        assert strip.save({**asked, "reason": "geen rang, geen bevel"}) == ()


def test_a_question_to_unit_1f_that_was_only_sent_needs_no_reason_yet(stage: Stage) -> None:
    session = stage.begun()
    assert Strips(session).consult("unit_1f").save({"with": "unit_1f", "question": "?", "outcome": "verzonden"}) == ()
    assert session.committed.consults[0][0].outcome == "verzonden"
