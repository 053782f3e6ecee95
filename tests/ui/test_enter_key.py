"""The setting for fast typists: Enter in an answer goes straight on to the next question."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from tests.app.stage import Stage
from tests.ui.hall import Hall
from tests.ui.rooms_on_stage import RoomsOnStage
from tests.ui.show import Show


def texts(hall: Hall) -> list[str]:
    return [f"{turn.kind} {turn.text}" for turn in hall.editor.read()]


@pytest.fixture
def direct(hall: Hall) -> Hall:
    hall.command("enter_key")
    return hall


def test_enter_goes_from_question_to_answer_and_back(direct: Hall) -> None:
    direct.write("Hoe?\nZo.\nWaar?\nDaar.")
    assert texts(direct) == ["V Hoe?", "A Zo.", "V Waar?", "A Daar."]


def test_shift_enter_begins_a_line_in_the_answer(direct: Hall) -> None:
    direct.write("Hoe?\nZo.\u2028En zo.\nWaar?")
    assert texts(direct) == ["V Hoe?", "A Zo.\u2028En zo.", "V Waar?"]


def test_enter_in_an_empty_answer_still_makes_it_a_question(direct: Hall) -> None:
    direct.write("Hoe?\n\nWaar?")
    assert texts(direct) == ["V Hoe?", "V Waar?"]


def test_an_empty_question_below_is_used(direct: Hall) -> None:
    direct.write("Hoe?\nZo.\n")
    direct.key(Qt.Key.Key_Up)
    direct.write("\nWaar?")
    assert texts(direct) == ["V Hoe?", "A Zo.", "V Waar?"]


def test_a_remark_goes_back_as_ever(direct: Hall) -> None:
    direct.write("Hoe?\nZo.")
    direct.command("turn_o")
    direct.write("Huilt.\n\n")
    assert direct.editor.kind == "A"


def test_the_line_below_the_text_says_what_enter_does(hall: Hall) -> None:
    hall.write("Hoe?\n")
    usual = hall.room.kind_line.text()
    said = hall.command("enter_key")
    assert hall.room.kind_line.text() != usual
    assert "Shift+Enter" in said
    assert hall.command("enter_key") != said
    assert hall.room.kind_line.text() == usual
    hall.write("een\ntwee")
    assert texts(hall) == ["V Hoe?", "A een\ntwee"]


@pytest.fixture
def next_hall(show: Show, stage: Stage) -> Iterator[Hall]:
    first = RoomsOnStage(show, stage, stage.begun())
    Hall(first).command("enter_key")
    first.close()
    second = RoomsOnStage(show, stage, stage.begun(reference="DEMO-0002"))
    yield Hall(second)
    second.close()


def test_it_holds_in_the_next_hearing_too(next_hall: Hall) -> None:
    next_hall.write("Hoe?\nZo.\nWaar?")
    assert texts(next_hall) == ["V Hoe?", "A Zo.", "V Waar?"]
