"""A hearing can always be ended, broken off or carried over once it has begun, and never before."""

from __future__ import annotations

from hearing_desk.app.beside_presenter import CLOSING, BesidePresenter
from hearing_desk.app.ending import break_off, end_hearing, note_not_held, plan_next_session
from hearing_desk.core import events as ev
from hearing_desk.core.hearing import Status
from tests.app.stage import Stage, raised


def test_a_hearing_that_has_not_begun_cannot_end(stage: Stage) -> None:
    session = stage.plan()
    assert end_hearing(session) != ()
    assert break_off(session, {"by": "tolk", "cause": "tolk"}) != ()
    assert plan_next_session(session, {"date": "2026-11-04"}) != ()
    assert not session.committed.has_ended


def test_ending_is_never_refused_for_what_is_open(stage: Stage) -> None:
    session = stage.begun(("MOD-08",))
    raised(session, "SG-15U", "stop")
    assert end_hearing(session) == ()
    assert session.committed.status is Status.ENDED
    assert end_hearing(session) != ()


def test_ending_in_a_pause_closes_the_pause(stage: Stage) -> None:
    session = stage.begun()
    session.record(ev.PauseBegun("medewerker", "pauze"))
    stage.later(3)
    end_hearing(session)
    assert session.committed.pauses[0].to_at == session.committed.ended_at
    assert session.committed.session is None


def test_what_is_being_typed_is_finished_before_the_end(stage: Stage) -> None:
    from hearing_desk.app.turns_replaced import TurnsReplaced, TurnText

    session = stage.begun()
    turn = session.new_turn_id()
    session.replace_turns(TurnsReplaced("", (), (TurnText(turn, "V", "Nog iets?"),)))
    end_hearing(session)
    assert session.committed.turns[turn].text == "Nog iets?"


def test_breaking_off_notes_each_closing_question_that_was_not_put(stage: Stage) -> None:
    session = stage.begun()
    session.record(ev.ClosingAnswered("AF-02", "gedaan"))
    assert break_off(session, {"by": "gemachtigde", "cause": "brandalarm", "note": "morgen bellen"}) == ()
    closing = session.committed.closing
    assert session.committed.status is Status.BROKEN_OFF
    assert session.committed.broken_off == ev.HearingBrokenOff("gemachtigde", "brandalarm", "morgen bellen")
    assert closing["AF-02"][0].answer == "gedaan"
    others = {answer.note for item, (answer, _) in closing.items() if item != "AF-02"}
    assert others == {"niet gesteld, gehoor afgebroken"}
    assert set(closing) == {row.id for row in BesidePresenter(session).rows(CLOSING)}


def test_a_hearing_that_goes_on_keeps_its_first_day_and_asks_the_gate_again(stage: Stage) -> None:
    session = stage.begun()
    session.record(ev.PauseBegun("medewerker", "pauze"))
    assert plan_next_session(session, {"date": "2026-11-10", "location": "Ter Apel"}) == ()
    hearing = session.committed
    assert (hearing.status, hearing.text_of("date")) == (Status.CONTINUES, "2026-11-03")
    assert hearing.pause is None
    assert hearing.next_session == ev.NextSessionPlanned("2026-11-10", "Ter Apel")


def test_a_hearing_cannot_go_on_yesterday(stage: Stage) -> None:
    session = stage.begun()
    assert [p.field for p in plan_next_session(session, {"date": "2026-11-02"})] == ["date"]
    assert session.committed.status is Status.RUNNING


def test_only_a_hearing_that_never_began_was_not_held(stage: Stage) -> None:
    planned = stage.plan()
    assert note_not_held(planned, {"reason": "ziek", "informed": "gemachtigde"}) == ()
    assert planned.committed.status is Status.NOT_HELD
    assert note_not_held(stage.begun(reference="DEMO-2"), {"reason": "ziek"}) != ()
