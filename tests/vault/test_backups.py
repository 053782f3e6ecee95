"""Backups of real files: made beside a writer, compared before they count, rotated; one that fails costs nothing."""

from __future__ import annotations

import stat
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hearing_desk.vault import Batch, Vault, Writer
from hearing_desk.vault import backup_shelf as shelf_module
from hearing_desk.vault.backup_content import Copied, GrowingDigest, digest_of
from hearing_desk.vault.backup_keeper import BackupFailed, BackupKeeper, BackupMade, BackupReport
from hearing_desk.vault.backup_shelf import RAW, SET_ASIDE, BackupShelf
from hearing_desk.vault.hearing_file import HearingFile
from tests.vault.practice import Desk, code_of, draft, event, flipped

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SECRET = "Zij woonden achter de molen"


def test_a_backup_says_what_the_hearing_says(vault: Vault, hearing_id: str) -> None:
    _append(vault, hearing_id, 1, 2, 3)
    backup = vault.backups.back_up(hearing_id, NOON)
    shelf = vault.backups.of(hearing_id)
    with shelf.opened(backup) as database:
        rows = list(database.query("SELECT seq FROM event ORDER BY seq"))
        drafts = list(database.query("SELECT turn, text FROM draft"))
    assert [row["seq"] for row in rows] == [1, 2, 3]
    assert drafts == [{"turn": "t1", "text": SECRET}]
    shelf.check(backup)


def test_a_backup_is_one_encrypted_file_with_the_keys_that_open_it(vault: Vault, hearing_id: str) -> None:
    _append(vault, hearing_id, 1)
    backup = vault.backups.back_up(hearing_id, NOON)
    path = vault.backups.of(hearing_id).path(backup)
    assert {file.name for file in path.iterdir()} == {"backup.db", "keys-a.json", "keys-b.json"}
    assert path.name == "000001-20261123T120000Z-regular"
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.iterdir()} == {0o600}
    assert not any(SECRET.encode() in file.read_bytes() for file in path.iterdir())
    assert (path / "backup.db").read_bytes()[:16] != b"SQLite format 3\0"


def test_a_backup_opens_with_no_key_but_its_own(vault: Vault, hearing_id: str, directory: Path) -> None:
    shelf = vault.backups.of(hearing_id)
    first, second = (vault.backups.back_up(hearing_id, NOON) for _ in range(2))
    swapped = (shelf.path(second) / "backup.db").read_bytes()
    (shelf.path(first) / "backup.db").write_bytes(swapped)
    assert code_of(lambda: shelf.check(first)) == "backup_damaged"
    (shelf.path(first) / "backup.db").write_bytes((directory / "hearing.db").read_bytes())
    assert code_of(lambda: shelf.check(first)) == "backup_damaged"


def test_a_copy_that_says_something_else_is_thrown_away_and_the_older_ones_stand(
    vault: Vault, hearing_id: str
) -> None:
    _append(vault, hearing_id, 1)
    old = vault.backups.back_up(hearing_id, NOON)
    file = vault.open_hearing_file(hearing_id)

    def copy_wrongly(target: Path, key: bytes) -> Copied:
        right = file.copy_to(target, key, GrowingDigest())
        return Copied("0" * 64, right.head)

    shelf = vault.backups.of(hearing_id)
    assert code_of(lambda: shelf.make(copy_wrongly, NOON)) == "backup_differs"
    file.close()
    assert shelf.list() == (old,)
    assert [path.name for path in shelf.directory.iterdir()] == [old.name]


def test_an_old_backup_goes_only_after_a_newer_one_was_compared(vault: Vault, hearing_id: str) -> None:
    shelf = vault.backups.of(hearing_id)
    for n in range(12):
        vault.backups.back_up(hearing_id, NOON + timedelta(minutes=n))
    file = vault.open_hearing_file(hearing_id)

    def copy_nothing(target: Path, key: bytes) -> Copied:
        raise OSError(28, "no room")

    assert code_of(lambda: shelf.make(copy_nothing, NOON + timedelta(minutes=12))) == "disk_full"
    assert len(shelf.list()) == 12
    shelf.make(lambda to, key: file.copy_to(to, key, GrowingDigest()), NOON + timedelta(minutes=13))
    file.close()
    assert [backup.number for backup in shelf.list()] == list(range(13, 1, -1))


