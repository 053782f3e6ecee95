"""A whole hearing, replayed: not one letter of it moves the focus, and no window stops the officer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog

from hearing_desk.ui.hands import LostError
from tests.journeys.builders import do, script, signal, talk, turn
from tests.journeys.playing import played_anew
from tests.journeys.scene import consult
from tests.journeys.scripts import CASES
from tests.journeys.watching import Watch

WHOLE = ("1f-dienstplicht", "korte-smoke", "lhbti-voorkeur")


@contextmanager
def watched(application: QApplication) -> Iterator[Watch]:
    watch = Watch(application)
    try:
        yield watch
    finally:
        watch.stop()


TOLD = "Ik was soldaat en ik ben gemarteld. Mijn man mag dit niet weten. Ik versta de tolk niet."
EVENTFUL = script(
    talk(
        turn("A", TOLD),
        signal("SG-01", "later", roles=["zelf"]),
        do("pause", by="medewerker", code="pauze", reason=""),
        do("resume", by="medewerker", reason=""),
        consult("unit_1f"),
        turn("V", "Wat deed u daar?"),
        turn("A", "Ik moest de gevangenen bewaken."),
    )
)


def replayed(script: dict[str, Any], application: QApplication) -> Watch:
    with watched(application) as watch:
        left = played_anew(script)
    assert left.said["refused"] == []
    typed = sum(len(event["text"]) for event in script["events"] if event["do"] == "turn")
    assert watch.letters >= typed * 0.9
    return watch


def test_in_an_eventful_hearing_nothing_is_stolen_and_nothing_is_modal(qapp: QApplication) -> None:
    watch = replayed(EVENTFUL, qapp)
    assert (watch.stolen, watch.modal) == ([], [])


@pytest.mark.torture
@pytest.mark.parametrize("case", WHOLE)
def test_in_a_whole_hearing_nothing_is_stolen_and_nothing_is_modal(case: str, qapp: QApplication) -> None:
    watch = replayed(json.loads((CASES / f"{case}.json").read_text(encoding="utf-8")), qapp)
    assert (watch.stolen, watch.modal) == ([], [])


def _modal_window() -> None:
    box = QDialog(QApplication.activeWindow())
    box.setModal(True)
    box.show()
    box.close()
    box.deleteLater()


def _focus_elsewhere() -> None:
    before = QApplication.focusWidget()
    assert before is not None
    before.clearFocus()
    before.setFocus()


class Thief(QObject):
    """Does something once, when so many keys were pressed."""

    def __init__(self, act: Callable[[], None], watch: Watch) -> None:
        super().__init__()
        self._act, self._watch, self._is_done = act, watch, False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() is QEvent.Type.KeyRelease and self._watch.letters > 50 and not self._is_done:
            self._is_done = True
            self._act()
        return False


@pytest.mark.parametrize("act", [_modal_window, _focus_elsewhere])
def test_one_that_does_is_found(act: Callable[[], None], qapp: QApplication) -> None:
    with watched(qapp) as watch:
        thief = Thief(act, watch)
        qapp.installEventFilter(thief)
        try:
            with suppress(LostError):
                played_anew(script(talk(turn("A", TOLD))))
        finally:
            qapp.removeEventFilter(thief)
    assert watch.modal if act is _modal_window else watch.stolen
