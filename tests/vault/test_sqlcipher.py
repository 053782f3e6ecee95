"""The encrypted database: settings that safety rests on, a lock, and errors that can be told apart."""

from __future__ import annotations

import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import hearing_desk.vault
from hearing_desk.vault.sqlcipher import (
    DatabaseError,
    create_database,
    damage_found,
    is_busy,
    is_damage,
    is_locked,
    open_database,
    open_for_reading,
)
from tests.vault.practice import flipped, spread

KEY = bytes(range(32))
VAULT = Path(hearing_desk.vault.__file__).parent


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a file.db"
    database = create_database(path, KEY)
    database.execute("CREATE TABLE turn(text TEXT)")
    database.conn.executemany("INSERT INTO turn VALUES (?)", [(f"zin {n} " * 20,) for n in range(200)])
    database.close()
    return path


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("temp_store", 2),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("mmap_size", 0),
        ("secure_delete", 1),
        ("foreign_keys", 1),
        ("locking_mode", "exclusive"),
        ("synchronous", 3),
        ("journal_mode", "wal"),
    ],
)
def test_every_setting_that_safety_rests_on_is_in_force(path: Path, name: str, value: object) -> None:
    database = open_database(path, KEY)
    assert database.execute(f"PRAGMA {name}").fetchone() == (value,)
    database.close()


def test_temporary_tables_stay_in_memory_in_this_build(path: Path) -> None:
    database = open_database(path, KEY)
    assert ("TEMP_STORE=2",) in database.execute("PRAGMA compile_options").fetchall()
    assert database.execute("PRAGMA cipher_version").fetchone()[0].startswith("4.")
    database.close()


def test_a_new_file_is_readable_by_its_owner_alone_and_so_is_its_log(path: Path) -> None:
    database = open_database(path, KEY)
    database.execute("INSERT INTO turn VALUES ('x')")
    files = list(path.parent.iterdir())
    assert [file.name for file in sorted(files)] == ["a file.db", "a file.db-wal"]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    database.close()


def test_sqlite_utils_catches_the_errors_of_this_engine() -> None:
    probe = (
        "import hearing_desk.vault.sqlcipher, sqlite_utils.db as s; from sqlcipher3 import dbapi2 as d;"
        " print(s.sqlite3.OperationalError is d.OperationalError)"
    )
    assert subprocess.check_output([sys.executable, "-c", probe], text=True).strip() == "True"


def test_one_module_alone_imports_sqlite_utils_after_telling_it_of_this_engine() -> None:
    importers = [path.name for path in VAULT.glob("*.py") if re.search(r"(from|import) sqlite_utils", path.read_text())]
    assert importers == ["sqlcipher.py"]


def test_a_wrong_key_is_told_from_a_lock(path: Path) -> None:
    with pytest.raises(DatabaseError) as wrong:
        open_database(path, bytes(32))
    holder = open_database(path, KEY)
    with pytest.raises(DatabaseError) as locked:
        open_database(path, KEY)
    holder.close()
    assert (is_damage(wrong.value), is_busy(wrong.value)) == (True, False)
    assert (is_damage(locked.value), is_busy(locked.value)) == (False, True)


def test_a_lock_shows_without_the_key(path: Path) -> None:
    assert not is_locked(path)
    holder = open_database(path, KEY)
    assert is_locked(path)
    probe = "import sys, pathlib, hearing_desk.vault.sqlcipher as s; print(s.is_locked(pathlib.Path(sys.argv[1])))"
    assert subprocess.check_output([sys.executable, "-c", probe, str(path)], text=True).strip() == "True"
    assert is_locked(path)
    holder.close()
    assert not is_locked(path)


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError):
        open_database(tmp_path / "none.db", KEY)
    assert not list(tmp_path.iterdir())


def test_every_flipped_byte_is_noticed(path: Path) -> None:
    whole = path.read_bytes()
    for at in spread(len(whole), 60):
        path.write_bytes(flipped(whole, at))
        assert not _reads_well(path), at


def test_a_reader_of_a_copy_cannot_write(path: Path) -> None:
    database = open_for_reading(path, KEY)
    with pytest.raises(DatabaseError):
        database.execute("DELETE FROM turn")
    assert database.execute("SELECT count(*) FROM turn").fetchone() == (200,)
    database.close()


def _reads_well(path: Path) -> bool:
    try:
        database = open_database(path, KEY)
    except DatabaseError:
        return False
    try:
        return not damage_found(database)
    except DatabaseError:
        return False
    finally:
        database.close()
