"""The backups of one hearing: made and checked before they count, listed, read, and let go by rotation.

Directory `backups/<hearing id>/<number>-<UTC time>-<kind>/`: `backup.db`, `keys-a.json`, `keys-b.json`. The file is
encrypted under a key of its own, derived from the hearing's data key and the backup's name.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from hearing_desk.vault import refusals
from hearing_desk.vault.backup_content import Copied, digest_of, sync_file
from hearing_desk.vault.backup_rotation import Standing, outlived
from hearing_desk.vault.disk import make_directory, sync_directory
from hearing_desk.vault.generations import drop_evidence
from hearing_desk.vault.hearing_keys import key_copies, read_data_key
from hearing_desk.vault.hearing_tables import read_head
from hearing_desk.vault.journal import Head
from hearing_desk.vault.keys import DataKey, Purpose, VaultKey, derive_key
from hearing_desk.vault.sqlcipher import Database, damage_found, open_database, open_for_reading
from hearing_desk.vault.telling import told_as

BACKUPS = "backups"
BACKUP_FILE = "backup.db"
REGULAR, SET_ASIDE, RAW = "regular", "set-aside", "raw"
"""Kinds: made in turn; made before a restore or migration; a directory that could not be read, kept as it was."""

_NAME = re.compile(rf"(\d{{6}})-(\d{{8}}T\d{{6}})Z-({REGULAR}|{SET_ASIDE}|{RAW})")
_TIME = "%Y%m%dT%H%M%S"
_MAKING = ".new-"
_COUNT_TURNS = "SELECT count(DISTINCT payload ->> '$.id') FROM event WHERE kind = 'turn_begun'"

Copy: TypeAlias = Callable[[Path, bytes], Copied]
"""Copies the hearing into a new file under a key, on whatever thread may do that."""


@dataclass(frozen=True)
class Backup:
    """One backup by its name: its number in order of making, when it was made (UTC), and its kind."""

    name: str
    number: int
    at: datetime
    kind: str

    @property
    def is_readable(self) -> bool:
        """False for a directory that was only put aside."""
        return self.kind != RAW

    @property
    def standing(self) -> Standing:
        """The backup as rotation sees it."""
        return Standing(self.number, self.at, self.kind != REGULAR)


@dataclass(frozen=True)
class Described:
    """A backup with what a person chooses by: how many turns had begun, how many steps it holds, and its size."""

    backup: Backup
    turns: int
    events: int
    size: int


class BackupShelf:
    """Where the backups of one hearing stand; may be used on any thread, by one at a time."""

    def __init__(self, vault: Path, hearing: Path, vault_key: VaultKey) -> None:
        self.directory = vault / BACKUPS / hearing.name
        self._hearing = hearing
        self._vault_key = vault_key

    def list(self) -> tuple[Backup, ...]:
        """Every backup, the newest first; by name only, nothing is opened."""
        names = (path.name for path in self.directory.iterdir()) if self.directory.is_dir() else ()
        found = (_read_name(name) for name in names)
        return tuple(sorted((backup for backup in found if backup), key=lambda each: each.number, reverse=True))

    def find(self, name: str) -> Backup:
        """The backup of that name; DeskError no_backup."""
        for backup in self.list():
            if backup.name == name:
                return backup
        raise refusals.no_backup()

    def make(self, copy: Copy, at: datetime, kind: str = REGULAR) -> Backup:
        """Copy, make durable, open again, compare content and head, and only then give it its name.

        After that, those it outlives go, and the evidence of damage that cost nothing. DeskError disk_full,
        disk_refused, backup_differs, or what `copy` raises: then nothing is left of it and every older backup stands.
        """
        backup = self._next(at, kind)
        self._stand(backup, lambda making: self._fill(making, backup, copy))
        with suppress(OSError):
            drop_evidence(self._hearing)
        self._rotate()
        return backup

    def put_aside(self, at: datetime) -> Backup:
        """Keep the hearing's directory byte for byte, when it cannot be read and so has no backup to be made of it."""
        backup = self._next(at, RAW)
        self._stand(backup, lambda making: self._copy_tree(self._hearing, making))
        return backup

    def take_over(self, other: BackupShelf, backup: Backup) -> None:
        """Let a copy of a backup on another shelf stand here too, read again before it counts; errors as of `make`."""
        with other.opened(backup) as database:
            made = _made(database)
        self._stand(backup, lambda making: self._take_over(other.path(backup), making, backup, made))
        self._rotate()

    def describe(self, backup: Backup) -> Described:
        """What the list shows of a backup; DeskError backup_damaged."""
        with self.opened(backup) as database:
            (turns,) = database.execute(_COUNT_TURNS).fetchone()
            (events,) = database.execute("SELECT count(*) FROM event").fetchone()
        return Described(backup, int(turns), int(events), (self.path(backup) / BACKUP_FILE).stat().st_size)

    def head_of(self, backup: Backup) -> Head:
        """The journal record a backup stands at; DeskError backup_damaged."""
        with self.opened(backup) as database:
            return read_head(database)

    def check(self, backup: Backup) -> None:
        """Read a backup whole and compare it with what it was when it was made; DeskError backup_damaged."""
        with self.opened(backup) as database:
            made = _made(database)
            if damage_found(database) or (digest_of(database), read_head(database)) != (made.digest, made.head):
                raise refusals.backup_damaged()

    @contextmanager
    def opened(self, backup: Backup) -> Iterator[Database]:
        """The database of a backup, for reading; DeskError backup_damaged, also for what is found while reading it."""
        with told_as_backup():
            path = self.path(backup)
            if not backup.is_readable or not (path / BACKUP_FILE).is_file():
                raise refusals.backup_damaged()
            database = open_for_reading(path / BACKUP_FILE, self._key(path, backup))
            try:
                yield database
            finally:
                database.close()

    def path(self, backup: Backup) -> Path:
        """The directory of a backup."""
        return self.directory / backup.name

    def data_key(self, backup: Backup) -> DataKey:
        """The data key of the hearing, by the copies of its key that stand in a backup; DeskError."""
        return read_data_key(self.path(backup), self._hearing.name, self._vault_key)

    def _next(self, at: datetime, kind: str) -> Backup:
        number = max((backup.number for backup in self.list()), default=0) + 1
        moment = at.astimezone(UTC).replace(microsecond=0)
        return Backup(f"{number:06d}-{moment.strftime(_TIME)}Z-{kind}", number, moment, kind)

    def _stand(self, backup: Backup, fill: Callable[[Path], None]) -> None:
        making = self.directory / f"{_MAKING}{backup.name}"
        try:
            with told_as_backup():
                fill(making)
                make_durable(making)
                making.rename(self.path(backup))
                sync_directory(self.directory)
        except BaseException:
            shutil.rmtree(making, ignore_errors=True)
            raise

    def _copy_tree(self, source: Path, making: Path) -> None:
        make_directory(self.directory)
        shutil.rmtree(making, ignore_errors=True)
        shutil.copytree(source, making)

    def _take_over(self, source: Path, making: Path, backup: Backup, made: Copied) -> None:
        self._copy_tree(source, making)
        _compare(making / BACKUP_FILE, self._key(making, backup), made)

    def _fill(self, making: Path, backup: Backup, copy: Copy) -> None:
        for left in self.directory.glob(f"{_MAKING}*"):
            shutil.rmtree(left)
        make_directory(making)
        for source in key_copies(self._hearing).paths:
            if source.exists():
                shutil.copy2(source, making / source.name)
        key = self._key(making, backup)
        copied = copy(making / BACKUP_FILE, key)
        _finish(making / BACKUP_FILE, key, copied)
        _compare(making / BACKUP_FILE, key, copied)

    def _key(self, directory: Path, backup: Backup) -> bytes:
        data_key = read_data_key(directory, self._hearing.name, self._vault_key)
        return derive_key(data_key, Purpose.BACKUP, f"{self._hearing.name}\n{backup.name}")

    def _rotate(self) -> None:
        standing = {backup.standing: backup for backup in self.list()}
        for old in outlived(standing):
            shutil.rmtree(self.path(standing[old]), ignore_errors=True)


