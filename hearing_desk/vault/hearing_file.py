"""One hearing on the disk: its database, its journal and its wrapped key, opened, reconciled, read and added to.

Directory `hearings/<random id>/`: `hearing.db`, `journal-<generation>`, `keys-a.json`, `keys-b.json`; what was found
damaged is kept as `damaged-<number>-<name>` until the next good backup, as `remains-…` when something was lost.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from hearing_desk.core.problems import DeskError
from hearing_desk.core.stored import StoredHearing
from hearing_desk.core.text import Text
from hearing_desk.vault import refusals
from hearing_desk.vault.backup_content import Copied, GrowingDigest, copy_content
from hearing_desk.vault.batch import Batch, encode
from hearing_desk.vault.disk import make_directory, sync_directory
from hearing_desk.vault.findings import Finding, Outcome
from hearing_desk.vault.generations import Generation, journal_path, put_aside, read_generations
from hearing_desk.vault.hearing_keys import new_data_key, read_data_key
from hearing_desk.vault.hearing_tables import (
    FORMAT,
    apply_batch,
    create_tables,
    format_of,
    last_event,
    read_head,
    read_hearing_id,
    snapshot,
)
from hearing_desk.vault.journal import Head, Journal, Tail, start_journal
from hearing_desk.vault.keys import DataKey, Purpose, VaultKey, derive_key
from hearing_desk.vault.noted_head import NOTE_EVERY_S, HeadNotes, Note, NoteDamaged, lost_since, rolled_back
from hearing_desk.vault.put_back import put_back
from hearing_desk.vault.rebuild import rebuild_database
from hearing_desk.vault.reconcile import new_generation, reconcile
from hearing_desk.vault.second_place import SecondPlace, kept_of
from hearing_desk.vault.sqlcipher import (
    PAGE_BYTES,
    Database,
    DatabaseError,
    create_database,
    damage_found,
    is_damage,
    open_database,
    open_for_reading,
)
from hearing_desk.vault.telling import told_as

DATABASE = "hearing.db"
_READING_COPY = ".reading-"


@dataclass(frozen=True)
class Beside:
    """What stands outside a hearing's own directory for its sake: where its head is noted, and the second place.

    `live` is the mark of the writer that is at work now: what it kept in the second place is still its own.
    """

    heads: Path | None = None
    second: Path | None = None
    live: str = ""


NOTHING_BESIDE = Beside()
"""For a hearing that stands alone, as a copy does."""


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
        notes: HeadNotes | None = None,
        lost: tuple[str, int, str] | None = None,
    ) -> None:
        self.hearing_id = hearing_id
        self.found = found
        self._notes = notes
        self._lost = lost
        self._noted: Head | None = None
        self._note_at = 0.0
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
        if time.monotonic() >= self._note_at:
            self.note_head()
        return head

    def note_head(self) -> None:
        """Note outside this directory how far the hearing has come; when that fails it is only tried again later."""
        head = self._journal.head if self._journal is not None else None
        if self._notes is None or head is None or head == self._noted:
            return
        self._note_at = time.monotonic() + NOTE_EVERY_S
        with suppress(OSError, DatabaseError):
            self._notes.write(self._note_of(head))
            self._noted = head

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

    def put_aside_damaged_journals(self) -> tuple[Finding, ...]:
        """Put aside each earlier journal that does not hold: the present one holds everything it did."""
        with _told_as_desk_errors():
            damaged = [one for one in self._earlier_journals() if one.scan.tail is not Tail.CLEAN]
            put_aside(*(one.path for one in damaged))
        text = Text("An earlier journal of this hearing was damaged. The present one holds everything it did.")
        return tuple(Finding("journal_put_aside", text, Outcome.HEALED, self.hearing_id) for _ in damaged)

    def damage_found(self) -> tuple[str, ...]:
        """What the page MACs and the engine find wrong in the database; empty for a whole one."""
        with _told_as_desk_errors():
            return damage_found(self._database)

    def close(self) -> None:
        """Give the lock and the files back; nothing is left to save here."""
        if self._journal is not None and self._journal.is_sound:
            self.note_head()
        with _told_as_desk_errors():
            if self._journal is not None:
                self._journal.close()
            self._database.close()
        if self.is_read_only:
            shutil.rmtree(self._directory, ignore_errors=True)

    def _note_of(self, head: Head) -> Note:
        events, at = last_event(self._database)
        return Note(head.generation, head.seq, head.digest, events, at, self._lost)

    def _earlier_journals(self) -> tuple[Generation, ...]:
        present = self._journal.head.generation if self._journal is not None else 0
        generations = read_generations(self._directory, self._journal_key)
        return tuple(one for one in generations if one.number < present)

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


def open_hearing_file(
    directory: Path, hearing_id: str, vault_key: VaultKey, beside: Beside = NOTHING_BESIDE
) -> HearingFile:
    """Open a hearing for writing, after bringing database and journal together; a newer format opens read-only.

    A damaged or missing database is made again from the journal first; `found` of the result says so.
    DeskError no_hearing, hearing_in_use, hearing_damaged, hearing_key_damaged, disk_refused.
    """
    with _told_as_desk_errors():
        data_key = read_data_key(directory, hearing_id, vault_key)
        database, rebuilt = _opened_or_rebuilt(directory, hearing_id, data_key)
        try:
            if format_of(database) == FORMAT:
                return _reconciled(directory, hearing_id, database, data_key, rebuilt, beside)
        except BaseException:
            database.close()
            raise
        database.close()
        return _open_copy(directory, hearing_id, data_key)


def second_place_of(
    directory: Path, hearing_id: str, vault_key: VaultKey, second: Path | None
) -> SecondPlace | None:
    """Where a writer of this hearing may keep what its disk refuses; None without a place or without its key."""
    if second is None:
        return None
    try:
        data_key = read_data_key(directory, hearing_id, vault_key)
    except (DeskError, OSError):
        return None
    return SecondPlace(second, hearing_id, _key(data_key, Purpose.JOURNAL, hearing_id))


class _Unsound(Exception):
    """The database is there, or should be, and cannot be believed."""


def _opened_or_rebuilt(directory: Path, hearing_id: str, data_key: DataKey) -> tuple[Database, tuple[Finding, ...]]:
    path, key = directory / DATABASE, _key(data_key, Purpose.DATABASE, hearing_id)
    try:
        return _opened_whole(path, key, hearing_id), ()
    except _Unsound:
        found = rebuild_database(path, hearing_id, key, _key(data_key, Purpose.JOURNAL, hearing_id))
    try:
        return _opened_whole(path, key, hearing_id), found
    except _Unsound as error:
        # Just read back whole, so it is the disk that fails now and then, and not the file.
        raise refusals.disk_refused(error) from error


def _opened_whole(path: Path, key: bytes, hearing_id: str) -> Database:
    # The engine would take a stub for a new database, and throw away the log beside it.
    if not path.is_file() or path.stat().st_size < PAGE_BYTES:
        raise _Unsound
    try:
        database = open_database(path, key)
        try:
            _refuse_unless_whole(database, hearing_id)
        except BaseException:
            database.close()
            raise
    except DatabaseError as error:
        if is_damage(error):
            raise _Unsound from error
        raise
    return database


def _refuse_unless_whole(database: Database, hearing_id: str) -> None:
    """Every page is looked at (5 ms for 2 MB): the engine itself would notice damage only where it happens to read."""
    version = format_of(database)
    if version < 1 or (version == FORMAT and read_hearing_id(database) != hearing_id):
        raise _Unsound
    if version == FORMAT:
        # The pages' MACs are checked in the file itself, so what the log holds of them goes there first.
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        if damage_found(database):
            raise _Unsound


def _fill(directory: Path, hearing_id: str, data_key: DataKey, first: Batch) -> None:
    journal_key = _key(data_key, Purpose.JOURNAL, hearing_id)
    journal = start_journal(journal_path(directory, 1), journal_key, 1, encode(first))
    journal.close()
    database = create_database(directory / DATABASE, _key(data_key, Purpose.DATABASE, hearing_id))
    try:
        create_tables(database, hearing_id, first, journal.head)
    finally:
        database.close()


def _reconciled(
    directory: Path,
    hearing_id: str,
    database: Database,
    data_key: DataKey,
    rebuilt: tuple[Finding, ...],
    beside: Beside,
) -> HearingFile:
    journal_key = _key(data_key, Purpose.JOURNAL, hearing_id)
    generations = read_generations(directory, journal_key)
    heads = [read_head(database), *(head for one in generations for head in one.scan.heads)]
    journal, found = reconcile(directory, hearing_id, database, journal_key, generations)
    notes = _notes(beside, hearing_id, data_key)
    try:
        lost, older = _compared(database, hearing_id, notes, heads)
    except BaseException:
        journal.close()
        raise
    found = (*rebuilt, *found, *older)
    file = HearingFile(hearing_id, directory, database, journal, journal_key, found, notes, lost)
    try:
        if beside.second is not None:
            kept = kept_of(beside.second, hearing_id, journal_key, but=beside.live)
            file.found += tuple(put_back(kept, hearing_id, partial(snapshot, database), file.append))
    except BaseException:
        journal.close()
        raise
    file.note_head()
    return file


def _notes(beside: Beside, hearing_id: str, data_key: DataKey) -> HeadNotes | None:
    if beside.heads is None:
        return None
    return HeadNotes(beside.heads, hearing_id, _key(data_key, Purpose.NOTED_HEAD, hearing_id))


def _compared(
    database: Database, hearing_id: str, notes: HeadNotes | None, heads: list[Head]
) -> tuple[tuple[str, int, str] | None, tuple[Finding, ...]]:
    """What is lost by the note of this hearing's head, and how that is said."""
    try:
        noted = notes.read() if notes is not None else None
    except NoteDamaged:
        return None, (_note_made_again(hearing_id),)
    furthest = max(heads, key=lambda head: (head.generation, head.seq))
    lost = lost_since(noted, furthest, heads) if noted is not None else None
    return lost, (rolled_back(hearing_id, lost, *last_event(database)),) if lost is not None else ()


def _note_made_again(hearing_id: str) -> Finding:
    text = Text("The note of how far this hearing had come was damaged. It was made again from the hearing.")
    return Finding("note_made_again", text, Outcome.HEALED, hearing_id)


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
