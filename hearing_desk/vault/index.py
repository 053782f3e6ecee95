"""The small encrypted index behind Mijn gehoren: one row a hearing, no hearing text, rebuilt from them at need.

File `index.db`; its lock is the lock of the whole vault.
"""

from __future__ import annotations

import json
import os
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from hearing_desk.core.text import Text
from hearing_desk.vault.disk import create_file, remove_files
from hearing_desk.vault.findings import Finding, Outcome
from hearing_desk.vault.sqlcipher import Connection, DatabaseError, damage_found, is_damage, open_connection
from hearing_desk.vault.write_ahead_log import is_whole

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
_NAMES, _PLACES = ", ".join(_COLUMNS), ", ".join("?" for _ in _COLUMNS)
_TABLE = """CREATE TABLE IF NOT EXISTS hearing(
    hearing_id TEXT PRIMARY KEY, reference TEXT NOT NULL, date TEXT NOT NULL, time TEXT NOT NULL, kind TEXT NOT NULL,
    language TEXT NOT NULL, status TEXT NOT NULL, prepared INTEGER NOT NULL, to_prepare INTEGER NOT NULL,
    let_op TEXT NOT NULL) STRICT"""


def open_index(directory: Path, key: bytes) -> tuple[Connection, tuple[Finding, ...]]:
    """The index of a vault, made when there is none or when a part of it does not hold, which the finding says.

    DatabaseError as `open_connection`, but for damage.
    """
    try:
        return _opened(directory / INDEX, key), ()
    except _Damaged:
        pass
    except DatabaseError as error:
        if not is_damage(error):
            raise
    # It holds nothing of its own and is filled again from the hearings; kept, it would still name a shredded one.
    remove_files(directory, f"{INDEX}*")
    return _opened(directory / INDEX, key), (index_damaged(Outcome.HEALED),)


def index_damaged(outcome: Outcome = Outcome.NOTED) -> Finding:
    """What is said of an index that does not hold, when the vault is opened or by the check."""
    text = Text("The list of hearings is damaged. It is made again from the hearings themselves.")
    return Finding("index_damaged", text, outcome)


def read_rows(index: Connection) -> tuple[IndexRow, ...]:
    """Every row, in no order."""
    rows = (dict(zip(_COLUMNS, row, strict=True)) for row in index.execute(f"SELECT {_NAMES} FROM hearing"))
    return tuple(IndexRow(**{**row, "let_op": tuple(json.loads(row["let_op"]))}) for row in rows)


def put_row(index: Connection, row: IndexRow) -> None:
    """Store a row in place of an earlier one of the same hearing."""
    *values, let_op = astuple(row)
    index.execute(f"INSERT OR REPLACE INTO hearing({_NAMES}) VALUES ({_PLACES})", (*values, json.dumps(let_op)))


def remove_row(index: Connection, hearing_id: str) -> None:
    """Take a shredded hearing from the list, also from the log beside the file."""
    index.execute("DELETE FROM hearing WHERE hearing_id = ?", (hearing_id,))
    index.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


class _Damaged(Exception):
    """A page or the log beside it does not hold."""


def _opened(path: Path, key: bytes) -> Connection:
    if not path.exists():
        os.close(create_file(path))
    # Only after a kill is there a log. Of one that is cut off or rotted the engine takes the older rows in silence.
    # What is read here counts once nobody else can have the list open: another window may be writing it.
    was_whole = is_whole(path.with_name(f"{path.name}-wal"))
    index = open_connection(path, key)
    try:
        index.execute(_TABLE)
        # The pages' MACs are checked in the file itself, so what the log holds of them goes there first.
        index.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        if damage_found(index) or not was_whole:
            raise _Damaged
    except BaseException:
        index.close()
        raise
    return index
