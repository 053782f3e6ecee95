"""The hearing room beside its text: lists, pauses and the end; quiet, and nothing on screen that hurts."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from hearing_desk.app.beside_presenter import POINTS
from hearing_desk.app.session import text_of
from hearing_desk.core import events as ev
from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text
from hearing_desk.vault import SaveFailed
from tests.app.stage import Stage
from tests.app.typing import named
from tests.ui.accessible import walk
from tests.ui.hall import Hall
from tests.ui.rooms_on_stage import RoomsOnStage
from tests.ui.show import Show

KINDS = {"turn_v": "V", "turn_a": "A", "turn_o": "O", "turn_t": "T", "turn_g": "G", "turn_s": "S"}
SENSITIVE = re.compile("1F|lhbti|bekering|afvallig|mensenhandel|uitsluiting", re.IGNORECASE)
TORTURE = "Ik ben gemarteld."


@pytest.mark.parametrize("command_id", ["list_opening", "list_points", "list_closing"])
def test_a_list_comes_beside_the_text_by_its_key_and_f6_leads_back(hall: Hall, command_id: str) -> None:
    hall.write("Waar?")
    before = hall.caret
    hall.command(command_id)
    which = {"list_opening": "opening", "list_points": "points", "list_closing": "closing"}[command_id]
    assert hall.rooms.focused == f"beside.{which}.list"
    hall.command("pane_next")
    assert (hall.is_in_text(), hall.caret) == (True, before)


def test_a_list_comes_back_on_a_narrow_screen(hall: Hall) -> None:
    hall.rooms.window.resize(911, 432)
    QApplication.processEvents()
    hall.command("list_opening")
    assert hall.rooms.focused == "beside.opening.list"


def test_an_item_of_the_opening_is_put_as_a_question_and_answered_by_hand(hall: Hall) -> None:
    hall.command("list_opening")
    items = [i for i in hall.session.pack.checklist("opening").items if i.ask]
    hall.rooms.choose("beside.opening.list", items[0].id)
    hall.key(Qt.Key.Key_Return)
    assert hall.is_in_text()
    assert [(t.kind, t.text) for t in hall.session.turns][-2:] == [("V", items[0].ask), ("A", "")]
    assert next(r for r in hall.room.beside_presenter.rows("opening") if r.id == items[0].id).is_open
    hall.write("Ja.")
    hall.room.presenter.leave_all()
    row = next(r for r in hall.room.beside_presenter.rows("opening") if r.id == items[0].id)
    assert (row.is_open, row.state_text) == (False, f"V{hall.session.turns[-2].number}")
    assert not hall.session.committed.opening


def test_a_question_that_was_put_is_finished_at_once(hall: Hall) -> None:
    item = next(i for i in hall.session.pack.checklist("opening").items if i.ask)
    hall.room.put_question("opening", item.id)
    asked = hall.session.turns[-2]
    assert asked.typed_at
    assert hall.session.committed.questions_put == {item.id: asked.id}


def test_a_coverage_point_is_set_by_one_letter_and_deliberately_not_asks_why(hall: Hall) -> None:
    hall.command("next_topic")
    hall.command("list_points")
    point = hall.room.beside_presenter.rows("points")[0].id
    hall.write("g")
    assert hall.session.committed.coverage[point].state == "gevraagd"
    hall.write("b")
    assert hall.session.committed.coverage[point].state == "gevraagd"
    hall.write("al bekend")
    hall.key(Qt.Key.Key_Return)
    covered = hall.session.committed.coverage[point]
    assert (covered.state, covered.reason) == ("bewust_niet", "al bekend")
    assert hall.rooms.focused == "beside.points.list"


def test_in_a_pause_and_after_the_end_the_text_takes_nothing(hall: Hall) -> None:
    hall.write("Waar?\nDaar.")
    hall.room.presenter.leave_all()
    for event in (ev.PauseBegun("medewerker", "pauze"), ev.HearingEnded()):
        hall.session.record(event)
        before, count = named(hall.session), len(hall.session.records)
        hall.rooms.window.go_to("hearing")
        hall.write("x\n\n")
        for command_id in ("turn_v", "turn_kind", "next_topic", "choose_topic", "join_turn", "turn_o"):
            hall.command(command_id)
        hall.rooms.window.strip.close_strip()
        assert (named(hall.session), len(hall.session.records)) == (before, count)


def test_after_the_end_nothing_is_parked_or_marked(hall: Hall) -> None:
    hall.write("Waar?\nDaar.")
    hall.room.presenter.leave_all()
    hall.session.record(ev.HearingEnded())
    count = len(hall.session.records)
    for command_id in ("park", "mark_inaudible", "mark_uncertain", "bookmark", "name_speaker"):
        hall.command(command_id)
    assert len(hall.session.records) == count


def test_the_text_takes_keys_again_as_soon_as_the_pause_is_over(hall: Hall) -> None:
    hall.write("Waar?")
    hall.room.presenter.leave_all()
    hall.session.record(ev.PauseBegun("medewerker", "pauze"))
    hall.rooms.window.go_to("hearing")
    hall.session.record(ev.PauseEnded())
    hall.write("!")
    assert named(hall.session) == ["V1:Waar?!"]


def test_an_ended_hearing_without_turns_gets_none_by_looking_at_it(show: Show, stage: Stage) -> None:
    session = stage.begun()
    session.record(ev.HearingEnded())
    rooms = RoomsOnStage(show, stage, session)
    rooms.window.go_to("hearing")
    assert session.turns == ()
    rooms.close()


def test_a_hearing_that_can_only_be_read_is_shown_and_takes_no_key(show: Show, stage: Stage) -> None:
    session = stage.begun()
    stage.say(session, "V", "Waar?")
    session.is_read_only = True
    rooms = RoomsOnStage(show, stage, session)
    rooms.window.go_to("hearing")
    rooms.type("x\n")
    for command_id in ("turn_a", "next_topic", "park", "bookmark", "cards"):
        rooms.command(command_id)
    assert named(session) == ["V1:Waar?"]
    rooms.close()


def test_undo_and_redo_work_from_the_text_by_their_keys(hall: Hall) -> None:
    hall.write("Waar?\nDaar.")
    control, said = Qt.KeyboardModifier.ControlModifier, []
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_Y):
        hall.rooms.key(key, control)
        assert tuple(map(text_of, hall.session.turns)) == hall.editor.read()
        said.append(named(hall.session))
    assert said == [["V1:Waar?", "A1:"], ["V1:Waar?"], ["V1:Waar?", "A1:"], ["V1:Waar?", "A1:Daar."]]


def test_leaving_the_room_and_coming_back_keeps_the_caret_and_what_can_be_undone(hall: Hall) -> None:
    hall.write("Waar?\nDaar.")
    cursor = hall.editor.textCursor()
    cursor.setPosition(2)
    hall.editor.setTextCursor(cursor)
    hall.rooms.window.go_to("preparation")
    hall.rooms.window.go_to("hearing")
    assert (hall.is_in_text(), hall.caret, hall.editor.document().isUndoAvailable()) == (True, (2, 2), True)


def test_while_keys_are_going_nothing_takes_them(hall: Hall) -> None:
    groups = [signal.id for signal in hall.session.pack.signals][:20]
    windows = set(QApplication.topLevelWidgets())
    hall.write("Vraag\n")
    typed = "".join(chr(ord("a") + n % 26) for n in range(200))
    for at, letter in enumerate(typed):
        hall.rooms._hands.letter(letter)
        if at % 10 == 0:
            hall.session.record(ev.CardOpened(groups[at // 10], hall.session.turns[0].id, "consult"))
        if at == 50:
            hall.session._take_report(_failed())
        QApplication.processEvents()
        assert hall.is_in_text()
        assert hall.caret == (6 + at + 1, 6 + at + 1)
    assert hall.session.turns[-1].text == typed
    assert hall.editor.document().toPlainText() == f"Vraag\n{typed}"
    assert {w for w in QApplication.topLevelWidgets() if w.isVisible()} <= windows
    assert hall.room.rail.text().endswith("20")
    assert hall.session.save_state.is_at_risk


def _failed() -> SaveFailed:
    return SaveFailed(0.0, DeskError("disk_full", Text("The disk is full.")))


def test_nothing_sensitive_stands_on_the_screen_in_the_room(hall: Hall, stage: Stage) -> None:
    hall.write("Vraag\nAntwoord")
    hall.room.presenter.leave_all()
    turn = hall.session.turns[0].id
    for signal in hall.session.pack.signals:
        hall.room.cards.raise_card(signal.id, turn)
    seen = set(_said(hall.rooms.window))
    for row in hall.room.topics.all_rows():
        hall.room.open_topic(row.id)
        for which in ("list_opening", "list_points", "list_closing"):
            hall.command(which)
            seen |= _walked(hall)
    for command_id in (
        "cards",
        "raise_card",
        "choose_topic",
        "turn_kind",
        "go_to",
        "find",
        "emergency_card",
        "key_card",
    ):
        hall.command(command_id)
        seen |= _walked(hall)
        hall.rooms.window.strip.close_strip()
    assert len(seen) > 300
    assert [words for words in sorted(seen) if SENSITIVE.search(words)] == []


def _walked(hall: Hall) -> set[str]:
    """What is said on each line of the list that has the focus."""
    focused = QApplication.focusWidget()
    assert focused is not None
    model = getattr(focused, "model", None)
    seen = set(_said(hall.rooms.window))
    for _ in range(model().rowCount() if model else 0):
        hall.key(Qt.Key.Key_Down)
        seen |= {w.text() for w in hall.rooms.window.findChildren(QLabel) if w.isVisible()}
    return seen


def _said(window: QWidget) -> Iterator[str]:
    for node in walk(QAccessible.queryAccessibleInterface(window)):
        for part in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value):
            yield node.text(part)
    for widget in window.findChildren(QWidget):
        yield widget.toolTip()
        yield widget.accessibleName()
        yield widget.accessibleDescription()
        if isinstance(widget, (QLabel, QLineEdit)):
            yield widget.text()
        elif isinstance(widget, (QTextEdit, QPlainTextEdit)):
            yield widget.toPlainText()


def test_on_a_low_window_with_large_letters_the_list_one_works_in_has_the_panel_to_itself(hall: Hall) -> None:
    window, beside = hall.rooms.window, hall.room.beside
    window.resize(911, 432)
    window._acts._zoom_to(200)
    hall.command("list_points")
    QApplication.processEvents()
    points = beside.lists[POINTS]
    assert window.height() == 432
    assert not beside.topics.isVisible()
    assert points.view.visualRect(points.view.currentIndex()).bottom() <= points.view.viewport().height()
    assert points._legend.height() >= points._legend.heightForWidth(points._legend.width())
    hall.key(Qt.Key.Key_Escape)
    assert beside.topics.isVisibleTo(beside)
    window._acts._zoom_to(100)
