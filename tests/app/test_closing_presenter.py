"""Afronding shows what is urgent first, stops nothing, and notes how the report was confirmed."""

from __future__ import annotations

import pytest

from hearing_desk.app.closing_presenter import ClosingPresenter
from hearing_desk.app.waiting import Kind
from hearing_desk.core import events as ev
from tests.app.stage import Stage, raised


def test_afronding_opens_once_the_hearing_has_begun(stage: Stage) -> None:
    assert ClosingPresenter(stage.plan()).why_not() is not None
    assert ClosingPresenter(stage.begun(reference="DEMO-2")).why_not() is None


def test_what_must_happen_before_the_applicant_leaves_stands_apart(stage: Stage) -> None:
    session = stage.begun(())
    raised(session, "SG-09", "consult")
    raised(session, "SG-15U", "stop")
    raised(session, "SG-06", "consult")
    closing = ClosingPresenter(session)
    assert [line.id for line in closing.before_leaving()] == ["SG-09", "SG-15U"]
    assert [line.id for line in closing.still_open()] == ["SG-06"]


def test_a_card_whose_consultation_is_still_needed_stays_urgent_after_its_answer(stage: Stage) -> None:
    session = stage.begun(())
    raised(session, "SG-09", "consult")
    session.record(ev.CardAnswered("SG-09", "voorgelegd"))
    assert [line.id for line in ClosingPresenter(session).before_leaving()] == ["mensenhandel"]
    session.record(ev.ConsultLogged("mensenhandel", "Wat nu?", "Gemeld.", "advies"))
    assert ClosingPresenter(session).before_leaving() == ()


def test_points_nobody_touched_are_listed_for_planned_topics_only(stage: Stage) -> None:
    session = stage.begun(("MOD-02",))
    closing = ClosingPresenter(session)
    points = [line.id for line in closing.still_open() if line.kind is Kind.COVERAGE]
    assert points == [point.id for point in session.pack.topic("MOD-02").points]
    session.record(ev.CoverageSet(points[0], "gevraagd"))
    assert closing.leave_unasked(points[1], "geen_tijd") == ()
    left = [line.id for line in closing.still_open() if line.kind is Kind.COVERAGE]
    assert left == points[2:]
    assert session.committed.coverage[points[1]].code == "geen_tijd"


def test_a_reason_outside_the_list_is_refused(stage: Stage) -> None:
    assert ClosingPresenter(stage.begun()).leave_unasked("MOD-01.contact", "zomaar") != ()


def test_an_open_card_takes_a_reason_and_a_note_card_does_not(stage: Stage) -> None:
    session = stage.begun(())
    raised(session, "SG-09", "consult")
    raised(session, "SG-21", "note")
    closing = ClosingPresenter(session)
    mandatory, note = closing.before_leaving()
    assert closing.give_reason(mandatory, " ") != ()
    assert closing.give_reason(mandatory, "gemeld bij de coördinator") == ()
    assert closing.give_reason(note, "niet aan de orde") != ()
    assert session.committed.settled["SG-09"].reason == "gemeld bij de coördinator"


def test_only_an_open_consultation_is_planned_for_another_day(stage: Stage) -> None:
    session = stage.begun(("MOD-08",))
    raised(session, "SG-09", "consult")
    closing = ClosingPresenter(session)
    planned = [line.id for line in closing.still_open() if not closing.refusal_to_plan(line)]
    assert planned == ["lhbti_coordinator"]
    assert closing.refusal_to_plan(closing.before_leaving()[0]) != ()


def test_ending_goes_through_whatever_is_open(stage: Stage) -> None:
    session = stage.begun(("MOD-08", "MOD-12"))
    raised(session, "SG-15U", "stop")
    closing = ClosingPresenter(session)
    assert closing.can_end()
    assert closing.end() == ()
    assert not closing.can_end()


@pytest.mark.parametrize(
    ("profile", "states"),
    [
        ("oud_vb2000", ["bevestigd", "geweigerd", "geen_antwoord"]),
        ("apr_2026", ["nu", "later", "geweigerd", "geen_antwoord", "niet_gevraagd"]),
    ],
)
def test_the_confirmation_follows_the_legal_profile(stage: Stage, profile: str, states: list[str]) -> None:
    closing = ClosingPresenter(stage.begun(profile=profile))
    assert [option.id for option in closing.confirmation_states()] == states


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"state": ""}, "state"),
        ({"state": "bevestigd"}, "state"),
        ({"state": "nu"}, "state"),
        ({"state": "geweigerd"}, "reasons"),
        ({"state": "niet_gevraagd"}, "reasons"),
        ({"state": "later"}, "until"),
        ({"state": "later", "until": "volgende week"}, "until"),
    ],
)
def test_a_confirmation_that_lacks_something_is_refused_there(
    stage: Stage, values: dict[str, ev.FieldValue], field: str
) -> None:
    session = stage.begun(profile="apr_2026")
    assert [problem.field for problem in ClosingPresenter(session).confirm(values)] == [field]
    assert session.committed.confirmation is None


def test_a_confirmation_is_kept_as_it_was_given(stage: Stage) -> None:
    session = stage.begun(profile="apr_2026")
    closing = ClosingPresenter(session)
    assert closing.confirm({"state": "later", "reasons": "", "until": "2026-11-20"}) == ()
    assert closing.confirmation() == {"state": "later", "reasons": "", "until": "2026-11-20"}


def test_a_final_record_takes_no_confirmation(stage: Stage) -> None:
    session = stage.ended()
    session.record(ev.MadeFinal("a" * 64))
    assert ClosingPresenter(session).confirm({"state": "bevestigd"}) != ()
