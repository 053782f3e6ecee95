"""The small encrypted index behind Mijn gehoren: one row a hearing, no hearing text, rebuilt from them at need.

File `index.db`; its lock is the lock of the whole vault.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from hearing_desk.vault.sqlcipher import Database, create_database, open_database

INDEX = "index.db"


@dataclass(frozen=True)
class IndexRow:
    """What the list shows of one hearing; `date` is ISO, `time` HH:MM, `let_op` holds codes, no words."""

    hearing_id: str
    reference: str
    date: str = ""
    time: str = ""
    kind: str = ""
    language: str = ""
    status: str = ""
    prepared: int = 0
    to_prepare: int = 0
    let_op: tuple[str, ...] = ()


_COLUMNS = tuple(field.name for field in fields(IndexRow))
_TABLE = """CREATE TABLE IF NOT EXISTS hearing(
    hearing_id TEXT PRIMARY KEY, reference TEXT NOT NULL, date TEXT NOT NULL, time TEXT NOT NULL, kind TEXT NOT NULL,
    language TEXT NOT NULL, status TEXT NOT NULL, prepared INTEGER NOT NULL, to_prepare INTEGER NOT NULL,
    let_op TEXT NOT NULL) STRICT"""
_PLACE_TABLE = "CREATE TABLE IF NOT EXISTS place(one INTEGER PRIMARY KEY CHECK (one = 1), kept TEXT NOT NULL) STRICT"

_SHORT_TABLE = "CREATE TABLE IF NOT EXISTS abbreviation(short TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT"
_SETTING_TABLE = "CREATE TABLE IF NOT EXISTS setting(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT"


def open_index(path: Path, key: bytes) -> Database:
    """The index, made when there is none; DatabaseError as `open_database`."""
    database = open_database(path, key) if path.exists() else create_database(path, key)
    try:
        database.execute(_TABLE)
        database.execute(_PLACE_TABLE)
        database.execute(_SHORT_TABLE)
        database.execute(_SETTING_TABLE)
    except BaseException:
        database.close()
        raise
    return database


def read_rows(database: Database) -> tuple[IndexRow, ...]:
    """Every row, by date, time and reference."""
    query = f"SELECT {', '.join(_COLUMNS)} FROM hearing ORDER BY date, time, reference, hearing_id"
    return tuple(IndexRow(**{**row, "let_op": tuple(json.loads(row["let_op"]))}) for row in database.query(query))


def put_row(database: Database, row: IndexRow) -> None:
    """Store a row in place of an earlier one of the same hearing."""
    values = {**asdict(row), "let_op": json.dumps(row.let_op)}
    database.table("hearing").upsert(values, pk="hearing_id")


def put_abbreviation(database: Database, short: str, text: str) -> None:
    """Keep what the officer writes short, in place of an earlier one; without a text it is gone."""
    with database.atomic():
        database.execute("DELETE FROM abbreviation WHERE short = ?", (short,))
        if text:
            database.execute("INSERT INTO abbreviation VALUES (?, ?)", (short, text))


def read_abbreviations(database: Database) -> dict[str, str]:
    """Each short form with its words, in their order."""
    return {row["short"]: row["text"] for row in database.query("SELECT short, text FROM abbreviation ORDER BY short")}


def put_setting(database: Database, name: str, value: str) -> None:
    """Keep how the officer set something; "" keeps nothing."""
    with database.atomic():
        database.execute("DELETE FROM setting WHERE name = ?", (name,))
        if value:
            database.execute("INSERT INTO setting VALUES (?, ?)", (name, value))


def read_setting(database: Database, name: str) -> str:
    """How the officer set something, "" when nothing was kept."""
    found = database.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return str(found[0]) if found else ""


def put_place(database: Database, kept: str) -> None:
    """Keep where somebody was; "" keeps nothing."""
    with database.atomic():
        database.execute("DELETE FROM place")
        if kept:
            database.execute("INSERT INTO place VALUES (1, ?)", (kept,))


def read_place(database: Database) -> str:
    """Where somebody was, "" when nothing was kept."""
    found = database.execute("SELECT kept FROM place").fetchone()
    return str(found[0]) if found else ""


def remove_row(database: Database, hearing_id: str) -> None:
    """Take a shredded hearing from the list, also from the log beside the file."""
    database.execute("DELETE FROM hearing WHERE hearing_id = ?", (hearing_id,))
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def ids_with_reference(database: Database, reference: str) -> tuple[str, ...]:
    """The hearings of this reference, in order of date; more than one is possible."""
    found = database.query(
        "SELECT hearing_id FROM hearing WHERE reference = ? ORDER BY date, time, hearing_id", (reference,)
    )
    return tuple(row["hearing_id"] for row in found)
