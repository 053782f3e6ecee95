"""What a hearing looks like at rest: numbered event records and the drafts of turns still being typed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class StoredEvent:
    """One thing that happened, as kept for ever: `payload` is JSON of kind `kind`, reader version `version`.

    `seq` counts from 1 without gaps within a hearing; `at` is ISO 8601 with its offset. The text in the payload is
    letter for letter what was typed; only what is exported and hashed is brought to NFC.
    """

    seq: int
    at: str
    kind: str
    version: int
    payload: str


@dataclass(frozen=True)
class StoredDraft:
    """The text of a turn as it stands while it is typed; a newer one for the same turn replaces it."""

    turn: str
    text: str


@dataclass(frozen=True)
class StoredHearing:
    """Everything needed to open a hearing: its events in order, its drafts and the compiled pack it is pinned to."""

    hearing_id: str
    events: tuple[StoredEvent, ...]
    drafts: tuple[StoredDraft, ...]
    pack: str
    is_read_only: bool = False


def plain_of(event: StoredEvent) -> Mapping[str, object]:
    """What an event says, without a look at its kind; nothing where its payload is no object."""
    try:
        plain = json.loads(event.payload)
    except ValueError:
        return {}
    return plain if isinstance(plain, dict) else {}
