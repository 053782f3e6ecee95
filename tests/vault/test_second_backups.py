"""A second place for backups: the same content there, verified, a way back from it alone, and gone with a shredding."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from hearing_desk.app.doctor import examine
from hearing_desk.vault import open_vault
from hearing_desk.vault.backup_shelf import Backup
from hearing_desk.vault.batch import Batch
from tests.vault.practice import CHEAP, PACK, PASSPHRASE, code_of, draft, event, make_vault, new_id

NOON = datetime(2026, 11, 23, 12, tzinfo=timezone(timedelta(hours=1)))
SECRET = "kroonjuweel"


class Kept:
    """A vault with one hearing and a backup of it, that stands in a second folder too."""

    def __init__(self, directory: Path) -> None:
        self.second = directory / "second"
        self.second.mkdir()
        self.vault = make_vault(directory / "vault")
        self.vault.back_up_also_to(str(self.second))
        self.hearing_id = self.vault.create_hearing(new_id, PACK)
        self.append(1)
        self.backup = self.back_up()

    @property
    def root(self) -> Path:
        (root,) = self.second.iterdir()
        return root

    def append(self, seq: int) -> None:
        file = self.vault.open_hearing_file(self.hearing_id)
        file.append(Batch((event(seq),), (draft("t1", SECRET),)))
        file.close()

    def back_up(self) -> Backup:
        backup = self.vault.backups.back_up(self.hearing_id, NOON)
        self.vault.back_up_again(self.hearing_id, backup)
        return backup


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path)


def test_the_second_place_alone_brings_the_hearing_back(kept: Kept, tmp_path: Path) -> None:
    stored = kept.vault.read_hearing(kept.hearing_id)
    kept.vault.close()
    shutil.rmtree(kept.vault.directory)
    saved = open_vault(kept.root, PASSPHRASE, CHEAP)
    assert saved.hearing_ids() == ()
    examine(saved, NOON)
    assert saved.read_hearing(kept.hearing_id) == stored
    saved.close()


def test_nothing_in_the_second_place_is_readable_and_others_cannot_enter(kept: Kept) -> None:
    files = [path for path in kept.second.rglob("*") if path.is_file()]
    assert files
    assert not any(SECRET.encode() in path.read_bytes() for path in files)
    assert kept.root.stat().st_mode & 0o077 == 0
    kept.vault.close()


def test_a_copy_that_is_not_the_backup_does_not_come_to_stand(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.append(2)
    copytree = shutil.copytree

    def spoiled(source: Path, target: Path) -> None:
        copytree(source, target)
        path = target / "backup.db"
        content = bytearray(path.read_bytes())
        content[5000] ^= 1
        path.write_bytes(content)

    monkeypatch.setattr(shutil, "copytree", spoiled)
    assert code_of(kept.back_up) == "backup_damaged"
    assert [path.name for path in _shelf(kept).iterdir()] == [kept.backup.name]
    kept.vault.close()


def test_what_is_shredded_is_gone_in_the_second_place_too(kept: Kept) -> None:
    kept.vault.shred(kept.hearing_id)
    assert not _shelf(kept).exists()
    assert kept.vault.hearing_ids() == ()
    kept.vault.close()


def test_nothing_is_shredded_while_the_second_place_is_away(kept: Kept, tmp_path: Path) -> None:
    kept.second.rename(tmp_path / "unplugged")
    assert code_of(lambda: kept.vault.shred(kept.hearing_id)) == "second_away"
    assert kept.vault.hearing_ids() == (kept.hearing_id,)
    assert len(kept.vault.backups.of(kept.hearing_id).list()) == 1
    kept.vault.close()


@pytest.mark.parametrize(
    ("folder", "code"), [("Dropbox", "second_foreign"), ("vault/backups", "second_foreign"), ("none", "second_away")]
)
def test_a_folder_that_is_no_safe_second_place_is_refused(tmp_path: Path, folder: str, code: str) -> None:
    kept = Kept(tmp_path)
    if folder != "none":
        (tmp_path / folder).mkdir(exist_ok=True)
    kept.vault.back_up_also_to(str(tmp_path / folder))
    kept.append(2)
    assert code_of(kept.back_up) == code
    assert len(kept.vault.backups.of(kept.hearing_id).list()) == 2
    kept.vault.close()


def test_the_second_place_keeps_as_many_as_the_first(kept: Kept) -> None:
    for seq in range(2, 20):
        kept.append(seq)
        kept.back_up()
    names = [backup.name for backup in kept.vault.backups.of(kept.hearing_id).list()]
    assert sorted(path.name for path in _shelf(kept).iterdir()) == sorted(names)
    kept.vault.close()


def _shelf(kept: Kept) -> Path:
    return kept.root / "backups" / kept.hearing_id
