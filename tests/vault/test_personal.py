"""What a vault keeps for its officer: abbreviations and settings, there again after it was closed, and encrypted."""

from __future__ import annotations

from pathlib import Path

from hearing_desk.vault import KeyCost, create_vault, open_vault

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
    vault.personal.keep_abbreviation("qs", "Qala Sharif")
    vault.personal.keep_setting("enter", "andersom-gekozen")
    stored = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    vault.close()
    assert b"Qala" not in stored
    assert b"andersom" not in stored
