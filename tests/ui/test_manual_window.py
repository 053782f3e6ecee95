"""F1 opens the page of the room, nothing opens it by itself, and Esc gives the keyboard back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt, QUrl
from PySide6.QtGui import QPdfWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from hearing_desk.app.manual import ROOM_PAGES
from hearing_desk.i18n import words_of
from hearing_desk.ui.assembly import Assembly
from hearing_desk.ui.keymap import COMMANDS
from hearing_desk.ui.manual_window import Help, ManualWindow
from tests.app.stage import Stage
from tests.ui.accessible import unnamed
from tests.ui.fingers import chord


def manual_of(assembly: Assembly, qtbot: QtBot) -> ManualWindow:
    """The manual after F1, when the keyboard goes to it."""
    chord("F1")
    manual = assembly.help.manual
    assert manual is not None
    qtbot.addWidget(manual)
    qtbot.waitUntil(manual.isActiveWindow)
    return manual


def shown(manual: ManualWindow) -> str:
    return manual.text.toPlainText().splitlines()[0]


@pytest.mark.parametrize("room", ROOM_PAGES)
def test_f1_opens_the_page_of_the_room(assembly: Assembly, stage: Stage, qtbot: QtBot, room: str) -> None:
    assembly.open_hearing(stage.begun().hearing_id)
    assembly.window.go_to(room)
    here = assembly.window.current_room
    manual = manual_of(assembly, qtbot)
    assert manual.pages.currentRow() == 1 + ROOM_PAGES.index(here)
    assert manual.text.hasFocus()


def test_the_card_of_keys_is_a_page_that_can_be_printed(assembly: Assembly, qtbot: QtBot) -> None:
    manual = manual_of(assembly, qtbot)
    manual.show_page("keys")
    assert shown(manual) == "Toetsen"
    printer = QPdfWriter(paper := QBuffer())
    assert paper.open(QIODevice.OpenModeFlag.WriteOnly)
    manual.text.document().print_(printer)
    said = manual.text.toPlainText()
    assert all(words_of("nl").say(command.text) in said for command in COMMANDS)
    assert paper.data().startsWith(b"%PDF")


def test_nothing_opens_it_but_a_key(assembly: Assembly, stage: Stage) -> None:
    assembly.open_hearing(stage.begun().hearing_id)
    for room in ROOM_PAGES:
        assembly.window.go_to(room)
    assert assembly.help.manual is None


def test_esc_closes_it_and_the_keyboard_is_back_where_it_was(assembly: Assembly, stage: Stage, qtbot: QtBot) -> None:
    assembly.open_hearing(stage.begun().hearing_id)
    assembly.window.go_to("hearing")
    before = QApplication.focusWidget()
    manual = manual_of(assembly, qtbot)
    QTest.keyClick(manual.text, Qt.Key.Key_Escape)
    qtbot.waitUntil(assembly.window.isActiveWindow)
    assert not manual.isVisible()
    assert QApplication.focusWidget() is before


def test_a_link_opens_its_page_and_everything_has_a_name(assembly: Assembly, qtbot: QtBot) -> None:
    manual = manual_of(assembly, qtbot)
    manual.text.anchorClicked.emit(QUrl("safe"))
    assert shown(manual) == "Wat bewaard en veilig is"
    assert manual.windowTitle() == "Wat bewaard en veilig is – handleiding van Hearing Desk"
    assert unnamed(manual) == []


def test_a_page_is_not_printed_during_a_hearing(assembly: Assembly, stage: Stage, qtbot: QtBot) -> None:
    def may_print() -> bool:
        button = manual_of(assembly, qtbot).findChild(QPushButton, "manual.print")
        assert isinstance(button, QPushButton)
        return button.isEnabled()

    assert may_print()
    assembly.help.close()
    qtbot.waitUntil(assembly.window.isActiveWindow)
    assembly.open_hearing(stage.begun().hearing_id)
    assembly.window.go_to("hearing")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    assert not may_print()


def test_it_closes_with_the_program(assembly: Assembly, qtbot: QtBot) -> None:
    manual = manual_of(assembly, qtbot)
    assembly.window.close()
    assert not manual.isVisible()


def test_practice_opens_another_window_but_not_during_a_hearing(assembly: Assembly) -> None:
    begun: list[str] = []
    is_heard = [True]
    Help(assembly.window, words_of("en"), lambda: is_heard[0], lambda: begun.append("practice"))
    assembly.window.activateWindow()
    chord("Ctrl+Shift+F1")
    assert not begun
    assert "vóór of na het gehoor" in assembly.window.status.message.text()
    is_heard[0] = False
    chord("Ctrl+Shift+F1")
    assert begun == ["practice"]


def test_an_update_is_told_in_one_line_and_its_key_opens_the_page(assembly: Assembly, qtbot: QtBot) -> None:
    assembly.help.tell_of_update("0.2.0")
    assert "0.2.0" in assembly.window.status.message.text()
    assert "Ctrl+F11" in assembly.window.status.message.text()
    chord("Ctrl+F11")
    assert assembly.help.manual is not None
    qtbot.addWidget(assembly.help.manual)
    assert shown(assembly.help.manual) == "Wat is er nieuw"
