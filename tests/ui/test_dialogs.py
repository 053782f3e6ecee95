"""The dialogs before any hearing: a passphrase that is safe to make, and one that shows nothing when it is asked."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text, in_english
from hearing_desk.ui.bridge import Bridge
from hearing_desk.ui.dialogs import UnlockDialog
from hearing_desk.ui.set_up_dialog import SetUpDialog
from tests.ui.accessible import unnamed
from tests.ui.fingers import press, write
from tests.ui.show import Show

RIGHT = "appel wolk fiets molen"


@pytest.fixture
def set_up(show: Show) -> SetUpDialog:
    count = itertools.count(1)
    dialog = SetUpDialog(lambda: f"zes woorden nummer {next(count)}", in_english)
    show(dialog)
    return dialog


def unlock(passphrase: str) -> str:
    if passphrase != RIGHT:
        raise DeskError("wrong_passphrase", Text("This passphrase does not open the vault."))
    return "vault"


@pytest.fixture
def bridge() -> Bridge:
    return Bridge()


@pytest.fixture
def unlocking(show: Show, bridge: Bridge) -> UnlockDialog:
    dialog = UnlockDialog(unlock, bridge.post, in_english, waits=(0.05, 0.1))
    show(dialog)
    dialog.line.setFocus()
    return dialog


def test_six_words_are_offered_and_taken_once_they_are_written_down(set_up: SetUpDialog) -> None:
    set_up.accept()
    assert set_up.isVisible()
    assert "Write the words down" in set_up.message.text()
    set_up.written_down.setChecked(True)
    set_up.accept()
    assert not set_up.isVisible()
    assert set_up.passphrase() == "zes woorden nummer 1"


def test_other_words_have_to_be_written_down_again(set_up: SetUpDialog) -> None:
    set_up.written_down.setChecked(True)
    set_up.other_words.click()
    assert set_up.words.text() == "zes woorden nummer 2"
    assert not set_up.written_down.isChecked()


def test_an_own_passphrase_is_typed_twice_alike(set_up: SetUpDialog) -> None:
    set_up.take_own.setChecked(True)
    set_up.own.setText("een zin die lang genoeg is")
    set_up.again.setText("een zin die lang genoeg was")
    set_up.accept()
    assert set_up.isVisible()
    set_up.again.setText("een zin die lang genoeg is")
    set_up.accept()
    assert set_up.passphrase() == "een zin die lang genoeg is"


def test_everything_in_both_dialogs_has_a_name(set_up: SetUpDialog, unlocking: UnlockDialog) -> None:
    assert unnamed(set_up) == []
    assert unnamed(unlocking) == []


def test_the_passphrase_shows_neither_letters_nor_how_many(unlocking: UnlockDialog) -> None:
    write("geheim")
    assert unlocking.line.echoMode() is QLineEdit.EchoMode.NoEcho
    assert unlocking.line.displayText() == ""


def test_the_right_passphrase_opens_without_holding_up_the_window(unlocking: UnlockDialog, qtbot: QtBot) -> None:
    write(RIGHT)
    press(Qt.Key.Key_Return)
    assert unlocking.opened is None
    qtbot.waitUntil(lambda: unlocking.opened == "vault")
    assert not unlocking.isVisible()


def test_a_wrong_passphrase_is_said_and_waits_before_the_next_try(unlocking: UnlockDialog, qtbot: QtBot) -> None:
    write("fout")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "does not open" in unlocking.message.text())
    assert not unlocking.button.isEnabled()
    assert unlocking.line.text() == ""
    qtbot.waitUntil(unlocking.button.isEnabled)
    write(RIGHT)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: unlocking.opened == "vault")


def test_an_empty_passphrase_is_not_tried(unlocking: UnlockDialog) -> None:
    press(Qt.Key.Key_Return)
    assert unlocking.message.text() == ""


def test_the_vault_is_unlocked_on_a_thread_of_its_own(show: Show, bridge: Bridge, qtbot: QtBot) -> None:
    def where(_: str) -> int:
        return threading.get_ident()

    attempt: Callable[[str], int] = where
    dialog = UnlockDialog(attempt, bridge.post, in_english)
    show(dialog)
    dialog.line.setText(RIGHT)
    dialog.attempt()
    qtbot.waitUntil(lambda: dialog.opened is not None)
    assert dialog.opened != threading.get_ident()
