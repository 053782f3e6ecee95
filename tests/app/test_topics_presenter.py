"""The topics beside the text: opening first, then the plan, closing last, and one step at a time."""

from __future__ import annotations

from hearing_desk.app.topics_presenter import TopicsPresenter
from hearing_desk.core import events as ev
from tests.app.stage import Stage
from tests.app.typing import opened

PLAN = ("MOD-03", "MOD-01")


def test_the_opening_comes_first_then_the_plan_in_its_order_and_the_closing_last(stage: Stage) -> None:
    presenter = TopicsPresenter(stage.begun(plan=PLAN))
    ids = [row.id for row in presenter.rows()]
    assert (ids[0], ids[-1]) == ("opening", "afsluiting")
    assert [topic for topic in ids if topic.startswith("MOD-")] == list(PLAN)


def test_every_topic_can_be_chosen_and_stands_beside_the_text_once_it_was_opened(stage: Stage) -> None:
    session = stage.begun(plan=PLAN)
    presenter = TopicsPresenter(session)
    assert {topic.id for topic in session.pack.topics} <= {row.id for row in presenter.all_rows()}
    presenter.open("MOD-16")
    row = next(row for row in presenter.rows() if row.id == "MOD-16")
    assert (row.is_current, row.is_visited, row.is_planned) == (True, True, False)


def test_a_topic_that_is_open_is_not_opened_again(stage: Stage) -> None:
    session = stage.begun()
    presenter = TopicsPresenter(session)
    presenter.open("MOD-01")
    count = len(session.records)
    presenter.open("MOD-01")
    assert len(session.records) == count


def test_going_to_a_topic_finishes_what_was_being_typed(stage: Stage) -> None:
    session = stage.begun()
    turn = opened(session, "V", text="Waar?")
    TopicsPresenter(session).open("MOD-01")
    kinds = [type(record.event) for record in session.records[-2:]]
    assert kinds == [ev.TurnTyped, ev.TopicOpened]
    assert session.committed.turns[turn].text == "Waar?"


def test_a_step_goes_to_the_next_or_the_one_before_and_stops_at_the_ends(stage: Stage) -> None:
    session = stage.begun(plan=PLAN)
    presenter = TopicsPresenter(session)
    ids = [row.id for row in presenter.rows()]
    assert [presenter.step(1) for _ in ids] == [*ids[1:], ids[-1]]
    assert [presenter.step(-1) for _ in ids] == [*ids[-2::-1], ids[0]]


def test_a_turn_belongs_to_the_topic_in_which_it_began(stage: Stage) -> None:
    session = stage.begun()
    presenter = TopicsPresenter(session)
    first = stage.say(session, "V", "Waar?")
    presenter.open("MOD-01")
    second = stage.say(session, "V", "Wanneer?")
    assert [session.committed.turns[turn].topic for turn in (first, second)] == ["opening", "MOD-01"]
