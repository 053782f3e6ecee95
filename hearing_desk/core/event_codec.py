"""Events to stored records and back; each kind has a version and keeps a reader for every older one."""

from __future__ import annotations

import json
import re
import typing
from collections.abc import Callable, Mapping
from typing import Any, cast

from hearing_desk.core.codec import from_plain, to_plain
from hearing_desk.core.events import Event, Recorded
from hearing_desk.core.problems import DeskError
from hearing_desk.core.stored import StoredEvent
from hearing_desk.core.text import Text

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]


def _kind(event_type: type) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", event_type.__name__).lower()


KINDS: Mapping[str, type] = {_kind(event_type): event_type for event_type in typing.get_args(Event)}
# (kind, version) -> how a payload of that version becomes one of the next; a kind's version is 1 + its upgrades.
UPGRADES: Mapping[tuple[str, int], Upgrade] = {}


def version_of(kind: str) -> int:
    """The version this program writes for a kind of event."""
    return 1 + sum(1 for known, _ in UPGRADES if known == kind)


def to_stored(recorded: Recorded) -> StoredEvent:
    """The record of an event as it is kept for ever."""
    kind = _kind(type(recorded.event))
    return StoredEvent(recorded.seq, recorded.at, kind, version_of(kind), _payload(recorded.event))


def from_stored(stored: StoredEvent) -> Recorded:
    """The event of a stored record; raises DeskError `event_unknown` for one that only a newer program can read."""
    if stored.kind not in KINDS or stored.version > version_of(stored.kind):
        raise _unknown()
    try:
        plain = _upgraded(stored.kind, stored.version, json.loads(stored.payload))
        return Recorded(stored.seq, stored.at, cast(Event, from_plain(KINDS[stored.kind], plain)))
    except ValueError:  # no JSON, or NotReadable
        raise _unknown() from None


def _payload(event: Event) -> str:
    # Not codec.canonical: its NFC would give back other letters than were typed.
    return json.dumps(to_plain(event), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _upgraded(kind: str, version: int, plain: dict[str, Any]) -> dict[str, Any]:
    while (kind, version) in UPGRADES:
        plain, version = UPGRADES[(kind, version)](plain), version + 1
    return plain


def _unknown() -> DeskError:
    return DeskError(
        "event_unknown",
        Text("This hearing was written by a newer Hearing Desk. It can be read here, not changed."),
    )
