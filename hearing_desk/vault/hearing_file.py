"""One hearing on the disk: its database, its journal and its wrapped key, opened, reconciled, read and added to.

Directory `hearings/<random id>/`: `hearing.db`, `journal-<generation>`, `keys-a.json`, `keys-b.json`.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import AbstractContextManager
from pathlib import Path

from hearing_desk.core.stored import StoredHearing
from hearing_desk.vault import refusals
from hearing_desk.vault.backup_content import Copied, GrowingDigest, copy_content
from hearing_desk.vault.batch import Batch, encode
from hearing_desk.vault.disk import make_directory, sync_directory
from hearing_desk.vault.findings import Finding
from hearing_desk.vault.hearing_keys import new_data_key, read_data_key
from hearing_desk.vault.hearing_tables import (
    FORMAT,
    apply_batch,
    create_tables,
    format_of,
    read_head,
    read_hearing_id,
    snapshot,
)
from hearing_desk.vault.journal import Head, Journal, start_journal
from hearing_desk.vault.keys import DataKey, Purpose, VaultKey, derive_key
from hearing_desk.vault.reconcile import journal_path, new_generation, reconcile
from hearing_desk.vault.sqlcipher import (
    PAGE_BYTES,
    Database,
    create_database,
    damage_found,
    open_database,
    open_for_reading,
)
from hearing_desk.vault.telling import told_as

DATABASE = "hearing.db"
_READING_COPY = ".reading-"


class HearingFile:
    """An open hearing; made by `open_hearing_file`, used and closed by the thread that opened it.

    `found` says what opening had to mend. Each error of the disk comes out as one DeskError.
    """

    def __init__(
        self,
        hearing_id: str,
        directory: Path,
        database: Database,
        journal: Journal | None,
        journal_key: bytes,
        found: tuple[Finding, ...] = (),
    ) -> None:
        self.hearing_id = hearing_id
        self.found = found
        self._directory = directory
        self._database = database
        self._journal = journal
        self._journal_key = journal_key

    @property
    def is_read_only(self) -> bool:
        """True for a hearing of a newer version, read from a private copy."""
        return self._journal is None

    def read(self) -> StoredHearing:
        """Everything the hearing holds, as of the last append."""
        with _told_as_desk_errors():
            whole = snapshot(self._database)
        return StoredHearing(self.hearing_id, whole.events, whole.drafts, whole.pack, self.is_read_only)

    def last_seq(self) -> int:
        """The number of the last event the hearing holds; 0 when there is none."""
        with _told_as_desk_errors():
            (seq,) = self._database.execute("SELECT coalesce(max(seq), 0) FROM event").fetchone()
        return int(seq)

    def head(self) -> Head:
        """The journal record the hearing stands at; it changes with every append."""
        with _told_as_desk_errors():
            return read_head(self._database)

    def append(self, batch: Batch) -> Head:
        """Journal record and fsync, then the database commit; when this returns both are on the disk.

        DeskError: nothing may be believed saved, and this object must be closed and opened anew (fsync is not retried).
        """
        with _told_as_desk_errors():
            head = self._writable_journal().append(encode(batch))
            apply_batch(self._database, batch, head)
        return head

    def start_generation(self) -> None:
        """Begin a new journal file from what the database holds, after a failed write made the old one suspect."""
        with _told_as_desk_errors():
            self._writable_journal().close()
            self._journal = new_generation(self._directory, self._database, self._journal_key)

    def copy_to(self, target: Path, key: bytes, digest: GrowingDigest) -> Copied:
        """Copy everything into a new file under another key, for a backup; `digest` is kept by whoever asks again."""
        if self.is_read_only:
            raise refusals.hearing_newer()
        with _told_as_desk_errors():
            return copy_content(self._database, target, key, digest)

    def damage_found(self) -> tuple[str, ...]:
        """What the page MACs and the engine find wrong in the database; empty for a whole one."""
        with _told_as_desk_errors():
            return damage_found(self._database)

    def close(self) -> None:
        """Give the lock and the files back; nothing is left to save here."""
        with _told_as_desk_errors():
            if self._journal is not None:
                self._journal.close()
            self._database.close()
        if self.is_read_only:
            shutil.rmtree(self._directory, ignore_errors=True)

    def _writable_journal(self) -> Journal:
        if self._journal is None:
            raise refusals.hearing_newer()
        return self._journal


def create_hearing_files(directory: Path, hearing_id: str, vault_key: VaultKey, pack: str) -> None:
    """Make an empty hearing in a directory that is renamed into place at the end: there whole or not at all."""
    making = directory.with_name(f".new-{directory.name}")
    shutil.rmtree(making, ignore_errors=True)
    with _told_as_desk_errors():
        make_directory(making)
        _fill(making, hearing_id, new_data_key(making, hearing_id, vault_key), Batch(pack=pack))
        sync_directory(making)
        making.rename(directory)
        sync_directory(directory.parent)


def open_hearing_file(directory: Path, hearing_id: str, vault_key: VaultKey) -> HearingFile:
    """Open a hearing for writing, after bringing database and journal together; a newer format opens read-only.

    DeskError no_hearing, hearing_in_use, hearing_damaged, hearing_key_damaged, disk_refused.
    """
    with _told_as_desk_errors():
        data_key = read_data_key(directory, hearing_id, vault_key)
        _refuse_a_stub(directory / DATABASE)
        database = open_database(directory / DATABASE, _key(data_key, Purpose.DATABASE, hearing_id))
        try:
            version = _checked_format(database, hearing_id)
            if version == FORMAT:
                return _reconciled(directory, hearing_id, database, data_key)
        except BaseException:
            database.close()
            raise
        database.close()
        return _open_copy(directory, hearing_id, data_key)


def _refuse_a_stub(path: Path) -> None:
    # The engine would take a stub for a new database, and throw away the log beside it.
    if not path.is_file() or path.stat().st_size < PAGE_BYTES:
        raise refusals.hearing_damaged()


def _fill(directory: Path, hearing_id: str, data_key: DataKey, first: Batch) -> None:
    journal_key = _key(data_key, Purpose.JOURNAL, hearing_id)
    journal = start_journal(journal_path(directory, 1), journal_key, 1, encode(first))
    journal.close()
    database = create_database(directory / DATABASE, _key(data_key, Purpose.DATABASE, hearing_id))
    try:
        create_tables(database, hearing_id, first, journal.head)
    finally:
        database.close()


def _checked_format(database: Database, hearing_id: str) -> int:
    version = format_of(database)
    if version < 1 or (version == FORMAT and read_hearing_id(database) != hearing_id):
        raise refusals.hearing_damaged()
    return version


def _reconciled(directory: Path, hearing_id: str, database: Database, data_key: DataKey) -> HearingFile:
    journal_key = _key(data_key, Purpose.JOURNAL, hearing_id)
    journal, found = reconcile(directory, hearing_id, database, journal_key)
    return HearingFile(hearing_id, directory, database, journal, journal_key, found)


def _open_copy(directory: Path, hearing_id: str, data_key: DataKey) -> HearingFile:
    # Tried: mode=ro with EXCLUSIVE and WAL fails, so a newer file is read from a copy, and never touched.
    copy = Path(tempfile.mkdtemp(prefix=_READING_COPY, dir=directory))
    try:
        for source in directory.glob(f"{DATABASE}*"):
            shutil.copy2(source, copy / source.name)
        database = open_for_reading(copy / DATABASE, _key(data_key, Purpose.DATABASE, hearing_id))
    except BaseException:
        shutil.rmtree(copy, ignore_errors=True)
        raise
    return HearingFile(hearing_id, copy, database, None, b"")


def _key(data_key: DataKey, purpose: Purpose, hearing_id: str) -> bytes:
    return derive_key(data_key, purpose, hearing_id)


def _told_as_desk_errors() -> AbstractContextManager[None]:
    return told_as(refusals.hearing_in_use, refusals.hearing_damaged)