def told_as_backup() -> AbstractContextManager[None]:
    """Tell what goes wrong with a backup's own files as one sentence about it."""
    return told_as(refusals.hearing_in_use, refusals.backup_damaged)


def make_durable(directory: Path) -> None:
    """Make every file of a directory, and its names, durable."""
    for path in directory.iterdir():
        if path.is_file():
            sync_file(path)
    sync_directory(directory)


def _finish(path: Path, key: bytes, copied: Copied) -> None:
    # One file without a log beside it: nothing of a backup can be lost by moving it.
    database = open_database(path, key)
    try:
        value = json.dumps({"digest": copied.digest, "head": vars(copied.head)}, sort_keys=True)
        database.execute("INSERT OR REPLACE INTO meta VALUES ('backup', ?)", (value,))
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        database.execute("PRAGMA journal_mode = DELETE").fetchall()
    finally:
        database.close()


def _compare(path: Path, key: bytes, copied: Copied) -> None:
    sync_file(path)
    database = open_for_reading(path, key)
    try:
        is_same = (digest_of(database), read_head(database)) == (copied.digest, copied.head)
        if not is_same or _made(database) != copied or damage_found(database):
            raise refusals.backup_differs()
    finally:
        database.close()


def _made(database: Database) -> Copied:
    row = database.execute("SELECT value FROM meta WHERE name = 'backup'").fetchone()
    if row is None:
        raise refusals.backup_damaged()
    value = json.loads(row[0])
    return Copied(value["digest"], Head(**value["head"]))


def _read_name(name: str) -> Backup | None:
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    try:
        at = datetime.strptime(match[2], _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(name, int(match[1]), at, match[3])
