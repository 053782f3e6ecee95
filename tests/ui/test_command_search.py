"""Alt+Q: a strip that finds a command by its name, does it on Enter, and gives the exact caret back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from hearing_desk.core import events as ev
from hearing_desk.i18n import words_of
from hearing_desk.ui.command_search import CommandSearch, searchable
from hearing_desk.ui.keymap import COMMANDS
from tests.ui.accessible import unnamed
from tests.ui.hall import Hall

KEY = Qt.Key
WITHOUT = {"save_form", "close_strip", "command_search"}


def search_in(hall: Hall) -> CommandSearch:
    shown = hall.rooms.window.strip.content
    assert isinstance(shown, CommandSearch)
    return shown


def test_every_command_of_the_key_table_can_be_found() -> None:
    say = words_of("nl").say
    assert {command.id for command in searchable(say)} == {command.id for command in COMMANDS} - WITHOUT


def test_a_part_of_the_name_and_enter_do_it(hall: Hall) -> None:
    hall.write("hij kwam uit Qala")
    hall.command("command_search")
    hall.write("hierop ter")
    hall.key(KEY.Key_Return)
    assert hall.events(ev.ItemParked) == [ev.ItemParked("p1", hall.editor.turn, "hij kwam uit Qala")]
    assert hall.is_in_text()


def test_esc_gives_the_exact_caret_back(hall: Hall) -> None:
    hall.write("hij kwam uit Qala")
    cursor = hall.editor.textCursor()
    cursor.setPosition(3)
    cursor.setPosition(8, QTextCursor.MoveMode.KeepAnchor)
    hall.editor.setTextCursor(cursor)
    hall.command("command_search")
    hall.write("pauze")
    hall.key(KEY.Key_Escape)
    assert hall.caret == (3, 8)
    assert hall.is_in_text()
    assert hall.session.committed.pause is None


def test_arrows_move_the_choice_and_the_letters_still_go_to_the_line(hall: Hall) -> None:
    hall.command("command_search")
    first = search_in(hall).current_id()
    hall.key(KEY.Key_Down)
    assert search_in(hall).current_id() != first
    hall.key(KEY.Key_Up)
    hall.key(KEY.Key_Up)
    assert search_in(hall).current_id() == first
    hall.write("p")
    assert search_in(hall).words.text() == "p"


def test_what_cannot_be_done_here_says_why(hall: Hall) -> None:
    hall.command("command_search")
    hall.write("gehoor starten")
    hall.key(KEY.Key_Return)
    assert "Alt+3" in hall.rooms.status
    assert hall.is_in_text()


def test_a_name_nothing_has_does_nothing_on_enter(hall: Hall) -> None:
    hall.command("command_search")
    hall.write("xyzzy")
    assert search_in(hall).current_id() == ""
    hall.key(KEY.Key_Return)
    assert search_in(hall).isVisible()


@pytest.mark.parametrize("keys", ["undo", "select_all"])
def test_an_editing_command_works_in_the_text_it_was_asked_from(hall: Hall, keys: str) -> None:
    hall.write("hij")
    name = next(command.name for command in searchable(words_of("nl").say) if command.id == keys)
    hall.command("command_search")
    hall.write(name)
    hall.key(KEY.Key_Return)
    assert (hall.editor.toPlainText(), hall.editor.textCursor().selectedText()) == (
        ("", "") if keys == "undo" else ("hij", "hij")
    )


def test_it_is_no_dialog(hall: Hall) -> None:
    before = len(QApplication.topLevelWidgets())
    hall.command("command_search")
    assert len(QApplication.topLevelWidgets()) == before
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize("command_id", ["command_search", "abbreviation", "abbreviations", "plan_question"])
def test_everything_in_the_new_strips_has_a_name_for_a_screen_reader(hall: Hall, command_id: str) -> None:
    hall.session.record(ev.PlanQuestionNoted("q1", "MOD-01", "Waar woonde u?"), ev.TopicOpened("MOD-01"))
    hall.command(command_id)
    assert unnamed(hall.rooms.window) == []
