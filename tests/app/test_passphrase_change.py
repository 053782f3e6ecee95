"""Another passphrase or sheet for an open vault: asked with the one there is, logged, and never in a hearing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest

from hearing_desk.app.clock import ZONE, StandingClock
from hearing_desk.app.passphrase_change import VaultKeys, why_not_now
from hearing_desk.app.passphrase_wait import PassphraseCheck
from hearing_desk.app.recovery_sheet import SheetToKeep
from hearing_desk.core.hearing import Status
from hearing_desk.core.problems import DeskError
from hearing_desk.vault import Doing, Vault, create_vault, new_sheet, open_vault, unlock_with_sheet
from hearing_desk.vault.disk import replace_file
from hearing_desk.vault.header import read_header
from tests.vault.practice import CHEAP, PASSPHRASE, code_of

CLOCK = StandingClock(datetime(2026, 11, 23, 12, 0, tzinfo=ZONE))


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Vault]:
    vault = create_vault(tmp_path / "real", PASSPHRASE, CHEAP, is_practice=False, recovery=new_sheet())
    yield vault
    vault.close()


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def keys(real: Vault, waits: list[float]) -> VaultKeys:
    return VaultKeys(real, PassphraseCheck(real, CLOCK, waits.append), CLOCK, CHEAP)


def doings(vault: Vault) -> list[Doing]:
    return [act.doing for act in vault.log.acts()[1:]]


def test_a_new_passphrase_opens_the_vault_and_the_change_is_logged(real: Vault, keys: VaultKeys) -> None:
    keys.change_passphrase(PASSPHRASE, "een nieuwe wachtwoordzin")
    assert doings(real) == [Doing.PASSPHRASE_CHANGED]
    real.close()
    open_vault(real.directory, "een nieuwe wachtwoordzin", CHEAP).close()
    assert code_of(lambda: open_vault(real.directory, PASSPHRASE, CHEAP)) == "wrong_passphrase"


def test_a_wrong_old_passphrase_changes_nothing_is_logged_and_costs_time(
    real: Vault, keys: VaultKeys, waits: list[float]
) -> None:
    before = (real.directory / "header-a.json").read_bytes()
    assert code_of(lambda: keys.change_passphrase("peer", "een nieuwe wachtwoordzin")) == "wrong_passphrase"
    assert code_of(lambda: keys.keep_sheet("peer", SheetToKeep())) == "wrong_passphrase"
    assert doings(real) == [Doing.PASSPHRASE_REFUSED] * 2
    assert waits == [0, 1]
    assert read_header(real.directory).salt.hex() in before.decode()


def test_a_new_sheet_opens_the_vault_and_is_logged(real: Vault, keys: VaultKeys) -> None:
    kept = SheetToKeep()
    keys.keep_sheet(PASSPHRASE, kept)
    assert doings(real) == [Doing.RECOVERY_SET]
    assert keys.has_sheet
    assert unlock_with_sheet(read_header(real.directory), " ".join(kept.groups), CHEAP).key == real._unlocked.key


def test_a_disk_that_refuses_leaves_the_old_passphrase(
    real: Vault, keys: VaultKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, content: bytes) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("hearing_desk.vault.copies.replace_file", refuse)
    assert code_of(lambda: keys.change_passphrase(PASSPHRASE, "een nieuwe wachtwoordzin")) == "disk_full"
    monkeypatch.setattr("hearing_desk.vault.copies.replace_file", replace_file)
    real.check_passphrase(PASSPHRASE)
    real.close()
    open_vault(real.directory, PASSPHRASE, CHEAP).close()


def test_a_crash_at_any_write_of_the_change_leaves_the_old_or_the_new_passphrase(real: Vault, tmp_path: Path) -> None:
    old = {path.name: path.read_bytes() for path in real.directory.glob("header-*")}
    real.change_passphrase(PASSPHRASE, "een nieuwe wachtwoordzin", CHEAP)
    new = {path.name: path.read_bytes() for path in real.directory.glob("header-*")}
    real.close()
    one_copy = [{name: new[name]} for name in sorted(new)]
    steps: list[dict[str, bytes]] = [{}, *one_copy, new]
    for number, written in enumerate(steps):
        for name, content in {**old, **written}.items():
            (real.directory / name).write_bytes(content)
        for half in ("header-a.json.new", "header-b.json.new"):
            (real.directory / half).write_bytes(new["header-a.json"][: 40 * number])
        assert _opens(real.directory) == ("een nieuwe wachtwoordzin" if written else PASSPHRASE)
    (real.directory / "header-b.json").unlink()
    assert _opens(real.directory) == "een nieuwe wachtwoordzin"


def test_keys_are_never_changed_while_a_hearing_goes_on() -> None:
    refused = {status for status in Status if why_not_now(status) is not None}
    assert refused == {Status.RUNNING}
    assert why_not_now(None) is None


def test_a_practice_vault_needs_no_way_back(tmp_path: Path, real: Vault, keys: VaultKeys) -> None:
    practice = create_vault(tmp_path / "practice", PASSPHRASE, CHEAP, is_practice=True)
    of_practice = VaultKeys(practice, PassphraseCheck(practice, CLOCK), CLOCK, CHEAP)
    assert not of_practice.needs_recovery
    assert of_practice.why_no_sheet() is not None
    assert keys.why_no_sheet() is None
    assert not keys.needs_recovery
    practice.close()


def _opens(directory: Path) -> str:
    """The one passphrase that opens the vault."""
    opening = []
    for passphrase in ("een nieuwe wachtwoordzin", PASSPHRASE):
        with suppress(DeskError):
            open_vault(directory, passphrase, CHEAP).close()
            opening.append(passphrase)
    (only,) = opening
    return only
