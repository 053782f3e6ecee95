"""The four practice hearings are carried out to their end, keys and all, and nothing in them is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hearing_desk.app.manual import practice_scripts
from tests.journeys.playing import play

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.torture
@pytest.mark.parametrize("path", practice_scripts(), ids=lambda path: path.stem)
def test_it_is_played_as_it_is_written(path: Path) -> None:
    left = play(json.loads(path.read_text(encoding="utf-8")))
    assert left.said["refused"] == []
    assert left.said["turns"] > 8


def test_in_one_of_them_everything_goes_wrong() -> None:
    events = [event["do"] for event in json.loads(practice_scripts()[-1].read_text(encoding="utf-8"))["events"]]
    assert {"interpreter", "signal", "pause", "break_off"} <= set(events)
