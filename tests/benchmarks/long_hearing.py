"""A hearing of thousands of turns on the screen, and beside it a text that is only text, with the same paragraphs."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from hearing_desk.app.session import Session
from hearing_desk.app.turns_replaced import TurnsReplaced, TurnText
from hearing_desk.core.text import in_english
from hearing_desk.ui.editor.turn_blocks import fill
from hearing_desk.ui.rooms.hearing import HearingRoom
from hearing_desk.ui.tokens import LIGHT
from tests.app.stage import Stage

LETTERS = "de man liep naar het dorp en kwam terug "
WIDTH, HEIGHT = 1093, 480

class Cost(NamedTuple):
    """Milliseconds by the clock, and those in which the processor was at work on it: others do not change these."""

    clock: float
    work: float


@contextmanager
def staged(folder: Path) -> Iterator[Stage]:
    """A stage that is cleared away."""
    stage = Stage(folder)
    try:
        yield stage
    finally:
        stage.close()


def tell(session: Session, count: int) -> None:
    """So many turns in a hearing, saved."""
    now = []
    for number in range(count):
        kind, text = ("V", "Wat gebeurde er toen u daar aankwam?") if number % 2 == 0 else ("A", LETTERS * 3)
        now.append(TurnText(session.new_turn_id(), kind, text.strip()))
    session.replace_turns(TurnsReplaced("", (), tuple(now)))
    session.finish_all_turns()
    session.flush()


def shown_room(session: Session) -> HearingRoom:
    """The hearing on the screen, ready to type at its end."""
    room = HearingRoom(session, in_english, lambda _: None, lambda: LIGHT)
    room.widget.resize(WIDTH, HEIGHT)
    show(room.widget)
    room.enter()
    return room


def bare_text(room: HearingRoom) -> QTextEdit:
    """The same paragraphs in a widget of Qt as it comes, as wide and as high."""
    bare = QTextEdit()
    bare.setVerticalScrollBarPolicy(room.editor.verticalScrollBarPolicy())
    bare.setFrameShape(room.editor.frameShape())
    bare.resize(room.editor.viewport().width() + room.editor.verticalScrollBar().width(), room.editor.height())
    fill(bare.document(), iter(room.editor.read()))
    show(bare)
    return bare


def show(widget: QWidget) -> None:
    """Show a window and wait until the screen has it."""
    widget.show()
    while not widget.windowHandle().isExposed():
        QApplication.processEvents()


def put_caret(editor: QTextEdit, place: str) -> None:
    """The caret at the end of the text, or of a turn in the middle of it."""
    document = editor.document()
    block = document.lastBlock() if place == "end" else document.findBlockByNumber(document.blockCount() // 2)
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()


def cost_of_letter(editor: QTextEdit, letter: str) -> Cost:
    """From a letter to the end of the paint that shows it."""
    return _cost_of(editor, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))


def cost_of_enter(editor: QTextEdit) -> Cost:
    """From Enter to the end of the paint that shows what came of it."""
    return _cost_of(editor, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r"))


def _cost_of(editor: QTextEdit, event: QKeyEvent) -> Cost:
    clock, work = time.perf_counter(), time.thread_time()
    QCoreApplication.sendEvent(editor, event)
    editor.viewport().repaint()
    return Cost((time.perf_counter() - clock) * 1000, (time.thread_time() - work) * 1000)
