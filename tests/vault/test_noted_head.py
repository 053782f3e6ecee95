"""The note of how far a hearing had come: what nobody of this vault wrote is damaged, however deep it goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearing_desk.vault.copies import Kept
from hearing_desk.vault.noted_head import HeadNotes, Note, NoteDamaged

NOTE = Note(1, 7, "ab", 7, "2026-11-03T09:00:00+01:00")


def test_a_note_is_read_as_it_was_written(tmp_path: Path) -> None:
    notes = HeadNotes(tmp_path / "heads", "h1", bytes(32))
    assert notes.read() is None
    notes.write(NOTE)
    assert notes.read() == NOTE


@pytest.mark.parametrize("field", ["at", "digest", "lost", "mac"])
def test_a_note_with_a_value_that_nests_too_deep_is_damaged(tmp_path: Path, field: str) -> None:
    notes = HeadNotes(tmp_path / "heads", "h1", bytes(32))
    notes.write(NOTE)
    deep: list[object] = []
    for _ in range(700):
        deep = [deep]
    notes.copies.write(Kept(9, {**notes.copies.read().body, field: deep}))
    with pytest.raises(NoteDamaged):
        notes.read()
