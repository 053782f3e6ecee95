"""How long Mijn gehoren takes to stand, with 200 hearings in it: cold at first, as after unlocking, and then again."""

from __future__ import annotations

import gc
import time
from pathlib import Path
from statistics import median

import pytest
from pytestqt.qtbot import QtBot

from hearing_desk.app.hearings_presenter import HearingsPresenter
from hearing_desk.app.no_waste_sought import no_waste_sought
from hearing_desk.i18n import words_of
from hearing_desk.ui.rooms.hearings import HearingsRoom
from hearing_desk.vault import IndexRow
from tests.app.stage import Stage
from tests.figures import Figures

HEARINGS, ROUNDS = 200, 7
LIST_MS = 100.0


@pytest.mark.bench
def test_the_list_of_200_hearings_stands_at_once_after_unlocking(
    tmp_path: Path, qtbot: QtBot, figures: Figures
) -> None:
    stage = Stage(tmp_path)
    filled(stage)
    # As in the program: until the list stands nobody looks for waste, and later not in what stood by then. Without
    # that the first time tells how much the benchmarks before this one left in memory.
    with no_waste_sought():
        took = [seconds_to_list(stage, qtbot) * 1000]
    gc.freeze()
    took += [seconds_to_list(stage, qtbot) * 1000 for _ in range(ROUNDS)]
    gc.unfreeze()
    figures.at_most(f"list of {HEARINGS} hearings, the first time", took[0], "ms", LIST_MS)
    figures.at_most(f"list of {HEARINGS} hearings, later", median(took[1:]), "ms", LIST_MS)
    stage.close()


def filled(stage: Stage) -> None:
    """200 rows, each of a hearing whose directory is there: the list looks whether one is missing."""
    stage.ended()
    stage.desk.let_go()
    (row,) = stage.vault.list_rows()
    for number in range(1, HEARINGS):
        hearing_id = f"h{number}"
        (stage.vault.directory / "hearings" / hearing_id).mkdir()
        fields = {name: getattr(row, name) for name in IndexRow.__dataclass_fields__}
        stage.vault.update_row(
            IndexRow(**{**fields, "hearing_id": hearing_id, "reference": f"DEMO-{number}", "date": "2026-11-05"})
        )
    assert len(stage.desk.rows()) == HEARINGS


def seconds_to_list(stage: Stage, qtbot: QtBot) -> float:
    began = time.perf_counter()
    words = words_of("nl")
    room = HearingsRoom(HearingsPresenter(stage.desk, words), words.say, lambda _: None, stage.post)
    qtbot.addWidget(room)
    room.enter()
    room.show()
    room.grab()
    return time.perf_counter() - began
