"""The lock of the window: nobody at the keys, a session that is locked, a disk that is full; and never a countdown."""

from __future__ import annotations

import struct
import uuid
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hearing_desk.app.lock_rules import Trigger
from hearing_desk.ui import lock_windows
from hearing_desk.ui.lock_cover import COVERED, Cover
from hearing_desk.ui.lock_idle import IdleWatch
from hearing_desk.ui.lock_triggers import SystemTriggers
from tests.ui.show import Show

LIMIT_S = 600.0


class Watched:
    """An idle watch with a clock that is put on by hand, and what came of it."""

    def __init__(self) -> None:
        self.now = 0.0
        self.limit: float | None = LIMIT_S
        self.heard: list[str] = []
        self.watch = IdleWatch(lambda: self.limit, lambda: self.now)
        for name in ("near", "over", "due"):
            getattr(self.watch, name).connect(lambda name=name: self.heard.append(name))

    def wait(self, seconds: float) -> None:
        self.now += seconds
        self.watch.look()


@pytest.fixture
def watched(qtbot: QtBot) -> Watched:
    return Watched()


def test_a_minute_before_the_lock_it_is_said_once_and_then_it_comes(watched: Watched) -> None:
    watched.wait(LIMIT_S - 61)
    assert watched.heard == []
    watched.wait(2)
    watched.wait(10)
    assert watched.heard == ["near"]
    watched.wait(50)
    assert watched.heard == ["near", "over", "due"]


def test_a_key_in_the_window_begins_the_time_anew(watched: Watched, show: Show, qtbot: QtBot) -> None:
    window = QWidget()
    show(window)
    handle = window.windowHandle()
    watched.watch.start(handle)
    watched.wait(LIMIT_S - 30)
    QTest.keyClick(handle, Qt.Key.Key_A)
    assert watched.heard == ["near", "over"]
    watched.wait(LIMIT_S - 61)
    assert watched.heard == ["near", "over"]
    watched.watch.stop()


def test_without_a_limit_nothing_comes_and_the_time_begins_when_there_is_one(watched: Watched) -> None:
    watched.limit = None
    for _ in range(20):
        watched.wait(LIMIT_S)
    assert watched.heard == []
    watched.limit = LIMIT_S
    watched.wait(LIMIT_S - 61)
    assert watched.heard == []


@pytest.fixture
def cover(qtbot: QtBot) -> Iterator[Cover]:
    cover = Cover(lambda text: text.key)
    cover.show()
    yield cover
    cover.hide()
    cover.deleteLater()


def test_behind_a_cover_no_key_works_but_its_own_two(cover: Cover, show: Show, qtbot: QtBot) -> None:
    window, heard = QWidget(), []
    show(window)
    cover.hide()
    cover.lifted.connect(lambda: heard.append("lifted"))
    cover.lock_asked.connect(lambda: heard.append("lock"))
    cover.stand_before(window, COVERED)
    assert (window.isVisible(), cover.isVisible()) == (False, True)
    for key in (Qt.Key.Key_A, Qt.Key.Key_Return, Qt.Key.Key_Escape):
        QTest.keyClick(cover, key)
    assert heard == []
    QTest.keyClick(cover, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(cover, Qt.Key.Key_Space)
    assert heard == ["lock", "lifted"]
    cover.make_way(window)
    assert (window.isVisible(), cover.isVisible()) == (True, False)


@pytest.fixture
def messages(qtbot: QtBot) -> Iterator[tuple[lock_windows.WindowsMessages, list[object]]]:
    heard: list[object] = []
    triggers = SystemTriggers()
    triggers.asked.connect(heard.append)
    triggers.unlocked.connect(lambda: heard.append("unlocked"))
    listening = lock_windows.WindowsMessages(0, triggers)
    yield listening, heard
    listening.let_go()
    QApplication.processEvents()


def test_the_messages_of_windows_are_read(messages: tuple[lock_windows.WindowsMessages, list[object]]) -> None:
    listening, heard = messages
    for code in (0x7, 0x8, 0x2, 0x4, 0x5):
        listening.take(lock_windows.WM_WTSSESSION_CHANGE, code, 1)
    listening.take(lock_windows.WM_POWERBROADCAST, lock_windows.PBT_APMSUSPEND, 0)
    listening.take(0x0100, 0x7, 0)
    locked = Trigger.SESSION_LOCKED
    assert heard == [locked, "unlocked", locked, locked, Trigger.SLEEP]


def test_a_lid_that_was_closed_at_the_start_locks_nothing(
    messages: tuple[lock_windows.WindowsMessages, list[object]],
) -> None:
    import ctypes

    listening, heard = messages
    for guid, is_open in ((lock_windows.LID, 0), (lock_windows.LID, 1), (uuid.uuid4(), 0), (lock_windows.LID, 0)):
        setting = ctypes.create_string_buffer(struct.pack("<16sIB3x", guid.bytes_le, 1, is_open))
        listening.take(lock_windows.WM_POWERBROADCAST, lock_windows.PBT_POWERSETTINGCHANGE, ctypes.addressof(setting))
    assert heard == [Trigger.LID]
