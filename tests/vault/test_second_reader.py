"""A stranger with the passphrase, the page docs/vault-format.md and another library reads what this program wrote."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hearing_desk.vault import Batch, Vault
from tests.vault.practice import PASSPHRASE, draft, event, make_vault

ROOT = Path(__file__).parents[2]
FIXTURE = Path(__file__).parent / "fixtures" / "vault-1"
FIRST = "5f0c2a9e41d84b7f9a63c1d27e8b4f10"


def test_another_library_reads_the_hearing_its_journal_and_its_backup(
    vault: Vault, hearing_id: str, directory: Path
) -> None:
    file = vault.open_hearing_file(hearing_id)
    file.append(Batch((event(1, '{"text":"Zij zei: \\u201cja\\u201d. ሰላም"}'),), (draft("t2", "سلام"),)))
    file.close()
    backup = vault.backups.back_up(hearing_id, datetime(2026, 11, 23, 12, 0, tzinfo=UTC))
    stored = vault.read_hearing(hearing_id)
    vault.close()
    expected = {
        "events": [[one.seq, one.at, one.kind, one.version, one.payload] for one in stored.events],
        "drafts": [[one.turn, one.text] for one in stored.drafts],
        "pack": stored.pack,
    }
    place = vault.backups.of(hearing_id).path(backup)
    assert _read(vault.directory, hearing_id, place / "backup.db") == expected
    assert _read(vault.directory, hearing_id, directory / "hearing.db") == expected
    batches = _read(vault.directory, hearing_id, directory / "journal-0001")["batches"]
    assert batches[-1]["events"] == expected["events"]
    assert batches[-1]["drafts"] == expected["drafts"]


def test_another_library_reads_the_vault_of_the_first_format(tmp_path: Path) -> None:
    shutil.copytree(FIXTURE, tmp_path / "vault")
    read = _read(tmp_path / "vault", FIRST, tmp_path / "vault" / "hearings" / FIRST / "hearing.db")
    assert [row[0] for row in read["events"]] == [1, 2, 3]
    assert read["drafts"] == [["t2", "Goed, dank u. ሰላም · سلام"]]


def test_a_wrong_passphrase_gives_the_stranger_nothing(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    hearing_id = vault.create_hearing(lambda: "h1", "{}")
    vault.close()
    path = tmp_path / "vault" / "hearings" / hearing_id / "hearing.db"
    done = _run(tmp_path / "vault", hearing_id, path, "peer")
    assert done.returncode != 0
    assert done.stdout == ""


def test_the_stranger_imports_nothing_of_this_program() -> None:
    assert "hearing_desk" not in (Path(__file__).parent / "stranger.py").read_text()


def _read(vault: Path, hearing_id: str, path: Path) -> dict[str, Any]:
    done = _run(vault, hearing_id, path, PASSPHRASE)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _run(vault: Path, hearing_id: str, path: Path, passphrase: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "tests" / "vault" / "stranger.py"), str(vault), hearing_id, str(path)]
    return subprocess.run(command, input=passphrase, capture_output=True, text=True, check=False)
