"""Going to a turn by what people call it, or to the first turn of a topic by a part of its name."""

from __future__ import annotations

import pytest

from hearing_desk.app.places import place_in_topic, place_of
from hearing_desk.app.session import Session
from hearing_desk.core import events as ev
from hearing_desk.core.coverage import topic_names
from tests.app.stage import Stage


@pytest.fixture
def told(stage: Stage) -> Session:
    session = stage.begun()
    for topic, kind, text in (
        ("", "V", "Waar?"),
        ("MOD-01", "V", "Wie?"),
        ("MOD-01", "A", "Mijn broer."),
        ("", "O", "Huilt."),
    ):
        if topic and session.committed.topic != topic:
            session.record(ev.TopicOpened(topic))
        stage.say(session, kind, text)
    return session


@pytest.mark.parametrize(("where", "turn"), [("V2", "t2"), ("a2", "t3"), ("2", "t2"), ("09:03", "t3"), ("9.04", "t4")])
def test_a_turn_is_found_by_its_number_or_time(told: Session, where: str, turn: str) -> None:
    assert place_of(told.committed, where) == turn


def test_a_topic_leads_to_its_first_turn_by_a_part_of_its_name(told: Session) -> None:
    names = topic_names(told.pack)
    assert place_in_topic(told.committed, names, names["MOD-01"][:5].upper()) == "t2"


@pytest.mark.parametrize("where", ["", " ", "xyzzy", "V9"])
def test_what_is_not_in_the_text_is_not_found(told: Session, where: str) -> None:
    assert place_of(told.committed, where) is None
    assert place_in_topic(told.committed, topic_names(told.pack), where) is None
