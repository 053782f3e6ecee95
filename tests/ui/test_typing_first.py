"""Nothing that Python does by itself holds up a key while a hearing is on the screen."""

from __future__ import annotations

import gc
import sys
import weakref

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from hearing_desk.app.session import Session
from hearing_desk.ui.rooms.hearing import HearingRoom
from tests.app.stage import Stage
from tests.benchmarks.long_hearing import shown_room, tell


def test_what_stands_is_not_looked_through_for_waste_while_a_hearing_is_open(qapp: QApplication, stage: Stage) -> None:
    session, before, interval = stage.begun(), gc.get_freeze_count(), sys.getswitchinterval()
    tell(session, 100)
    room = shown_room(session)
    assert gc.get_freeze_count() > before + 1000
    assert sys.getswitchinterval() < 0.001
    room.close()
    room.widget.close()
    assert gc.get_freeze_count() == 0
    assert sys.getswitchinterval() == interval


def test_a_hearing_is_out_of_memory_after_the_next_one(qapp: QApplication, stage: Stage) -> None:
    first = weakref.ref(_opened_and_closed(stage.begun()))
    stage.desk.let_go()
    _opened_and_closed(stage.begun())
    assert first() is None


def _opened_and_closed(session: Session) -> HearingRoom:
    room = shown_room(session)
    room.close()
    room.widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return room


def test_a_list_that_says_the_same_as_before_is_not_painted_anew(qapp: QApplication, stage: Stage) -> None:
    room = shown_room(stage.begun())
    told: list[int] = []
    room.beside.topics.model.dataChanged.connect(lambda first, last: told.append(first.row()))
    room.refresh()
    assert told == []
    room.topics.open("MOD-01")
    assert told
    room.close()
    room.widget.close()
