"""Practice begins with four hearings planned for today, and none of them is open or begun."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearing_desk.app.manual import practice_scripts
from hearing_desk.app.playable_script import read_playable_script
from hearing_desk.app.practising import plan_practice
from hearing_desk.core.hearing import Status
from tests.app.stage import DAY, PACKS, Stage


def test_the_practice_hearings_are_planned_for_today(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    plan_practice(stage.desk)
    assert stage.desk.session is None
    rows = stage.desk.rows()
    assert sorted(row.reference for row in rows) == [f"PROEF-000{number}" for number in range(1, 5)]
    for row in rows:
        session = stage.desk.open(row.hearing_id)
        assert session.committed.text_of("date") == DAY
        assert session.committed.status is Status.PLANNED
    stage.close()


@pytest.mark.parametrize("path", practice_scripts(), ids=lambda path: path.stem)
def test_a_practice_hearing_can_be_replayed(path: Path) -> None:
    assert read_playable_script(path, PACKS).events
