"""Reads a closed hearing as it lies there, for who looks through many: nothing is locked, written, noted or mended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from hearing_desk.core.stored import StoredDraft, StoredEvent, StoredHearing
from hearing_desk.vault import refusals
from hearing_desk.vault.hearing_keys import read_data_key
from hearing_desk.vault.hearing_tables import FORMAT, format_of
from hearing_desk.vault.keys import Purpose, VaultKey, derive_key
from hearing_desk.vault.sqlcipher import PAGE_BYTES, Connection, open_unchanging
from hearing_desk.vault.telling import told_as

Wanted: TypeAlias = Callable[[str], bool]


def glance(
    path: Path, hearing_id: str, vault_key: VaultKey, kinds: Sequence[str], is_wanted: Wanted
) -> StoredHearing | None:
    """The hearing of this database without its pack, when a draft or the payload of an event of these kinds is wanted.

    DeskError hearing_in_use where it was not closed in order: opening it brings its files together. Also no_hearing,
    hearing_newer, hearing_damaged, hearing_key_damaged, disk_refused.
    """
    with told_as(refusals.hearing_in_use, refusals.hearing_damaged):
        key = derive_key(read_data_key(path.parent, hearing_id, vault_key), Purpose.DATABASE, hearing_id)
        if not path.is_file() or path.stat().st_size < PAGE_BYTES:
            raise refusals.hearing_damaged()
        log = path.with_name(f"{path.name}-wal")
        if log.exists() and log.stat().st_size:
            raise refusals.hearing_in_use()
        database = open_unchanging(path, key)
        try:
            return _read(database, hearing_id) if _holds(database, kinds, is_wanted) else None
        finally:
            database.close()


def _holds(database: Connection, kinds: Sequence[str], is_wanted: Wanted) -> bool:
    if format_of(database) != FORMAT:
        raise refusals.hearing_newer()
    places = ", ".join("?" for _ in kinds)
    texts = database.execute(f"SELECT payload FROM event WHERE kind IN ({places})", tuple(kinds)).fetchall()
    texts += database.execute("SELECT text FROM draft").fetchall()
    return any(is_wanted(text) for (text,) in texts)


def _read(database: Connection, hearing_id: str) -> StoredHearing:
    events = database.execute("SELECT seq, at, kind, version, payload FROM event ORDER BY seq")
    drafts = database.execute("SELECT turn, text FROM draft ORDER BY rowid")
    held = tuple(StoredEvent(*row) for row in events)
    return StoredHearing(hearing_id, held, tuple(StoredDraft(*row) for row in drafts), "")
