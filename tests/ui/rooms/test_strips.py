"""Each strip opens with its key beside any room, says what it lacks, and gives the focus back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from hearing_desk.core import events as ev
from hearing_desk.core.hearing import Status
from tests.app.stage import Stage
from tests.ui.rooms_on_stage import MakeRooms, RoomsOnStage


@pytest.fixture
def desk(stage: Stage, rooms: MakeRooms) -> RoomsOnStage:
    desk = rooms(stage.begun())
    desk.window.go_to("hearing")
    return desk


def test_a_consult_takes_a_key_a_few_words_and_a_key(desk: RoomsOnStage) -> None:
    desk.command("consult")
    desk.fill("consult.", {"with": "senior", "question": "Doorgaan?", "answer": "Ja.", "outcome": "advies"})
    desk.save()
    assert desk.session.committed.consults[0][0] == ev.ConsultLogged("senior", "Doorgaan?", "Ja.", "advies")
    assert desk.status == "Vastgelegd: Raadpleging."
    assert desk.window.strip.content is None


def test_escape_closes_a_strip_and_notes_nothing(desk: RoomsOnStage) -> None:
    desk.command("consult")
    desk.key(Qt.Key.Key_Escape)
    assert desk.window.strip.content is None
    assert desk.session.committed.consults == []


def test_an_explanation_lies_over_a_consult_and_gives_it_back_as_it_was_typed(desk: RoomsOnStage) -> None:
    desk.command("pause")
    desk.key(Qt.Key.Key_Space)
    desk.command("consult")
    desk.fill("consult.", {"with": "toelt", "question": "Bestaat deze"})
    desk.command("explanations")
    assert desk.choose("explanations.list", "toelt_ric")
    desk.key(Qt.Key.Key_Return)
    assert desk.focused == "strip.words"
    desk.key(Qt.Key.Key_Escape)
    assert desk.focused == "consult.question"
    desk.type(" plaats?")
    desk.save()
    assert desk.session.committed.consults[0][0] == ev.ConsultLogged("toelt", "Bestaat deze plaats?")


def test_a_form_under_an_explanation_goes_with_its_strip(desk: RoomsOnStage) -> None:
    desk.command("stop_now")
    desk.command("emergency_card")
    strip = desk.window.strip
    assert [strip.form is None, strip.content is None] == [False, False]
    desk.command("room_preparation")
    assert [strip.form is None, strip.content is None] == [True, True]


def test_an_answer_of_unit_1f_waits_in_the_form_for_its_reason(desk: RoomsOnStage) -> None:
    desk.command("consult")
    desk.fill("consult.", {"with": "unit_1f", "question": "Overnemen?", "outcome": "overgenomen"})
    desk.save()
    assert desk.session.committed.consults == []
    assert desk.focused == "consult.reason"
    desk.type("geen rang")
    desk.save()
    assert desk.session.committed.consults[0][0].reason == "geen rang"


def test_a_consult_takes_at_most_twelve_keys_besides_its_text(desk: RoomsOnStage) -> None:
    pressed = 0

    def press(key: Qt.Key, times: int = 1) -> None:
        nonlocal pressed
        for _ in range(times):
            desk.key(key)
            pressed += 1

    desk.command("consult")
    press(Qt.Key.Key_S)
    press(Qt.Key.Key_Tab)
    desk.type("Doorgaan?")
    press(Qt.Key.Key_Tab)
    desk.type("Ja, rustig aan.")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_A)
    press(Qt.Key.Key_Tab)
    desk.type("gevolgd")
    desk.save()
    assert desk.session.committed.consults[0][0] == ev.ConsultLogged(
        "senior", "Doorgaan?", "Ja, rustig aan.", "advies", "gevolgd"
    )
    assert pressed + 2 <= 12


def test_another_interpreter_is_one_command(desk: RoomsOnStage) -> None:
    desk.command("change_interpreter")
    she = {"number": "T-2", "gender": "v", "language": "ti", "register": "C1", "mode": "telefoon"}
    desk.fill("interpreter.", {**she, "reason": "ziek"})
    desk.save()
    was, now = desk.session.committed.interpreters
    assert (was.reason_ended, now.interpreter.number) == ("ziek", "T-2")


@pytest.mark.parametrize(("by", "cause"), [("tolk", "techniek"), ("de bewaking", "ontruiming")])
def test_stopping_takes_a_listed_cause_or_any_words(desk: RoomsOnStage, by: str, cause: str) -> None:
    desk.command("stop_now")
    desk.fill("break_off.", {"by": by, "cause": cause, "note": "morgen verder"})
    desk.save()
    assert desk.session.committed.broken_off == ev.HearingBrokenOff(by, cause, "morgen verder")
    assert desk.window.current_room == "review"


def test_another_day_leads_back_to_the_gate(desk: RoomsOnStage) -> None:
    desk.command("next_session")
    desk.fill("next_session.", {"date": "10-11-2026", "location": "Ter Apel"})
    desk.save()
    assert desk.session.committed.status is Status.CONTINUES
    assert desk.window.current_room == "gate"


def test_before_the_start_stopping_says_why_not(stage: Stage, rooms: MakeRooms) -> None:
    desk = rooms(stage.plan())
    desk.window.go_to("preparation")
    assert desk.command("stop_now") == "Het gehoor is nog niet begonnen."
    assert desk.window.strip.content is None
