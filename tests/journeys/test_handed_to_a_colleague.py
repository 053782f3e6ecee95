"""Two officers, by keys alone: one seals a preparation, the other takes it in and confirms what stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListView, QPlainTextEdit
from pytestqt.qtbot import QtBot

from hearing_desk.app.audit_export import ExportLog
from hearing_desk.app.custody import Custody
from hearing_desk.app.papers import SEALED_FILE
from hearing_desk.core import events as ev
from hearing_desk.i18n import words_of
from hearing_desk.ui.assembly import Assembly
from hearing_desk.ui.hands import ROW_ID
from hearing_desk.ui.rooms.hearings_taking import TakingPage
from hearing_desk.ui.surroundings import Surroundings
from hearing_desk.ui.theme import Theme
from tests.app.stage import Stage
from tests.ui.accessible import unnamed
from tests.ui.fingers import chord, fill, focused, press, tab_to, write


class Desk:
    """One officer at one desk."""

    def __init__(self, folder: Path, theme: Theme) -> None:
        self.stage = Stage(folder)
        log = ExportLog(self.stage.vault.log, self.stage.clock)
        custody = Custody(self.stage.vault.check_passphrase, True, True, log)
        around = Surroundings(words_of("nl"), self.stage.clock, theme, self.stage.post, custody)
        self.assembly = Assembly(self.stage.desk, around)

    def has_opened(self) -> bool:
        return self.stage.desk.session is not None


@pytest.fixture
def desks(tmp_path: Path, qapp: QApplication) -> Iterator[tuple[Desk, Desk]]:
    theme = Theme(qapp, "light")
    desks = (Desk(tmp_path / "one", theme), Desk(tmp_path / "two", theme))
    yield desks
    for desk in desks:
        desk.assembly.help.close()
        desk.assembly.close()
        desk.assembly.window.close()
        desk.stage.close()
    qapp.setStyleSheet("")
    qapp.setStyle("Fusion")


def in_front(qtbot: QtBot, desk: Desk) -> None:
    desk.assembly.window.show()
    desk.assembly.window.activateWindow()
    qtbot.waitUntil(desk.assembly.window.isActiveWindow)


def sealed(folder: Path) -> tuple[Path, str]:
    """What the giver does in the pages of the open hearing: the file, and the words that were offered."""
    chord("Ctrl+P")
    pages = focused()
    assert isinstance(pages, QListView)
    for _ in range(pages.model().rowCount()):
        if pages.currentIndex().data(ROW_ID) == "overdracht":
            break
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    fill("paper.folder", str(folder))
    fill("paper.purpose", "ziek")
    fill("paper.recipient", "H-22")
    sealing = tab_to("paper.sealing")
    assert isinstance(sealing, QPlainTextEdit)
    told = sealing.toPlainText()
    assert len(told.split()) == 6
    chord("Ctrl+Return")
    file = folder / "4-overdracht" / SEALED_FILE
    assert file.exists()
    return file, told


def test_a_preparation_is_sealed_taken_in_and_confirmed_by_keys_alone(
    desks: tuple[Desk, Desk], qtbot: QtBot, tmp_path: Path
) -> None:
    giver, receiver = desks
    session = giver.stage.plan(("MOD-08",))
    session.record(ev.PreparationAnswered("VB-01", "gedaan", "alles gelezen"))
    in_front(qtbot, giver)
    giver.assembly.open_hearing(session.hearing_id)
    file, told = sealed(tmp_path)
    giver.assembly.window.hide()

    in_front(qtbot, receiver)
    receiver.assembly.open_list()
    chord("Ctrl+E")
    page = receiver.assembly.window.findChild(TakingPage)
    assert page is not None
    assert not unnamed(page)
    fill("file", str(file))
    fill("words", "verkeerde woorden hier")
    chord("Ctrl+Return")
    receiver.stage.wait_until(lambda: not page.is_at_work)
    assert not receiver.has_opened()
    tab_to("words")
    chord("Ctrl+A")
    write(told)
    chord("Ctrl+Return")
    receiver.stage.wait_until(receiver.has_opened)
    got = receiver.stage.desk.session
    assert got is not None
    assert receiver.assembly.window.current_room == "preparation"
    assert "H-22" in receiver.assembly.window.status.message.text()
    assert not got.committed.stands("checklists/preparation/VB-01")
    chord("Ctrl+F12")
    press(Qt.Key.Key_Space)
    chord("Ctrl+Return")
    assert got.committed.stands("checklists/preparation/VB-01")
