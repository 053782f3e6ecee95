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


def open_index(path: Path, key: bytes) -> Database:
    """The index, made when there is none; DatabaseError as `open_database`."""
    database = open_database(path, key) if path.exists() else create_database(path, key)
    try:
        database.execute(_TABLE)
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
