"""The window in the hearing room, as the tests of its keys use it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hearing_desk.core import events as ev
from hearing_desk.ui.editor.hearing_editor import HearingEditor
from hearing_desk.ui.rooms.hearing import HearingRoom
from tests.ui.rooms_on_stage import RoomsOnStage


class Hall:
    """The window in the hearing room, with what the tests ask of it."""

    def __init__(self, rooms: RoomsOnStage) -> None:
        self.rooms = rooms
        self.session = rooms.session
        rooms.window.go_to("hearing")
        QApplication.processEvents()
        room = rooms.window.room("hearing")
        assert isinstance(room, HearingRoom)
        self.room = room

    @property
    def editor(self) -> HearingEditor:
        return self.room.editor

    @property
    def caret(self) -> tuple[int, int]:
        return self.editor.textCursor().anchor(), self.editor.textCursor().position()

    def write(self, text: str) -> None:
        self.rooms.type(text)

    def command(self, command_id: str) -> str:
        return self.rooms.command(command_id)

    def key(self, key: Qt.Key) -> None:
        self.rooms.key(key)

    def settle(self) -> None:
        self.rooms.wait_until(lambda: not self.session.is_matching)

    def events(self, kind: type[ev.Event]) -> list[ev.Event]:
        return [r.event for r in self.session.records if isinstance(r.event, kind)]

    def is_in_text(self) -> bool:
        return QApplication.focusWidget() is self.editor
