"""The editor: what the keys do to turns, and that every edit leaves it as the turns that now stand."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QMimeData, QRect, Qt
from PySide6.QtGui import QColor, QImage, QInputMethodEvent, QTextCursor
from pytestqt.qtbot import QtBot

from hearing_desk.app.turns_replaced import TurnsReplaced, TurnText
from hearing_desk.core.events import TurnId
from hearing_desk.ui.editor.hearing_editor import HearingEditor
from hearing_desk.ui.editor.turn_blocks import LABEL_WIDTH
from hearing_desk.ui.editor.turn_labels import LabelPainter, TurnLabel
from tests.ui.editor_acts import act_at_random, press, type_text


class Mirror:
    """Keeps the turns by what the editor hands over, and nothing else."""

    def __init__(self) -> None:
        self.turns: list[TurnText] = []
        self._next = 0

    def new_turn_id(self) -> TurnId:
        self._next += 1
        return TurnId(f"t{self._next}")

    def take(self, change: TurnsReplaced) -> None:
        now = {turn.id for turn in change.now}
        kept = [turn for turn in self.turns if turn.id not in change.gone and turn.id not in now]
        ids = [turn.id for turn in kept]
        at = ids.index(TurnId(change.after)) + 1 if change.after else 0
        self.turns = [*kept[:at], *change.now, *kept[at:]]

    def said(self) -> list[str]:
        return [f"{turn.kind}:{turn.text}" for turn in self.turns]


@pytest.fixture
def mirror() -> Mirror:
    return Mirror()


@pytest.fixture
def editor(qtbot: QtBot, mirror: Mirror) -> HearingEditor:
    painter = LabelPainter(lambda turn, kind: TurnLabel(kind, turn), lambda kind: QColor("black"))
    widget = HearingEditor(mirror, painter)
    qtbot.addWidget(widget)
    widget.replaced.connect(mirror.take)
    widget.resize(900, 500)
    widget.show()
    widget.load(())
    return widget


def test_a_new_hearing_begins_with_an_empty_question(editor: HearingEditor, mirror: Mirror) -> None:
    assert mirror.said() == ["V:"]


def test_enter_in_a_question_opens_an_answer_and_moves_no_text(editor: HearingEditor, mirror: Mirror) -> None:
    type_text(editor, "Waar woont u?")
    press(editor, Qt.Key.Key_Home)
    press(editor, Qt.Key.Key_Return)
    type_text(editor, "Hier.")
    assert mirror.said() == ["V:Waar woont u?", "A:Hier."]


def test_enter_in_an_answer_makes_a_paragraph_and_on_an_empty_one_a_question(
    editor: HearingEditor, mirror: Mirror
) -> None:
    type_text(editor, "Vraag\nEerst\ndan\n\nNog een")
    assert mirror.said() == ["V:Vraag", "A:Eerst\ndan", "V:Nog een"]


def test_a_remark_goes_back_to_the_kind_before(editor: HearingEditor, mirror: Mirror) -> None:
    type_text(editor, "Vraag\nAntwoord")
    editor.new_turn("O")
    type_text(editor, "huilt\n\nverder")
    assert mirror.said() == ["V:Vraag", "A:Antwoord", "O:huilt", "A:verder"]


def test_a_kind_key_changes_an_empty_turn_and_opens_one_after_a_turn_with_text(
    editor: HearingEditor, mirror: Mirror
) -> None:
    editor.new_turn("T")
    type_text(editor, "hallo")
    editor.new_turn("T")
    type_text(editor, "nog eens")
    assert mirror.said() == ["T:hallo", "T:nog eens"]


def test_backspace_at_the_start_of_a_turn_with_text_changes_nothing(editor: HearingEditor, mirror: Mirror) -> None:
    type_text(editor, "Vraag\nAntwoord")
    press(editor, Qt.Key.Key_Home)
    press(editor, Qt.Key.Key_Backspace)
    assert mirror.said() == ["V:Vraag", "A:Antwoord"]
    assert editor.kind == "V"


def test_backspace_takes_an_empty_turn_away_and_delete_never_joins(editor: HearingEditor, mirror: Mirror) -> None:
    type_text(editor, "Vraag\nAntwoord")
    editor.new_turn("V")
    press(editor, Qt.Key.Key_Backspace)
    assert mirror.said() == ["V:Vraag", "A:Antwoord"]
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    press(editor, Qt.Key.Key_End)
    press(editor, Qt.Key.Key_Delete)
    assert mirror.said() == ["V:Vraag", "A:Antwoord"]


def test_typing_over_a_selection_of_turns_empties_each_and_keeps_them(editor: HearingEditor, mirror: Mirror) -> None:
    type_text(editor, "Vraag\nAntwoord\n\nNog een")
    editor.selectAll()
    editor.selectAll()
    type_text(editor, "x")
    assert mirror.said() == ["V:x", "A:", "V:"]


def test_selecting_all_takes_this_turn_first(editor: HearingEditor, mirror: Mirror) -> None:
    type_text(editor, "Vraag\nAntwoord")
    press(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(editor, "x")
    assert mirror.said() == ["V:Vraag", "A:x"]


def test_cut_over_turns_keeps_them(editor: HearingEditor, mirror: Mirror) -> None:
    type_text(editor, "Vraag\nAntwoord")
    editor.selectAll()
    editor.selectAll()
    press(editor, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert mirror.said() == ["V:", "A:"]


def test_pasted_lines_are_paragraphs_of_this_turn(editor: HearingEditor, mirror: Mirror) -> None:
    data = QMimeData()
    data.setHtml("<b>een</b><br>twee")
    data.setText("een\r\ntwee\n\ndrie\n")
    editor.insertFromMimeData(data)
    assert mirror.said() == ["V:een\ntwee\n\ndrie"]


def test_undo_takes_one_act_at_a_time_and_brings_kinds_back(editor: HearingEditor, mirror: Mirror) -> None:
    type_text(editor, "Vraag\nAntwoord")
    editor.change_kind("O")
    assert mirror.said() == ["V:Vraag", "O:Antwoord"]
    editor.undo()
    assert mirror.said() == ["V:Vraag", "A:Antwoord"]
    editor.undo()
    editor.undo()
    assert mirror.said() == ["V:Vraag"]
    editor.redo()
    editor.redo()
    assert mirror.said() == ["V:Vraag", "A:Antwoord"]


def test_undo_removes_at_most_sixty_characters_of_typing(editor: HearingEditor, mirror: Mirror) -> None:
    type_text(editor, "a" * 200)
    editor.undo()
    assert 140 <= len(mirror.turns[0].text) < 200


def test_accents_and_a_line_break_inside_a_turn_stand_as_typed(editor: HearingEditor, mirror: Mirror) -> None:
    type_text(editor, "é ï €")
    press(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_text(editor, "onder")
    assert mirror.said() == ["V:é ï €\u2028onder"]


def test_a_question_that_is_put_opens_an_empty_answer(editor: HearingEditor, mirror: Mirror) -> None:
    type_text(editor, "Vraag\nAntwoord")
    editor.put_question("Hoe voelt u zich?")
    assert mirror.said() == ["V:Vraag", "A:Antwoord", "V:Hoe voelt u zich?", "A:"]
    assert editor.kind == "A"


def test_joining_is_a_command_of_its_own(editor: HearingEditor, mirror: Mirror) -> None:
    type_text(editor, "Vraag\nEen")
    editor.new_turn("A")
    type_text(editor, "Twee")
    editor.join_with_previous()
    assert mirror.said() == ["V:Vraag", "A:Een\nTwee"]


@pytest.mark.parametrize("seed", range(40))
def test_after_any_sequence_of_acts_the_hearing_knows_the_turns_of_the_document(
    editor: HearingEditor, mirror: Mirror, seed: int
) -> None:
    chance = random.Random(seed)
    for _ in range(60):
        act_at_random(editor, chance)
        assert tuple(mirror.turns) == editor.read()
    assert len({turn.id for turn in mirror.turns}) == len(mirror.turns)


def test_a_word_deletion_never_reaches_into_another_turn(editor: HearingEditor, mirror: Mirror) -> None:
    type_text(editor, "Vraag\nAntwoord")
    press(editor, Qt.Key.Key_Home)
    press(editor, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    assert mirror.said() == ["V:Vraag", "A:Antwoord"]


def test_a_text_that_can_only_be_read_takes_no_key_no_paste_and_no_undo(editor: HearingEditor, mirror: Mirror) -> None:
    type_text(editor, "Vraag\nAntwoord")
    editor.new_turn("V")
    editor.moveCursor(QTextCursor.MoveOperation.Up)
    editor.setReadOnly(True)
    before = mirror.said()
    control = Qt.KeyboardModifier.ControlModifier
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Tab, Qt.Key.Key_X):
        press(editor, key)
    for key in (Qt.Key.Key_A, Qt.Key.Key_A, Qt.Key.Key_X, Qt.Key.Key_Z, Qt.Key.Key_Backspace):
        press(editor, key, control)
    type_text(editor, "x\n")
    data = QMimeData()
    data.setText("geplakt")
    editor.insertFromMimeData(data)
    editor.cut()
    editor.undo()
    editor.redo()
    editor.inputMethodEvent(commit("é"))
    editor.new_turn("O")
    editor.change_kind("O")
    editor.join_with_previous()
    editor.put_question("Hoe gaat het?")
    assert mirror.said() == before == ["V:Vraag", "A:Antwoord", "V:"]


def commit(text: str) -> QInputMethodEvent:
    event = QInputMethodEvent()
    event.setCommitString(text)
    return event


def test_an_input_method_types_into_the_turn(editor: HearingEditor, mirror: Mirror) -> None:
    editor.inputMethodEvent(commit("é"))
    editor.inputMethodEvent(commit("سلام"))
    assert mirror.said() == ["V:éسلام"]


def test_what_an_input_method_is_still_composing_is_no_text_yet(editor: HearingEditor, mirror: Mirror) -> None:
    type_text(editor, "Caf")
    editor.inputMethodEvent(QInputMethodEvent("´", []))
    assert editor.textCursor().block().layout().preeditAreaText() == "´"
    assert mirror.said() == ["V:Caf"]
    editor.inputMethodEvent(commit("é"))
    assert editor.textCursor().block().layout().preeditAreaText() == ""
    assert mirror.said() == ["V:Café"]
    editor.undo()
    assert mirror.said() == ["V:Caf"]


def test_composing_over_a_selection_of_turns_empties_them_and_keeps_each(editor: HearingEditor, mirror: Mirror) -> None:
    type_text(editor, "Een\nTwee")
    editor.selectAll()
    editor.selectAll()
    editor.inputMethodEvent(QInputMethodEvent("´", []))
    editor.inputMethodEvent(commit("é"))
    assert mirror.said() == ["V:é", "A:"]


def test_the_kind_at_the_caret_is_told_whenever_it_changes(editor: HearingEditor) -> None:
    told: list[str] = []
    editor.moved.connect(lambda _, kind: told.append(kind))
    type_text(editor, "Vraag\nAntwoord\n\n")
    assert told == ["A", "V"]
    editor.change_kind("O")
    editor.undo()
    assert told == ["A", "V", "O", "V"]


def test_a_turn_is_left_when_the_caret_turns_into_another_without_moving(editor: HearingEditor) -> None:
    left: list[str] = []
    type_text(editor, "Vraag\nAntwoord\n")
    editor.left.connect(left.append)
    press(editor, Qt.Key.Key_Return)
    assert left == ["t2"]


def test_a_joined_turn_is_left_when_the_caret_goes_on(editor: HearingEditor) -> None:
    left: list[str] = []
    type_text(editor, "Vraag\nAntwoord")
    editor.join_with_previous()
    editor.left.connect(left.append)
    editor.new_turn("O")
    assert left == ["t1"]


@pytest.mark.parametrize("name", ["edit-cut", "edit-delete"])
def test_the_menu_of_the_text_empties_turns_and_keeps_them(editor: HearingEditor, mirror: Mirror, name: str) -> None:
    type_text(editor, "Vraag\nAntwoord")
    editor.selectAll()
    editor.selectAll()
    menu = editor.text_menu()
    next(action for action in menu.actions() if action.objectName() == name).trigger()
    assert mirror.said() == ["V:", "A:"]


def test_the_word_at_the_caret_knows_which_of_its_kind_it_is(editor: HearingEditor) -> None:
    type_text(editor, "Anna en Annabel en Anna")
    assert editor.word_place() == ("Anna", 2)
    press(editor, Qt.Key.Key_Home)
    assert editor.word_place() == ("Anna", 1)


@pytest.mark.parametrize("seed", range(8))
def test_the_labels_in_sight_are_always_those_of_the_text(editor: HearingEditor, qtbot: QtBot, seed: int) -> None:
    qtbot.waitExposed(editor)
    chance = random.Random(1000 + seed)
    for _ in range(40):
        act_at_random(editor, chance)
        kept = margin(editor)
        editor.relabel()
        assert kept == margin(editor)


def margin(editor: HearingEditor) -> QImage:
    return editor.viewport().grab(QRect(0, 0, int(LABEL_WIDTH) - 1, editor.viewport().height())).toImage()
