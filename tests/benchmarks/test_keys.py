"""Measures what the hearing adds to a key: from the key to the paint that shows it, beside a text that is only text."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from hearing_desk.app.session import Session
from hearing_desk.app.turns_replaced import TurnsReplaced, TurnText
from hearing_desk.core.text import in_english
from hearing_desk.ui.editor.turn_blocks import fill
from hearing_desk.ui.rooms.hearing import HearingRoom
from hearing_desk.ui.tokens import LIGHT
from tests.app.stage import Stage
from tests.figures import Figures

KEYS = 400
WARM = 50
MEDIAN_LIMIT, P99_LIMIT = 2.0, 2.5
LETTERS = "de man liep naar het dorp en kwam terug "

pytestmark = pytest.mark.bench


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(tmp_path)
    yield stage
    stage.close()


@pytest.mark.parametrize("count", [100, 1000, 5000])
def test_a_key_costs_at_most_twice_that_of_a_bare_text(
    qtbot: QtBot, stage: Stage, figures: Figures, count: int
) -> None:
    session = stage.begun()
    _tell(session, count)
    room = HearingRoom(session, in_english, lambda _: None, lambda: LIGHT)
    qtbot.addWidget(room.widget)
    room.widget.resize(1093, 480)
    _show(qtbot, room.widget)
    room.enter()
    bare = _bare_text(qtbot, room)
    for place in ("end", "middle"):
        for editor in (bare, room.editor):
            _put_caret(editor, place)
        ours, theirs = _typed(room.editor, bare)
        for name, of in (("p50", 50), ("p99", 99)):
            mine, other = _percentile(ours, of), _percentile(theirs, of)
            limit = MEDIAN_LIMIT if of == 50 else P99_LIMIT
            figures.at_most(f"key, {count} turns, {place}, {name} beside a bare text", mine / other, "times", limit)
            figures.at_most(f"key, {count} turns, {place}, {name}", mine, "ms", 16.0)
        stage.drain()
    room.close()


def _tell(session: Session, count: int) -> None:
    now = []
    for number in range(count):
        kind, text = ("V", "Wat gebeurde er toen u daar aankwam?") if number % 2 == 0 else ("A", LETTERS * 3)
        now.append(TurnText(session.new_turn_id(), kind, text.strip()))
    session.replace_turns(TurnsReplaced("", (), tuple(now)))
    session.finish_all_turns()
    session.flush()


def _bare_text(qtbot: QtBot, room: HearingRoom) -> QTextEdit:
    bare = QTextEdit()
    qtbot.addWidget(bare)
    bare.setVerticalScrollBarPolicy(room.editor.verticalScrollBarPolicy())
    bare.setFrameShape(room.editor.frameShape())
    bare.resize(room.editor.viewport().width() + room.editor.verticalScrollBar().width(), room.editor.height())
    fill(bare.document(), iter(room.editor.read()))
    _show(qtbot, bare)
    return bare


def _show(qtbot: QtBot, widget: QWidget) -> None:
    with qtbot.waitExposed(widget):
        widget.show()


def _put_caret(editor: QTextEdit, place: str) -> None:
    document = editor.document()
    block = document.lastBlock() if place == "end" else document.findBlockByNumber(document.blockCount() // 2)
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()


def _typed(ours: QTextEdit, bare: QTextEdit) -> tuple[list[float], list[float]]:
    """Milliseconds of each key in both, typed in turns so that both meet the same machine."""
    times: tuple[list[float], list[float]] = ([], [])
    gc.collect()
    for number in range(KEYS + WARM):
        for editor, taken in zip((ours, bare), times, strict=True):
            taken.append(_one_key(editor, LETTERS[number % len(LETTERS)]))
    return times[0][WARM:], times[1][WARM:]


def _one_key(editor: QTextEdit, letter: str) -> float:
    event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
    started = time.perf_counter()
    QCoreApplication.sendEvent(editor, event)
    editor.viewport().repaint()
    return (time.perf_counter() - started) * 1000


def _percentile(times: list[float], of: int) -> float:
    return statistics.quantiles(times, n=100)[of - 1]
