"""What a vault keeps for its officer: abbreviations and settings, there again after it was closed, and encrypted."""

from __future__ import annotations

import shutil
from pathlib import Path

from hearing_desk.vault import KeyCost, Outcome, Vault, create_vault, open_vault

PASSPHRASE = "appel wolk fiets molen"
CHEAP = KeyCost(memory_kib=64, iterations=1, lanes=1)


def test_both_are_there_again_when_the_vault_is_opened_again(tmp_path: Path) -> None:
    vault = create_vault(tmp_path / "vault", PASSPHRASE, CHEAP, is_practice=True)
    vault.personal.keep_abbreviation("qs", "Qala Sharif")
    vault.personal.keep_abbreviation("qs", "Qala-e-Sharif")
    vault.personal.keep_setting("enter", "direct")
    vault.close()
    again = open_vault(tmp_path / "vault", PASSPHRASE, CHEAP)
    kept = (again.personal.abbreviations(), again.personal.setting("enter"), again.personal.setting("other"))
    again.close()
    assert kept == ({"qs": "Qala-e-Sharif"}, "direct", "")


def test_what_is_set_back_or_forgotten_is_gone(tmp_path: Path) -> None:
    vault = create_vault(tmp_path / "vault", PASSPHRASE, CHEAP, is_practice=True)
    vault.personal.keep_abbreviation("qs", "Qala Sharif")
    vault.personal.keep_abbreviation("qs", "")
    vault.personal.keep_setting("enter", "direct")
    vault.personal.keep_setting("enter", "")
    kept = (vault.personal.abbreviations(), vault.personal.setting("enter"))
    vault.close()
    assert kept == ({}, "")


def test_neither_stands_readable_on_the_disk(tmp_path: Path) -> None:
    vault = create_vault(tmp_path / "vault", PASSPHRASE, CHEAP, is_practice=True)
    vault.personal.keep_setting("enter", "andersom-gekozen")
    vault.personal.keep_abbreviation("qs", "Qala Sharif").result()
    stored = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    vault.close()
    assert b"Qala" not in stored
    assert b"andersom" not in stored


def test_a_list_that_is_damaged_and_made_again_takes_nothing_of_it_along(tmp_path: Path) -> None:
    _filled(tmp_path).close()
    for path in (tmp_path / "vault").glob("index.db*"):
        path.write_bytes(b"a letter, and no list" * 400)
    again = open_vault(tmp_path / "vault", PASSPHRASE, CHEAP)
    kept = (again.personal.abbreviations(), again.personal.setting("enter"), again.personal.take_place())
    again.close()
    assert kept == ({"qs": "Qala Sharif"}, "direct", "half getypt")


def test_one_damaged_copy_costs_nothing_and_is_made_again_by_the_check(tmp_path: Path) -> None:
    vault = _filled(tmp_path)
    copy = vault.directory / "personal-b.json"
    whole = copy.read_bytes()
    copy.write_bytes(whole[:-9] + b"rubbish\n")
    vault.close()
    again = open_vault(tmp_path / "vault", PASSPHRASE, CHEAP)
    assert again.personal.abbreviations() == {"qs": "Qala Sharif"}
    assert [finding.code for finding in again.verify()] == ["personal_healed"]
    assert copy.read_bytes() == whole
    again.close()


def test_two_damaged_copies_are_named_by_the_check_and_begin_anew(tmp_path: Path) -> None:
    vault = _filled(tmp_path)
    for name in ("personal-a.json", "personal-b.json"):
        (vault.directory / name).write_bytes(b"{}")
    assert [(finding.code, finding.outcome) for finding in vault.verify()] == [("personal_lost", Outcome.LOST)]
    vault.close()
    again = open_vault(tmp_path / "vault", PASSPHRASE, CHEAP)
    assert again.personal.abbreviations() == {}
    again.personal.keep_abbreviation("qs", "Qala Sharif")
    assert again.personal.abbreviations() == {"qs": "Qala Sharif"}
    again.close()


def test_copies_of_another_vault_say_nothing_here(tmp_path: Path) -> None:
    _filled(tmp_path / "other").close()
    vault = create_vault(tmp_path / "vault", PASSPHRASE, CHEAP, is_practice=True)
    vault.close()
    for copy in (tmp_path / "other" / "vault").glob("personal-*"):
        shutil.copy(copy, vault.directory)
    again = open_vault(tmp_path / "vault", PASSPHRASE, CHEAP)
    assert again.personal.abbreviations() == {}
    again.close()


def _filled(directory: Path) -> Vault:
    vault = create_vault(directory / "vault", PASSPHRASE, CHEAP, is_practice=True)
    vault.personal.keep_abbreviation("qs", "Qala Sharif")
    vault.personal.keep_setting("enter", "direct")
    vault.personal.keep_place("half getypt")
    return vault
