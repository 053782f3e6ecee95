"""Names to the turn what is missing from a hearing whose two truths were both damaged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hearing_desk.core.stored import StoredEvent, plain_of
from hearing_desk.core.text import Text
from hearing_desk.vault.findings import Finding, Outcome


def steps_missing(hearing_id: str, events: Sequence[StoredEvent]) -> tuple[Finding, ...]:
    """One finding for each place where numbered events are not there, with the last turn that stands before it."""
    return tuple(Finding("steps_missing", text, Outcome.LOST, hearing_id) for text in _gaps(events))


def time_of(at: str) -> str:
    """The hours and minutes of an event's moment, as a person reads it."""
    return at[11:16] or "–"


def moment_of(at: str) -> str:
    """The day and time of an event's moment, as a person reads it."""
    return f"{at[:10]} {time_of(at)}"


def _gaps(events: Sequence[StoredEvent]) -> Iterator[Text]:
    before = 0
    for place, event in enumerate(events):
        if event.seq > before + 1:
            yield _gap(events[:place], event, event.seq - before - 1)
        before = event.seq


def _gap(known: Sequence[StoredEvent], after: StoredEvent, steps: int) -> Text:
    turn = _last_turn(known)
    if not turn:
        return Text(
            "{n} saved steps from the start of this hearing are missing, up to {until}. What is here is whole.",
            n=steps, until=time_of(after.at),
        )  # fmt: skip
    return Text(
        "After {turn} ({since}) {n} saved steps of this hearing are missing, up to {until}. What is here is whole.",
        turn=turn, since=time_of(known[-1].at), n=steps, until=time_of(after.at),
    )  # fmt: skip


def _last_turn(events: Sequence[StoredEvent]) -> str:
    """The label of the last turn these events speak of; empty when there is none."""
    labels = (_label(plain_of(event), events) for event in reversed(events) if event.kind.startswith("turn_"))
    return next(filter(None, labels), "")


def _label(said: Mapping[str, object], events: Sequence[StoredEvent]) -> str:
    """The kind and number of the turn that an event speaks of, as the newest events give them."""
    about = [plain for plain in map(plain_of, reversed(events)) if plain.get("id") == said.get("id")]
    kind = next((plain["kind"] for plain in about if plain.get("kind")), "")
    number = next((plain["number"] for plain in about if plain.get("number")), "")
    return f"{kind}{number}"
