"""Migrates one hearing by a step of the tests, in a process of its own, to be killed in the middle of it."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from hearing_desk.vault import Vault, open_vault
from hearing_desk.vault.migrate import Step, migrate_hearing
from hearing_desk.vault.sqlcipher import Database

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
PASSPHRASE = "appel wolk fiets molen café"


def add_words(database: Database) -> None:
    """Format 1 to 2, as a later program might have it: one more table, filled from the events."""
    database.execute("CREATE TABLE words(seq INTEGER PRIMARY KEY, n INTEGER NOT NULL) STRICT")
    database.execute("INSERT INTO words SELECT seq, length(payload) FROM event")


STEPS: dict[int, Step] = {1: add_words}


def migrate(vault: Vault, hearing_id: str, steps: dict[int, Step] = STEPS) -> None:
    place, shelf = vault.backups._place(hearing_id), vault.backups.of(hearing_id)
    migrate_hearing(place, shelf, NOON, steps, 2)


if __name__ == "__main__":
    opened = open_vault(Path(sys.argv[1]), PASSPHRASE)
    print("ready", flush=True)
    migrate(opened, sys.argv[2])
    print("done", flush=True)
    sys.stdin.readline()
