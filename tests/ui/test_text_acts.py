"""The keys that change the text at the caret: the time, Tab, cutting and joining turns, each one step to undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from hearing_desk.core import events as ev
from tests.ui.hall import Hall

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def told(hall: Hall) -> list[str]:
    """The turns as letter, number and text."""
    return [f"{turn.kind}{turn.number} {turn.text}" for turn in hall.session.turns]


def put_caret(hall: Hall, position: int) -> None:
    cursor = hall.editor.textCursor()
    cursor.setPosition(position)
    hall.editor.setTextCursor(cursor)


def undo(hall: Hall) -> None:
    hall.rooms.key(KEY.Key_Z, CTRL)


def test_ctrl_j_puts_the_time_into_the_text_and_one_undo_takes_it_out(hall: Hall) -> None:
    hall.write("Toen ")
    hall.command("insert_time")
    assert hall.editor.toPlainText() == f"Toen [{hall.session.now()[11:16]}] "
    undo(hall)
    assert hall.editor.toPlainText() == "Toen "


def test_in_a_pause_no_time_is_put(hall: Hall) -> None:
    hall.write("Toen")
    hall.session.record(ev.PauseBegun("medewerker", "pauze"))
    hall.command("insert_time")
    assert hall.editor.toPlainText() == "Toen"


def test_tab_in_an_empty_turn_goes_round_the_kinds(hall: Hall) -> None:
    seen = []
    for _ in range(6):
        hall.key(KEY.Key_Tab)
        seen.append(hall.editor.kind)
    assert "".join(seen) == "AOTGSV"
    hall.rooms.key(KEY.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert hall.editor.kind == "S"
    assert hall.is_in_text()


def test_tab_uses_no_number(hall: Hall) -> None:
    hall.key(KEY.Key_Tab)
    hall.key(KEY.Key_Backtab)
    hall.write("Hoe?")
    assert told(hall) == ["V1 Hoe?"]


@pytest.mark.parametrize("position", [0, 2, 4])
def test_tab_in_a_turn_with_text_does_nothing_and_says_where_the_way_out_is(hall: Hall, position: int) -> None:
    hall.write("Hoe?")
    put_caret(hall, position)
    hall.key(KEY.Key_Tab)
    assert (hall.editor.toPlainText(), hall.editor.kind, hall.is_in_text()) == ("Hoe?", "V", True)
    assert "F6" in hall.rooms.status


def test_the_way_out_of_the_text_is_told_to_a_screen_reader(hall: Hall) -> None:
    assert "F6" in hall.editor.accessibleDescription()


def test_a_question_with_its_answer_is_cut_into_two_turns(hall: Hall) -> None:
    hall.write("Hoe heet u? Ahmed.")
    put_caret(hall, len("Hoe heet u?"))
    hall.command("split_turn")
    assert told(hall) == ["V1 Hoe heet u?", "A1 Ahmed."]
    assert hall.editor.textCursor().block().text() == "Ahmed."
    assert hall.editor.textCursor().atBlockStart()


def test_the_text_of_before_is_kept_as_a_revision(hall: Hall) -> None:
    hall.write("Hoe heet u? Ahmed.")
    hall.session.finish_all_turns()
    put_caret(hall, len("Hoe heet u?"))
    hall.command("split_turn")
    first = hall.session.committed.ordered_turns()[0]
    assert [revision.text for revision in first.revisions] == ["Hoe heet u? Ahmed."]


def test_cutting_an_answer_gives_a_second_answer_and_keeps_its_paragraphs(hall: Hall) -> None:
    hall.write("Hoe?\neen\ntwee drie\nvier")
    put_caret(hall, hall.editor.toPlainText().index("drie"))
    hall.command("split_turn")
    assert told(hall) == ["V1 Hoe?", "A1 een\ntwee ", "A1a drie\nvier"]


@pytest.mark.parametrize("offset", [0, -1])
def test_cutting_between_two_paragraphs_leaves_no_empty_one(hall: Hall, offset: int) -> None:
    hall.write("Hoe?\neen\ntwee")
    put_caret(hall, hall.editor.toPlainText().index("twee") + offset)
    hall.command("split_turn")
    assert told(hall) == ["V1 Hoe?", "A1 een", "A1a twee"]


def test_one_undo_makes_one_turn_again_and_the_number_is_not_used_again(hall: Hall) -> None:
    hall.write("Hoe?\neen twee")
    put_caret(hall, hall.editor.toPlainText().index("twee"))
    hall.command("split_turn")
    undo(hall)
    assert told(hall) == ["V1 Hoe?", "A1 een twee"]
    hall.editor.moveCursor(QTextCursor.MoveOperation.End)
    hall.command("turn_a")
    hall.write("drie")
    assert told(hall)[-1] == "A1b drie"


@pytest.mark.parametrize("position", [0, 3])
def test_there_is_nothing_to_cut_at_the_ends_of_a_turn(hall: Hall, position: int) -> None:
    hall.write("een")
    put_caret(hall, position)
    before = hall.rooms.status
    hall.command("split_turn")
    assert told(hall) == ["V1 een"]
    assert hall.rooms.status != before


def test_what_hangs_on_a_turn_stays_with_its_first_part(hall: Hall) -> None:
    hall.write("Hoe?\neen twee")
    hall.session.finish_all_turns()
    hall.command("bookmark")
    marked = hall.events(ev.MarkSet)
    put_caret(hall, hall.editor.toPlainText().index("twee"))
    hall.command("split_turn")
    assert [mark.turn for mark, _ in hall.session.committed.marks] == [hall.session.committed.order[1]]
    assert hall.events(ev.MarkSet) == marked


def test_joining_is_undone_in_one_step_with_numbers_and_texts(hall: Hall) -> None:
    hall.write("Hoe?\neen")
    hall.command("turn_a")
    hall.write("twee")
    before = told(hall)
    hall.command("join_turn")
    assert told(hall) == ["V1 Hoe?", "A1 een\ntwee"]
    undo(hall)
    assert told(hall) == before == ["V1 Hoe?", "A1 een", "A1a twee"]


def test_another_kind_for_an_earlier_turn_is_undone_in_one_step_and_its_number_stays_unused(hall: Hall) -> None:
    hall.write("Hoe?\neen")
    hall.command("turn_v")
    hall.write("twee")
    put_caret(hall, hall.editor.toPlainText().index("twee"))
    hall.command("turn_kind")
    hall.write("a")
    assert told(hall) == ["V1 Hoe?", "A1 een", "A1a twee"]
    undo(hall)
    assert [turn[:1] for turn in told(hall)] == ["V", "A", "V"]
    hall.editor.moveCursor(QTextCursor.MoveOperation.End)
    hall.command("turn_v")
    hall.write("drie")
    numbers = [turn.split()[0] for turn in told(hall)]
    assert len(set(numbers)) == len(numbers)
    assert numbers[-1] not in ("V1", "V2")


@pytest.mark.parametrize("command_id", ["mark_inaudible", "mark_uncertain", "mark_interpreter", "bookmark"])
def test_a_mark_is_one_step_to_undo_and_the_text_is_undone_after_it(hall: Hall, command_id: str) -> None:
    hall.write("Waar?")
    hall.command(command_id)
    hall.write(" en toen")
    undo(hall)
    assert hall.editor.toPlainText() == "Waar?"
    assert len(hall.session.committed.marks) == 1
    undo(hall)
    assert hall.editor.toPlainText() == "Waar?"
    assert hall.session.committed.marks == []
    assert hall.rooms.status
    undo(hall)
    assert hall.editor.toPlainText() == ""


def test_of_two_marks_of_a_kind_undo_takes_one(hall: Hall) -> None:
    hall.write("Waar?")
    hall.command("mark_inaudible")
    hall.command("mark_inaudible")
    undo(hall)
    assert len(hall.session.committed.marks) == 1


def test_parking_is_one_step_to_undo(hall: Hall) -> None:
    hall.write("In Qala")
    hall.command("park")
    undo(hall)
    assert [item.is_settled for item in hall.session.committed.parked.values()] == [True]
    assert hall.editor.toPlainText() == "In Qala"
