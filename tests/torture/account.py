"""Compares what was typed, what was acknowledged and what was found on the disk, and names each thing that is wrong."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Ack:
    """One line the program wrote after an acknowledgement: the last safe event, a turn, and the hash of its text."""

    seq: int
    turn: str
    sha256: str


@dataclass(frozen=True)
class Found:
    """A hearing as it was found: the texts of its turns in order, by id, and the number of its last event."""

    turns: tuple[tuple[str, str], ...]
    last_seq: int


@dataclass(frozen=True)
class Step:
    """What one key changed: the turn of the script (from 0) and the text it has from then on."""

    turn: int
    text: str


def steps_of(events: Sequence[dict[str, Any]]) -> tuple[Step, ...]:
    """Every state of every turn, one a key, as the turns and revisions of a script make them."""
    return tuple(_steps(events))


def read_acks(path: Path) -> list[Ack]:
    """The lines of the file, without one that was cut off."""
    lines = path.read_text(encoding="ascii").splitlines(keepends=True) if path.exists() else []
    split = [line.split() for line in lines if line.endswith("\n")]
    return [Ack(int(seq), turn, sha256) for seq, turn, sha256 in split]


def keys_found(steps: Sequence[Step], found: Found) -> int | None:
    """After how many keys the text stood as it was found; None when it never did."""
    wanted = [text for _, text in found.turns if text]
    texts: list[str] = []
    if texts == wanted:
        return 0
    for count, step in enumerate(steps, start=1):
        texts[step.turn : step.turn + 1] = [step.text]
        if texts == wanted:
            return count
    return None


def complaints(steps: Sequence[Step], acks: Sequence[Ack], found: Found) -> list[str]:
    """What is wrong, a sentence each; none when everything acknowledged was found, in order and whole."""
    count = keys_found(steps, found)
    if count is None:
        return ["what was found never stood on the screen"]
    return list(_lost(steps, acks, found, count))


def _steps(events: Sequence[dict[str, Any]]) -> Iterator[Step]:
    turns = 0
    for event in events:
        if event["do"] == "turn":
            yield from _typed(turns, event["text"])
            turns += 1
        elif event["do"] == "revise":
            yield from _typed(event["turn"] - 1, event["text"])


def _typed(turn: int, text: str) -> Iterator[Step]:
    return (Step(turn, text[:length]) for length in range(1, len(text) + 1))


def _lost(steps: Sequence[Step], acks: Sequence[Ack], found: Found, count: int) -> Iterator[str]:
    place = {turn: number for number, turn in enumerate(turn for turn, text in found.turns if text)}
    keys_of = _keys_by_hash(steps)
    reached: dict[str, int] = {}
    for number, ack in enumerate(acks, start=1):
        keys = keys_of.get((place.get(ack.turn, -1), ack.sha256), [])
        # A text mended from its start may stand there twice: the line means the first time it can.
        key = next((key for key in keys if key >= reached.get(ack.turn, 0)), None)
        if ack.seq > found.last_seq:
            yield f"line {number}: event {ack.seq} is not there"
        if not keys:
            yield f"line {number}: {ack.turn} was not found, or nobody typed this text"
        elif key is None:
            yield f"line {number}: {ack.turn} went back"
        elif key > count:
            yield f"line {number}: {ack.turn} was found as it was before"
        else:
            reached[ack.turn] = key


def _keys_by_hash(steps: Sequence[Step]) -> dict[tuple[int, str], list[int]]:
    keys: dict[tuple[int, str], list[int]] = {}
    for number, step in enumerate(steps, start=1):
        keys.setdefault((step.turn, hashlib.sha256(step.text.encode()).hexdigest()), []).append(number)
    return keys
