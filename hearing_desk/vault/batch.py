"""A batch: the smallest thing that is saved, as a value and as the bytes the journal seals."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from hearing_desk.core.stored import StoredDraft, StoredEvent
from hearing_desk.vault.copies import canonical

LONGEST_AGE_S = 0.25
SOON_S = 0.02
"""As long as a window needs to paint a new turn: saving and painting at once hold each other up."""
MOST_CHARACTERS = 64


@dataclass(frozen=True)
class Batch:
    """Events, drafts that replace earlier ones of their turn, and turns whose draft is gone.

    Applied whole or not at all; drops go first. `pack` is set only by the first record of a journal. `came` says which
    batches of which writer are in here (writer's mark, number): what a second place kept of them is here already.
    """

    events: tuple[StoredEvent, ...] = ()
    drafts: tuple[StoredDraft, ...] = ()
    dropped: tuple[str, ...] = ()
    pack: str = ""
    came: tuple[tuple[str, int], ...] = ()


@dataclass
class OpenBatch:
    """A batch that still takes changes; due 250 ms after its first change, sooner when hurried, or at 64 characters."""

    started: float
    changed: int = 0
    due_at: float = field(init=False)
    _events: list[StoredEvent] = field(default_factory=list)
    _drafts: dict[str, StoredDraft] = field(default_factory=dict)
    _dropped: dict[str, None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.due_at = self.started + LONGEST_AGE_S

    def add(self, events: Sequence[StoredEvent], drafts: Sequence[StoredDraft], dropped: Sequence[str]) -> None:
        """Take changes made together; within a call a draft wins over a drop of the same turn."""
        self._events.extend(map(_storable_event, events))
        for turn in dropped:
            self._drafts.pop(turn, None)
            self._dropped[turn] = None
        for draft in drafts:
            self._drafts[draft.turn] = StoredDraft(draft.turn, _storable(draft.text))

    def is_due(self, now: float) -> bool:
        """True when it must be saved now."""
        return self.changed >= MOST_CHARACTERS or now >= self.due_at

    def hurry(self, now: float) -> None:
        """Be due as soon as what was typed is painted."""
        self.due_at = min(self.due_at, now + SOON_S)

    def closed(self) -> Batch:
        """The batch as it will be saved."""
        return Batch(tuple(self._events), tuple(self._drafts.values()), tuple(self._dropped))


def encode(batch: Batch) -> bytes:
    """The batch as canonical JSON."""
    events = [[event.seq, event.at, event.kind, event.version, event.payload] for event in batch.events]
    drafts = [[draft.turn, draft.text] for draft in batch.drafts]
    plain = {"events": events, "drafts": drafts, "dropped": list(batch.dropped), "pack": batch.pack}
    return canonical({**plain, "came": batch.came} if batch.came else plain)


def decode(content: bytes) -> Batch:
    """Read back `encode`; ValueError, KeyError or TypeError when it is something else."""
    value = json.loads(content)
    events = tuple(StoredEvent(*row) for row in value["events"])
    drafts = tuple(StoredDraft(*row) for row in value["drafts"])
    came = tuple((str(mark), int(number)) for mark, number in value.get("came", ()))
    return Batch(events, drafts, tuple(value["dropped"]), value["pack"], came)


def folded(batches: Iterable[Batch]) -> Batch:
    """What a hearing holds after these batches, the first of which is all it held before."""
    events: dict[int, StoredEvent] = {}
    drafts: dict[str, StoredDraft] = {}
    came: dict[str, int] = {}
    pack = ""
    for batch in batches:
        events.update((event.seq, event) for event in batch.events)
        for turn in batch.dropped:
            drafts.pop(turn, None)
        for draft in batch.drafts:
            drafts.pop(draft.turn, None)
            drafts[draft.turn] = draft
        came.update(batch.came)
        pack = batch.pack or pack
    in_order = tuple(events[seq] for seq in sorted(events))
    return Batch(in_order, tuple(drafts.values()), pack=pack, came=tuple(sorted(came.items())))


def _storable_event(event: StoredEvent) -> StoredEvent:
    payload = _storable(event.payload)
    return event if payload is event.payload else StoredEvent(event.seq, event.at, event.kind, event.version, payload)


def _storable(text: str) -> str:
    """The text, with half characters that no file can hold shown as U+FFFD: refusing them would lose the rest."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
