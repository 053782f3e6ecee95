"""Mijn gehoren by keys: a backup is put back in three steps, and a hearing is removed or says why it must stay."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from hearing_desk.app.audit_export import ExportLog
from hearing_desk.app.custody import Custody
from hearing_desk.core import events as ev
from hearing_desk.i18n import words_of
from hearing_desk.ui.assembly import Assembly
from hearing_desk.ui.rooms.hearings import HearingsRoom
from hearing_desk.ui.rooms.hearings_handover import HandOver
from hearing_desk.ui.rooms.hearings_removal import RemovalPage
from hearing_desk.ui.rooms.hearings_restore import RestorePage
from hearing_desk.ui.surroundings import Surroundings
from hearing_desk.ui.theme import Theme
from tests.app.stage import Stage
from tests.ui.accessible import unnamed
from tests.ui.fingers import chord
from tests.ui.show import Show

Page = TypeVar("Page", bound=QWidget)


@pytest.fixture
def assembly(stage: Stage, show: Show) -> Iterator[Assembly]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    custody = Custody(stage.vault.check_passphrase, True, True, ExportLog(stage.vault.log, stage.clock))
    around = Surroundings(words_of("en"), stage.clock, Theme(app, "light"), stage.post, custody)
    assembly = Assembly(stage.desk, around)
    show(assembly.window)
    yield assembly
    assembly.close()


def test_a_backup_is_put_back_by_keys_alone_and_the_hearing_opens(stage: Stage, assembly: Assembly) -> None:
    session = stage.ended()
    stage.desk.let_go()
    again = stage.desk.open(session.hearing_id)
    again.record(ev.PartHandedOver("rapport", "Indigo 1"))
    stage.desk.let_go()
    room = _list(assembly)
    _press(room.back_up)
    page = _page(room, RestorePage)
    assert not unnamed(page)
    assert QApplication.focusWidget() is page.list
    stage.wait_until(lambda: page.list.count() > 0)
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert page.question.text().startswith("The hearing becomes as it was on ")
    assert QApplication.focusWidget() is page.confirm
    _press(page.confirm)
    assert QApplication.focusWidget() is page.confirm
    assert stage.desk.held
    chord("Alt+1")
    assert page.isVisible()
    stage.wait_until(lambda: stage.desk.session is not None)
    assert stage.desk.session is not None
    assert stage.desk.session.committed.handed_over == {}
    assert assembly.window.current_room == "review"
    assert "was put back" in assembly.window.status.message.text()


def test_a_list_of_backups_that_nobody_waits_for_any_more_ends_without_a_word(
    stage: Stage, assembly: Assembly
) -> None:
    room, first = _backups(stage, assembly)
    QTest.keyClick(first, Qt.Key.Key_Escape)
    _press(room.back_up)
    assert room._act is not first
    second = _page(room, RestorePage)
    QCoreApplication.sendPostedEvents(first, QEvent.Type.DeferredDelete)
    stage.wait_until(lambda: second.list.count() > 0)


def test_a_restore_that_nobody_waits_for_any_more_takes_nobody_from_where_they_are(
    stage: Stage, assembly: Assembly
) -> None:
    _, page = _backups(stage, assembly)
    stage.wait_until(lambda: page.list.count() > 0)
    _press(page.confirm)
    chord("Ctrl+N")
    field = QApplication.focusWidget()
    stage.wait_until(lambda: not page.is_at_work)
    assert stage.desk.session is None
    assert QApplication.focusWidget() is field


def test_no_backup_is_put_back_while_a_hearing_goes_on(stage: Stage, assembly: Assembly) -> None:
    stage.begun()
    stage.desk.let_go()
    room = _list(assembly)
    _press(room.back_up)
    assert "Pause or end it first" in assembly.window.status.message.text()


def test_a_planned_hearing_is_removed_and_leaves_the_list(stage: Stage, assembly: Assembly) -> None:
    hearing_id = stage.plan().hearing_id
    assembly.open_hearing(hearing_id)
    room = _list(assembly)
    _press(room.remove)
    page = _page(room, RemovalPage)
    assert "unreadable for ever" in page.reasons.text()
    assert page.hand_over.form.input("rapport").widget.hasFocus()
    assert [row.hearing_id for row in stage.desk.rows()] == [hearing_id]
    _press(page.remove)
    assert stage.desk.rows() == ()
    assert assembly.window.room("preparation") is None
    stage.wait_until(lambda: not page.isVisible())
    assert not list((stage.vault.directory / "hearings").iterdir())


def test_a_hearing_that_was_held_says_why_it_stays_and_takes_the_hand_over(stage: Stage, assembly: Assembly) -> None:
    session = stage.ended()
    session.record(ev.GateCleared(1), ev.MadeFinal("ab"))
    stage.desk.let_go()
    room = _list(assembly)
    _press(room.remove)
    page = _page(room, RemovalPage)
    assert not page.remove.isEnabled()
    assert "the report was handed over" in page.reasons.text()
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "Indigo 12-3")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "the report was handed over" not in page.reasons.text()
    assert "the internal sheet was handed over" in page.reasons.text()


def test_a_hand_over_is_noted_from_the_list_by_keys_alone_and_the_list_says_since_when(
    stage: Stage, assembly: Assembly
) -> None:
    session = stage.ended()
    session.record(ev.GateCleared(1), ev.MadeFinal("ab"))
    stage.desk.let_go()
    room = _list(assembly)
    assert room.table.model().index(0, 5).data() == "not handed over yet"
    _press(room.hand_over)
    page = _page(room, HandOver)
    assert not unnamed(page)
    for words in ("Indigo 12-3", "Indigo 12-4"):
        field = QApplication.focusWidget()
        assert field is not None
        QTest.keyClicks(field, words)
        QTest.keyClick(field, Qt.Key.Key_Tab)
    QTest.keyClick(page.form.input("intern").widget, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert room.table.model().index(0, 5).data() == "–"
    assert room.table.model().index(0, 6).data() == "handed over on Tue 3 Nov 2026"


def test_a_hearing_that_cannot_be_read_opens_no_page_about_its_hand_over(stage: Stage, assembly: Assembly) -> None:
    hearing_id = stage.plan().hearing_id
    stage.desk.let_go()
    for path in (stage.vault.directory / "hearings" / hearing_id).iterdir():
        path.write_bytes(b"a letter, not a hearing")
    room = _list(assembly)
    for button in (room.hand_over, room.remove):
        _press(button)
        assert room._act is None
        assert assembly.window.status.message.text()


def test_a_backup_that_fails_is_a_line_that_stays_beside_every_other_sentence(stage: Stage, assembly: Assembly) -> None:
    session = stage.plan()
    shelf = stage.vault.backups.of(session.hearing_id)
    shelf.directory.parent.mkdir(exist_ok=True)
    shelf.directory.write_text("a file where the backups should stand")
    session.back_up()
    line = assembly.window.status.lasting
    stage.wait_until(line.isVisible)
    assert line.text().startswith("No backup since 09:00")
    shelf.directory.unlink()
    session.back_up()
    stage.wait_until(lambda: not line.isVisible())


def _list(assembly: Assembly) -> HearingsRoom:
    assembly.window.go_to("hearings")
    room = assembly.window.room("hearings")
    assert isinstance(room, HearingsRoom)
    return room


def _backups(stage: Stage, assembly: Assembly) -> tuple[HearingsRoom, RestorePage]:
    """The page of the backups of a hearing that has ended, still to be filled."""
    stage.ended()
    stage.desk.let_go()
    room = _list(assembly)
    _press(room.back_up)
    return room, _page(room, RestorePage)


def _press(button: QPushButton) -> None:
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def _page(room: HearingsRoom, kind: type[Page]) -> Page:
    page = room._act
    assert isinstance(page, kind)
    return page
