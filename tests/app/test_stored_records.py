"""A hearing with steps missing is still read: every text that is left stands in it, and it is not written on."""

from __future__ import annotations

import random

from hearing_desk.app.stored_records import records_of
from hearing_desk.core import events as ev
from hearing_desk.core.event_codec import to_stored
from hearing_desk.core.fold import fold
from hearing_desk.core.stored import StoredHearing

AT = "2026-11-23T10:00:00+01:00"
TURNS = 12


def test_all_that_happened_is_read_as_it_happened() -> None:
    records, is_whole = records_of(_stored(set()))
    assert is_whole
    assert [fold(records).turns[ev.TurnId(f"t{n}")].text for n in range(1, TURNS + 1)] == _texts()


def test_every_text_that_is_left_can_be_read_whatever_steps_are_missing() -> None:
    chance = random.Random(3)
    for _ in range(200):
        gone = set(chance.sample(range(1, 3 * TURNS + 1), chance.randint(1, 20)))
        stored = _stored(gone)
        records, is_whole = records_of(stored)
        read = {turn.text for turn in fold(records).turns.values() if turn.text}
        assert not is_whole or gone == set(range(min(gone), 3 * TURNS + 1))
        assert read == {text for number, text in enumerate(_texts(), start=1) if 3 * number not in gone}


def _texts() -> list[str]:
    return [f"Zin {number}." for number in range(1, TURNS + 1)]


def _stored(gone: set[int]) -> StoredHearing:
    records: list[ev.Recorded] = []
    for number in range(1, TURNS + 1):
        turn, after = ev.TurnId(f"t{number}"), f"t{number - 1}" if number > 1 else ""
        begun, typed = ev.TurnBegun(turn, str(number), ""), ev.TurnTyped(turn, "V", f"Zin {number}.")
        steps: tuple[ev.Event, ...] = (ev.TurnOpened(turn, "V", after), begun, typed)
        records += [ev.Recorded(3 * (number - 1) + place, AT, step) for place, step in enumerate(steps, start=1)]
    kept = tuple(to_stored(record) for record in records if record.seq not in gone)
    return StoredHearing("h", kept, (), "{}")
