"""The keys of the vault in the menu File: not while a hearing goes on, and never a modal window then."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hearing_desk.app.clock import ZONE, StandingClock
from hearing_desk.app.passphrase_change import VaultKeys
from hearing_desk.app.passphrase_wait import PassphraseCheck
from hearing_desk.core.hearing import Status
from hearing_desk.core.text import in_english
from hearing_desk.ui.bridge import Bridge
from hearing_desk.ui.main_window import MainWindow
from hearing_desk.ui.passphrase_dialog import PassphraseDialog
from hearing_desk.ui.vault_acts import VaultActs
from tests.app.stage import CHEAP, PASSPHRASE, Stage
from tests.ui.show import Show

CLOCK = StandingClock(datetime(2026, 11, 23, 12, 0, tzinfo=ZONE))


class Keys:
    """A window with the commands, in a vault whose open hearing has a status of the test's choice."""

    def __init__(self, stage: Stage, bridge: Bridge) -> None:
        self.status: Status | None = None
        self.window = MainWindow(in_english, {}, CLOCK)
        keys = VaultKeys(stage.vault, PassphraseCheck(stage.vault, CLOCK), CLOCK, CHEAP)
        self.acts = VaultActs(self.window, keys, lambda: self.status, bridge.post, in_english)

    def said(self) -> str:
        return self.window.status.message.text()


@pytest.fixture
def bridge() -> Bridge:
    return Bridge()


@pytest.fixture
def keys(stage: Stage, bridge: Bridge, show: Show) -> Keys:
    keys = Keys(stage, bridge)
    show(keys.window)
    return keys


@pytest.mark.parametrize("command", ["change_passphrase", "new_sheet"])
def test_no_dialog_opens_while_a_hearing_goes_on(keys: Keys, command: str) -> None:
    keys.status = Status.RUNNING
    keys.window.ask(command)
    assert "Not while a hearing is going on" in keys.said()
    assert QApplication.activeModalWidget() is None


def test_a_practice_vault_gets_no_sheet(keys: Keys) -> None:
    keys.window.ask("new_sheet")
    assert "practice vault" in keys.said()


def test_the_passphrase_is_changed_from_the_menu(keys: Keys, stage: Stage, qtbot: QtBot) -> None:
    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PassphraseDialog)
        dialog.choice.take_own.setChecked(True)
        dialog.choice.own.setText("een zin die lang genoeg is")
        dialog.choice.again.setText("een zin die lang genoeg is")
        dialog.old.line.setText(PASSPHRASE)
        dialog.act.button.click()

    keys.status = Status.IN_PAUSE
    QTimer.singleShot(0, keys.window, fill)
    keys.window.ask("change_passphrase")
    qtbot.waitUntil(lambda: "was changed" in keys.said())
    stage.vault.check_passphrase("een zin die lang genoeg is")
