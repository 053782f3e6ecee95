"""Restoring: back to any backup and forth again, stopped at any step it is the old or the new, never half."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from hearing_desk.core.stored import StoredHearing
from hearing_desk.vault import Batch, Vault
from hearing_desk.vault.backup_shelf import RAW, SET_ASIDE
from hearing_desk.vault.restore_swap import finish_swaps, swap_in
from tests.vault.practice import code_of, draft, event, flipped, reopened
from tests.vault.stopping import kill_when_ready, stopped_at

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def test_a_hearing_goes_back_to_a_backup_and_the_restore_can_be_undone(vault: Vault, hearing_id: str) -> None:
    earlier, backup = _append(vault, hearing_id, 1), vault.backups.back_up(hearing_id, NOON)
    later = _append(vault, hearing_id, 2)
    before = vault.backups.restore(hearing_id, backup.name, NOON + timedelta(minutes=1))
    assert vault.read_hearing(hearing_id) == earlier
    assert before.kind == SET_ASIDE
    vault.backups.restore(hearing_id, before.name, NOON + timedelta(minutes=2))
    assert vault.read_hearing(hearing_id) == later
    assert vault.verify() == ()


def test_a_restored_hearing_goes_on_and_is_whole_after_reopening(vault: Vault, hearing_id: str) -> None:
    _append(vault, hearing_id, 1)
    backup = vault.backups.back_up(hearing_id, NOON)
    _append(vault, hearing_id, 2)
    vault.backups.restore(hearing_id, backup.name, NOON)
    whole = _append(vault, hearing_id, 2, "another second")
    vault.close()
    with reopened(vault.directory) as again:
        assert again.verify() == ()
        assert again.read_hearing(hearing_id) == whole


def test_the_journal_of_a_restored_hearing_holds_it_alone(vault: Vault, hearing_id: str, directory: Path) -> None:
    _append(vault, hearing_id, 1)
    backup = vault.backups.back_up(hearing_id, NOON)
    _append(vault, hearing_id, 2)
    vault.backups.restore(hearing_id, backup.name, NOON)
    assert [path.name for path in directory.glob("journal-*")] == ["journal-0002"]


def test_an_unreadable_hearing_is_restored_and_kept_byte_for_byte(
    vault: Vault, hearing_id: str, directory: Path
) -> None:
    whole = _append(vault, hearing_id, 1)
    backup = vault.backups.back_up(hearing_id, NOON)
    for path in [*directory.glob("journal-*"), *directory.glob("keys-*")]:
        path.unlink()
    (directory / "hearing.db").write_bytes(b"rubbish" * 5000)
    before = vault.backups.restore(hearing_id, backup.name, NOON)
    assert before.kind == RAW
    assert (vault.backups.of(hearing_id).path(before) / "hearing.db").read_bytes() == b"rubbish" * 5000
    assert vault.read_hearing(hearing_id) == whole


def test_a_damaged_or_missing_backup_changes_nothing(vault: Vault, hearing_id: str, directory: Path) -> None:
    _append(vault, hearing_id, 1)
    backup = vault.backups.back_up(hearing_id, NOON)
    file = vault.backups.of(hearing_id).path(backup) / "backup.db"
    file.write_bytes(flipped(file.read_bytes(), 9000))
    before = _bytes_of(directory)
    assert code_of(lambda: vault.backups.restore(hearing_id, backup.name, NOON)) == "backup_damaged"
    assert code_of(lambda: vault.backups.restore(hearing_id, "000009-x", NOON)) == "no_backup"
    assert _bytes_of(directory) == before
    assert vault.backups.of(hearing_id).list() == (backup,)


def test_an_open_hearing_is_not_restored(vault: Vault, hearing_id: str) -> None:
    backup = vault.backups.back_up(hearing_id, NOON)
    file = vault.open_hearing_file(hearing_id)
    assert code_of(lambda: vault.backups.restore(hearing_id, backup.name, NOON)) == "hearing_in_use"
    file.close()


@pytest.mark.parametrize("call", range(3), ids=["first rename", "second rename", "removal"])
def test_a_swap_that_is_stopped_leaves_the_old_or_the_new(
    tmp_path: Path, call: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    hearing, making = tmp_path / "h", tmp_path / ".new-h"
    for directory, content in ((hearing, "old"), (making, "new")):
        directory.mkdir()
        (directory / "content").write_text(content)
    assert stopped_at(call, monkeypatch, partial(swap_in, making, hearing), ((os, "rename"), (shutil, "rmtree")))
    finish_swaps(tmp_path)
    assert (hearing / "content").read_text() == ("new" if call == 2 else "old")
    assert not list(tmp_path.glob(".old-*"))


@pytest.mark.parametrize("seed", range(6))
def test_a_restore_that_is_killed_leaves_the_old_or_the_new(vault: Vault, hearing_id: str, seed: int) -> None:
    earlier = _append(vault, hearing_id, 1)
    backup = vault.backups.back_up(hearing_id, NOON)
    later = _append(vault, hearing_id, 2)
    vault.close()
    arguments = (str(vault.directory), hearing_id, backup.name)
    kill_when_ready("tests.vault.restorer", *arguments, seed=seed, within_s=(0.005, 0.12))
    with reopened(vault.directory) as again:
        assert again.hearing_ids() == (hearing_id,)
        assert again.read_hearing(hearing_id) in (earlier, later)
        assert again.verify() == ()


def _append(vault: Vault, hearing_id: str, seq: int, text: str = "hallo") -> StoredHearing:
    file = vault.open_hearing_file(hearing_id)
    file.append(Batch((event(seq, f'{{"text":"{text}"}}'),), (draft("t1", f"{text} {seq}"),)))
    file.close()
    return vault.read_hearing(hearing_id)


def _bytes_of(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in directory.iterdir()}
