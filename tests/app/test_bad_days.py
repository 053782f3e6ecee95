"""Days that go otherwise: over midnight, two consultations at one moment, a term that ends before a holiday."""

from __future__ import annotations

from datetime import datetime

from hearing_desk.app.clock import ZONE
from hearing_desk.app.deadlines_presenter import DeadlinesPresenter
from hearing_desk.app.review_presenter import ReviewPresenter
from hearing_desk.app.strips import Strips
from hearing_desk.core import events as ev
from hearing_desk.core.record import hearing_record
from hearing_desk.core.track import step_dates
from hearing_desk.i18n import words_of
from tests.app.stage import Stage
from tests.app.test_case_on_paper import papers


def test_a_hearing_over_midnight_says_on_which_day_it_ended(stage: Stage) -> None:
    stage.clock.put_at(datetime(2026, 11, 3, 23, 40, tzinfo=ZONE))
    session = stage.plan()
    session.record(ev.SessionStarted(1, "2026-11-03", "Zevenaar"), ev.TopicOpened("MOD-01"))
    stage.say(session, "V", "Waar woonde u?")
    session.record(ev.PauseBegun("medewerker", "pauze"))
    stage.later(30)
    session.record(ev.PauseEnded())
    stage.say(session, "A", "In een dorp.")
    session.record(ev.HearingEnded())
    _, report, _ = papers(session)
    assert "dinsdag 3 november 2026, van 23.40 uur tot woensdag 4 november 2026 00.12 uur, Zevenaar" in report
    assert report.index("V1: Waar woonde u?") < report.index("A1: In een dorp.")
    record = hearing_record(session.committed, session.pack)
    assert [turn["at"][:10] for turn in record["turns"]] == ["2026-11-03", "2026-11-04"]


def test_two_consultations_at_one_moment_are_both_kept_in_their_order(stage: Stage) -> None:
    session = stage.begun(("MOD-12",))
    said = {"with": "unit_1f", "outcome": "advies", "reason": "geen rang"}
    for question in ("Eerst dit?", "En dit?"):
        assert Strips(session).consult().save({**said, "question": question}) == ()
    sheet, report, _ = papers(session)
    assert sheet.index("Eerst dit?") < sheet.index("En dit?")
    assert [consult["question"] for consult in hearing_record(session.committed, session.pack)["consults"]] == [
        "Eerst dit?", "En dit?",
    ]  # fmt: skip
    assert "unit 1F" not in report
    assert "Eerst dit?" not in report


def test_a_term_that_ends_in_a_weekend_before_a_holiday_goes_to_the_first_working_day(stage: Stage) -> None:
    session = stage.plan(date="2026-12-24")
    days = DeadlinesPresenter(session, words_of("nl"))
    (first, *_) = [dated for dated in step_dates(session.committed, session.pack) if dated.sum is not None]
    assert first.sum is not None
    assert first.sum.end.isoformat() == "2026-12-28"
    field = next(field for field in days.fields() if field.id == f"deadline.{first.step.id}")
    assert "eerste kerstdag" in field.hint


def test_everything_not_relevant_leaves_codes_to_give_and_no_word_about_the_officer(stage: Stage) -> None:
    session = stage.begun(("MOD-01",))
    turn = stage.say(session, "A", "Ik was soldaat en ik ben gemarteld. Ik versta de tolk niet.")
    for group in tuple(session.committed.cards):
        session.record(ev.CardAnswered(group, "niet_relevant", (), turn))
    session.record(ev.HearingEnded())
    review = ReviewPresenter(session, True, words_of("nl").say)
    assert review.make_final() == ()
    sheet, report, records = papers(session)
    assert not [word for word in ("niet relevant", "niet_relevant", "SG-01") if word in sheet + report + records]
