"""Searching in all hearings by keys: there only where policy allows it, and Enter on a place goes to its turn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from hearing_desk.app.audit_export import ExportLog
from hearing_desk.app.custody import Custody
from hearing_desk.i18n import words_of
from hearing_desk.ui.assembly import Assembly
from hearing_desk.ui.rooms.hearing import HearingRoom
from hearing_desk.ui.rooms.hearings import HearingsRoom
from hearing_desk.ui.rooms.hearings_search import SearchPage
from hearing_desk.ui.surroundings import Surroundings
from hearing_desk.ui.theme import Theme
from tests.app.stage import Stage
from tests.ui.accessible import unnamed
from tests.ui.fingers import chord
from tests.ui.show import Show


@pytest.fixture
def held(stage: Stage) -> str:
    """A hearing that has ended, and is closed."""
    session = stage.ended()
    stage.desk.let_go()
    return session.hearing_id


def test_a_place_is_found_by_keys_alone_and_enter_goes_to_its_turn(stage: Stage, show: Show, held: str) -> None:
    with _assembled(stage, show, may_search_all=True) as assembly:
        room = _list(assembly)
        room.search_all.setFocus()
        QTest.keyClick(room.search_all, Qt.Key.Key_Space)
        page = room._act
        assert isinstance(page, SearchPage)
        assert not unnamed(page)
        QTest.keyClicks(_focused(), "bij de rivier")
        QTest.keyClick(_focused(), Qt.Key.Key_Tab)
        QTest.keyClick(_focused(), Qt.Key.Key_Down)
        QTest.keyClick(_focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        stage.wait_until(lambda: page.said.text() == "1 place")
        assert QApplication.focusWidget() is page.list.view
        QTest.keyClick(page.list.view, Qt.Key.Key_Return)
        assert stage.desk.session is not None
        assert stage.desk.session.hearing_id == held
        assert assembly.window.current_room == "hearing"
        text = assembly.window.room("hearing")
        assert isinstance(text, HearingRoom)
        cursor = text.editor.textCursor()
        assert cursor.block().text()[cursor.positionInBlock() :].startswith("bij de rivier")


def test_what_is_missing_is_said_beside_its_field(stage: Stage, show: Show, held: str) -> None:
    with _assembled(stage, show, may_search_all=True) as assembly:
        room = _list(assembly)
        room.show_search()
        page = room._act
        assert isinstance(page, SearchPage)
        chord("Ctrl+Return")
        assert not page.said.text()
        assert held not in {row.id for row in page._searching.rows()}


def test_it_is_not_there_where_policy_does_not_allow_it_or_while_a_hearing_goes_on(
    stage: Stage, show: Show, held: str
) -> None:
    with _assembled(stage, show, may_search_all=False) as assembly:
        assert not _list(assembly).search_all.isVisible()
    with _assembled(stage, show, may_search_all=True) as assembly:
        session = stage.desk.open(held)
        stage.desk.let_go()
        stage.begun(reference="DEMO-0002")
        room = _list(assembly)
        room.show_search()
        assert not isinstance(room._act, SearchPage)
        assert "going on" in assembly.window.status.message.text()
        assert session.hearing_id == held


@contextmanager
def _assembled(stage: Stage, show: Show, *, may_search_all: bool) -> Iterator[Assembly]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    custody = Custody(stage.vault.check_passphrase, True, True, ExportLog(stage.vault.log, stage.clock))
    around = Surroundings(words_of("en"), stage.clock, Theme(app, "light"), stage.post, custody, may_search_all)
    assembly = Assembly(stage.desk, around)
    show(assembly.window)
    try:
        yield assembly
    finally:
        assembly.close()


def _list(assembly: Assembly) -> HearingsRoom:
    assembly.open_list()
    room = assembly.window.room("hearings")
    assert isinstance(room, HearingsRoom)
    return room


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
