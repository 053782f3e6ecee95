"""Voorbereiding: items answered one by one, the case until it starts, the fact card and the own questions."""

from __future__ import annotations

import pytest

from hearing_desk.app.preparation_presenter import PreparationPresenter
from hearing_desk.app.session import Session
from hearing_desk.core import events as ev
from hearing_desk.i18n import words_of
from tests.app.stage import DAY, Stage


@pytest.fixture
def session(stage: Stage) -> Session:
    return stage.plan()


@pytest.fixture
def preparation(session: Session) -> PreparationPresenter:
    return PreparationPresenter(session, words_of("en"))


def test_nothing_is_answered_by_itself(preparation: PreparationPresenter) -> None:
    assert len(preparation.rows()) == 12
    assert all(row.is_open and row.state_text == "open" for row in preparation.rows())


def test_the_day_of_the_last_check_stands_beside_an_item_and_asks_for_another_only_before_the_hearing(
    preparation: PreparationPresenter, session: Session
) -> None:
    unchecked = next(n for n, row in enumerate(preparation.rows()) if row.checked == "check this: not checked yet")
    assert preparation.rows()[0].checked.startswith("checked on ")
    session.record(ev.SessionStarted(1, DAY, "Ter Apel"))
    assert preparation.rows()[unchecked].checked == "not checked yet"


def test_an_answer_shows_with_its_time(preparation: PreparationPresenter) -> None:
    assert preparation.answer("VB-01", "gedaan") == ()
    row = preparation.rows()[0]
    assert (row.state_text, row.is_open) == ("gedaan (09:00)", False)


def test_not_needed_and_not_possible_need_a_reason(preparation: PreparationPresenter, session: Session) -> None:
    for answer in ("niet_nodig", "niet_mogelijk"):
        assert [problem.field for problem in preparation.answer("VB-07", answer, "  ")] == ["note"]
    assert session.committed.preparation == {}


def test_a_note_can_be_changed_and_keeps_the_answer(preparation: PreparationPresenter, session: Session) -> None:
    preparation.answer("VB-07", "niet_nodig", "geen aanwijzing")
    preparation.note("VB-07", "geen aanwijzing in het dossier")
    answered, _ = session.committed.preparation["VB-07"]
    assert (answered.answer, answered.note) == ("niet_nodig", "geen aanwijzing in het dossier")


def test_a_note_alone_answers_nothing(preparation: PreparationPresenter, session: Session) -> None:
    assert preparation.note("VB-07", "nog doen") == ()
    assert session.committed.preparation == {}


def test_minutes_fall_with_what_is_answered(preparation: PreparationPresenter) -> None:
    before = preparation.minutes_left
    preparation.answer("VB-10", "gedaan")
    assert preparation.minutes_left == before - 15


def test_the_case_can_be_changed_until_the_start(preparation: PreparationPresenter, session: Session) -> None:
    values = {**preparation.case_values(), "location": "Ter Apel"}
    assert preparation.save_case(values) == ()
    assert session.committed.text_of("location") == "Ter Apel"
    session.record(ev.SessionStarted(1, DAY, "Ter Apel"))
    (problem,) = preparation.save_case({**values, "location": "Zevenaar"})
    assert problem.text.key
    assert session.committed.text_of("location") == "Ter Apel"


def test_a_case_that_lost_what_is_required_is_not_saved(preparation: PreparationPresenter) -> None:
    problems = preparation.save_case({**preparation.case_values(), "date": ""})
    assert [problem.field for problem in problems] == ["date"]


def test_lines_of_the_fact_card_come_and_go(preparation: PreparationPresenter) -> None:
    preparation.add_fact({"label": "Dorp", "text": "Adi Keyih", "source": "paspoort"})
    (row,) = preparation.facts()
    assert (row.label, row.state_text) == ("Dorp: Adi Keyih", "paspoort")
    preparation.forget(row.id)
    assert preparation.facts() == ()


def test_an_own_question_keeps_its_private_note(preparation: PreparationPresenter) -> None:
    preparation.add_question({"topic": "MOD-01", "question": "Wie woonden er thuis?", "private_note": "zie blz. 3"})
    (row,) = preparation.questions()
    assert (row.label, row.detail) == ("Wie woonden er thuis?", "zie blz. 3")
    preparation.forget(row.id)
    assert preparation.questions() == ()


def test_after_the_end_the_preparation_can_only_be_read(preparation: PreparationPresenter, session: Session) -> None:
    session.record(ev.SessionStarted(1, DAY, "Ter Apel"), ev.HearingEnded())
    assert preparation.answer("VB-01", "gedaan")
    assert session.committed.preparation == {}
