"""Reads what is left of a hearing: every journal that holds, and the rows of a damaged database that still answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from hearing_desk.core.stored import StoredDraft, StoredEvent, plain_of
from hearing_desk.vault.batch import Batch, decode, folded
from hearing_desk.vault.generations import Generation
from hearing_desk.vault.hearing_tables import read_came, read_head
from hearing_desk.vault.journal import Head, Tail
from hearing_desk.vault.sqlcipher import PAGE_BYTES, Database, DatabaseError, is_refusal, open_database

Read = TypeVar("Read")
_NOTHING = Head(0, -1, "")


@dataclass(frozen=True)
class Recovered:
    """All that is left: what the hearing holds, the record it stands at, and whether that is known to be everything."""

    whole: Batch
    head: Head
    is_everything: bool


@dataclass(frozen=True)
class _Rows:
    """What a damaged database still gives; `head` and `drafts` are None where their table does not answer."""

    events: tuple[StoredEvent, ...] = ()
    drafts: tuple[StoredDraft, ...] | None = None
    head: Head | None = None
    pack: str = ""
    came: tuple[tuple[str, int], ...] = ()


def recover(generations: Sequence[Generation], path: Path, key: bytes) -> Recovered | None:
    """Put together what the journals (oldest first) and the database at `path` hold; None when there is nothing."""
    rows = _rows_of(path, key)
    told = [generation for generation in generations if generation.scan.records]
    if not told and not rows.events and not rows.pack:
        return None
    newest = _told_by(told[-1]) if told else Batch()
    head = told[-1].scan.heads[-1] if told else _NOTHING
    older = (event for generation in told[:-1] for event in _told_by(generation).events)
    is_everything = bool(told) and told[-1] is generations[-1] and _reaches(told[-1], newest, rows)
    return Recovered(_together(newest, head, older, rows), head, is_everything)


def _told_by(generation: Generation) -> Batch:
    return folded(map(decode, generation.scan.records))


def _reaches(newest: Generation, whole: Batch, rows: _Rows) -> bool:
    """True when the newest journal holds everything that was ever acknowledged."""
    last, tail = newest.scan.heads[-1], newest.scan.tail
    if rows.head == last:
        return tail is not Tail.DAMAGED
    is_behind = rows.head is None or rows.head in newest.scan.heads or rows.head.generation < last.generation
    return tail is Tail.CLEAN and is_behind and len(rows.events) <= len(whole.events)


def _together(newest: Batch, head: Head, older: Iterable[StoredEvent], rows: _Rows) -> Batch:
    events = {event.seq: event for event in [*rows.events, *older, *newest.events]}
    is_behind = rows.head is not None and (rows.head.generation, rows.head.seq) > (head.generation, head.seq)
    if is_behind and rows.drafts is not None:
        drafts = rows.drafts
    else:
        finished = _turns_of(rows.events[len(newest.events) :])
        drafts = tuple(draft for draft in newest.drafts or rows.drafts or () if draft.turn not in finished)
    in_order = tuple(events[seq] for seq in sorted(events))
    came = tuple(sorted({**dict(newest.came), **(dict(rows.came) if is_behind else {})}.items()))
    return Batch(in_order, drafts, pack=newest.pack or rows.pack, came=came)


def _turns_of(events: Iterable[StoredEvent]) -> set[str]:
    return {str(plain_of(event).get("id")) for event in events}


def _rows_of(path: Path, key: bytes) -> _Rows:
    if not path.is_file() or path.stat().st_size < PAGE_BYTES:
        return _Rows()
    try:
        database = open_database(path, key)
    except DatabaseError as error:
        if is_refusal(error):
            raise
        return _Rows()
    try:
        return _answers(database)
    finally:
        database.close()


def _answers(database: Database) -> _Rows:
    events = tuple(_events_that_answer(database))
    drafts = _asked(lambda: tuple(StoredDraft(**row) for row in database.query("SELECT turn, text FROM draft")), None)
    head = _asked(lambda: read_head(database), None)
    pack = _asked(lambda: str(next(database.query("SELECT json FROM pack"), {"json": ""})["json"]), "")
    return _Rows(events, drafts, head, pack, _asked(lambda: read_came(database), ()))


def _events_that_answer(database: Database) -> Iterator[StoredEvent]:
    """Each event whose page is whole, asked for one by one: a page that does not answer takes no other with it."""
    last = _asked(lambda: int(database.execute("SELECT coalesce(max(seq), 0) FROM event").fetchone()[0]), 0)
    for seq in range(1, last + 1):
        event = _asked(partial(_event, database, seq), None)
        if event is not None:
            yield event


def _event(database: Database, seq: int) -> StoredEvent | None:
    row = database.execute("SELECT * FROM event WHERE seq = ?", (seq,)).fetchone()
    return StoredEvent(*row) if row else None


def _asked(question: Callable[[], Read], otherwise: Read) -> Read:
    try:
        return question()
    except DatabaseError as error:
        if is_refusal(error):
            raise
    except (StopIteration, KeyError, ValueError, TypeError):
        pass
    return otherwise
