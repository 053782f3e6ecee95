"""The dates of a track: proposed with their sum where a source gives a term, typed by the officer everywhere."""

from __future__ import annotations

import pytest

from hearing_desk.app.deadlines_presenter import DeadlinesPresenter
from hearing_desk.core import events as ev
from hearing_desk.i18n import words_of
from tests.app.stage import Stage


@pytest.fixture
def deadlines(stage: Stage) -> DeadlinesPresenter:
    return DeadlinesPresenter(stage.plan(procedure="aa6", date="2026-11-06"), words_of("nl"))


def test_every_step_of_the_track_has_a_field_and_none_is_filled_in(deadlines: DeadlinesPresenter) -> None:
    assert "deadline.correcties" in [field.id for field in deadlines.fields()]
    assert deadlines.values() == {"track.procedure": "aa6"}


def test_a_term_with_a_source_shows_its_sum_over_a_weekend(deadlines: DeadlinesPresenter) -> None:
    hint = next(field.hint for field in deadlines.fields() if field.id == "deadline.correcties")
    assert "9 nov 2026" in hint


def test_a_typed_date_is_kept_and_only_what_changed_is_recorded(stage: Stage, deadlines: DeadlinesPresenter) -> None:
    session = stage.desk.session
    assert session is not None
    deadlines.save({"deadline.correcties": "2026-11-09", "deadline.beschikking": ""})
    known = session.committed.deadlines
    assert list(known) == ["correcties"]
    assert known["correcties"].sum == "2026-11-09 = 2026-11-06 + 1"
    recorded = len(session.records)
    deadlines.save({"deadline.correcties": "2026-11-09"})
    assert len(session.records) == recorded
    assert [problem.field for problem in deadlines.save({"deadline.correcties": "2026-11-12"})] == [
        "deadline.correcties.reason"
    ]
    why = {"deadline.correcties.reason": "uitstel gevraagd"}
    assert deadlines.save({"deadline.correcties": "2026-11-12", **why}) == ()
    known = session.committed.deadlines
    assert (known["correcties"].sum, known["correcties"].reason) == ("", "uitstel gevraagd")


def test_a_shift_moves_what_follows_and_leaves_what_somebody_chose(
    stage: Stage, deadlines: DeadlinesPresenter
) -> None:
    session = stage.desk.session
    assert session is not None
    deadlines.save({"deadline.correcties": "2026-11-09", "deadline.beschikking": "2026-12-01"})
    session.record(ev.FieldFilled("date", "2026-12-24"))
    dates = {step: known.date for step, known in session.committed.deadlines.items()}
    assert dates == {"correcties": "2026-12-28", "beschikking": "2026-12-01"}
    assert session.committed.deadlines["correcties"].sum == "2026-12-28 = 2026-12-24 + 1"


def test_the_form_as_it_stood_before_a_shift_undoes_nothing(stage: Stage, deadlines: DeadlinesPresenter) -> None:
    deadlines.save({"deadline.correcties": "2026-11-09"})
    shown = {**deadlines.values(), "deadline.nader_gehoor": "2026-11-09"}
    assert deadlines.save(shown) == ()
    assert deadlines.values()["deadline.correcties"] == "2026-11-10"


def test_another_track_needs_its_ground(stage: Stage, deadlines: DeadlinesPresenter) -> None:
    session = stage.desk.session
    assert session is not None
    assert [problem.field for problem in deadlines.save({"track.procedure": "aa9"})] == ["track.ground"]
    assert deadlines.save({"track.procedure": "aa9", "track.ground": "meer tijd nodig"}) == ()
    assert session.committed.text_of("procedure") == "aa9"
    assert [switched.ground for switched, _ in session.committed.track_switches] == ["meer tijd nodig"]


def test_without_a_track_there_is_nothing_to_fill_in(stage: Stage) -> None:
    assert DeadlinesPresenter(stage.plan(procedure=""), words_of("nl")).fields() == ()
