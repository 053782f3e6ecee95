"""Mijn gehoren: every hearing in words, found by any of them, and opened."""

from __future__ import annotations

import pytest

from hearing_desk.app.hearings_presenter import HearingsPresenter
from hearing_desk.app.pack_shown import shown_in
from hearing_desk.core import events as ev
from hearing_desk.core.people import Fact, Wish
from hearing_desk.i18n import words_of
from tests.app.stage import Stage


@pytest.fixture
def hearings(stage: Stage) -> HearingsPresenter:
    return HearingsPresenter(stage.desk, words_of("en"))


def test_a_row_says_everything_in_words(stage: Stage, hearings: HearingsPresenter) -> None:
    stage.plan(planned_time="9.00")
    (row,) = hearings.rows()
    assert row.cells == ("Tue 3 Nov 2026 9.00", "DEMO-0001", "Nader gehoor", "Tigrinya", "0 of 12", "–", "planned")
    assert not row.needs_attention


def test_a_row_names_the_kind_in_the_language_of_the_screen(stage: Stage, hearings: HearingsPresenter) -> None:
    stage.plan()
    stage.desk.shown = shown_in("en")
    assert hearings.rows()[0].cells[2] == "Detailed interview (nader gehoor)"


def test_an_unmet_wish_shows_before_the_day(stage: Stage, hearings: HearingsPresenter) -> None:
    session = stage.plan()
    session.record(ev.WishNoted(Fact.INTERPRETER, Wish("m", strength="wens", source="brief")))
    (row,) = hearings.rows()
    assert row.needs_attention
    assert row.cells[5] == "wish about gender not settled"


def test_any_words_of_a_row_find_it(stage: Stage, hearings: HearingsPresenter) -> None:
    stage.plan()
    stage.plan(reference="DEMO-0002", applicant_language="ar", date="2026-12-01")
    assert [row.reference for row in hearings.rows("arabic dec")] == ["DEMO-0002"]
    assert [row.reference for row in hearings.rows("NADER")] == ["DEMO-0001", "DEMO-0002"]
    assert hearings.rows("somali") == ()


def test_opening_a_hearing_makes_it_the_open_one(stage: Stage, hearings: HearingsPresenter) -> None:
    first = stage.plan().hearing_id
    stage.plan(reference="DEMO-0002")
    assert hearings.open(first) == ()
    assert hearings.open_id == first


def test_the_hearing_that_is_open_is_not_opened_again(stage: Stage, hearings: HearingsPresenter) -> None:
    session = stage.plan()
    hearings.open(session.hearing_id)
    assert stage.desk.session is session


def test_a_hearing_that_is_gone_is_said_and_leaves_the_list(stage: Stage, hearings: HearingsPresenter) -> None:
    (problem,) = hearings.open("0" * 32)
    assert problem.text.key
