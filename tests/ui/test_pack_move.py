"""Moving to a newer pack in the real window, by keys: the lists are read, the officer says why and yes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from hearing_desk.core import events as ev
from hearing_desk.ui.assembly import Assembly
from tests.app.stage import Stage
from tests.packs_in_a_row import RETIRED, two_packs
from tests.ui.fingers import CTRL, chord, focused, press, write

A_DAY = 24 * 60


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(tmp_path, two_packs())
    yield stage
    stage.close()


def _is_in_the_menu(assembly: Assembly) -> bool:
    return next(a for a in assembly.window.actions() if a.objectName() == "newer_pack").isVisible()


def _shown() -> str:
    widget = focused()
    assert isinstance(widget, QPlainTextEdit)
    return f"{widget.accessibleName()}: {widget.toPlainText()}"


def test_an_officer_moves_a_planned_hearing_by_keys_alone(assembly: Assembly, stage: Stage) -> None:
    session = stage.plan(form_of_address="u")
    session.record(ev.PreparationAnswered(RETIRED, "gedaan"))
    stage.later(A_DAY)
    assembly.open_hearing(session.hearing_id)
    chord("Alt+2")

    chord("Ctrl+F12")
    assert _shown() == "Opnieuw bevestigen (1): Soort gehoor: Nader gehoor"
    press(Qt.Key.Key_Tab)
    assert _shown().startswith("Terzijde gehouden: niet meer gevraagd, nog wel te lezen (1): VB-02 Juridisch profiel")
    press(Qt.Key.Key_Tab)
    assert "Aanspreekvorm: u, zonder mevrouw of meneer" in _shown()
    press(Qt.Key.Key_Tab)
    assert focused().objectName() == "reason"
    press(Qt.Key.Key_Return, CTRL)
    assert stage.desk.session is not None
    assert stage.desk.session.pack.serial == 1
    write("Nieuwe regels sinds vandaag.")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return, CTRL)

    moved = stage.desk.session
    assert moved is not None
    assert moved.pack.serial == 2
    assert moved.committed.pack_moves[0][0].reason == "Nieuwe regels sinds vandaag."
    assert assembly.window.current_room == "preparation"
    assert focused().objectName() == "sheets/zaak/hearing_type"

    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return, CTRL)
    assert moved.committed.unconfirmed == frozenset()
    chord("Ctrl+F12")
    assert assembly.window.status.message.text() == "Er is geen nieuwere vragenset voor dit gehoor."


def test_it_is_not_in_the_menu_while_the_hearing_is_going_on(assembly: Assembly, stage: Stage) -> None:
    session = stage.begun()
    stage.later(A_DAY)
    assembly.open_hearing(session.hearing_id)
    session = stage.desk.session or session
    assert not _is_in_the_menu(assembly)
    chord("Ctrl+F12")
    assert assembly.window.strip.content is None
    assembly.window.ask("newer_pack")
    assert assembly.window.strip.content is None
    assert "blijft bij zijn vragenset" in assembly.window.status.message.text()

    session.record(ev.PauseBegun("medewerker", "lunch"))
    assert _is_in_the_menu(assembly)


def test_in_a_pause_nothing_of_it_shows_until_the_officer_is_alone(assembly: Assembly, stage: Stage) -> None:
    session = stage.begun()
    stage.later(A_DAY)
    session.record(ev.PauseBegun("medewerker", "lunch"))
    assembly.open_hearing(session.hearing_id)
    chord("Alt+5")
    assert assembly.is_pause_covered()

    chord("Ctrl+F12")
    assert assembly.window.strip.content is None

    press(Qt.Key.Key_Space)
    assert not assembly.is_pause_covered()
    chord("Ctrl+F12")
    assert assembly.window.strip.content is not None
