"""A disk that answers nothing: every key of a hearing does what it does, and none waits."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hearing_desk.ui.assembly import Assembly
from hearing_desk.ui.keymap import ALWAYS, COMMANDS, OPEN
from hearing_desk.ui.rooms.hearing import HearingRoom
from hearing_desk.vault import Doing
from tests.app.stage import Stage
from tests.ui.fingers import press, write

LONGEST_S = 60.0
ENDS_THE_PROCESS_OR_BEGINS_ONE = {"quit", "lock", "practise"}
KEYS = tuple(
    each.id
    for each in COMMANDS
    if each.context in (ALWAYS, OPEN, "hearing") and each.id not in ENDS_THE_PROCESS_OR_BEGINS_ONE
)


class HangingDisk:
    """Holds every thread but that of the test until it is let go, or until somebody waited too long."""

    def __init__(self) -> None:
        self._moves = threading.Event()
        self._moves.set()
        self._here = threading.get_ident()
        self._sync = os.fsync
        self.was_waited_for = False
        self._timer: threading.Timer | None = None

    def fsync(self, descriptor: int) -> None:
        if threading.get_ident() == self._here and not self._moves.is_set():
            self.was_waited_for = True
        else:
            self._moves.wait()
        self._sync(descriptor)

    def hang(self, stage: Stage) -> None:
        """From now on; also the thread of the list."""
        self._moves.clear()
        stage.vault.later(self._moves.wait)
        self._timer = threading.Timer(LONGEST_S, self._give_up)
        self._timer.start()

    def move(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._moves.set()

    def _give_up(self) -> None:
        self.was_waited_for = True
        self._moves.set()


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[HangingDisk]:
    disk = HangingDisk()
    monkeypatch.setattr(os, "fsync", disk.fsync)
    yield disk
    disk.move()


@pytest.fixture
def at_work(assembly: Assembly, stage: Stage) -> Assembly:
    """The whole window in a hearing that goes on."""
    assembly.open_hearing(stage.begun().hearing_id)
    assert assembly.window.current_room == "hearing"
    return assembly


def test_typing_and_an_own_abbreviation_go_on(at_work: Assembly, stage: Stage, disk: HangingDisk) -> None:
    session = stage.desk.session
    assert session is not None
    disk.hang(stage)
    abbreviations = _room(at_work).abbreviations
    assert abbreviations.add({"short": "qs", "text": "Qala Sharif", "layer": "personal"}) == ()
    write("Woonde u in ;qs toen?")
    press(Qt.Key.Key_Return)
    write("Ja.")
    assert [turn.text for turn in session.turns] == ["Woonde u in Qala Sharif toen?", "Ja."]
    assert not disk.was_waited_for
    assert session.save_state.unsaved_since is not None
    disk.move()
    stage.wait_until(lambda: session.save_state.unsaved_since is None)
    stage.settle()


def test_no_key_waits(at_work: Assembly, stage: Stage, disk: HangingDisk) -> None:
    write("Waarom?")
    disk.hang(stage)
    for command_id in KEYS:
        _do(at_work, command_id)
        assert not disk.was_waited_for, command_id
    disk.move()
    stage.settle()


def test_one_that_waits_is_seen(at_work: Assembly, stage: Stage, disk: HangingDisk) -> None:
    def park() -> None:
        stage.vault.log.append(Doing.LOCKED, "2026-11-03T09:00:00+01:00")

    at_work.window.register("park", park)
    disk.hang(stage)
    _do(at_work, "park")
    assert disk.was_waited_for


def _do(assembly: Assembly, command_id: str) -> None:
    assembly.window.ask(command_id)
    QApplication.processEvents()
    assembly.window.strip.close_strip()
    assembly.window.go_to("hearing")


def _room(assembly: Assembly) -> HearingRoom:
    room = assembly.window.room("hearing")
    assert isinstance(room, HearingRoom)
    return room
