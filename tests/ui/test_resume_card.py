"""Coming back: where one was lies over the text until the first key, and moves nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QTextEdit

from hearing_desk.app.resume_cue import LastTurn, ResumeCue
from hearing_desk.core.text import in_english
from hearing_desk.ui.resume_card import ResumeCard
from tests.app.stage import Stage
from tests.ui.hall import Hall
from tests.ui.rooms_on_stage import RoomsOnStage
from tests.ui.show import Show

KEY = Qt.Key


@pytest.fixture
def back(hall: Hall) -> Hall:
    """The hall after a pause: two turns, one of them with parked words."""
    hall.write("Waar woonde u?\nIn Qala aan de rivier")
    hall.command("park")
    hall.command("pause")
    hall.command("pause")
    assert hall.rooms.window.current_room == "hearing"
    return hall


def test_nothing_lies_over_a_hearing_that_has_just_begun(hall: Hall) -> None:
    assert not hall.room.resume.isVisible()


def test_after_a_pause_it_shows_the_last_turns_and_what_is_parked(back: Hall) -> None:
    words = back.room.resume.words.text()
    assert back.room.resume.isVisible()
    assert "V1  Waar woonde u?" in words
    assert "A1  In Qala aan de rivier" in words
    assert words.count("In Qala aan de rivier") == 2


def test_it_takes_no_focus_and_the_first_letter_goes_to_the_text_and_takes_it_away(back: Hall) -> None:
    assert back.is_in_text()
    back.write("!")
    assert not back.room.resume.isVisible()
    assert back.editor.read()[-1].text == "In Qala aan de rivier!"


def test_a_modifier_alone_leaves_it(back: Hall) -> None:
    back.key(KEY.Key_Control)
    assert back.room.resume.isVisible()


def test_the_text_does_not_move_when_it_comes_and_goes(back: Hall) -> None:
    bar, place, size = back.editor.verticalScrollBar(), back.editor.cursorRect(), back.editor.viewport().size()
    top = bar.value()
    back.key(KEY.Key_Right)
    assert (bar.value(), back.editor.cursorRect(), back.editor.viewport().size()) == (top, place, size)


@pytest.mark.parametrize("turns", [1, 40])
def test_it_never_covers_the_line_at_the_caret(hall: Hall, turns: int) -> None:
    hall.write("Vraag\nAntwoord\n\n" * turns + "en")
    hall.command("pause")
    hall.command("pause")
    card = hall.room.resume
    line = hall.editor.cursorRect().translated(hall.editor.viewport().pos())
    assert card.isVisible()
    assert not card.geometry().intersects(line)


def test_on_a_low_screen_it_shows_fewer_lines_and_each_of_them_whole(show: Show) -> None:
    editor = QTextEdit()
    editor.resize(500, 170)
    editor.setPlainText("regel\n" * 30)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    show(editor)
    card = ResumeCard(editor, in_english)
    turns = (LastTurn("V1", "Waar woonde u? " * 6), LastTurn("A1", "In Qala."))
    card.show_cue(ResumeCue(turns, ("a", "b", "c"), 2, 3, "Reis"))
    shown = card.words.text().splitlines()
    assert shown[0].startswith("V1")
    assert 0 < len(shown) < 8
    assert card.words.height() >= card.words.heightForWidth(card.words.width())
    assert not card.geometry().intersects(editor.cursorRect().translated(editor.viewport().pos()))


def test_it_makes_way_when_the_caret_is_put_elsewhere(hall: Hall) -> None:
    hall.write("Vraag\nAntwoord\n\n" * 40 + "en")
    hall.command("pause")
    hall.command("pause")
    bar, card = hall.editor.verticalScrollBar(), hall.room.resume
    before = card.geometry()
    hall.editor.setTextCursor(hall.editor.cursorForPosition(before.center()))
    assert bar.value() > 0
    assert card.isVisible()
    assert not card.geometry().intersects(hall.editor.cursorRect().translated(hall.editor.viewport().pos()))


def test_another_room_and_back_is_no_interruption(back: Hall) -> None:
    back.write("!")
    back.command("room_preparation")
    back.command("room_hearing")
    assert not back.room.resume.isVisible()


@pytest.fixture
def reopened(show: Show, stage: Stage) -> Iterator[Hall]:
    session = stage.begun()
    stage.say(session, "V", "Waar woonde u?")
    rooms = RoomsOnStage(show, stage, stage.desk.open(session.hearing_id))
    yield Hall(rooms)
    rooms.close()


def test_a_hearing_that_is_opened_again_shows_it_too(reopened: Hall) -> None:
    QApplication.processEvents()
    assert reopened.room.resume.isVisible()
    assert "Waar woonde u?" in reopened.room.resume.words.text()


def test_it_is_as_wide_as_the_text_at_every_size_of_the_window_and_of_the_letters(back: Hall) -> None:
    window = back.rooms.window
    for width, zoom in ((911, 200), (1366, 200), (1093, 100)):
        window._acts._zoom_to(zoom)
        window.resize(width, 534)
        QApplication.processEvents()
        card = back.room.resume
        assert card.width() == back.editor.viewport().width()
        assert all(label.height() >= label.heightForWidth(label.width()) for label in card.findChildren(QLabel))
