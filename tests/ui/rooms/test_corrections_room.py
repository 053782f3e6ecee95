"""Correcties notes what came in, beside the report."""

from __future__ import annotations

from tests.app.stage import Stage
from tests.ui.rooms_on_stage import MakeRooms

CORRECTION = {"turn": "t2", "text": "Het was een beek.", "by": "gemachtigde", "kind": "verkeerd_vertaald"}


def test_a_correction_is_typed_and_stands_in_the_list(stage: Stage, rooms: MakeRooms) -> None:
    session = stage.ended()
    desk = rooms(session)
    desk.command("room_corrections")
    before = session.turns
    desk.fill("correction.", CORRECTION)
    desk.save()
    assert [(c.turn, c.text, c.round) for c, _ in session.committed.corrections] == [("t2", "Het was een beek.", 1)]
    assert session.turns == before
    assert "ronde 1: A1, verkeerd vertaald, gemachtigde" in desk.shown
    assert desk.focused == "correction.turn"


def test_a_correction_that_lacks_something_says_where(stage: Stage, rooms: MakeRooms) -> None:
    session = stage.ended()
    desk = rooms(session)
    desk.command("room_corrections")
    desk.fill("correction.", {**CORRECTION, "turn": ""})
    desk.save()
    assert session.committed.corrections == []
    assert desk.focused == "correction.turn"


def test_a_room_built_during_the_hearing_still_offers_every_turn(stage: Stage, rooms: MakeRooms) -> None:
    session = stage.begun()
    desk = rooms(session)
    assert desk.command("room_corrections") == "Correcties komen na het einde van het gehoor."
    stage.say(session, "V", "Waar?")
    desk.command("end_hearing")
    desk.command("room_corrections")
    desk.fill("correction.", {**CORRECTION, "turn": "t1"})
    desk.save()
    assert [c.turn for c, _ in session.committed.corrections] == ["t1"]
