"""The window: rooms by their keys, commands that say why not, and sentences that stay."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hearing_desk.app.clock import ZONE, StandingClock
from hearing_desk.app.saving import SaveState, room_left
from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text, in_english
from hearing_desk.ui.main_window import MainWindow
from hearing_desk.ui.room import Holder
from tests.ui.accessible import unnamed
from tests.ui.fingers import chord, focused, press, write
from tests.ui.show import Show

MORNING = datetime(2026, 11, 23, 10, 42, 7, tzinfo=ZONE)


class PlainRoom:
    def __init__(self, room_id: str, reason: Text | None = None) -> None:
        self.room_id = room_id
        self.widget: QWidget = QLineEdit()
        self.widget.setAccessibleName(room_id)
        self.reason = reason
        self.left = 0

    @property
    def holders(self) -> tuple[Holder, ...]:
        return ()

    def why_not(self) -> Text | None:
        return self.reason

    def enter(self) -> None:
        self.widget.setFocus()

    def leave(self) -> None:
        self.left += 1


class Rooms:
    def __init__(self) -> None:
        self.built: list[str] = []
        self.hearings = PlainRoom("hearings")
        self.gate = PlainRoom("gate")
        self.pause = PlainRoom("pause", Text("There is no pause now."))

    def source(self, room: PlainRoom) -> PlainRoom:
        self.built.append(room.room_id)
        return room


@pytest.fixture
def rooms() -> Rooms:
    return Rooms()


@pytest.fixture
def window(rooms: Rooms, show: Show) -> MainWindow:
    window = MainWindow(
        in_english,
        {
            "hearings": lambda: rooms.source(rooms.hearings),
            "gate": lambda: rooms.source(rooms.gate),
            "pause": lambda: rooms.source(rooms.pause),
        },
        StandingClock(MORNING),
    )
    show(window)
    window.go_to("hearings")
    return window


def said(window: MainWindow) -> str:
    return window.status.message.text()


def test_rooms_are_built_when_they_are_first_opened(window: MainWindow, rooms: Rooms) -> None:
    assert rooms.built == ["hearings"]
    chord("Alt+3")
    chord("Alt+1")
    chord("Alt+3")
    assert rooms.built == ["hearings", "gate"]
    assert window.current_room == "gate"
    assert rooms.hearings.left == 2


def test_a_room_that_is_not_reachable_says_why_and_nothing_changes(window: MainWindow) -> None:
    chord("Alt+5")
    assert said(window) == "There is no pause now."
    assert window.current_room == "hearings"


def test_a_room_without_a_hearing_says_to_open_one(window: MainWindow) -> None:
    chord("Alt+4")
    assert "Open a hearing first" in said(window)


def test_a_command_of_another_room_says_where_it_is_done(window: MainWindow) -> None:
    chord("Ctrl+1")
    assert said(window) == "This is done in the room Hearing (Alt+4)."


def test_a_command_does_what_was_registered_and_its_refusal_is_said(window: MainWindow) -> None:
    done: list[str] = []
    window.register("new_hearing", lambda: done.append("new"))
    chord("Ctrl+N")
    assert done == ["new"]
    window.register("new_hearing", lambda: Text("Not in a pause."))
    chord("Ctrl+N")
    assert said(window) == "Not in a pause."
    window.forget("new_hearing")
    chord("Ctrl+N")
    assert said(window) == "There is nothing to do for this here."


def test_a_command_nobody_knows_cannot_be_registered(window: MainWindow) -> None:
    with pytest.raises(KeyError):
        window.register("tick_all", lambda: None)


def test_a_sentence_stays_until_the_next(window: MainWindow, qtbot: QtBot) -> None:
    window.tell(Text("The case is saved."))
    qtbot.wait(50)
    chord("Alt+3")
    assert said(window) == "The case is saved."


def test_another_hearing_lets_its_rooms_go(window: MainWindow, rooms: Rooms) -> None:
    chord("Alt+3")
    other = PlainRoom("gate")
    window.replace_rooms({"gate": lambda: rooms.source(other)})
    assert window.room("gate") is None
    chord("Alt+3")
    assert window.room("gate") is other


def test_without_a_hearing_only_the_list_is_left(window: MainWindow) -> None:
    window.remove_rooms()
    chord("Alt+3")
    assert "Open a hearing first" in said(window)
    assert window.go_to("hearings")


def test_text_grows_and_shrinks_within_bounds_and_says_so(window: MainWindow) -> None:
    normal = QApplication.font().pointSizeF()
    window.status.tell_aside(Text("PRACTICE"))
    for _ in range(30):
        chord("Ctrl++")
    assert QApplication.font().pointSizeF() == pytest.approx(2.5 * normal)
    assert (window.status.text_size.text(), window.status.aside.text()) == ("Text size 250 %", "PRACTICE")
    chord("Ctrl+0")
    assert QApplication.font().pointSizeF() == pytest.approx(normal)
    assert window.status.text_size.text() == ""


def test_keys_work_while_the_menus_are_hidden(window: MainWindow) -> None:
    chord("Shift+F11")
    assert not window.menuBar().isVisible()
    chord("Alt+3")
    assert window.current_room == "gate"
    chord("Shift+F11")
    assert window.menuBar().isVisible()


def test_shift_f1_shows_the_keys_and_esc_puts_the_caret_back(window: MainWindow, rooms: Rooms) -> None:
    chord("Shift+F1")
    assert focused().objectName() == "key_card"
    assert unnamed(window) == []
    chord("F6")
    assert focused() is rooms.hearings.widget
    chord("F6")
    assert focused().objectName() == "key_card"
    press(Qt.Key.Key_Escape)
    assert focused() is rooms.hearings.widget


def test_the_menu_undoes_what_was_typed(window: MainWindow, rooms: Rooms) -> None:
    write("abc")
    window.ask("undo")
    assert isinstance(rooms.hearings.widget, QLineEdit)
    assert rooms.hearings.widget.text() != "abc"


def test_the_header_tells_the_truth_about_saving(window: MainWindow) -> None:
    window.header.show_saving(SaveState(saved_at=MORNING))
    assert window.header.saved.text() == "● Saved 10:42:07"
    problem = DeskError("disk_full", Text("The disk is full."))
    window.header.show_saving(SaveState(MORNING, MORNING, problem))
    assert window.header.saved.text() == "▲ NOT saved since 10:42"
    assert window.header.saved.property("mood") == "danger"
    window.header.show_saving(SaveState(MORNING, MORNING, problem, is_kept_aside=True))
    assert window.header.saved.text() == "▲ NOT saved since 10:42, but kept in a second place"
    assert window.header.saved.property("mood") == "danger"


def test_the_header_says_that_there_is_little_room_and_becomes_no_louder(window: MainWindow) -> None:
    window.header.show_saving(room_left(SaveState(saved_at=MORNING), 83_999_999, is_low=True))
    assert window.header.saved.text() == "● Saved 10:42:07 ▲ only 83 MB left on the disk"
    assert window.header.saved.property("mood") == ""
    window.header.show_saving(room_left(SaveState(saved_at=MORNING, mb_left=83), 900_000_000, is_low=False))
    assert window.header.saved.text() == "● Saved 10:42:07"


def test_the_clock_in_the_header_is_the_programs_clock(window: MainWindow) -> None:
    clocks = [label.text() for label in window.header.findChildren(QLabel) if label.objectName() == "header.clock"]
    assert clocks == ["10:42"]


@pytest.mark.parametrize(("width", "height"), [(1366, 688), (1093, 534), (911, 432)])
def test_a_long_sentence_never_widens_the_window(window: MainWindow, width: int, height: int) -> None:
    window.resize(width, height)
    window.tell(Text("A sentence that is much longer than any window is wide, and goes on. " * 8))
    window.header.show_crumb("een heel lang onderwerp " * 20)
    assert window.minimumSizeHint().width() <= width
