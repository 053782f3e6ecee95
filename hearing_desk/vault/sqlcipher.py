"""An encrypted SQLite file as a sqlite-utils database: every pragma set and read back, the key always raw.

Errors are `DatabaseError` of this module (sqlcipher3's), which is NOT a `sqlite3.Error`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import sqlcipher3
from sqlcipher3 import dbapi2

from hearing_desk.vault.disk import create_file

if TYPE_CHECKING:
    import sqlite_utils

# sqlite-utils looks for pysqlite3 when it is first imported; without this its own error handling catches the wrong
# classes (measured.md 2). So everybody else takes Database from here.
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi2

Database: TypeAlias = "sqlite_utils.Database"
Connection: TypeAlias = dbapi2.Connection
DatabaseError: type[Exception] = dbapi2.Error
"""Every error of the engine."""

PAGE_BYTES = 4096
"""A file shorter than one page is taken for a new one: whoever expects content looks first."""

_Pragma: TypeAlias = tuple[str, str, object]

_LASTING = (("cipher_log_level", "NONE"), ("cipher_memory_security", "OFF"))
_SAFE = (
    ("temp_store", "MEMORY", 2),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("secure_delete", "ON", 1),
    ("foreign_keys", "ON", 1),
)
# EXTRA before WAL: with FULL the rollback journal of the switch may come back after a power cut (reliability.md 0.3).
_WRITING = (("synchronous", "EXTRA", 3), ("journal_mode", "WAL", "wal"))
_READING = (("query_only", "ON", 1),)
# For hundreds of files in a row: each setting costs as much as reading a page.
_LOOKING = (("temp_store", "MEMORY", 2), ("trusted_schema", "OFF", 0), *_READING)
# The lock's kind comes before the first read of a page: then no shared-memory file is made.
_OWNING = ("locking_mode", "EXCLUSIVE", "exclusive")
_SHARING = ("locking_mode", "NORMAL", "normal")


class PragmaRefused(Exception):
    """The engine did not take a setting that safety rests on."""


def create_database(path: Path, key: bytes) -> Database:
    """A new, empty encrypted file at `path`, readable by its owner alone, opened and locked as by `open_database`."""
    os.close(create_file(path))
    return open_database(path, key)


def open_database(path: Path, key: bytes) -> Database:
    """Open an existing file for writing and hold its lock until it is closed; the calling thread owns it.

    Raises DatabaseError: SQLITE_BUSY when another connection has it, SQLITE_NOTADB for a wrong key or a foreign file.
    """
    return _with_utils(open_connection(path, key))


def open_connection(path: Path, key: bytes) -> Connection:
    """As `open_database`, without sqlite-utils: that takes 50 ms to load, and the list of hearings needs none of it."""
    return _open(path, key, _OWNING, _WRITING, "BEGIN EXCLUSIVE")


def open_for_reading(path: Path, key: bytes) -> Database:
    """Open a private copy of a file that must not be written; takes no lasting lock."""
    return _with_utils(_open(path, key, _SHARING, _READING, "BEGIN"))


def open_unchanging(path: Path, key: bytes) -> Connection:
    """Open a file that nobody has open to look something up: it takes no lock, and no byte of it changes.

    What stands in a write-ahead log beside it is not seen: who asks makes sure that there is none.
    """
    connection = dbapi2.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    try:
        _unlock(connection, key, _SHARING)
        for name, value, expected in _LOOKING:
            _set(connection, name, value, expected)
    except BaseException:
        connection.close()
        raise
    return connection


def is_locked(path: Path) -> bool:
    """True when another connection holds the file's lock; needs no key: the lock comes before the first page."""
    # Only to be read: at its closing it would take over what a log beside the file holds, before anybody looked at it.
    connection = dbapi2.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None, timeout=0)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("SELECT count(*) FROM sqlite_master")
    except dbapi2.Error as error:
        return is_busy(error)
    finally:
        connection.close()
    return False


def is_busy(error: Exception) -> bool:
    """True when the error says that another connection has the file."""
    return getattr(error, "sqlite_errorname", "").startswith("SQLITE_BUSY")


def is_damage(error: Exception) -> bool:
    """True when the error says that the bytes are not a whole file of ours under this key."""
    return getattr(error, "sqlite_errorname", "").startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT"))


def is_refusal(error: Exception) -> bool:
    """True when the error is not about the bytes: another connection has the file, or the disk does not give it."""
    refusals = ("SQLITE_BUSY", "SQLITE_IOERR", "SQLITE_FULL", "SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM")
    return getattr(error, "sqlite_errorname", "").startswith(refusals)


def is_conflict(error: Exception) -> bool:
    """True when the error says that a row stands there already with another content."""
    return getattr(error, "sqlite_errorname", "").startswith("SQLITE_CONSTRAINT")


def damage_found(database: Database | Connection) -> tuple[str, ...]:
    """What the page MACs and the engine's own check find wrong; empty for a whole file."""
    macs = [str(row[0]) for row in database.execute("PRAGMA cipher_integrity_check")]
    structure = [str(row[0]) for row in database.execute("PRAGMA integrity_check")]
    return tuple(macs + [line for line in structure if line != "ok"])


def _with_utils(connection: Connection) -> Database:
    # With click and dateutil, only when a hearing is opened.
    import sqlite_utils

    return sqlite_utils.Database(connection, execute_plugins=False)


def _open(path: Path, key: bytes, sharing: _Pragma, mode: tuple[_Pragma, ...], lock: str) -> Connection:
    connection = dbapi2.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=0)
    try:
        _unlock(connection, key, sharing)
        for name, value, expected in _SAFE + mode:
            _set(connection, name, value, expected)
        connection.execute(lock)
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def _unlock(connection: Connection, key: bytes, sharing: _Pragma) -> None:
    for name, value in _LASTING:
        connection.execute(f"PRAGMA {name} = {value}")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA cipher_compatibility = 4")
    _set(connection, *sharing)
    connection.execute("SELECT count(*) FROM sqlite_master").fetchall()


def _set(connection: Connection, name: str, value: str, expected: object) -> None:
    connection.execute(f"PRAGMA {name} = {value}").fetchall()
    (found,) = connection.execute(f"PRAGMA {name}").fetchone()
    if found != expected:
        raise PragmaRefused(name)
