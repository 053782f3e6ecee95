"""What a stored hearing holds, as events; what only a newer program can read is left out, and said."""

from __future__ import annotations

from hearing_desk.core.event_codec import from_stored
from hearing_desk.core.events import Recorded
from hearing_desk.core.problems import DeskError
from hearing_desk.core.stored import StoredHearing


def records_of(stored: StoredHearing) -> tuple[list[Recorded], bool]:
    """The events this program can read, in order, and whether that is all of them."""
    records: list[Recorded] = []
    for event in stored.events:
        try:
            records.append(from_stored(event))
        except DeskError:
            continue
    return records, len(records) == len(stored.events)
