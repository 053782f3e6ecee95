"""Half past eight, the file has just come: the short route by keys alone, from the list to the start."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from hearing_desk.core import events as ev
from hearing_desk.core.hearing import Status
from hearing_desk.core.people import Fact
from tests.app.stage import Stage
from tests.ui.rooms_on_stage import RoomsOnStage
from tests.ui.show import Show

SHORT = ("VB-01", "VB-02", "VB-03", "VB-04", "VB-05", "VB-06", "VB-08", "VB-09")


@pytest.fixture
def late(show: Show, stage: Stage) -> Iterator[RoomsOnStage]:
    desk = RoomsOnStage(show, stage, stage.plan())
    desk.command("room_preparation")
    yield desk
    desk.close()


def test_the_short_route_is_taken_walked_and_the_hearing_starts(late: RoomsOnStage) -> None:
    late.command("short_route")
    late.fill("short.", {"short_route_reason": "dossier kwam om 8.30 uur", "unread_papers": "rapport aanmeldgehoor"})
    late.fill("short.", {"more_time_until": "10-11-2026"})
    late.save()
    hearing = late.session.committed
    assert hearing.text_of("more_time_until") == "2026-11-10"
    assert late.focused == "preparation.list"
    for item in SHORT:
        assert late.choose("preparation.list", item)
        late.key(Qt.Key.Key_G)
    assert set(late.session.committed.preparation) == set(SHORT)
    late.session.record(*(ev.GateAnswered(fact, "match") for fact in Fact))
    late.command("room_gate")
    late.command("start_hearing")
    assert late.session.committed.status is Status.RUNNING
    late.command("room_preparation")
    assert "begonnen" in late.command("short_route")