def test_any_flipped_bit_of_a_backup_is_found(vault: Vault, hearing_id: str) -> None:
    _append(vault, hearing_id, *range(1, 40))
    backup = vault.backups.back_up(hearing_id, NOON)
    shelf = vault.backups.of(hearing_id)
    path = shelf.path(backup) / "backup.db"
    whole = path.read_bytes()
    for at in range(16, len(whole), 1021):
        path.write_bytes(flipped(whole, at))
        assert code_of(lambda: shelf.check(backup)) == "backup_damaged", at
    path.write_bytes(whole)
    shelf.check(backup)


@pytest.mark.parametrize("rotted", [("keys-a.json",), ("keys-b.json",), ("keys-a.json", "keys-b.json")])
def test_the_check_heals_a_copy_of_the_key_of_a_backup_and_names_one_without_a_key(
    vault: Vault, hearing_id: str, rotted: tuple[str, ...]
) -> None:
    _append(vault, hearing_id, 1)
    backup = vault.backups.back_up(hearing_id, NOON)
    path = vault.backups.of(hearing_id).path(backup)
    for name in rotted:
        (path / name).write_bytes(flipped((path / name).read_bytes(), 40))
    codes = [[found.code for found in vault.backups.check()] for _ in range(2)]
    assert codes == ([["keys_healed"], []] if len(rotted) == 1 else [["backup_damaged"]] * 2)


def test_a_hearing_can_be_put_aside_as_it_is_and_that_is_no_readable_backup(
    vault: Vault, hearing_id: str, directory: Path
) -> None:
    for name in ("hearing.db", "journal-0001"):
        (directory / name).write_bytes(b"nothing of ours" * 999)
    aside = vault.backups.set_aside(hearing_id, NOON)
    shelf = vault.backups.of(hearing_id)
    assert aside.kind == RAW
    assert (shelf.path(aside) / "hearing.db").read_bytes() == b"nothing of ours" * 999
    assert code_of(lambda: shelf.check(aside)) == "backup_damaged"


def test_the_list_tells_time_turns_and_size(vault: Vault, hearing_id: str) -> None:
    file = vault.open_hearing_file(hearing_id)
    begun = [replace(event(seq, f'{{"id":"t{seq}"}}'), kind="turn_begun") for seq in (1, 2)]
    file.append(Batch((*begun, event(3))))
    file.close()
    backup = vault.backups.back_up(hearing_id, NOON, SET_ASIDE)
    told = vault.backups.of(hearing_id).describe(backup)
    assert (told.turns, told.events, told.backup.at, told.backup.kind) == (2, 3, NOON, SET_ASIDE)
    assert told.size == (vault.backups.of(hearing_id).path(backup) / "backup.db").stat().st_size


def test_a_digest_that_grows_is_the_digest_of_the_whole(vault: Vault, hearing_id: str) -> None:
    growing = GrowingDigest()
    file = vault.open_hearing_file(hearing_id)
    for seq in range(1, 6):
        file.append(Batch((event(seq),), (draft("t1", str(seq)),)))
        assert growing.of(file._database) == digest_of(file._database)
    file.close()


def test_a_digest_changes_with_every_part_of_the_content(vault: Vault, hearing_id: str) -> None:
    file = vault.open_hearing_file(hearing_id)
    seen = {digest_of(file._database)}
    drafts = (Batch(drafts=(draft("t1", "a"),)), Batch(drafts=(draft("t1", "b"),)))
    for batch in (Batch((event(1),)), *drafts, Batch(pack="{}")):
        file.append(batch)
        seen.add(digest_of(file._database))
    file.close()
    assert len(seen) == 5


def test_the_open_hearing_is_backed_up_when_it_changed_and_only_then(
    vault: Vault, hearing_id: str, desk: Desk
) -> None:
    with _kept(vault, hearing_id, desk, every_s=0.05) as (writer, reports, _keeper):
        _until(lambda: len(reports) == 1)
        time.sleep(0.2)
        assert len(reports) == 1
        writer.write((event(1),))
        writer.flush()
        _until(lambda: len(reports) == 2)
    assert [type(report) for report in reports] == [BackupMade, BackupMade]
    assert vault.backups.of(hearing_id).describe(vault.backups.of(hearing_id).list()[0]).events == 1


