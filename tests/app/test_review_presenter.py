"""Nakijken mends typing errors until the text is fixed, and makes final only what is settled."""

from __future__ import annotations

from hearing_desk.app.export_documents import report_sha256
from hearing_desk.app.review_presenter import ReviewPresenter
from hearing_desk.app.session import Session
from hearing_desk.core import events as ev
from hearing_desk.core.hearing import Status
from hearing_desk.core.text import in_english
from tests.app.stage import Stage, raised


def review_of(session: Session) -> ReviewPresenter:
    return ReviewPresenter(session, is_practice=True, say=in_english)


def test_what_is_open_shows_only_when_the_applicant_cannot_read_along(stage: Stage) -> None:
    session = stage.begun(("MOD-08",))
    review = review_of(session)
    assert [(row.id, row.label) for row in review.open_rows()] == [
        ("", "Open points: 1. They show after the hearing.")
    ]
    session.record(ev.HearingEnded())
    assert [row.id for row in review.open_rows()] == ["lhbti_coordinator"]


def test_a_reason_shows_with_the_point_it_settles(stage: Stage) -> None:
    session = stage.begun(("MOD-08",))
    session.record(ev.HearingEnded(), ev.OpenItemSettled("lhbti_coordinator", "morgen", "2026-11-05"))
    (row,) = review_of(session).open_rows()
    assert (row.state_text, row.note, row.is_open) == ("reason given · planned for 2026-11-05", "morgen", False)


def test_a_hearing_that_goes_on_cannot_be_final(stage: Stage) -> None:
    session = stage.begun()
    assert [in_english(p.text) for p in review_of(session).make_final()] == ["The hearing has not ended yet."]


def test_final_is_refused_with_the_list_of_what_is_open(stage: Stage) -> None:
    session = stage.begun(("MOD-08",))
    raised(session, "SG-09", "consult")
    session.record(ev.HearingEnded())
    review = review_of(session)
    problems = [in_english(problem.text) for problem in review.make_final()]
    assert problems == ["Still open: Lhbti-coördinator.", "Still open: Mensenhandel."]
    assert not session.committed.is_final
    session.record(ev.OpenItemSettled("lhbti_coordinator", "morgen", "2026-11-05"), ev.OpenItemSettled("SG-09", "x"))
    assert review.make_final() == ()
    assert session.committed.status is Status.FINAL


def test_the_frozen_hash_is_the_one_every_later_export_prints(stage: Stage) -> None:
    session = stage.ended()
    review = review_of(session)
    assert review.make_final() == ()
    final = session.committed
    assert final.record_sha256 == report_sha256(final, session.pack, is_concept=False, is_practice=True)
    assert final.record_sha256 in review.preview()
    assert review.make_final() != ()


def test_a_mended_turn_keeps_its_old_text_and_its_lines(stage: Stage) -> None:
    session = stage.ended()
    review = review_of(session)
    answer = session.turns[1]
    mended = answer.text.replace("rivier", "rivieren")
    assert review.mend(answer.id, mended) == ()
    turn = session.committed.turns[answer.id]
    assert (turn.text, turn.is_mended, turn.revisions[-1].text) == (mended, True, answer.text)
    assert "\u2028" in review.text_of(answer.id)


def test_a_turn_left_as_it_was_is_not_mended(stage: Stage) -> None:
    session = stage.ended()
    assert review_of(session).mend("t2", session.turns[1].text) == ()
    assert not session.committed.turns[ev.TurnId("t2")].is_mended


def test_a_turn_cannot_be_emptied_by_mending(stage: Stage) -> None:
    assert review_of(stage.ended()).mend("t2", " \n") != ()


def test_nothing_is_mended_before_the_end_or_after_the_text_was_fixed(stage: Stage) -> None:
    running = stage.begun()
    turn = stage.say(running, "A", "Ja.")
    assert review_of(running).mend(turn, "Nee.") != ()
    confirmed = stage.ended(reference="DEMO-2")
    confirmed.record(ev.ConfirmationNoted("bevestigd"))
    assert review_of(confirmed).mend("t2", "Nee.") != ()
    final = stage.ended(reference="DEMO-3")
    review_of(final).make_final()
    assert review_of(final).mend("t2", "Nee.") != ()


def test_the_preview_reads_as_the_report_in_dutch(stage: Stage) -> None:
    text = review_of(stage.ended()).preview()
    assert "CONCEPT" in text
    assert "V1:" in text
    assert "In een dorp bij de rivier." in text
    assert "Rapport nader gehoor" in text
