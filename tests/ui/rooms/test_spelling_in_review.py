"""Spelling in Nakijken: F7 goes from word to word, a person chooses, and in the hearing there is none."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextFormat
from PySide6.QtWidgets import QApplication, QTextEdit

from hearing_desk.core import events as ev
from tests.app.stage import Stage
from tests.ui.hall import Hall
from tests.ui.rooms_on_stage import MakeRooms, RoomsOnStage

KEY = Qt.Key


@pytest.fixture
def review(stage: Stage, rooms: MakeRooms) -> RoomsOnStage:
    session = stage.begun()
    stage.say(session, "V", "Waar woonde u?")
    stage.say(session, "A", "In een hius 🏠 bij de rivver in Qala.")
    stage.say(session, "A", "En daarna in de stadd.")
    session.record(ev.FactCardNoted("f1", "dorp", "Qala"), ev.HearingEnded())
    desk = rooms(session)
    desk.window.go_to("review")
    return desk


def f7(desk: RoomsOnStage) -> str:
    """Press F7; the word it comes to, and the strip with it when there is one."""
    desk.command("spelling")
    desk.stage.wait_until(lambda: desk.window.strip.content is not None)
    QApplication.processEvents()
    return desk.review.mend.text.textCursor().selectedText()


def test_f7_goes_from_word_to_word_over_the_turns(review: RoomsOnStage) -> None:
    seen = []
    for _ in range(3):
        seen.append(f7(review))
        review.key(KEY.Key_Escape)
    assert seen == ["hius", "rivver", "stadd"]


def test_a_word_that_is_chosen_is_put_and_kept_with_ctrl_enter(review: RoomsOnStage) -> None:
    f7(review)
    assert review.choose("suggestions.list", "huis")
    review.key(KEY.Key_Return)
    assert review.focused == "mend.text"
    assert review.session.committed.turns[ev.TurnId("t2")].text.startswith("In een hius")
    review.save()
    assert review.session.committed.turns[ev.TurnId("t2")].text == "In een huis 🏠 bij de rivver in Qala."
    assert review.session.committed.turns[ev.TurnId("t2")].is_mended


def test_esc_leaves_the_word_as_it_was(review: RoomsOnStage) -> None:
    f7(review)
    review.key(KEY.Key_Escape)
    assert "hius" in review.review.mend.text.toPlainText()
    assert not any(turn.is_mended for turn in review.session.turns)


def test_what_is_not_kept_yet_is_not_left_behind(review: RoomsOnStage) -> None:
    f7(review)
    review.choose("suggestions.list", "huis")
    review.key(KEY.Key_Return)
    f7(review)
    review.key(KEY.Key_Escape)
    review.command("spelling")
    review.stage.wait_until(lambda: "Ctrl+Enter" in review.status)
    assert "huis 🏠" in review.review.mend.text.toPlainText()


def test_the_words_of_the_open_turn_have_waves(review: RoomsOnStage) -> None:
    f7(review)
    waves = review.review.mend.text.extraSelections()
    assert [wave.cursor.selectedText() for wave in waves] == ["hius", "rivver"]
    assert not any(wave.format.hasProperty(QTextFormat.Property.TextUnderlineColor) for wave in waves)


def test_before_the_end_it_says_why_not(stage: Stage, rooms: MakeRooms) -> None:
    session = stage.begun()
    stage.say(session, "V", "Waar?")
    desk = rooms(session)
    desk.window.go_to("review")
    before = desk.status
    assert desk.command("spelling") != before
    assert desk.window.strip.content is None


def test_in_the_hearing_no_word_gets_a_wave(hall: Hall) -> None:
    hall.write("Het hius en de rivver\n")
    assert isinstance(hall.editor, QTextEdit)
    assert hall.editor.extraSelections() == []
    assert "F7" not in hall.command("spelling")
    assert hall.rooms.window.current_room == "hearing"
