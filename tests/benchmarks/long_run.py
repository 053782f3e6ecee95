"""Memory of the hearing: `python -m tests.benchmarks.long_run TURNS HOURS FOLDER` prints it in MB as JSON.

`[empty window, with so many turns, after each hour of typing]`; in an hour of a hearing some 6,000 keys are typed.
"""

from __future__ import annotations

import gc
import json
import sys
from itertools import cycle, islice
from pathlib import Path

from PySide6.QtWidgets import QApplication

from hearing_desk.app.memory import resident_mb
from hearing_desk.ui.rooms.hearing import HearingRoom
from tests.app.stage import Stage
from tests.benchmarks.long_hearing import LETTERS, cost_of_enter, cost_of_letter, put_caret, shown_room, staged, tell

KEYS_AN_HOUR, KEYS_A_TURN = 6000, 50


def main(turns: int, hours: int, folder: Path) -> None:
    """Show an empty hearing, one with so many turns, and type for so many hours."""
    application = QApplication([])
    measured = []
    for number, count in enumerate((0, turns)):
        with staged(folder / str(number)) as stage:
            session = stage.begun()
            if count:
                tell(session, count)
            room = shown_room(session)
            application.processEvents()
            measured.append(_mb())
            for _ in range(hours if count else 0):
                _type_an_hour(room, stage)
                measured.append(_mb())
            room.close()
            room.widget.close()
    print(json.dumps(measured))


def _type_an_hour(room: HearingRoom, stage: Stage) -> None:
    put_caret(room.editor, "end")
    for number, letter in enumerate(islice(cycle(LETTERS), KEYS_AN_HOUR)):
        cost_of_letter(room.editor, letter)
        if number % KEYS_A_TURN == 0:
            cost_of_enter(room.editor)
            stage.drain()
    room.session.flush()
    stage.drain()


def _mb() -> float:
    gc.collect()
    found = resident_mb()
    assert found is not None
    return found


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
