"""The tables of one hearing: event, draft, pack and meta, and the one transaction that applies a batch to them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict

from hearing_desk.core.stored import StoredDraft, StoredEvent
from hearing_desk.vault.batch import Batch
from hearing_desk.vault.journal import Head
from hearing_desk.vault.sqlcipher import Connection, Database

FORMAT = 1
"""Version of the whole hearing directory: tables, journal and keys; kept as SQLite's user_version."""

APPLICATION_ID = 0x48444847
_CAME = "came:"

_TABLES = (
    """CREATE TABLE event(seq INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL,
       version INTEGER NOT NULL, payload TEXT NOT NULL) STRICT""",
    "CREATE TABLE draft(turn TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT",
    "CREATE TABLE pack(sha256 TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT",
    "CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    "CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'event'); END",
    "CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'event'); END",
)


def create_tables(database: Database, hearing_id: str, first: Batch, head: Head) -> None:
    """Lay out a new file and put the journal's first record into it."""
    with database.atomic():
        for statement in _TABLES:
            database.execute(statement)
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute(f"PRAGMA user_version = {FORMAT}")
        _put_meta(database, "hearing_id", hearing_id)
        apply_batch(database, first, head)


def format_of(database: Database | Connection) -> int:
    """The format the file was written in; 0 when it is no hearing at all."""
    (application,) = database.execute("PRAGMA application_id").fetchone()
    (version,) = database.execute("PRAGMA user_version").fetchone()
    return int(version) if application == APPLICATION_ID else 0


def apply_batch(database: Database, batch: Batch, head: Head) -> None:
    """Apply a batch and remember the journal's head, in one transaction; applying it again changes nothing."""
    with database.atomic():
        for event in batch.events:
            _add_event(database, event)
        database.conn.executemany("DELETE FROM draft WHERE turn = ?", [(turn,) for turn in batch.dropped])
        database.conn.executemany(
            "INSERT OR REPLACE INTO draft VALUES (?, ?)", [(draft.turn, draft.text) for draft in batch.drafts]
        )
        _put_pack(database, batch.pack)
        for mark, number in batch.came:
            _put_meta(database, f"{_CAME}{mark}", str(number))
        put_head(database, head)


def put_head(database: Database, head: Head) -> None:
    """Remember which journal record the tables stand at."""
    _put_meta(database, "journal_head", json.dumps(asdict(head), sort_keys=True))


def read_head(database: Database) -> Head:
    """The journal record the tables stand at."""
    return Head(**json.loads(_meta(database, "journal_head")))


def read_hearing_id(database: Database) -> str:
    """Whose file this is."""
    return _meta(database, "hearing_id")


def read_came(database: Database) -> tuple[tuple[str, int], ...]:
    """For each writer that ever saved here, the number of its last batch."""
    rows = database.query("SELECT name, value FROM meta WHERE name GLOB ? ORDER BY name", (f"{_CAME}*",))
    return tuple((row["name"].removeprefix(_CAME), int(row["value"])) for row in rows)


def last_event(database: Database) -> tuple[int, str]:
    """The number of the last event and its moment; 0 and "" when there is none."""
    row = database.execute("SELECT seq, at FROM event ORDER BY seq DESC LIMIT 1").fetchone()
    return (int(row[0]), str(row[1])) if row else (0, "")


def snapshot(database: Database) -> Batch:
    """Everything the tables hold, as one batch."""
    events = tuple(StoredEvent(**row) for row in database.query("SELECT * FROM event ORDER BY seq"))
    drafts = tuple(StoredDraft(**row) for row in database.query("SELECT turn, text FROM draft ORDER BY rowid"))
    pack = next(database.query("SELECT json FROM pack"), {"json": ""})["json"]
    return Batch(events, drafts, pack=pack, came=read_came(database))


def replace_by_snapshot(database: Database, whole: Batch, head: Head) -> None:
    """Bring the tables to a snapshot that is as new as they are, or newer."""
    turns = tuple(row["turn"] for row in database.query("SELECT turn FROM draft"))
    apply_batch(database, Batch(whole.events, whole.drafts, turns, whole.pack, whole.came), head)


def _add_event(database: Database, event: StoredEvent) -> None:
    row = (event.seq, event.at, event.kind, event.version, event.payload)
    stored = database.execute("SELECT * FROM event WHERE seq = ?", (event.seq,)).fetchone()
    if stored != row:
        database.execute("INSERT INTO event VALUES (?, ?, ?, ?, ?)", row)


def _put_pack(database: Database, pack: str) -> None:
    if pack:
        digest = hashlib.sha256(pack.encode()).hexdigest()
        database.execute("DELETE FROM pack")
        database.execute("INSERT INTO pack VALUES (?, ?)", (digest, pack))


def _put_meta(database: Database, name: str, value: str) -> None:
    database.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))


def _meta(database: Database, name: str) -> str:
    return str(next(database.query("SELECT value FROM meta WHERE name = ?", (name,)))["value"])
