"""Own questions as ghosts: one at a time on a key, one key makes a real V, nothing ever becomes an answer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from hearing_desk.core import events as ev
from tests.ui.hall import Hall

KEY = Qt.Key
NOTE = "twijfel aan zijn leeftijd"


@pytest.fixture
def plan(hall: Hall) -> Hall:
    hall.session.record(
        ev.PlanQuestionNoted("q1", "MOD-01", "Waar woonde u?", NOTE),
        ev.PlanQuestionNoted("q2", "MOD-01", "Met wie?"),
        ev.TopicOpened("MOD-01"),
    )
    return hall


def texts(hall: Hall) -> list[str]:
    return [f"{turn.kind} {turn.text}" for turn in hall.editor.read()]


def ghost(hall: Hall) -> str:
    return hall.room.ghost.words.text() if hall.room.ghost.isVisible() else ""


def test_none_is_shown_until_it_is_asked_for(plan: Hall) -> None:
    plan.write("Hoe?\nja\n")
    assert ghost(plan) == ""


def test_a_key_shows_one_at_a_time_and_the_text_stays_as_it_is(plan: Hall) -> None:
    plan.write("Hoe?")
    caret = plan.caret
    plan.command("plan_question")
    assert ghost(plan) == "Waar woonde u?"
    plan.command("plan_question")
    assert ghost(plan) == "Met wie?"
    assert (texts(plan), plan.caret, plan.is_in_text()) == (["V Hoe?"], caret, True)
    said = plan.command("plan_question")
    assert ghost(plan) == ""
    assert said != ""


def test_one_key_makes_it_a_real_question_with_an_empty_answer(plan: Hall) -> None:
    plan.write("Hoe?\nja")
    plan.command("plan_question")
    plan.command("put_plan_question")
    assert texts(plan) == ["V Hoe?", "A ja", "V Waar woonde u?", "A "]
    assert plan.events(ev.QuestionPut) == [ev.QuestionPut("q1", plan.session.turns[2].id)]
    assert ghost(plan) == ""
    plan.write("In Qala")
    assert texts(plan)[-1] == "A In Qala"


def test_in_an_empty_answer_it_still_becomes_a_question(plan: Hall) -> None:
    plan.write("Hoe?\n")
    plan.command("plan_question")
    plan.command("put_plan_question")
    assert [turn for turn in texts(plan) if "Waar" in turn] == ["V Waar woonde u?"]


def test_one_undo_takes_it_out_and_it_is_left_again(plan: Hall) -> None:
    plan.write("Hoe?\nja")
    plan.command("plan_question")
    plan.command("put_plan_question")
    plan.rooms.key(KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert texts(plan) == ["V Hoe?", "A ja"]
    plan.command("plan_question")
    assert ghost(plan) == "Waar woonde u?"


def test_without_one_in_sight_nothing_is_asked(plan: Hall) -> None:
    plan.write("Hoe?")
    assert "Ctrl+O" in plan.command("put_plan_question")
    assert texts(plan) == ["V Hoe?"]


def test_esc_and_another_topic_take_it_away(plan: Hall) -> None:
    plan.command("plan_question")
    plan.key(KEY.Key_Escape)
    assert ghost(plan) == ""
    plan.command("plan_question")
    plan.command("next_topic")
    assert ghost(plan) == ""


def test_typing_goes_on_beside_it(plan: Hall) -> None:
    plan.command("plan_question")
    plan.write("Hoe heet u?")
    assert (texts(plan), ghost(plan)) == (["V Hoe heet u?"], "Waar woonde u?")


def test_the_private_note_stands_nowhere_on_the_screen(plan: Hall) -> None:
    plan.write("Hoe?")
    plan.command("plan_question")
    window = plan.rooms.window
    said = [label.text() for label in window.findChildren(QLabel)]
    said += [each for w in window.findChildren(QWidget) for each in (w.accessibleName(), w.toolTip(), w.whatsThis())]
    assert any("Waar woonde u?" in words for words in said)
    assert not any(NOTE in words for words in said)
    assert NOTE not in plan.rooms.shown


def test_in_a_pause_it_says_why_not(plan: Hall) -> None:
    plan.session.record(ev.PauseBegun("medewerker", "pauze"))
    plan.command("plan_question")
    assert ghost(plan) == ""
