"""Makes a hearing's database anew from its journal, beside the damaged one, and puts it in its place when whole."""

from __future__ import annotations

import os
from pathlib import Path

from hearing_desk.core.text import Text
from hearing_desk.vault import refusals
from hearing_desk.vault.batch import Batch
from hearing_desk.vault.disk import sync_directory
from hearing_desk.vault.findings import Finding, Outcome
from hearing_desk.vault.generations import put_aside, read_generations
from hearing_desk.vault.hearing_tables import create_tables, snapshot
from hearing_desk.vault.journal import Head
from hearing_desk.vault.missing import moment_of, steps_missing
from hearing_desk.vault.recovered import Recovered, recover
from hearing_desk.vault.sqlcipher import create_database, damage_found, open_database

MAKING = "making-"
_BESIDE = ("", "-wal", "-journal", "-shm")


def rebuild_database(path: Path, hearing_id: str, database_key: bytes, journal_key: bytes) -> tuple[Finding, ...]:
    """Replace the damaged or missing database at `path` and say what that cost; the damaged one is kept as evidence.

    DeskError hearing_damaged when nothing of the hearing is left: then nothing was changed.
    """
    recovered = recover(read_generations(path.parent, journal_key), path, database_key)
    if recovered is None:
        raise refusals.hearing_damaged()
    making = _made_anew(path, hearing_id, recovered, database_key)
    # In this order: a cut in between leaves no database, or none with a foreign log, and this is simply done again.
    missing = steps_missing(hearing_id, recovered.whole.events)
    is_all_saved = recovered.is_everything and not missing
    put_aside(*_files_of(path), is_all_saved=is_all_saved)
    os.replace(making, path)
    sync_directory(path.parent)
    return (_rebuilt(hearing_id),) if is_all_saved else (*missing, _incomplete(hearing_id, recovered))


def _made_anew(path: Path, hearing_id: str, recovered: Recovered, key: bytes) -> Path:
    making = path.with_name(MAKING + path.name)
    for leftover in _files_of(making):
        leftover.unlink(missing_ok=True)
    _fill(making, hearing_id, recovered.whole, recovered.head, key)
    _refuse_unless_whole(making, recovered.whole, key)
    return making


def _fill(making: Path, hearing_id: str, whole: Batch, head: Head, key: bytes) -> None:
    database = create_database(making, key)
    try:
        create_tables(database, hearing_id, whole, head)
    finally:
        database.close()


def _refuse_unless_whole(making: Path, whole: Batch, key: bytes) -> None:
    database = open_database(making, key)
    try:
        if damage_found(database) or snapshot(database) != whole:
            raise OSError("a rebuilt hearing did not read back as written")
    finally:
        database.close()


def _files_of(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_name(path.name + ending) for ending in _BESIDE)


def _rebuilt(hearing_id: str) -> Finding:
    text = Text("The file of this hearing was damaged. It was made again from the journal. Nothing is lost.")
    return Finding("hearing_rebuilt", text, Outcome.HEALED, hearing_id)


def _incomplete(hearing_id: str, recovered: Recovered) -> Finding:
    until = moment_of(recovered.whole.events[-1].at) if recovered.whole.events else "–"
    text = Text(
        "The file and the journal of this hearing were both damaged. What both still hold was put together; it ends at "
        "{until}, and what came later may be missing. Compare it with the newest backup.",
        until=until,
    )
    return Finding("hearing_incomplete", text, Outcome.LOST, hearing_id)
