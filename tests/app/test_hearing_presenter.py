"""The text side of the hearing screen: what stands beside a turn, the rail's number, and why nothing can be typed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hearing_desk.app.closed import why_closed, why_frozen
from hearing_desk.app.hearing_presenter import HearingPresenter, TurnLine
from hearing_desk.app.session import text_of
from hearing_desk.core import events as ev
from hearing_desk.core.text import in_english
from tests.app.stage import DAY, Stage, raised
from tests.app.typing import opened


def test_a_turn_shows_its_letter_number_time_and_marks(stage: Stage) -> None:
    session = stage.begun()
    presenter = HearingPresenter(session)
    at = session.now()[11:16]
    turn = stage.say(session, "V", "Waar?")
    for what in ("bladwijzer", "onverstaanbaar"):
        assert presenter.mark(turn, what) == ()
    assert presenter.line(turn, "V") == TurnLine("V", "1", at, "•…")


def test_a_turn_that_has_not_begun_shows_the_number_it_would_get(stage: Stage) -> None:
    session = stage.begun()
    presenter = HearingPresenter(session)
    stage.say(session, "V", "Waar?")
    turn = opened(session, "V")
    numbers = [presenter.line(turn, kind).number for kind in "VASOTG"]
    assert numbers == ["2", "1", "2", "", "", ""]


@pytest.mark.parametrize(
    ("after", "said"),
    [
        ((), None),
        ((ev.PauseBegun("medewerker", "pauze"),), "It is a pause. Resume the hearing with Ctrl+Shift+P."),
        ((ev.HearingEnded(),), "This hearing has ended. Mend typing errors in Review and export."),
        ((ev.HearingEnded(), ev.MadeFinal("0" * 64)), "This hearing is final. What comes now is a correction (Alt+8)."),
    ],
)
def test_it_says_why_nothing_can_be_typed(stage: Stage, after: tuple[ev.Event, ...], said: str | None) -> None:
    session = stage.begun()
    session.record(*after)
    why = HearingPresenter(session).why_not()
    assert (in_english(why) if why else None) == said


def test_before_the_start_nothing_can_be_typed(stage: Stage) -> None:
    why = HearingPresenter(stage.plan()).why_not()
    assert why is not None
    assert "has not started" in in_english(why)


def test_an_ended_hearing_is_closed_and_a_final_one_frozen(stage: Stage) -> None:
    session = stage.begun()
    said = [(why_closed(session) is not None, why_frozen(session) is not None)]
    for event in (ev.HearingEnded(), ev.MadeFinal("0" * 64)):
        session.record(event)
        said.append((why_closed(session) is not None, why_frozen(session) is not None))
    assert said == [(False, False), (True, False), (True, True)]


def test_a_closed_hearing_takes_no_mark(stage: Stage) -> None:
    session = stage.begun()
    turn = stage.say(session, "V", "Waar?")
    session.record(ev.HearingEnded())
    assert HearingPresenter(session).mark(turn, "bladwijzer") != ()
    assert not session.committed.marks


def test_a_mark_on_nothing_is_a_problem(stage: Stage) -> None:
    session = stage.begun()
    turn = opened(session, "A")
    assert HearingPresenter(session).mark(turn, "onverstaanbaar") != ()
    assert HearingPresenter(session).mark("t99", "onverstaanbaar") != ()


def test_a_mark_on_a_word_keeps_the_word_and_its_place(stage: Stage) -> None:
    session = stage.begun()
    turn = stage.say(session, "A", "Anna en Anna")
    HearingPresenter(session).mark(turn, "onzeker", "Anna", 2)
    assert [mark for mark, _ in session.committed.marks] == [ev.MarkSet(turn, "onzeker", "Anna", 2)]


def test_only_g_and_t_have_a_speaker(stage: Stage) -> None:
    session = stage.begun(present=("gemachtigde", "voogd"))
    presenter = HearingPresenter(session)
    for kind in "VAOTGS":
        turn = stage.say(session, kind, "x")
        presenter.name_speaker(turn, "voogd")
        assert (session.committed.turns[turn].by == "voogd") == presenter.has_speaker(turn) == (kind in "GT")
    assert presenter.speakers() == ("gemachtigde", "voogd", "tolk")


def test_the_rail_counts_mandatory_cards_that_wait(stage: Stage) -> None:
    session = stage.begun()
    presenter = HearingPresenter(session)
    seen = [(presenter.rail().count, presenter.rail().has_stop)]
    for group, level in (("SG-17", "note"), ("SG-03", "consult"), ("SG-18", "stop")):
        raised(session, group, level)
        seen.append((presenter.rail().count, presenter.rail().has_stop))
    assert seen == [(0, False), (0, False), (1, False), (2, True)]


def test_parked_words_each_have_an_id_of_their_own(stage: Stage) -> None:
    session = stage.begun()
    presenter = HearingPresenter(session)
    turn = stage.say(session, "A", "In een dorp")
    for words in ("een dorp", "In een"):
        presenter.park(turn, words)
    assert [(item.id, item.words) for item in session.committed.parked.values()] == [
        ("p1", "een dorp"),
        ("p2", "In een"),
    ]


def test_the_time_since_the_pause_counts_from_the_start_and_anew_after_each(stage: Stage) -> None:
    session = stage.plan()
    presenter = HearingPresenter(session)
    said = [in_english(presenter.since_pause_line(stage.clock.now()))]
    session.record(ev.SessionStarted(1, DAY, "Zevenaar"))
    said.append(in_english(presenter.since_pause_line(stage.clock.now() + timedelta(minutes=75))))
    stage.later(80)
    session.record(ev.PauseBegun("medewerker", "pauze"))
    stage.later(10)
    session.record(ev.PauseEnded())
    said.append(in_english(presenter.since_pause_line(stage.clock.now() + timedelta(minutes=5))))
    assert said == ["", "1:15 since the start", "0:05 since the pause"]


def test_in_a_pause_no_time_is_counted(stage: Stage) -> None:
    session = stage.begun()
    session.record(ev.PauseBegun("medewerker", "pauze"))
    stage.later(10)
    assert HearingPresenter(session).since_pause_line(stage.clock.now()).key == ""


def test_a_zitting_of_another_day_counts_no_time(stage: Stage) -> None:
    session = stage.begun()
    assert HearingPresenter(session).since_pause_line(stage.clock.now() + timedelta(days=19)).key == ""


def test_a_changed_wish_is_taken_in_the_hearing_and_in_a_pause_but_not_outside_a_zitting(stage: Stage) -> None:
    session = stage.plan()
    presenter = HearingPresenter(session)
    assert [in_english(problem.text) for problem in presenter.wish_surfaced("")] == [
        "The hearing has not started. Start it in Check beforehand (Alt+3)."
    ]
    session.record(ev.SessionStarted(1, DAY, "Zevenaar"))
    assert presenter.wish_surfaced("") == ()
    session.record(ev.PauseBegun("medewerker", "pauze"))
    assert presenter.wish_surfaced("") == ()
    assert sum(isinstance(record.event, ev.GateReopened) for record in session.records) == 2


def test_the_document_gets_every_turn_with_what_is_being_typed(stage: Stage) -> None:
    session = stage.begun()
    stage.say(session, "V", "Waar?")
    opened(session, "A", text="In een d")
    presenter = HearingPresenter(session)
    assert [turn.text for turn in presenter.turns()] == ["Waar?", "In een d"]
    assert presenter.turns() == tuple(map(text_of, session.turns))


def test_a_topic_is_named_neutrally(stage: Stage) -> None:
    session = stage.begun()
    presenter = HearingPresenter(session)
    for topic in session.pack.topics:
        session.record(ev.TopicOpened(topic.id))
        assert presenter.topic_label() == topic.screen_label


def test_with_a_child_the_pause_is_named_and_a_summary_is_not_made(stage: Stage) -> None:
    session = stage.begun(birth_year="2014")
    presenter = HearingPresenter(session)
    line = in_english(presenter.since_pause_line(stage.clock.now()))
    assert line.endswith("since the start (a pause after 30 minutes)")
    assert presenter.why_not_kind("S") is not None
    assert presenter.why_not_kind("G") is None


def test_with_an_adult_a_summary_is_made(stage: Stage) -> None:
    assert HearingPresenter(stage.begun(birth_year="1990")).why_not_kind("S") is None
