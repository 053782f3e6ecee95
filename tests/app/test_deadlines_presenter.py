"""The dates of a track: proposed with their sum where a source gives a term, typed by the officer everywhere."""

from __future__ import annotations

import pytest

from hearing_desk.app.deadlines_presenter import DeadlinesPresenter
from hearing_desk.i18n import words_of
from tests.app.stage import Stage


@pytest.fixture
def deadlines(stage: Stage) -> DeadlinesPresenter:
    return DeadlinesPresenter(stage.plan(procedure="aa6", date="2026-11-06"), words_of("nl"))


def test_every_step_of_the_track_has_a_field_and_none_is_filled_in(deadlines: DeadlinesPresenter) -> None:
    assert "deadline.correcties" in [field.id for field in deadlines.fields()]
    assert deadlines.values() == {}


def test_a_term_with_a_source_shows_its_sum_over_a_weekend(deadlines: DeadlinesPresenter) -> None:
    hint = next(field.hint for field in deadlines.fields() if field.id == "deadline.correcties")
    assert "9 nov 2026" in hint


def test_a_typed_date_is_kept_and_only_what_changed_is_recorded(stage: Stage, deadlines: DeadlinesPresenter) -> None:
    session = stage.desk.session
    assert session is not None
    deadlines.save({"deadline.correcties": "2026-11-09", "deadline.beschikking": ""})
    known = session.committed.deadlines
    assert list(known) == ["correcties"]
    assert "9 nov 2026" in known["correcties"].sum
    recorded = len(session.records)
    deadlines.save({"deadline.correcties": "2026-11-09"})
    assert len(session.records) == recorded
    deadlines.save({"deadline.correcties": "2026-11-12"})
    assert session.committed.deadlines["correcties"].sum == ""


def test_without_a_track_there_is_nothing_to_fill_in(stage: Stage) -> None:
    assert DeadlinesPresenter(stage.plan(procedure=""), words_of("nl")).fields() == ()
