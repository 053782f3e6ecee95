"""Restores a hearing to and fro in a process of its own, to be killed in the middle of it."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from hearing_desk.vault import open_vault
from tests.vault.practice import CHEAP, PASSPHRASE


def restore_for_ever(directory: Path, hearing_id: str, name: str) -> None:
    vault = open_vault(directory, PASSPHRASE, CHEAP)
    print("ready", flush=True)
    while True:
        name = vault.backups.restore(hearing_id, name, datetime(2026, 11, 23, 12, 0, tzinfo=UTC)).name


if __name__ == "__main__":
    restore_for_ever(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
