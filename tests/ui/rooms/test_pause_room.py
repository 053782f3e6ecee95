"""Pauze shows nothing until the officer is alone, and everything in it is done by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from hearing_desk.core import events as ev
from hearing_desk.core.hearing import Status
from hearing_desk.core.people import Fact
from tests.app.stage import Stage, raised
from tests.ui.rooms_on_stage import MakeRooms, RoomsOnStage


@pytest.fixture
def desk(stage: Stage, rooms: MakeRooms) -> RoomsOnStage:
    """In the hearing, with a stop card, a parked item and a turn."""
    session = stage.begun(("MOD-01", "MOD-08"))
    turn = stage.say(session, "A", "Ik liep over de brug naar huis.")
    raised(session, "SG-09", "consult", turn)
    session.record(ev.ItemParked("p1", turn, "over de brug"))
    desk = rooms(session)
    desk.window.go_to("hearing")
    return desk


def in_pause(desk: RoomsOnStage) -> RoomsOnStage:
    desk.command("pause")
    desk.key(Qt.Key.Key_Space)
    return desk


def is_covered(desk: RoomsOnStage) -> bool:
    return desk.pause.is_covered


def status_of(desk: RoomsOnStage) -> Status:
    return desk.session.committed.status


def test_the_key_begins_a_pause_and_shows_only_a_question(desk: RoomsOnStage) -> None:
    desk.command("pause")
    assert status_of(desk) is Status.IN_PAUSE
    assert desk.window.current_room == "pause"
    assert is_covered(desk)
    assert "Bent u alleen?" in desk.shown
    assert "Mensenhandel" not in desk.shown
    assert "brug" not in desk.shown


def test_space_shows_what_waits_and_escape_blanks_the_screen_again(desk: RoomsOnStage) -> None:
    in_pause(desk)
    assert not is_covered(desk)
    assert "Mensenhandel" in desk.shown
    assert desk.focused == "pause.how_applicant"
    desk.key(Qt.Key.Key_Escape)
    assert is_covered(desk)
    assert "Mensenhandel" not in desk.shown
    desk.key(Qt.Key.Key_Space)
    assert "Mensenhandel" in desk.shown


def test_who_comes_back_into_the_room_is_asked_again(desk: RoomsOnStage) -> None:
    in_pause(desk)
    desk.command("room_gate")
    desk.command("room_pause")
    assert is_covered(desk)


def test_a_recorded_hearing_asks_two_questions(stage: Stage, rooms: MakeRooms) -> None:
    desk = rooms(stage.begun(profile="apr_2026"))
    desk.window.go_to("hearing")
    desk.command("pause")
    assert "Is de opname stil?" in desk.shown
    desk.key(Qt.Key.Key_Space)
    assert "Bent u alleen?" in desk.shown
    desk.key(Qt.Key.Key_Space)
    assert not is_covered(desk)


def test_without_a_pause_the_room_says_how_to_begin_one(desk: RoomsOnStage) -> None:
    assert desk.command("room_pause") == "Er is geen pauze. Met Ctrl+Shift+P begint er een."
    assert desk.window.current_room == "hearing"


def test_how_people_are_is_typed_and_stands_in_the_text(desk: RoomsOnStage) -> None:
    in_pause(desk)
    desk.type("Mevrouw wil door.")
    desk.key(Qt.Key.Key_Return)
    desk.go_to("pause.how_interpreter")
    desk.type("Geen bijzonderheden.")
    desk.key(Qt.Key.Key_Return)
    assert [(t.kind, t.text) for t in desk.session.turns[1:]] == [
        ("O", "Mevrouw wil door."),
        ("T", "Geen bijzonderheden."),
    ]
    assert desk.focused == "pause.how_interpreter"


def test_shift_enter_begins_another_paragraph_of_the_same_remark(desk: RoomsOnStage) -> None:
    in_pause(desk)
    desk.type("Mevrouw is moe.")
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    desk.type("Zij wil wel door.")
    desk.key(Qt.Key.Key_Return)
    assert [(t.kind, t.text) for t in desk.session.turns[1:]] == [("O", "Mevrouw is moe.\nZij wil wel door.")]


def test_who_asked_for_the_pause_and_why_is_filled_in_during_it(desk: RoomsOnStage) -> None:
    in_pause(desk)
    desk.fill("pause.", {"by": "tolk", "code": "lunch", "reason": "moe"})
    desk.save()
    pause = desk.session.committed.pauses[0]
    assert (pause.by, pause.code, pause.reason) == ("tolk", "lunch", "moe")


def test_a_parked_line_gets_its_note_and_is_put_away(desk: RoomsOnStage) -> None:
    in_pause(desk)
    assert desk.choose("parked.list", "p1")
    desk.key(Qt.Key.Key_Return)
    assert desk.focused == "parked.note"
    desk.type("welke brug?")
    desk.key(Qt.Key.Key_Return)
    assert desk.session.committed.parked["p1"].note == "welke brug?"
    assert "welke brug?" in desk.shown
    assert desk.focused == "parked.list"
    desk.type("k")
    assert desk.session.committed.parked["p1"].is_settled
    assert "welke brug?" not in desk.shown


def test_more_than_seven_lines_come_when_one_walks_on(desk: RoomsOnStage) -> None:
    for number in range(2, 12):
        desk.session.record(ev.ItemParked(f"p{number}", desk.session.turns[0].id, f"woorden {number}"))
    in_pause(desk)
    assert "Nog " in desk.shown
    assert "woorden 11" not in desk.shown
    assert desk.choose("parked.list", "p11")
    assert "woorden 11" in desk.shown


def test_a_needed_consultation_opens_its_strip_with_that_party(desk: RoomsOnStage) -> None:
    in_pause(desk)
    assert desk.choose("parked.list", "lhbti_coordinator")
    desk.key(Qt.Key.Key_Return)
    assert desk.focused == "consult.with"
    desk.fill("consult.", {"question": "Hoe begin ik?", "answer": "Open vraag.", "outcome": "advies"})
    desk.save()
    assert desk.session.committed.consults[0][0].with_whom == "lhbti_coordinator"
    assert desk.focused == "parked.list"


def test_the_same_key_goes_on_with_the_hearing(desk: RoomsOnStage) -> None:
    in_pause(desk)
    desk.fill("resume.", {"by": "medewerker", "reason": "einde pauze"})
    desk.command("pause")
    assert status_of(desk) is Status.RUNNING
    assert desk.session.committed.pauses[0].resume_reason == "einde pauze"
    assert desk.window.current_room == "hearing"


def test_going_on_is_refused_in_words_while_a_wish_is_open(desk: RoomsOnStage) -> None:
    desk.session.record(ev.GateReopened("SG-19"))
    in_pause(desk)
    said = desk.command("pause")
    assert said == "De wens over de medewerker is niet geregeld. Zo kan dit gehoor niet verdergaan."
    assert status_of(desk) is Status.IN_PAUSE
    assert "De wens over de tolk is niet geregeld." in desk.shown
    for fact in Fact:
        desk.session.record(ev.GateAnswered(fact, "match"))
    assert "De wens over de tolk is niet geregeld." not in desk.shown
    desk.command("pause")
    assert status_of(desk) is Status.RUNNING
