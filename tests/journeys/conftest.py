"""A screen and a hearing that goes on, for the tests that work on the desktop program from outside."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.journeys.running import Running, running_hearing
from tests.journeys.screen import Screen, new_screen
from tests.ui.conftest import show as show
from tests.ui.conftest import stage as stage


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    with new_screen() as screen:
        yield screen


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Running:
    return running_hearing(tmp_path_factory.mktemp("running"))
