"""What somebody who comes back is shown of where the thread was."""

from __future__ import annotations

from hearing_desk.app.resume_cue import MOST_PARKED, LastTurn, resume_cue
from hearing_desk.core import events as ev
from tests.app.stage import Stage


def test_before_anything_was_typed_there_is_nothing_to_show(stage: Stage) -> None:
    assert resume_cue(stage.begun()) is None


def test_it_holds_the_last_two_turns_also_when_one_is_still_being_typed(stage: Stage) -> None:
    session = stage.begun()
    stage.say(session, "V", "Hoe?")
    stage.say(session, "A", "Zo.\nEn zo.")
    stage.say(session, "O", "Huilt.")
    cue = resume_cue(session)
    assert cue is not None
    assert cue.turns == (LastTurn("A1", "Zo. En zo."), LastTurn(f"O {session.turns[-1].at[11:16]}", "Huilt."))


def test_it_holds_what_is_parked_and_not_settled_the_last_ones_first_in_sight(stage: Stage) -> None:
    session = stage.begun()
    turn = stage.say(session, "V", "Hoe?")
    for number in range(MOST_PARKED + 3):
        session.record(ev.ItemParked(f"p{number}", turn, f"woord {number}"))
    session.record(ev.ParkNoted("p5", is_settled=True))
    cue = resume_cue(session)
    assert cue is not None
    assert (cue.parked, cue.parked_more) == (("woord 2", "woord 3", "woord 4"), 2)


def test_it_names_the_next_topic_of_the_plan_neutrally_and_counts_own_questions(stage: Stage) -> None:
    session = stage.begun(plan=("MOD-01", "MOD-08"))
    session.record(
        ev.TopicOpened("MOD-01"), ev.PlanQuestionNoted("q1", "MOD-01", "Gaat u om met mannen?", "let op lhbti")
    )
    stage.say(session, "V", "Hoe?")
    cue = resume_cue(session)
    assert cue is not None
    assert (cue.next_topic, cue.questions_left) == (session.pack.topic("MOD-08").screen_label, 1)
    assert "mannen" not in repr(cue)
    assert "lhbti" not in repr(cue)
