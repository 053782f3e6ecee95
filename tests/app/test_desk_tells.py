"""The desk says what opening a hearing had to mend, and opens one of which steps are missing to be read."""

from __future__ import annotations

from pathlib import Path

from hearing_desk.core.text import in_english
from tests.app.stage import Stage
from tests.app.typing import named


def test_a_hearing_in_order_has_nothing_to_tell(stage: Stage) -> None:
    hearing_id = _heard(stage)
    stage.desk.open(hearing_id)
    assert stage.desk.opening_told() is None


def test_a_damaged_hearing_opens_whole_and_that_is_told(stage: Stage) -> None:
    hearing_id = _heard(stage)
    (_directory(stage, hearing_id) / "hearing.db").write_bytes(b"rot")
    session = stage.desk.open(hearing_id)
    told = stage.desk.opening_told()
    assert named(session) == ["V1:Waar woonde u?", "A1:In een dorp."]
    assert told is not None
    assert in_english(told).endswith("It was made again from the journal. Nothing is lost.")
    assert not session.is_read_only


def test_the_worst_is_told_first(stage: Stage) -> None:
    hearing_id = _heard(stage)
    directory = _directory(stage, hearing_id)
    (directory / "hearing.db").write_bytes(b"rot")
    journal = directory / "journal-0001"
    journal.write_bytes(journal.read_bytes()[:-200])
    stage.desk.open(hearing_id)
    told = stage.desk.opening_told()
    assert told is not None
    assert in_english(told).endswith("Compare it with the newest backup.")


def _heard(stage: Stage) -> str:
    session = stage.begun()
    stage.say(session, "V", "Waar woonde u?")
    stage.say(session, "A", "In een dorp.")
    session.flush()
    stage.desk.let_go()
    return session.hearing_id


def _directory(stage: Stage, hearing_id: str) -> Path:
    return stage.vault.directory / "hearings" / hearing_id
