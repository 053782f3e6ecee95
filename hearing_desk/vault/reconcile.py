"""Bringing a hearing's two truths together when it is opened: the journal's head against the one in the database."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hearing_desk.core.text import Text
from hearing_desk.vault.batch import decode, encode
from hearing_desk.vault.findings import Finding, Outcome
from hearing_desk.vault.generations import (
    EARLIER_KEPT,
    Generation,
    drop_earlier,
    generation_numbers,
    journal_path,
    put_aside,
)
from hearing_desk.vault.hearing_tables import apply_batch, put_head, read_head, replace_by_snapshot, snapshot
from hearing_desk.vault.journal import Head, Journal, Scan, Tail, resume_journal, start_journal
from hearing_desk.vault.sqlcipher import Database, DatabaseError, is_conflict


def reconcile(
    directory: Path, hearing_id: str, database: Database, key: bytes, generations: Sequence[Generation]
) -> tuple[Journal, tuple[Finding, ...]]:
    """The journal to go on with, and what was out of order; `generations` as just read, oldest first.

    Journal ahead: replayed into the database. Database ahead, or a damaged journal: a new generation is begun from the
    database and the old file is put aside. A torn tail was never acknowledged and is cut.
    """
    if not generations:
        return new_generation(directory, database, key), (_restarted(hearing_id),)
    newest = generations[-1]
    if not _holds(newest.scan, read_head(database)):
        return _begun_anew(newest, database, key), (_restarted(hearing_id),)
    try:
        replayed = _replay(newest.scan, database)
    except DatabaseError as error:
        if not is_conflict(error):
            raise
        return _begun_anew(newest, database, key, is_all_saved=False), (_other(hearing_id),)
    found = (_replayed(hearing_id, replayed),) if replayed else ()
    if newest.scan.tail is Tail.DAMAGED:
        return _begun_anew(newest, database, key), (*found, _restarted(hearing_id))
    return resume_journal(newest.path, key, newest.scan), found


def new_generation(directory: Path, database: Database, key: bytes) -> Journal:
    """Begin the next journal file with everything the database holds; the database is made durable first.

    The checkpoint writes and syncs the pages anew: nothing rests on a write-ahead log whose fsync may have failed.
    """
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    generation = max([read_head(database).generation, *generation_numbers(directory)]) + 1
    journal = start_journal(journal_path(directory, generation), key, generation, encode(snapshot(database)))
    put_head(database, journal.head)
    drop_earlier(directory, generation - EARLIER_KEPT)
    return journal


def _begun_anew(damaged: Generation, database: Database, key: bytes, *, is_all_saved: bool = True) -> Journal:
    journal = new_generation(damaged.path.parent, database, key)
    put_aside(damaged.path, is_all_saved=is_all_saved)
    return journal


def _holds(scan: Scan, head: Head) -> bool:
    """True when the journal is on the database's own line and at least as far."""
    if not scan.heads or scan.heads[0].generation != head.generation:
        return bool(scan.heads) and scan.heads[0].generation > head.generation
    return head in scan.heads


def _replay(scan: Scan, database: Database) -> int:
    head, replayed = read_head(database), 0
    for record, at in zip(scan.records, scan.heads, strict=True):
        if at.generation == head.generation and at.seq <= head.seq:
            continue
        put = replace_by_snapshot if at.seq == 0 else apply_batch
        put(database, decode(record), at)
        replayed += 1
    return replayed


def _replayed(hearing_id: str, records: int) -> Finding:
    text = Text("{n} saved changes were put back from the journal. Nothing is lost.", n=records)
    return Finding("journal_replayed", text, Outcome.HEALED, hearing_id)


def _restarted(hearing_id: str) -> Finding:
    text = Text("The journal of this hearing was damaged. The hearing itself is whole; a new journal was begun.")
    return Finding("journal_restarted", text, Outcome.HEALED, hearing_id)


def _other(hearing_id: str) -> Finding:
    text = Text(
        "The journal of this hearing tells another course of it than its file does. The file was kept as it is, and "
        "the journal was put aside. Compare the hearing with the newest backup."
    )
    return Finding("journal_of_another_course", text, Outcome.LOST, hearing_id)