def test_a_hearing_opened_again_without_a_change_gets_no_new_backup(vault: Vault, hearing_id: str, desk: Desk) -> None:
    for _ in range(3):
        with _kept(vault, hearing_id, desk):
            pass
    assert len(vault.backups.of(hearing_id).list()) == 1


def test_asking_and_ending_make_one_at_once(vault: Vault, hearing_id: str, desk: Desk) -> None:
    with _kept(vault, hearing_id, desk) as (writer, reports, keeper):
        writer.write((event(1),))
        writer.flush()
    assert len(reports) == 1
    with _kept(vault, hearing_id, desk) as (writer, reports, keeper):
        writer.write((event(2),))
        writer.flush()
        keeper_asked = time.monotonic()
        keeper.request()
        _until(lambda: len(reports) == 1)
        assert time.monotonic() - keeper_asked < 5
    assert len(reports) == 1


def test_a_backup_that_cannot_be_made_is_told_and_typing_goes_on(vault: Vault, hearing_id: str, desk: Desk) -> None:
    shelf = vault.backups.of(hearing_id)
    shelf.directory.parent.mkdir()
    shelf.directory.write_text("a file where the backups should stand")
    with _kept(vault, hearing_id, desk, every_s=0.05, retry_s=0.05) as (writer, reports, _keeper):
        _until(lambda: len(reports) >= 2)
        writer.write((event(1),))
        writer.flush()
        shelf.directory.unlink()
        _until(lambda: isinstance(reports[-1], BackupMade))
    failed = [report for report in reports if isinstance(report, BackupFailed)]
    assert failed[0].problem.code == "disk_refused"
    assert not desk.failures


def test_saving_goes_on_while_a_backup_is_read_back(
    vault: Vault, hearing_id: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, may_end = threading.Event(), threading.Event()

    def slow_sync(path: Path) -> None:
        begun.set()
        assert may_end.wait(10)

    monkeypatch.setattr(shelf_module, "sync_file", slow_sync)
    with _kept(vault, hearing_id, desk) as (writer, reports, keeper):
        keeper.request()
        assert begun.wait(10)
        writer.write((event(1),))
        writer.flush(5)
        assert not reports
        may_end.set()


def test_the_copy_is_made_on_the_thread_that_saves_and_the_rest_is_not(
    vault: Vault, hearing_id: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: dict[str, str] = {}
    copy_to, make = HearingFile.copy_to, BackupShelf.make

    def noted_copy(self: HearingFile, *rest: object) -> Copied:
        seen["copy"] = threading.current_thread().name
        return copy_to(self, *rest)  # type: ignore[arg-type]

    def noted_make(self: BackupShelf, *rest: object) -> object:
        seen["make"] = threading.current_thread().name
        return make(self, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(HearingFile, "copy_to", noted_copy)
    monkeypatch.setattr(BackupShelf, "make", noted_make)
    with _kept(vault, hearing_id, desk):
        pass
    assert seen == {"copy": "hearing-writer", "make": "hearing-backups"}


@contextmanager
def _kept(
    vault: Vault, hearing_id: str, desk: Desk, every_s: float = 300.0, retry_s: float = 60.0
) -> Iterator[tuple[Writer, list[BackupReport], BackupKeeper]]:
    """A hearing open for typing with its keeper, which makes the last backup when the block ends."""
    reports: list[BackupReport] = []
    writer = Writer(lambda: vault.open_hearing_file(hearing_id), desk.post, desk.listen)
    keeper = BackupKeeper(vault.backups.of(hearing_id), writer.ask, lambda: NOON, reports.append, every_s, retry_s)
    try:
        yield writer, reports, keeper
    finally:
        assert keeper.finish(10)
        writer.stop()


def _until(is_so: Callable[[], bool], timeout: float = 10.0) -> None:
    end = time.monotonic() + timeout
    while not is_so():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.01)


def _append(vault: Vault, hearing_id: str, *seqs: int) -> None:
    file = vault.open_hearing_file(hearing_id)
    file.append(Batch(tuple(map(event, seqs)), (draft("t1", SECRET),)))
    file.close()
