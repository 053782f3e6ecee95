"""What the hearing adds to a key: from the key to the paint that shows it, beside a text that is only text.

`python -m tests.benchmarks.keys TURNS FOLDER` prints it as JSON, to be run on a slow disk or another screen.
"""

from __future__ import annotations

import gc
import json
import statistics
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication, QTextEdit

from tests.app.stage import Stage
from tests.benchmarks.long_hearing import LETTERS, Cost, bare_text, cost_of_letter, put_caret, shown_room, staged, tell

KEYS = 400
WARM = 50
PLACES = ("end", "middle")


@dataclass(frozen=True)
class KeyFigures:
    """At one place in the text, for the key in the middle and the slowest of a hundred: times a bare text, and in ms.

    `work`: by the processor's work alone, which a busy machine does not change.
    """

    place: str
    p50_times: float
    p99_times: float
    p50_work_times: float
    p99_work_times: float
    p50_ms: float
    p99_ms: float
    bare_p99_ms: float


def key_figures(stage: Stage, turns: int) -> list[KeyFigures]:
    """Type into a hearing of so many turns."""
    session = stage.begun()
    tell(session, turns)
    room = shown_room(session)
    bare = bare_text(room)
    found = []
    for place in PLACES:
        for editor in (bare, room.editor):
            put_caret(editor, place)
        found.append(_compared(place, *_typed(room.editor, bare)))
        stage.drain()
    room.close()
    for widget in (room.widget, bare):
        widget.close()
    return found


def _compared(place: str, ours: list[Cost], bare: list[Cost]) -> KeyFigures:
    clock, work, bare_clock, bare_work = (
        statistics.quantiles((cost[which] for cost in costs), n=100) for costs in (ours, bare) for which in (0, 1)
    )
    p50, p99 = 49, 98
    return KeyFigures(
        place,
        clock[p50] / bare_clock[p50],
        clock[p99] / bare_clock[p99],
        work[p50] / bare_work[p50],
        work[p99] / bare_work[p99],
        clock[p50],
        clock[p99],
        bare_clock[p99],
    )


def _typed(ours: QTextEdit, bare: QTextEdit) -> tuple[list[Cost], list[Cost]]:
    """What each key costs in both, typed in turns so that both meet the same machine."""
    times: tuple[list[Cost], list[Cost]] = ([], [])
    gc.collect()
    for number in range(KEYS + WARM):
        for editor, taken in zip((ours, bare), times, strict=True):
            taken.append(cost_of_letter(editor, LETTERS[number % len(LETTERS)]))
    return times[0][WARM:], times[1][WARM:]


def main(turns: int, folder: Path) -> None:
    """Print the figures of both places."""
    application = QApplication([])
    application.setCursorFlashTime(0)
    with staged(folder) as stage:
        print(json.dumps([asdict(figures) for figures in key_figures(stage, turns)]))


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
