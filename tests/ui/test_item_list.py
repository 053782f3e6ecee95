"""Lists answered by letters: only with the focus, never without the words an answer needs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from hearing_desk.core.problems import Problem
from hearing_desk.core.text import Text, in_english
from hearing_desk.ui.item_list import ItemAction, ItemList, ItemRow
from tests.ui.accessible import unnamed
from tests.ui.fingers import CTRL, focused, press, write
from tests.ui.show import Show

ACTIONS = (
    ItemAction("gedaan", Text("done"), "G"),
    ItemAction("niet_nodig", Text("not needed"), "N", needs_note=True),
)
ROWS = (ItemRow("VB-01", "Dossier", "open"), ItemRow("VB-02", "Profiel", "gedaan", is_open=False, note="goed"))


class Acts:
    def __init__(self, items: ItemList) -> None:
        self.acted: list[tuple[str, str, str]] = []
        self.noted: list[tuple[str, str]] = []
        items.acted.connect(lambda *act: self.acted.append(act))
        items.noted.connect(lambda *note: self.noted.append(note))


@pytest.fixture
def items(show: Show) -> ItemList:
    items = ItemList("preparation", "Voorbereiding", ACTIONS, in_english, main_action="gedaan")
    items.show_rows(ROWS)
    show(items)
    items.focus_list()
    return items


@pytest.fixture
def acts(items: ItemList) -> Acts:
    return Acts(items)


def test_a_letter_answers_the_current_line(items: ItemList, acts: Acts) -> None:
    write("g")
    assert acts.acted == [("VB-01", "gedaan", "")]


def test_enter_does_the_main_action(items: ItemList, acts: Acts) -> None:
    press(Qt.Key.Key_Return)
    assert acts.acted == [("VB-01", "gedaan", "")]


def test_a_letter_that_means_nothing_does_nothing_and_searches_nothing(items: ItemList, acts: Acts) -> None:
    write("p")
    assert acts.acted == []
    assert items.current_id() == "VB-01"


def test_a_letter_with_ctrl_is_no_answer(items: ItemList, acts: Acts) -> None:
    press(Qt.Key.Key_G, CTRL)
    assert acts.acted == []


def test_an_answer_that_needs_words_asks_them_first(items: ItemList, acts: Acts) -> None:
    write("n")
    assert focused() is items.note
    press(Qt.Key.Key_Return)
    assert acts.acted == []
    write("geen aanwijzing")
    press(Qt.Key.Key_Return)
    assert acts.acted == [("VB-01", "niet_nodig", "geen aanwijzing")]
    assert focused() is items.view


def test_esc_in_the_note_line_goes_back_and_answers_nothing(items: ItemList, acts: Acts) -> None:
    write("n")
    press(Qt.Key.Key_Escape)
    assert focused() is items.view
    assert acts.acted == []


def test_words_that_wait_go_with_the_answer(items: ItemList, acts: Acts) -> None:
    press(Qt.Key.Key_Tab)
    write("met notitie")
    press(Qt.Key.Key_Return)
    assert acts.acted == []
    write("g")
    assert acts.acted == [("VB-01", "gedaan", "met notitie")]


def test_words_of_an_answered_line_are_noted_by_enter(items: ItemList, acts: Acts) -> None:
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab)
    assert items.note.text() == "goed"
    press(Qt.Key.Key_End)
    write("!")
    press(Qt.Key.Key_Return)
    assert acts.noted == [("VB-02", "goed!")]


def test_words_that_wait_stay_with_their_own_line(items: ItemList, acts: Acts) -> None:
    press(Qt.Key.Key_Tab)
    write("bij de eerste")
    items.focus_list()
    press(Qt.Key.Key_Down)
    assert items.note.text() == "goed"
    press(Qt.Key.Key_Up)
    assert items.note.text() == "bij de eerste"


def test_new_rows_keep_the_current_line(items: ItemList, acts: Acts) -> None:
    press(Qt.Key.Key_Down)
    items.show_rows((*ROWS, ItemRow("VB-03", "Opgave")))
    assert items.current_id() == "VB-02"


def test_why_an_answer_was_not_taken_is_said_under_the_line(items: ItemList) -> None:
    items.show_problems((Problem(Text("Write down why.")),))
    assert items.message.isVisible()
    assert focused() is items.note
    items.show_problems(())
    assert not items.message.isVisible()


def test_a_screen_reader_hears_how_a_line_stands(items: ItemList) -> None:
    assert unnamed(items) == []
    first = QAccessible.queryAccessibleInterface(items.view).child(0)
    assert first is not None
    assert first.text(QAccessible.Text.Name) == "Dossier. open"
