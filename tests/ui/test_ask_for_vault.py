"""The way into the program: a first vault with a way back, and a vault from before there was one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hearing_desk.app.policy import Policy
from hearing_desk.app.recovery_organisation import write_new_key
from hearing_desk.app.vault_door import VaultDoor
from hearing_desk.core.text import in_english
from hearing_desk.ui.application import Application
from hearing_desk.ui.ask_for_vault import ask_for_vault
from hearing_desk.ui.bridge import Bridge
from hearing_desk.ui.set_up_dialog import SetUpDialog
from hearing_desk.ui.sheet_dialog import SheetDialog
from hearing_desk.ui.unlock_dialog import UnlockDialog
from hearing_desk.vault import Doing, Vault, new_sheet, open_vault, unlock_by_shares, unlock_by_sheet
from hearing_desk.vault.header import new_header, write_header
from tests.vault.practice import CHEAP, PASSPHRASE

OWN = "een zin die lang genoeg is"


@pytest.fixture
def application(qtbot: QtBot) -> Application:
    # The real one makes a second QApplication; these two are all that is asked of it here.
    return cast(Application, SimpleNamespace(words=SimpleNamespace(say=in_english), bridge=Bridge()))


def door(directory: Path, policy: Policy | None = None) -> VaultDoor:
    return VaultDoor(directory, CHEAP, policy or Policy())


def soon(act: Callable[[], None]) -> None:
    """Do something with the dialog that is about to open."""
    QTimer.singleShot(50, act)


def choose(dialog: SetUpDialog) -> None:
    dialog.choice.take_own.setChecked(True)
    dialog.choice.own.setText(OWN)
    dialog.choice.again.setText(OWN)
    dialog.go_on()


def test_a_first_vault_is_opened_by_its_passphrase_and_by_its_sheet(tmp_path: Path, application: Application) -> None:
    sheets: list[str] = []

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SetUpDialog)
        choose(dialog)
        dialog.go_on()
        dialog.confirm.first.setText(dialog.kept.groups[dialog.kept.asked[0] - 1])
        dialog.confirm.second.setText(dialog.kept.groups[dialog.kept.asked[1] - 1])
        sheets.append(" ".join(dialog.kept.groups))
        dialog.go_on()

    soon(fill)
    vault = ask_for_vault(application, door(tmp_path / "vault"))
    assert vault is not None
    assert (vault.is_practice, vault.has_recovery) == (False, True)
    assert [act.doing for act in vault.log.acts()] == [Doing.LOG_STARTED, Doing.UNLOCKED]
    vault.close()
    open_vault(tmp_path / "vault", OWN, CHEAP).close()
    unlock_by_sheet(tmp_path / "vault", sheets[0], CHEAP)


def test_a_first_vault_under_a_policy_is_opened_by_two_people(tmp_path: Path, application: Application) -> None:
    made = write_new_key(tmp_path / "keys")
    policy = Policy(organisation_key=str(made.paths[0]), organisation_fingerprint=made.fingerprint)

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SetUpDialog)
        choose(dialog)
        dialog.go_on()

    soon(fill)
    vault = ask_for_vault(application, door(tmp_path / "vault", policy))
    assert vault is not None
    assert vault.sheet_number == ""
    vault.close()
    unlock_by_shares(tmp_path / "vault", [path.read_text() for path in made.paths[2:]])


def test_who_stops_at_the_first_start_has_no_vault(tmp_path: Path, application: Application) -> None:
    soon(lambda: _modal().reject())
    assert ask_for_vault(application, door(tmp_path / "vault")) is None
    assert not (tmp_path / "vault").exists()


def test_a_vault_from_before_the_sheet_stays_closed_until_it_has_one(
    tmp_path: Path, application: Application, qtbot: QtBot
) -> None:
    _make_old(tmp_path / "vault")
    soon(_unlock_and(lambda: soon(lambda: _modal().reject())))
    assert ask_for_vault(application, door(tmp_path / "vault")) is None
    open_vault(tmp_path / "vault", PASSPHRASE, CHEAP).close()

    def keep() -> None:
        dialog = _modal()
        assert isinstance(dialog, SheetDialog)
        dialog.attempt()
        dialog.confirm.first.setText(dialog.kept.groups[dialog.kept.asked[0] - 1])
        dialog.confirm.second.setText(dialog.kept.groups[dialog.kept.asked[1] - 1])
        dialog.old.line.setText(PASSPHRASE)
        dialog.attempt()

    soon(_unlock_and(lambda: soon(keep)))
    vault = ask_for_vault(application, door(tmp_path / "vault"))
    assert isinstance(vault, Vault)
    assert vault.has_recovery
    vault.close()


def _unlock_and(then: Callable[[], None]) -> Callable[[], None]:
    def unlock() -> None:
        dialog = _modal()
        assert isinstance(dialog, UnlockDialog)
        dialog.finished.connect(lambda _: then())
        dialog.line.setText(PASSPHRASE)
        dialog.attempt()

    return unlock


def _modal() -> SetUpDialog | UnlockDialog | SheetDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, (SetUpDialog, UnlockDialog, SheetDialog))
    return dialog


def _make_old(directory: Path) -> None:
    """A vault of a person as the first version made it: no sheet, no log."""
    door(directory).make(PASSPHRASE, new_sheet()).close()
    for name in ("header-a.json", "header-b.json", "log-0001", "tries.json"):
        (directory / name).unlink()
    for index in directory.glob("index.db*"):
        index.unlink()
    write_header(directory, new_header("v1", PASSPHRASE, CHEAP, is_practice=False).header)
