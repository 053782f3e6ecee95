"""The first promise: what stands in the text is what the session knows and what is found on the disk."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hearing_desk.app.session import Session, text_of
from hearing_desk.core import events as ev
from hearing_desk.core.numbering import is_question
from hearing_desk.core.text import in_english
from hearing_desk.ui.rooms.hearing import HearingRoom
from hearing_desk.ui.tokens import LIGHT
from tests.app.after_a_crash import opened_after_a_crash
from tests.app.stage import Stage
from tests.ui.editor_acts import act_at_random, type_text


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(tmp_path)
    yield stage
    stage.close()


def room_on(qtbot: QtBot, session: Session) -> HearingRoom:
    room = HearingRoom(session, in_english, lambda _: None, lambda: LIGHT)
    qtbot.addWidget(room.widget)
    room.widget.resize(1093, 480)
    room.widget.show()
    room.enter()
    return room


def assert_all_say_the_same(stage: Stage, room: HearingRoom) -> None:
    session, shown = room.session, room.editor.read()
    assert tuple(map(text_of, session.turns)) == shown
    session.flush()
    with opened_after_a_crash(stage, session.hearing_id) as found:
        assert tuple(map(text_of, found.turns)) == shown
        assert [(turn.number, turn.at, turn.revisions) for turn in found.turns] == [
            (turn.number, turn.at, turn.revisions) for turn in session.turns
        ]
        assert found.new_turn_id() not in {*session.committed.turns, *session.committed.removed}


def assert_no_number_was_given_twice(session: Session) -> None:
    given: list[tuple[bool, str]] = []
    kinds: dict[str, str] = {}
    for event in (record.event for record in session.records):
        if isinstance(event, (ev.TurnOpened, ev.TurnKindChanged)):
            kinds[event.id] = event.kind
        if isinstance(event, (ev.TurnBegun, ev.TurnKindChanged)) and event.number:
            given.append((is_question(kinds[event.id]), event.number))
    assert len(given) == len(set(given))


@pytest.mark.parametrize("seed", range(12))
def test_whatever_the_officer_does_screen_session_and_disk_hold_the_same_turns(
    qtbot: QtBot, stage: Stage, seed: int
) -> None:
    session = stage.begun()
    room = room_on(qtbot, session)
    chance = random.Random(seed)
    for number in range(60):
        act_at_random(room.editor, chance)
        stage.later(0.1)
        if number % 20 == 0:
            room.leave()
        if number % 10 == 9:
            assert_all_say_the_same(stage, room)
    assert_no_number_was_given_twice(session)
    shown, hearing_id = room.editor.read(), session.hearing_id
    room.close()
    stage.desk.let_go()
    again = stage.desk.open(hearing_id)
    assert tuple(map(text_of, again.turns)) == shown
    assert_no_number_was_given_twice(again)


def test_a_hearing_that_is_opened_again_goes_on_where_it_was(qtbot: QtBot, stage: Stage) -> None:
    session = stage.begun()
    room = room_on(qtbot, session)
    type_text(room.editor, "Waar woonde u?\nIn een dorp")
    session.flush()
    with opened_after_a_crash(stage, session.hearing_id) as found:
        again = room_on(qtbot, found)
        type_text(again.editor, " bij de rivier.\n\nEn daarna?")
        assert [f"{turn.kind}{turn.number}:{turn.text}" for turn in found.turns] == [
            "V1:Waar woonde u?",
            "A1:In een dorp bij de rivier.",
            "V2:En daarna?",
        ]
        assert len({turn.id for turn in found.turns}) == 3
        again.close()
    room.close()
