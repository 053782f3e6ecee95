"""A stage for each test of a window its own, and a window in front that has the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hearing_desk.ui.assembly import Assembly
from hearing_desk.ui.theme import Theme
from tests.app.stage import Stage
from tests.ui.hall import Hall
from tests.ui.rooms_on_stage import RoomsOnStage
from tests.ui.screens import assembly_of
from tests.ui.show import Show


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(tmp_path)
    yield stage
    stage.close()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The looks of the program, taken off again after the test."""
    theme = Theme(qapp, "light")
    yield theme
    qapp.setStyleSheet("")
    qapp.setStyle("Fusion")
    theme.deleteLater()


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Shows a window and waits until keys go to it."""

    def in_front(widget: QWidget) -> None:
        qtbot.addWidget(widget)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)

    return in_front


@pytest.fixture
def assembly(stage: Stage, show: Show, theme: Theme) -> Iterator[Assembly]:
    """The whole window at its list, in Dutch."""
    assembly = assembly_of(stage, theme)
    show(assembly.window)
    assembly.open_list()
    yield assembly
    assembly.help.close()
    assembly.close()


@pytest.fixture
def hall(show: Show, stage: Stage) -> Iterator[Hall]:
    rooms = RoomsOnStage(show, stage, stage.begun(present=("gemachtigde", "voogd")))
    yield Hall(rooms)
    rooms.close()
