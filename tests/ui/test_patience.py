"""A wait for the disk: the window lives, what others say waits, and planning, opening and closing all go this way."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text
from hearing_desk.ui.assembly import Assembly
from hearing_desk.ui.bridge import Bridge
from hearing_desk.ui.patience import Patience
from tests.app.stage import Stage

LONGEST_S = 30.0


class Heard:
    """What was told of waiting; `long` is set when a wait got long."""

    def __init__(self) -> None:
        self.told: list[bool] = []
        self.long = threading.Event()

    def tell(self, is_waiting: bool) -> None:
        self.told.append(is_waiting)
        if is_waiting:
            self.long.set()


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def bridge(qapp: object) -> Bridge:
    return Bridge()


@pytest.fixture
def patience(bridge: Bridge, heard: Heard) -> Iterator[Patience]:
    patience = Patience(bridge.holding, heard.tell)
    yield patience
    patience.let_go()


def test_the_window_goes_on_while_it_waits(patience: Patience) -> None:
    moves = threading.Event()
    QTimer.singleShot(0, moves.set)
    assert patience(lambda: moves.wait(LONGEST_S))


def test_it_is_said_when_it_takes_long_and_when_it_is_over(patience: Patience, heard: Heard) -> None:
    assert patience(lambda: heard.long.wait(LONGEST_S))
    assert heard.told == [True, False]


def test_what_others_say_meanwhile_comes_afterwards_in_order(
    patience: Patience, bridge: Bridge, qtbot: QtBot
) -> None:
    seen, moves = list[str](), threading.Event()

    def act() -> None:
        bridge.post(lambda: seen.append("first"))
        bridge.post(lambda: seen.append("second"))
        assert moves.wait(LONGEST_S)
        seen.append("act")

    # After what was posted had its turn.
    QTimer.singleShot(50, moves.set)
    patience(act)
    assert seen == ["act"]
    qtbot.waitUntil(lambda: len(seen) == 3)
    assert seen == ["act", "first", "second"]


def test_what_goes_wrong_is_raised_where_it_was_waited_for(patience: Patience) -> None:
    def refuse() -> None:
        raise DeskError("disk_full", Text("No room."))

    with pytest.raises(DeskError, match="disk_full"):
        patience(refuse)
    assert patience(lambda: 7) == 7


def test_one_who_waits_while_another_waits_comes_after(patience: Patience) -> None:
    seen, moves = list[str](), threading.Event()

    def inner() -> None:
        moves.set()
        patience(lambda: seen.append("inner"))

    def outer() -> None:
        assert moves.wait(LONGEST_S)
        seen.append("outer")

    QTimer.singleShot(0, inner)
    patience(outer)
    assert seen == ["outer", "inner"]


def test_planning_opening_and_closing_leave_the_window_alive(
    assembly: Assembly, stage: Stage, patience: Patience, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = _SlowDisk()
    monkeypatch.setattr(os, "fsync", slow.fsync)
    stage.desk.wait = patience
    ticks, timer = list[int](), QTimer(interval=1)
    timer.timeout.connect(lambda: ticks.append(len(slow.synced)))
    timer.start()
    hearing_id = stage.plan().hearing_id
    assembly.open_hearing(hearing_id)
    stage.desk.let_go()
    timer.stop()
    assert slow.synced
    assert threading.get_ident() not in slow.synced
    assert len(set(ticks)) > len(("planned", "opened", "closed"))


class _SlowDisk:
    """Notes on which thread each file was made durable, and takes its time over it."""

    def __init__(self) -> None:
        self.synced: list[int] = []
        self._sync = os.fsync

    def fsync(self, descriptor: int) -> None:
        threading.Event().wait(0.01)
        self.synced.append(threading.get_ident())
        self._sync(descriptor)
