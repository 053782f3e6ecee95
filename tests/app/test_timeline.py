"""The timeline: topics one after the other, pauses and marks where they were, a day at a time."""

from __future__ import annotations

from datetime import datetime

from hearing_desk.app.session import Session
from hearing_desk.app.timeline import Span, TimelineRow, timeline
from hearing_desk.core import events as ev
from tests.app.stage import DAY, Stage


def rows(session: Session, what: Span, day: int = 0) -> list[TimelineRow]:
    return [row for row in timeline(session)[day].rows if row.what is what]


def told(session: Session, what: Span, day: int = 0) -> list[tuple[str, str, int]]:
    return [(str(row.label), f"{row.from_at:%H:%M}", row.minutes) for row in rows(session, what, day)]


def test_before_the_start_there_is_none(stage: Stage) -> None:
    assert timeline(stage.plan()) == ()


def test_in_the_moment_of_the_start_nothing_has_lasted_yet(stage: Stage) -> None:
    session = stage.begun()
    stage.clock.put_at(datetime.fromisoformat(session.committed.sessions[0].started_at))
    (day,) = timeline(session)
    assert (day.from_at, day.rows) == (day.to_at, ())


def test_a_topic_lasts_until_the_next_and_the_last_one_until_now(stage: Stage) -> None:
    session = stage.begun()
    opening = next(phase.label for phase in session.pack.phases if phase.id == "opening")
    topic = session.pack.topic("MOD-01").screen_label
    stage.later(9)
    session.record(ev.TopicOpened("MOD-01"))
    stage.later(25)
    assert told(session, Span.TOPIC) == [(opening, "09:00", 10), (topic, "09:10", 25)]


def test_a_pause_lies_in_its_topic_and_lasts_until_now_while_it_goes_on(stage: Stage) -> None:
    session = stage.begun()
    stage.later(9)
    session.record(ev.PauseBegun("medewerker", "pauze"))
    stage.later(5)
    assert [row.minutes for row in rows(session, Span.PAUSE)] == [5]
    session.record(ev.PauseEnded("medewerker", ""))
    stage.later(30)
    assert [row.minutes for row in rows(session, Span.PAUSE)] == [5]
    assert [row.minutes for row in rows(session, Span.TOPIC)] == [45]


def test_a_mark_names_what_it_is_and_its_turn(stage: Stage) -> None:
    session = stage.begun()
    turn = stage.say(session, "V", "Waar?")
    session.record(ev.MarkSet(turn, "bladwijzer"))
    (mark,) = rows(session, Span.MARK)
    assert (mark.from_at, mark.minutes) == (mark.to_at, 0)
    assert "V1" in str(mark.label)


def test_each_day_has_its_own_and_begins_with_the_topic_of_the_day_before(stage: Stage) -> None:
    session = stage.begun()
    topic = session.pack.topic("MOD-01").screen_label
    session.record(ev.TopicOpened("MOD-01"))
    stage.later(10)
    session.record(ev.NextSessionPlanned("2026-11-04", "Zevenaar"))
    stage.later(24 * 60)
    session.record(ev.SessionStarted(2, DAY, "Zevenaar"))
    stage.later(7)
    assert [day.number for day in timeline(session)] == [1, 2]
    assert [row[2] for row in told(session, Span.TOPIC, 0)] == [1, 10]
    assert told(session, Span.TOPIC, 1) == [(topic, "09:11", 7)]
