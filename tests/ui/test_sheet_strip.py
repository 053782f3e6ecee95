"""The strip beside the work: it takes the focus, saves by one key, and gives the focus back where it was."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from hearing_desk.core.events import FieldValue
from hearing_desk.core.form import FieldKind, FormField, GoesTo
from hearing_desk.core.problems import Problem
from hearing_desk.core.text import Text, in_english
from hearing_desk.ui.sheet_form import SheetForm
from hearing_desk.ui.sheet_strip import SheetStrip
from tests.ui.accessible import unnamed
from tests.ui.fingers import CTRL, focused, press, write
from tests.ui.show import Show

FIELDS = (FormField("reason", "Reden", FieldKind.TEXT, GoesTo.INTERNAL, is_required=True),)


class Desk(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.text = QLineEdit("wat ik typte")
        self.strip = SheetStrip(in_english)
        self.taken: list[Mapping[str, FieldValue]] = []
        self.wrong: tuple[Problem, ...] = ()
        row = QHBoxLayout(self)
        row.addWidget(self.text)
        row.addWidget(self.strip)

    def open(self) -> None:
        form = SheetForm(FIELDS, lambda _: (), in_english, is_narrow=True)
        self.strip.open("Open punt", form, self.take)

    def take(self, values: Mapping[str, FieldValue]) -> tuple[Problem, ...]:
        self.taken.append(values)
        return self.wrong


@pytest.fixture
def desk(show: Show) -> Desk:
    desk = Desk()
    show(desk)
    desk.text.setFocus()
    desk.text.setCursorPosition(3)
    return desk


def test_it_opens_with_the_focus_in_its_first_field(desk: Desk) -> None:
    desk.open()
    assert focused().objectName() == "reason"
    assert unnamed(desk.strip) == []


def test_saving_closes_it_and_the_caret_is_back_where_it_was(desk: Desk) -> None:
    desk.open()
    write("gepland")
    press(Qt.Key.Key_Return, CTRL)
    assert desk.taken == [{"reason": "gepland"}]
    assert not desk.strip.isVisible()
    assert focused() is desk.text
    assert desk.text.cursorPosition() == 3


def test_esc_closes_it_and_saves_nothing(desk: Desk) -> None:
    desk.open()
    write("gepland")
    press(Qt.Key.Key_Escape)
    assert desk.taken == []
    assert focused() is desk.text


def test_what_is_refused_stays_open_and_says_why(desk: Desk) -> None:
    desk.wrong = (Problem(Text("Not before the end."), "reason"),)
    desk.open()
    write("gepland")
    press(Qt.Key.Key_Return, CTRL)
    assert desk.strip.isVisible()
    assert focused().objectName() == "reason"


def test_another_form_in_its_place_keeps_the_way_back(desk: Desk) -> None:
    desk.open()
    desk.open()
    press(Qt.Key.Key_Escape)
    assert focused() is desk.text


def test_closed_and_opened_are_told_once_each(desk: Desk) -> None:
    told: list[str] = []
    desk.strip.opened.connect(lambda: told.append("opened"))
    desk.strip.closed.connect(lambda: told.append("closed"))
    desk.open()
    desk.strip.close_strip()
    desk.strip.close_strip()
    assert told == ["opened", "closed"]
