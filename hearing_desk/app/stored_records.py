"""What a stored hearing holds, as events; what cannot be read or followed is left out, and said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hearing_desk.core import events as ev
from hearing_desk.core.event_codec import from_stored
from hearing_desk.core.fold import fold
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.problems import DeskError
from hearing_desk.core.stored import StoredHearing


def records_of(stored: StoredHearing) -> tuple[list[ev.Recorded], bool]:
    """The events this program can read, in order, and whether that is all that ever happened."""
    records: list[ev.Recorded] = []
    for event in stored.events:
        try:
            records.append(from_stored(event))
        except DeskError:
            continue
    if [event.seq for event in stored.events] != list(range(1, len(stored.events) + 1)):
        return _followable(records), False
    return records, len(records) == len(stored.events)


def _followable(records: Sequence[ev.Recorded]) -> list[ev.Recorded]:
    """The records of a hearing with steps missing: a turn of which only the text is left stands where it was typed."""
    hearing, kept = Hearing(), list[ev.Recorded]()
    for record in records:
        for step in (*_opening(hearing, record), record):
            try:
                hearing = fold((step,), hearing)
            except (LookupError, ValueError):
                continue
            kept.append(step)
    return kept


def _opening(hearing: Hearing, record: ev.Recorded) -> Iterable[ev.Recorded]:
    match record.event:
        case ev.TurnTyped(id, kind) if id not in hearing.turns:
            after = hearing.order[-1] if hearing.order else ""
            return (ev.Recorded(record.seq, record.at, ev.TurnOpened(id, kind, after)),)
        case _:
            return ()
