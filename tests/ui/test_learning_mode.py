"""*Leermodus*: off as it comes, a lesson at every line of four rooms once it is on, and the hearing stays as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget

from hearing_desk.core import events as ev
from hearing_desk.core.text import Text
from hearing_desk.ui.assembly import Assembly
from hearing_desk.ui.rooms.few_first import MORE
from hearing_desk.ui.rooms.lesson_pane import LessonPane
from hearing_desk.ui.theme import Theme
from tests.app.stage import Stage, raised
from tests.ui.screens import SCREENS, assembly_of, settle
from tests.ui.show import Show

ROOMS = ("preparation", "pause-uncovered", "closing", "review")
TOLD = ("Waarom dit gevraagd wordt", "Zo wel", "Zo niet", "Volgende stap")
MakeScreen = Callable[[str], Assembly]


@pytest.fixture
def screen(stage: Stage, show: Show, theme: Theme) -> Iterator[MakeScreen]:
    """A screen of the whole program, with lines in it and uncovered."""
    opened: list[Assembly] = []

    def make(name: str) -> Assembly:
        opened.append(assembly_of(stage, theme))
        show(opened[-1].window)
        (_review if name == "review" else SCREENS[name])(stage, opened[-1])
        _uncover(opened[-1])
        settle()
        return opened[-1]

    yield make
    for assembly in opened:
        assembly.close()


@pytest.mark.parametrize("room", ROOMS)
def test_it_is_off_as_it_comes_and_then_every_line_has_a_lesson(screen: MakeScreen, room: str, stage: Stage) -> None:
    assembly = screen(room)
    assert not _pane(assembly).isVisible()
    QTest.keyClick(assembly.window, Qt.Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
    assert stage.vault.personal.setting("learning") == "on"
    lines = _lines(assembly)
    assert lines.model().rowCount()
    for at in range(lines.model().rowCount()):
        lines.setCurrentIndex(lines.model().index(at, 0))
        assert _is_lesson(_pane(assembly)) or lines.currentIndex().data(Qt.ItemDataRole.UserRole) == MORE
    assembly.window.ask("learning_mode")
    assert not _pane(assembly).isVisible()


def test_nothing_differs_in_the_hearing(screen: MakeScreen) -> None:
    assembly = screen("hearing")
    before = _back_in_the_hearing(assembly, False)
    assembly.window.ask("learning_mode")
    assert _back_in_the_hearing(assembly, True) == before


def _back_in_the_hearing(assembly: Assembly, is_on: bool) -> tuple[QImage, list[tuple[str, str, bool]]]:
    """How the room looks, point by point and widget by widget, to whoever comes from Preparation."""
    assert assembly.window.go_to("preparation")
    assert _pane(assembly).isVisible() is is_on
    assert assembly.window.go_to("hearing")
    assembly.window.tell(Text("No"))
    settle()
    widgets = _room(assembly).findChildren(QWidget)
    shown = [(type(w).__name__, w.objectName(), w.isVisible()) for w in widgets]
    return _room(assembly).grab().toImage(), shown


def _review(stage: Stage, assembly: Assembly) -> None:
    session = stage.begun(plan=("MOD-07", "MOD-08", "MOD-12"))
    raised(session, "SG-01", "consult")
    session.record(ev.HearingEnded())
    assembly.open_hearing(session.hearing_id)
    assert assembly.window.go_to("review")


def _room(assembly: Assembly) -> QWidget:
    room = assembly.window.room(assembly.window.current_room)
    assert room is not None
    return room.widget


def _pane(assembly: Assembly) -> LessonPane:
    return _room(assembly).findChildren(LessonPane)[0]


def _is_lesson(pane: LessonPane) -> bool:
    return pane.isVisible() and all(f"{part}: " in pane.toPlainText() for part in TOLD)


def _lines(assembly: Assembly) -> QListView:
    name = _pane(assembly).objectName().removesuffix(".lesson")
    return next(view for view in _room(assembly).findChildren(QListView) if view.objectName() == f"{name}.list")


def _uncover(assembly: Assembly) -> None:
    settle()
    focus = QApplication.focusWidget()
    if assembly.window.current_room == "closing" and focus is not None:
        QTest.keyClick(focus, Qt.Key.Key_Space)
