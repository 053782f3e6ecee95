"""Fills what a damaged hearing lost from its newest whole backup and the journal records behind that backup.

A record of a journal opens only after the one before it; a backup knows the hash it stands at, so that a journal which
is damaged earlier can be read on from there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, tzinfo

from hearing_desk.core.problems import DeskError
from hearing_desk.core.stored import StoredEvent
from hearing_desk.core.text import Text
from hearing_desk.vault.backup_shelf import Backup, BackupShelf
from hearing_desk.vault.batch import Batch, decode, folded
from hearing_desk.vault.findings import Finding, Outcome
from hearing_desk.vault.generations import journals_ever
from hearing_desk.vault.hearing_file import HearingFile
from hearing_desk.vault.hearing_tables import read_head, snapshot
from hearing_desk.vault.journal import Head, Tail, scan_journal, scan_journal_after
from hearing_desk.vault.keys import Purpose, derive_key
from hearing_desk.vault.missing import moment_of, steps_missing
from hearing_desk.vault.restore import Place, restore


@dataclass(frozen=True)
class _Held:
    """What a hearing would hold after healing, from which backup, and whether the journal was read to its end."""

    backup: Backup
    whole: Batch
    is_to_the_end: bool


def heal(
    place: Place, shelf: BackupShelf, open_file: Callable[[str], HearingFile], at: datetime
) -> tuple[Finding, ...]:
    """Make the hearing anew with what the backups add to it, and say what came back and what did not.

    Empty when no backup adds anything; the hearing as it was is kept byte for byte. DeskErrors of `restore`.
    """
    present = _present(place.hearing_id, open_file)
    for backup in shelf.list():
        held = _held(place, shelf, backup, present)
        if held is None:
            continue
        if _numbers(held.whole.events) <= _numbers(present.events):
            return ()
        if place.directory.exists():
            shelf.put_aside(at)
        restore(place, shelf, backup, (held.whole,))
        return _told(place.hearing_id, held)
    return ()


def _present(hearing_id: str, open_file: Callable[[str], HearingFile]) -> Batch:
    with suppress(DeskError):
        file = open_file(hearing_id)
        try:
            stored = file.read()
        finally:
            file.close()
        return Batch(stored.events, stored.drafts, pack=stored.pack)
    return Batch()


def _held(place: Place, shelf: BackupShelf, backup: Backup, present: Batch) -> _Held | None:
    try:
        shelf.check(backup)
        with shelf.opened(backup) as database:
            content, head = snapshot(database), read_head(database)
    except DeskError:
        return None
    known, is_to_the_end = _with_journals(place, shelf, backup, content, head)
    if _contradict(known.events, present.events):
        return None
    events = {event.seq: event for event in (*known.events, *present.events)}
    is_further = len(present.events) > 0 and max(_numbers(present.events)) >= max(_numbers(known.events), default=0)
    drafts = present.drafts if is_further else known.drafts
    dropped = tuple(draft.turn for draft in content.drafts)
    whole = Batch(tuple(events[seq] for seq in sorted(events)), drafts, dropped)
    return _Held(backup, whole, is_to_the_end)


def _with_journals(
    place: Place, shelf: BackupShelf, backup: Backup, content: Batch, head: Head
) -> tuple[Batch, bool]:
    """The content of a backup with what every journal behind it adds, and whether each was read to its end."""
    key = derive_key(shelf.data_key(backup), Purpose.JOURNAL, place.hearing_id)
    known, is_to_the_end = content, False
    for generation, path in journals_ever(place.directory):
        if generation == head.generation:
            scan = scan_journal_after(path, key, head)
            known = folded((known, *map(decode, scan.records)))
            is_to_the_end = scan.tail is not Tail.DAMAGED
        elif generation > head.generation:
            scan = scan_journal(path, key)
            known = _with_generation(known, tuple(map(decode, scan.records)))
            is_to_the_end = is_to_the_end and scan.tail is not Tail.DAMAGED and bool(scan.records)
    return known, is_to_the_end


def _with_generation(known: Batch, batches: tuple[Batch, ...]) -> Batch:
    if not batches:
        return known
    first, *later = batches
    if _numbers(first.events) >= _numbers(known.events):
        return folded((first, *later))
    # It was begun from less than is known here, after a loss: its drafts are older.
    return folded((known, Batch(first.events), *later))


def _contradict(known: Iterable[StoredEvent], present: Iterable[StoredEvent]) -> bool:
    by_number = {event.seq: event for event in known}
    return any(by_number.get(event.seq, event) != event for event in present)


def _numbers(events: Iterable[StoredEvent]) -> set[int]:
    return {event.seq for event in events}


def _zone_of(events: Sequence[StoredEvent]) -> tzinfo | None:
    """The zone in which the hearing tells its own time, so that both moments of a sentence are on one clock."""
    return datetime.fromisoformat(events[-1].at).tzinfo if events else None


def _told(hearing_id: str, held: _Held) -> tuple[Finding, ...]:
    made = moment_of(held.backup.at.astimezone(_zone_of(held.whole.events)).isoformat())
    missing = steps_missing(hearing_id, held.whole.events)
    if held.is_to_the_end and not missing:
        text = Text("This hearing was put back from the backup of {time} and the journal. Nothing is lost.", time=made)
        return (Finding("hearing_restored", text, Outcome.HEALED, hearing_id),)
    until = moment_of(held.whole.events[-1].at) if held.whole.events else "–"
    text = Text(
        "This hearing was put back from the backup of {time}. It ends at {until}; what came later may be missing.",
        time=made,
        until=until,
    )
    return (*missing, Finding("hearing_restored_in_part", text, Outcome.LOST, hearing_id))
