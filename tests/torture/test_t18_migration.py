"""T18: a vault of the first format is migrated by a step of the tests and stopped anywhere: old or new, never half."""

from __future__ import annotations

import os
import shutil
from functools import partial
from pathlib import Path

import pytest

from hearing_desk.core.problems import DeskError
from hearing_desk.vault import open_unlocked, unlock_vault
from hearing_desk.vault.backup_content import digest_of
from hearing_desk.vault.header import Unlocked
from hearing_desk.vault.hearing_keys import read_data_key
from hearing_desk.vault.hearing_tables import format_of
from hearing_desk.vault.keys import Purpose, derive_key
from hearing_desk.vault.sqlcipher import Database, open_database
from tests.torture.migrator import PASSPHRASE, STEPS, migrate
from tests.vault.stopping import Stopped, kill_when_ready, stopped_at

pytestmark = pytest.mark.row

FIXTURE = Path(__file__).parents[1] / "vault" / "fixtures" / "vault-1"
DURABLE = ((os, "fsync"), (os, "replace"), (os, "rename"), (shutil, "rmtree"), (shutil, "copy2"))
HEARING = "5f0c2a9e41d84b7f9a63c1d27e8b4f10"


@pytest.fixture(scope="module")
def unlocked() -> Unlocked:
    return unlock_vault(FIXTURE, PASSPHRASE)


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    shutil.copytree(FIXTURE, tmp_path / "vault")
    return tmp_path / "vault"


def test_the_first_format_becomes_the_next_with_every_row(directory: Path, unlocked: Unlocked) -> None:
    vault = open_unlocked(directory, unlocked)
    before = vault.read_hearing(HEARING)
    migrate(vault, HEARING)
    assert _look(directory, unlocked) == (2, 3)
    after = vault.read_hearing(HEARING)
    assert (after.events, after.drafts, after.pack) == (before.events, before.drafts, before.pack)
    vault.close()


def test_a_hearing_of_the_next_format_is_read_here_and_not_changed(directory: Path, unlocked: Unlocked) -> None:
    vault = open_unlocked(directory, unlocked)
    migrate(vault, HEARING)
    assert vault.read_hearing(HEARING).is_read_only
    vault.close()


def test_a_verified_backup_of_the_first_format_stands_before_anything_changes(
    directory: Path, unlocked: Unlocked
) -> None:
    vault = open_unlocked(directory, unlocked)
    before = vault.read_hearing(HEARING)
    migrate(vault, HEARING)
    (backup,) = vault.backups.of(HEARING).list()
    vault.backups.of(HEARING).check(backup)
    with vault.backups.of(HEARING).opened(backup) as database:
        assert format_of(database) == 1
        assert len(list(database.query("SELECT * FROM event"))) == len(before.events)
    vault.close()


def test_a_step_that_fails_or_changes_the_record_leaves_the_old_hearing(directory: Path, unlocked: Unlocked) -> None:
    vault = open_unlocked(directory, unlocked)
    before = vault.read_hearing(HEARING)

    def break_down(database: Database) -> None:
        STEPS[1](database)
        raise Stopped

    def lose_a_draft(database: Database) -> None:
        database.execute("DELETE FROM draft")

    for step, refusal in ((break_down, Stopped), (lose_a_draft, DeskError)):
        with pytest.raises(refusal):
            migrate(vault, HEARING, {1: step})
        assert vault.read_hearing(HEARING) == before
    vault.close()


def test_a_migration_stopped_at_any_boundary_is_old_or_new(
    directory: Path, unlocked: Unlocked, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen, stop, was_stopped = set(), 0, True
    for stop in range(200):
        shutil.rmtree(directory)
        shutil.copytree(FIXTURE, directory)
        vault = open_unlocked(directory, unlocked)
        was_stopped = stopped_at(stop, monkeypatch, partial(migrate, vault, HEARING), DURABLE)
        vault.close()
        open_unlocked(directory, unlocked).close()
        version, events = _look(directory, unlocked)
        assert (events, version in (1, 2)) == (3, True), stop
        seen.add(version)
        if not was_stopped:
            break
    assert stop > 20, "hardly any boundary was tried"
    assert not was_stopped
    assert seen == {1, 2}


@pytest.mark.parametrize("seed", range(4))
def test_a_migration_that_is_killed_is_old_or_new(directory: Path, unlocked: Unlocked, seed: int) -> None:
    kill_when_ready("tests.torture.migrator", str(directory), HEARING, seed=seed, within_s=(0.0, 0.1))
    open_unlocked(directory, unlocked).close()
    version, events = _look(directory, unlocked)
    assert (events, version in (1, 2)) == (3, True)


def _look(directory: Path, unlocked: Unlocked) -> tuple[int, int]:
    """The format of the hearing as it stands, and how many events it holds."""
    place = directory / "hearings" / HEARING
    key = derive_key(read_data_key(place, HEARING, unlocked.key), Purpose.DATABASE, HEARING)
    database = open_database(place / "hearing.db", key)
    try:
        assert digest_of(database)
        return format_of(database), len(list(database.query("SELECT seq FROM event")))
    finally:
        database.close()
