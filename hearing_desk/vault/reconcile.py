"""Bringing a hearing's two truths together when it is opened: the journal's head against the one in the database."""

from __future__ import annotations

import re
from pathlib import Path

from hearing_desk.core.text import Text
from hearing_desk.vault.batch import decode, encode
from hearing_desk.vault.findings import Finding, Outcome
from hearing_desk.vault.hearing_tables import apply_batch, put_head, read_head, replace_by_snapshot, snapshot
from hearing_desk.vault.journal import Head, Journal, Scan, Tail, resume_journal, scan_journal, start_journal
from hearing_desk.vault.sqlcipher import Database

_NAME = re.compile(r"journal-(\d{4,})")


def journal_path(directory: Path, generation: int) -> Path:
    """Where a generation of the journal stands."""
    return directory / f"journal-{generation:04d}"


def reconcile(directory: Path, hearing_id: str, database: Database, key: bytes) -> tuple[Journal, tuple[Finding, ...]]:
    """The journal to go on with, and what was out of order.

    Journal ahead: replayed into the database. Database ahead, or a damaged journal: a new generation is begun from the
    database and the old file stays where it is. A torn tail was never acknowledged and is cut.
    """
    generation = max(_generations(directory), default=0)
    if generation == 0:
        return new_generation(directory, database, key), (_restarted(hearing_id),)
    path = journal_path(directory, generation)
    scan = scan_journal(path, key)
    if not _holds(scan, read_head(database)):
        return new_generation(directory, database, key), (_restarted(hearing_id),)
    replayed = _replay(scan, database)
    found = (_replayed(hearing_id, replayed),) if replayed else ()
    if scan.tail is Tail.DAMAGED:
        return new_generation(directory, database, key), (*found, _restarted(hearing_id))
    return resume_journal(path, key, scan), found


def new_generation(directory: Path, database: Database, key: bytes) -> Journal:
    """Begin the next journal file with everything the database holds; the database is made durable first.

    The checkpoint writes and syncs the pages anew: nothing rests on a write-ahead log whose fsync may have failed.
    """
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    generation = max([read_head(database).generation, *_generations(directory)]) + 1
    journal = start_journal(journal_path(directory, generation), key, generation, encode(snapshot(database)))
    put_head(database, journal.head)
    return journal


def _generations(directory: Path) -> list[int]:
    names = (_NAME.fullmatch(path.name) for path in directory.iterdir())
    return [int(match[1]) for match in names if match]


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
