"""The dialogs before any hearing: a passphrase that is safe to make, and one that shows nothing when it is asked."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from hearing_desk.app.recovery_sheet import SheetToKeep
from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text, in_english
from hearing_desk.ui.bridge import Bridge
from hearing_desk.ui.dialogs import write_pdf
from hearing_desk.ui.passphrase_dialog import PassphraseDialog
from hearing_desk.ui.recovery_pages import Paper
from hearing_desk.ui.set_up_dialog import SetUpDialog
from hearing_desk.ui.sheet_dialog import SheetDialog
from hearing_desk.ui.unlock_dialog import UnlockDialog
from tests.ui.accessible import unnamed
from tests.ui.fingers import press, write
from tests.ui.show import Show

RIGHT = "appel wolk fiets molen"
FULL = Text("The sheet cannot be written there.")
NO_PRINTER = Paper(lambda _: None, lambda _: FULL)
SMALLEST_SCREEN, TITLE_BAR = 432, 32


@pytest.fixture
def set_up(show: Show) -> SetUpDialog:
    count = itertools.count(1)
    dialog = SetUpDialog(lambda: f"zes woorden nummer {next(count)}", in_english, NO_PRINTER)
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
    waits = itertools.chain([0.0, 0.05], itertools.repeat(0.0))
    dialog = UnlockDialog(unlock, bridge.post, in_english, lambda: next(waits))
    show(dialog)
    dialog.line.setFocus()
    return dialog


def test_six_words_are_offered_and_taken_once_they_are_written_down(set_up: SetUpDialog) -> None:
    set_up.go_on()
    assert "Write the words down" in set_up.message.text()
    assert set_up.choice.isVisible()
    set_up.choice.written_down.setChecked(True)
    set_up.go_on()
    assert set_up.sheet.isVisible()
    assert set_up.passphrase() == "zes woorden nummer 1"


def test_other_words_have_to_be_written_down_again(set_up: SetUpDialog) -> None:
    set_up.choice.written_down.setChecked(True)
    set_up.choice.other_words.click()
    assert set_up.choice.words.text() == "zes woorden nummer 2"
    assert not set_up.choice.written_down.isChecked()


def test_an_own_passphrase_is_typed_twice_alike(set_up: SetUpDialog) -> None:
    set_up.choice.take_own.setChecked(True)
    set_up.choice.own.setText("een zin die lang genoeg is")
    set_up.choice.again.setText("een zin die lang genoeg was")
    set_up.go_on()
    assert not set_up.sheet.isVisible()
    set_up.choice.again.setText("een zin die lang genoeg is")
    set_up.go_on()
    assert set_up.sheet.isVisible()
    assert set_up.passphrase() == "een zin die lang genoeg is"


def test_there_is_no_vault_before_two_groups_of_the_sheet_were_typed(set_up: SetUpDialog) -> None:
    to_the_groups(set_up)
    set_up.go_on()
    assert set_up.isVisible()
    assert "is not the same as on the sheet" in set_up.message.text()
    first, second = (set_up.kept.groups[number - 1] for number in set_up.kept.asked)
    write(first.lower())
    press(Qt.Key.Key_Tab)
    write(second)
    press(Qt.Key.Key_Return)
    assert not set_up.isVisible()
    assert set_up.result() == SetUpDialog.DialogCode.Accepted


def test_the_sheet_does_not_show_while_its_groups_are_typed(set_up: SetUpDialog) -> None:
    to_the_groups(set_up)
    assert not set_up.sheet.groups.isVisible()
    set_up.back.click()
    shown = [label.text() for label in set_up.sheet.groups.findChildren(QLabel)]
    assert set_up.sheet.groups.isVisible()
    assert [words.split()[-1] for words in shown] == list(set_up.kept.groups)


def test_each_page_begins_with_the_focus_where_its_work_is(set_up: SetUpDialog) -> None:
    set_up.choice.written_down.setChecked(True)
    set_up.go_on()
    assert set_up.focusWidget() is set_up.sheet.print_button
    set_up.go_on()
    assert set_up.focusWidget() is set_up.confirm.first
    set_up.back.click()
    assert set_up.focusWidget() is set_up.sheet.print_button


def test_a_pdf_that_cannot_be_written_is_said(set_up: SetUpDialog) -> None:
    set_up.choice.written_down.setChecked(True)
    set_up.go_on()
    set_up.sheet.pdf_button.click()
    assert set_up.message.text() == in_english(FULL)


def test_an_organisation_that_can_help_takes_the_place_of_the_sheet(show: Show) -> None:
    dialog = SetUpDialog(lambda: "zes woorden", in_english, NO_PRINTER, "0123456789abcdef" * 4)
    show(dialog)
    dialog.choice.written_down.setChecked(True)
    dialog.go_on()
    assert dialog.organisation.fingerprint.text().startswith("0123 4567 89ab cdef 0123")
    press(Qt.Key.Key_Return)
    assert dialog.result() == SetUpDialog.DialogCode.Accepted


def test_a_key_of_the_organisation_that_is_wrong_is_said_on_the_first_page(show: Show) -> None:
    dialog = SetUpDialog(lambda: "zes woorden", in_english, NO_PRINTER, "", FULL)
    show(dialog)
    assert dialog.message.text() == in_english(FULL)


def test_a_sheet_is_written_to_the_place_that_was_chosen_and_nowhere_else(tmp_path: Path, set_up: SetUpDialog) -> None:
    assert write_pdf(in_english, set_up.kept, str(tmp_path / "blad.pdf")) is None
    assert (tmp_path / "blad.pdf").read_bytes().startswith(b"%PDF")
    assert [path.name for path in tmp_path.iterdir()] == ["blad.pdf"]
    assert write_pdf(in_english, set_up.kept, str(tmp_path / "none" / "blad.pdf")) is not None


def test_a_new_passphrase_needs_the_old_one_and_is_set_on_a_thread_of_its_own(
    show: Show, bridge: Bridge, qtbot: QtBot
) -> None:
    changed: list[tuple[str, str, int]] = []

    def change(old: str, new: str) -> None:
        unlock(old)
        changed.append((old, new, threading.get_ident()))

    dialog = PassphraseDialog(lambda: "zes nieuwe woorden", change, bridge.post, in_english)
    show(dialog)
    dialog.act.button.click()
    assert "First type the passphrase" in dialog.act.message.text()
    write("fout")
    dialog.act.button.click()
    assert "Write the words down" in dialog.act.message.text()
    dialog.choice.written_down.setChecked(True)
    dialog.act.button.click()
    qtbot.waitUntil(lambda: "does not open" in dialog.act.message.text())
    assert (dialog.isVisible(), dialog.old.line.text(), changed) == (True, "", [])
    qtbot.waitUntil(dialog.act.button.isEnabled)
    write(RIGHT)
    dialog.act.button.click()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert [(old, new) for old, new, _ in changed] == [(RIGHT, "zes nieuwe woorden")]
    assert changed[0][2] != threading.get_ident()


def test_a_new_sheet_is_on_paper_before_it_counts(show: Show, bridge: Bridge, qtbot: QtBot) -> None:
    kept: list[SheetToKeep] = []

    def keep(passphrase: str, sheet: SheetToKeep) -> None:
        unlock(passphrase)
        kept.append(sheet)

    dialog = SheetDialog(keep, NO_PRINTER, False, bridge.post, in_english)
    show(dialog)
    for _ in range(2):
        dialog.act.button.click()
    assert "is not the same as on the sheet" in dialog.act.message.text()
    dialog.confirm.first.setText(dialog.kept.groups[dialog.kept.asked[0] - 1])
    dialog.confirm.second.setText(dialog.kept.groups[dialog.kept.asked[1] - 1])
    dialog.act.button.click()
    assert "First type the passphrase" in dialog.act.message.text()
    write(RIGHT)
    dialog.act.button.click()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert kept == [dialog.kept]


def test_every_dialog_fits_the_smallest_screen(show: Show, bridge: Bridge, set_up: SetUpDialog) -> None:
    change = PassphraseDialog(lambda: "zes nieuwe woorden", lambda *_: None, bridge.post, in_english)
    sheet = SheetDialog(lambda *_: None, NO_PRINTER, False, bridge.post, in_english)
    for dialog in (change, sheet):
        show(dialog)
    to_the_groups(set_up)
    for height in (set_up.height(), change.height(), sheet.height()):
        assert height <= SMALLEST_SCREEN - TITLE_BAR


def test_everything_in_the_dialogs_has_a_name(set_up: SetUpDialog, unlocking: UnlockDialog, bridge: Bridge) -> None:
    change = PassphraseDialog(lambda: "zes nieuwe woorden", lambda *_: None, bridge.post, in_english)
    sheet = SheetDialog(lambda *_: None, NO_PRINTER, True, bridge.post, in_english)
    for dialog in (set_up, unlocking, change, sheet):
        assert unnamed(dialog) == []


def test_a_wait_from_before_the_start_still_counts(show: Show, bridge: Bridge, qtbot: QtBot) -> None:
    dialog = UnlockDialog(unlock, bridge.post, in_english, lambda: 0.2)
    show(dialog)
    assert dialog.message.text() == "The next try is possible in 1 s."
    assert not dialog.button.isEnabled()
    dialog.line.setText(RIGHT)
    dialog.attempt()
    assert dialog.opened is None
    qtbot.waitUntil(dialog.button.isEnabled)


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


def to_the_groups(set_up: SetUpDialog) -> None:
    """Go on to the page where two groups are typed."""
    set_up.choice.written_down.setChecked(True)
    for _ in range(2):
        set_up.go_on()
