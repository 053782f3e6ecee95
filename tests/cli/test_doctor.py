"""`doctor` heals from a backup, names what is lost, speaks JSON, and says no word of any hearing."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hearing_desk.vault import FULL_COST, Batch, create_vault
from tests.cli.command import PASSPHRASE, hearing_desk, with_passphrase
from tests.vault.practice import draft, event

SECRET = "achter de molen"
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return with_passphrase(tmp_path)


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A vault with one hearing of twelve steps, a backup after the sixth, and its database and first record ruined."""
    vault = create_vault(tmp_path / "vault", PASSPHRASE, FULL_COST, is_practice=True)
    vault.create_hearing(lambda: "h1", "{}")
    for seq in range(1, 13):
        file = vault.open_hearing_file("h1")
        file.append(Batch((event(seq, json.dumps({"text": SECRET})),), (draft("t1", SECRET),)))
        file.close()
        if seq == 6:
            vault.backups.back_up("h1", NOON)
    vault.close()
    _ruin(vault.directory / "hearings" / "h1" / "hearing.db", 0)
    _ruin(vault.directory / "hearings" / "h1" / "journal-0001", 70, 8)
    return vault.directory


def test_what_a_backup_and_the_journal_hold_comes_back_and_that_is_exit_nought(
    damaged: Path, environment: dict[str, str]
) -> None:
    done = hearing_desk("doctor", "--vault", damaged, "--format", "json", "--lang", "en", environment=environment)
    assert done.returncode == 0, done.stdout
    told = json.loads(done.stdout)
    assert told["format"] == "hearing-desk/doctor-1"
    assert (told["is_lost"], told["hearings"], told["backups"]) == (False, 1, 2)
    assert {"code": "hearing_restored", "outcome": "healed", "hearing": "h1"} in told["findings"]
    assert SECRET not in done.stdout + done.stderr
    again = hearing_desk("doctor", "--vault", damaged, "--lang", "en", environment=environment)
    assert (again.returncode, again.stdout) == (0, "Everything is in order. Hearings checked: 1.\n")


def test_what_nothing_holds_is_named_and_that_is_exit_one(damaged: Path, environment: dict[str, str]) -> None:
    for path in (damaged / "hearings" / "h1").glob("journal-*"):
        _ruin(path, 0)
    done = hearing_desk("doctor", "--vault", damaged, "--lang", "en", environment=environment)
    assert done.returncode == 1
    assert "It ends at 2026-11-23 10:00" in done.stdout
    assert SECRET not in done.stdout + done.stderr


@pytest.mark.parametrize("copy", ["header-a.json", "header-b.json"])
def test_a_copy_of_the_header_that_its_own_opening_makes_again_is_named(
    damaged: Path, environment: dict[str, str], copy: str
) -> None:
    hearing_desk("doctor", "--vault", damaged, environment=environment)
    _ruin(damaged / copy, 9)
    done = hearing_desk("doctor", "--vault", damaged, "--format", "json", environment=environment)
    assert done.returncode == 0
    assert [found["code"] for found in json.loads(done.stdout)["findings"]] == ["keys_healed"]


def _ruin(path: Path, start: int, count: int | None = None) -> None:
    content = path.read_bytes()
    end = len(content) if count is None else start + count
    path.write_bytes(content[:start] + b"#" * (end - start) + content[end:])
