"""Brings a hearing of an older format up to date: one function a step, on a copy, after a backup; never half.

A step changes tables beside event, draft, pack and meta, which every format has as the first one had them: they are the
record, and their content is compared before and after. A hearing of a newer format is never touched (hearing_file).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import TypeAlias

from hearing_desk.vault import refusals
from hearing_desk.vault.backup_content import GrowingDigest, copy_content, digest_of
from hearing_desk.vault.backup_shelf import SET_ASIDE, Backup, BackupShelf, told_as_backup
from hearing_desk.vault.generations import read_generations
from hearing_desk.vault.hearing_file import DATABASE
from hearing_desk.vault.hearing_keys import read_data_key
from hearing_desk.vault.hearing_tables import FORMAT, format_of
from hearing_desk.vault.keys import Purpose, derive_key
from hearing_desk.vault.reconcile import reconcile
from hearing_desk.vault.restore import Place, rebuild
from hearing_desk.vault.sqlcipher import Database, open_database

Step: TypeAlias = Callable[[Database], None]

STEPS: Mapping[int, Step] = MappingProxyType({})
"""What leads from a format to the next, by the format it begins at; one entry for each format before this one."""


def migrate_hearing(
    place: Place, shelf: BackupShelf, at: datetime, steps: Mapping[int, Step] = STEPS, newest: int = FORMAT
) -> Backup | None:
    """Bring a hearing that is not open to format `newest`; gives the backup of how it was, None when it was that new.

    DeskError hearing_in_use, hearing_damaged, disk_full, disk_refused: then it is as it was. KeyError without a step.
    """
    with told_as_backup():
        database = open_database(place.directory / DATABASE, _key(place, Purpose.DATABASE))
        try:
            if not 1 <= format_of(database) < newest:
                return None
            _bring_together(place, database)
            backup = shelf.make(lambda to, key: copy_content(database, to, key, GrowingDigest()), at, SET_ASIDE)
        finally:
            database.close()
        with shelf.opened(backup) as source:
            rebuild(place, shelf.path(backup), source, lambda copy: _migrate(copy, steps, newest))
    return backup


def _bring_together(place: Place, database: Database) -> None:
    key = _key(place, Purpose.JOURNAL)
    journal, _ = reconcile(place.directory, place.hearing_id, database, key, read_generations(place.directory, key))
    journal.close()


def _migrate(database: Database, steps: Mapping[int, Step], newest: int) -> None:
    before = digest_of(database)
    with database.atomic():
        while (version := format_of(database)) < newest:
            steps[version](database)
            database.execute(f"PRAGMA user_version = {version + 1}")
    if digest_of(database) != before:
        raise refusals.backup_differs()


def _key(place: Place, purpose: Purpose) -> bytes:
    data_key = read_data_key(place.directory, place.hearing_id, place.vault_key)
    return derive_key(data_key, purpose, place.hearing_id)
