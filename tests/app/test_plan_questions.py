"""Own questions in the hearing: those of the topic at hand, each until it stands in the text."""

from __future__ import annotations

from hearing_desk.app.plan_questions import PlanQuestions
from hearing_desk.app.session import Session
from hearing_desk.app.turns_replaced import TurnsReplaced
from hearing_desk.core import events as ev
from tests.app.stage import Stage

NOTE = "twijfel aan zijn leeftijd"


def with_questions(stage: Stage) -> tuple[Session, PlanQuestions]:
    session = stage.begun(plan=("MOD-01", "MOD-02"))
    session.record(
        ev.PlanQuestionNoted("q1", "MOD-01", "Waar woonde u?\nEn daarvoor?", NOTE),
        ev.PlanQuestionNoted("q2", "MOD-02", "Wie was erbij?"),
        ev.PlanQuestionNoted("q3", "MOD-01", "Met wie?"),
        ev.TopicOpened("MOD-01"),
    )
    return session, PlanQuestions(session)


def test_one_comes_after_the_other_and_then_none(stage: Stage) -> None:
    _, plan = with_questions(stage)
    first = plan.after("")
    assert first is not None
    assert (first.id, first.question, first.place, first.count) == ("q1", "Waar woonde u? En daarvoor?", 1, 2)
    second = plan.after("q1")
    assert second is not None
    assert (second.id, second.place) == ("q3", 2)
    assert plan.after("q3") is None


def test_a_private_note_does_not_come_along(stage: Stage) -> None:
    _, plan = with_questions(stage)
    assert NOTE not in repr(plan.after(""))


def test_one_that_was_put_is_left_no_more_and_one_whose_turn_was_undone_is_left_again(stage: Stage) -> None:
    session, plan = with_questions(stage)
    turn = stage.say(session, "V", "Waar woonde u?")
    plan.was_put("q1", turn)
    assert plan.left_here() == ("q3",)
    session.replace_turns(TurnsReplaced("", (turn,), ()))
    assert plan.left_here() == ("q1", "q3")


def test_those_of_other_topics_are_counted_only(stage: Stage) -> None:
    session, plan = with_questions(stage)
    assert plan.left_elsewhere() == 1
    session.record(ev.TopicOpened("MOD-02"))
    assert (plan.left_here(), plan.left_elsewhere()) == (("q2",), 2)


def test_one_that_was_taken_out_of_the_plan_is_not_left(stage: Stage) -> None:
    session, plan = with_questions(stage)
    session.record(ev.PlanQuestionNoted("q1", "MOD-01", ""))
    assert plan.left_here() == ("q3",)
