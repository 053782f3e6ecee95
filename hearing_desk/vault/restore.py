"""Makes a hearing anew from one of its backups, in a directory of its own that then takes the place of the old one."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from hearing_desk.vault import refusals
from hearing_desk.vault.backup_content import digest_of
from hearing_desk.vault.backup_shelf import Backup, BackupShelf, make_durable, told_as_backup
from hearing_desk.vault.batch import Batch, encode
from hearing_desk.vault.disk import make_directory
from hearing_desk.vault.generations import generation_numbers, journal_path
from hearing_desk.vault.hearing_file import DATABASE
from hearing_desk.vault.hearing_keys import key_copies, read_data_key
from hearing_desk.vault.hearing_tables import apply_batch, put_head, read_head, snapshot
from hearing_desk.vault.journal import start_journal
from hearing_desk.vault.keys import DataKey, Purpose, VaultKey, derive_key
from hearing_desk.vault.restore_swap import place_to_make, swap_in
from hearing_desk.vault.sqlcipher import Database, create_database, open_database


@dataclass(frozen=True)
class Place:
    """A hearing's directory, its id, and the key that opens its data key."""

    directory: Path
    vault_key: VaultKey

    @property
    def hearing_id(self) -> str:
        """The hearing's id: the name of its directory."""
        return self.directory.name


def restore(place: Place, shelf: BackupShelf, backup: Backup, later: Sequence[Batch] = ()) -> None:
    """Put the hearing back as the backup has it, then `later` on top; DeskError backup_damaged, disk_full, …

    The hearing as it stands is untouched until the new one is whole, durable and compared.
    """
    shelf.check(backup)
    with shelf.opened(backup) as source:
        rebuild(place, shelf.path(backup), source, lambda database: _apply(database, later))


def rebuild(place: Place, keys: Path, source: Database, change: Callable[[Database], None]) -> None:
    """A new directory for a hearing: the keys in `keys`, the content of `source` and a change to it, a fresh journal.

    What `change` raises leaves the old hearing as it was.
    """
    making = place_to_make(place.directory)
    try:
        with told_as_backup():
            _fill(making, place, keys, source, change)
            make_durable(making)
            swap_in(making, place.directory)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise


def _fill(making: Path, place: Place, keys: Path, source: Database, change: Callable[[Database], None]) -> None:
    make_directory(making)
    for path in key_copies(keys).paths:
        if path.exists():
            shutil.copy2(path, making / path.name)
    key_copies(making).heal()
    data_key = read_data_key(making, place.hearing_id, place.vault_key)
    database = create_database(making / DATABASE, _key(place, data_key, Purpose.DATABASE))
    try:
        source.conn.backup(database.conn)
        _leave_backup(database, source)
        change(database)
        content = _begin_journal(making, place, data_key, database)
    finally:
        database.close()
    _read_again(making, place, data_key, content)


def _leave_backup(database: Database, source: Database) -> None:
    # The copy brings the source's journal mode with it; a hearing that is written to has a write-ahead log.
    database.execute("PRAGMA journal_mode = WAL").fetchall()
    database.execute("DELETE FROM meta WHERE name = 'backup'")
    if digest_of(database) != digest_of(source):
        raise refusals.backup_damaged()


def _apply(database: Database, later: Sequence[Batch]) -> None:
    for batch in later:
        apply_batch(database, batch, read_head(database))


def _begin_journal(making: Path, place: Place, data_key: DataKey, database: Database) -> str:
    generation = max([read_head(database).generation, *generation_numbers(place.directory)]) + 1
    key = _key(place, data_key, Purpose.JOURNAL)
    journal = start_journal(journal_path(making, generation), key, generation, encode(snapshot(database)))
    journal.close()
    put_head(database, journal.head)
    return digest_of(database)


def _read_again(making: Path, place: Place, data_key: DataKey, content: str) -> None:
    database = open_database(making / DATABASE, _key(place, data_key, Purpose.DATABASE))
    try:
        if digest_of(database) != content:
            raise refusals.backup_differs()
    finally:
        database.close()


def _key(place: Place, data_key: DataKey, purpose: Purpose) -> bytes:
    return derive_key(data_key, purpose, place.hearing_id)
