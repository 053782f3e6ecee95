"""The window of a hearing's rooms, let go of after each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from hearing_desk.app.session import Session
from tests.app.stage import Stage
from tests.ui.rooms_on_stage import MakeRooms, RoomsOnStage
from tests.ui.show import Show


@pytest.fixture
def rooms(show: Show, stage: Stage) -> Iterator[MakeRooms]:
    """Makes the window of a session."""
    made: list[RoomsOnStage] = []

    def make(session: Session, is_from_file: bool = True) -> RoomsOnStage:
        made.append(RoomsOnStage(show, stage, session, is_from_file))
        return made[-1]

    yield make
    for one in made:
        one.close()
