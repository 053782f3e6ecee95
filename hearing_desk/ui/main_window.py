"""The one window: menus, header, the room that is open, the strip beside it and the status line."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from hearing_desk.app.clock import Clock
from hearing_desk.core.text import Text
from hearing_desk.ui.header_line import HeaderLine
from hearing_desk.ui.keymap import ALWAYS, FORM, OPEN, ROOM_NAMES, STRIP, command
from hearing_desk.ui.menus import build_menus
from hearing_desk.ui.room import Room, RoomSource, Say
from hearing_desk.ui.sheet_strip import SheetStrip
from hearing_desk.ui.status_line import StatusLine
from hearing_desk.ui.window_acts import WindowActs

Handler = Callable[[], Text | None]
"""Does a command; answers with why not, for the status line, or with None when it is done."""

FIRST_SIZE = QSize(1093, 534)


class MainWindow(QMainWindow):
    """Opens rooms and passes commands on. It knows no hearing: rooms and handlers are given to it.

    `asked` is the last command, and the line it was about; `strip_opened_by` the one that opened the strip.
    """

    zoomed = Signal(int)
    quieted = Signal(bool)
    room_changed = Signal(str)
    closing = Signal()

    def __init__(self, say: Say, rooms: Mapping[str, RoomSource], clock: Clock) -> None:
        super().__init__()
        self._say = say
        self._sources: dict[str, RoomSource] = dict(rooms)
        self._rooms: dict[str, Room] = {}
        self._current = ""
        self.refusal: Text | None = None
        self.asked = ("", "")
        self.strip_opened_by = ("", "")
        self.is_quiet = False
        self._handlers: dict[str, Handler] = {}
        self.header = HeaderLine(say, clock)
        self.strip = SheetStrip(say)
        self.strip.opened.connect(self._note_opening)
        self.status = StatusLine(say)
        self._stack = _Rooms()
        self._lay_out()
        self.addActions(build_menus(self.menuBar(), say, self.ask))
        self._acts = WindowActs(self, say)

    @property
    def current_room(self) -> str:
        """The id of the room that is open, "" before the first."""
        return self._current

    def room(self, room_id: str) -> Room | None:
        """A room that has been built, None before that."""
        return self._rooms.get(room_id)

    def has_room(self, room_id: str) -> bool:
        """Whether there is such a room now, built or not."""
        return room_id in self._sources

    def built_room(self, room_id: str) -> Room:
        """A room, built now if nobody entered it yet; KeyError when no hearing is open."""
        return self._rooms.get(room_id) or self._build(room_id, self._sources[room_id])

    def go_to(self, room_id: str) -> bool:
        """Open a room; one that cannot be entered yet says why in the status line, and then nothing changes."""
        source = self._sources.get(room_id)
        if source is None:
            self.refusal = Text("Open a hearing first, in My hearings (Alt+1).")
            self.tell(self.refusal)
            return False
        room = self.built_room(room_id)
        if reason := room.why_not():
            self.refusal = reason
            self.tell(reason)
            return False
        self._enter(room)
        return True

    def replace_rooms(self, rooms: Mapping[str, RoomSource]) -> None:
        """Another hearing was opened, or none is: let go of these rooms, to be built anew when they are opened."""
        self.strip.close_strip()
        for room_id in rooms:
            self._let_go(room_id)
        self._sources.update(rooms)

    def remove_rooms(self) -> None:
        """No hearing is open any more: every room but My hearings is gone."""
        self.strip.close_strip()
        for room_id in tuple(self._sources):
            if room_id != "hearings":
                self._let_go(room_id)
                del self._sources[room_id]

    def register(self, command_id: str, handler: Handler) -> None:
        """Let `handler` do a command from now on; KeyError for an id the key map does not have."""
        self._handlers[command(command_id).id] = handler

    def offer(self, command_id: str, is_offered: bool) -> None:
        """Show a command in its menu, or leave it out; a command that is left out says why when it is asked for."""
        for action in self.actions():
            if action.objectName() == command_id:
                action.setVisible(is_offered)

    def forget(self, command_id: str) -> None:
        """Nobody does this command any more."""
        self._handlers.pop(command_id, None)

    def ask(self, command_id: str) -> None:
        """Do a command, or say in the status line why that cannot be done now."""
        self.refusal = None
        self.asked = (command_id, "")
        reason = self._why_not(command_id) or self._handlers[command_id]()
        if reason:
            self.refusal = reason
            self.tell(reason)

    def focus_room(self) -> None:
        """Put the focus back into the room, where it was when the strip opened."""
        before = self.strip.before
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._current:
            self._rooms[self._current].enter()

    def tell(self, text: Text) -> None:
        """Say something in the status line, where it stays until the next sentence."""
        self.status.tell(text)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # How wide the strip may be is a part of how wide the window is.
        self.strip.updateGeometry()
        super().resizeEvent(event)

    def _note_opening(self) -> None:
        self.strip_opened_by = self.asked

    def _why_not(self, command_id: str) -> Text | None:
        context = command(command_id).context
        if context not in (ALWAYS, OPEN, FORM, STRIP, self._current):
            keys = command(f"room_{context}").key
            return Text("This is done in the room {room} ({keys}).", room=ROOM_NAMES[context], keys=keys)
        if command_id in self._handlers:
            return None
        is_without_hearing = context == OPEN and len(self._sources) <= 1
        if is_without_hearing:
            return Text("Open a hearing first, in My hearings (Alt+1).")
        return Text("There is nothing to do for this here.")

    def _build(self, room_id: str, source: RoomSource) -> Room:
        room = source()
        self._rooms[room_id] = room
        self._stack.addWidget(room.widget)
        return room

    def _enter(self, room: Room) -> None:
        if self._current and self._current != room.room_id:
            self.strip.close_strip()
            self._rooms[self._current].leave()
        is_other = self._current != room.room_id
        self._current = room.room_id
        self._stack.setCurrentWidget(room.widget)
        self.setWindowTitle(self._say(Text("{room} – Hearing Desk", room=ROOM_NAMES[room.room_id])))
        room.enter()
        if is_other:
            self.room_changed.emit(room.room_id)

    def _let_go(self, room_id: str) -> None:
        room = self._rooms.pop(room_id, None)
        if room is None:
            return
        if self._current == room_id:
            room.leave()
            self._current = ""
        self._stack.removeWidget(room.widget)
        room.widget.deleteLater()

    def _lay_out(self) -> None:
        self.setObjectName("main_window")
        self.setWindowTitle("Hearing Desk")
        self.resize(FIRST_SIZE)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._stack, 1)
        middle.addWidget(self.strip)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(middle, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)


class _Rooms(QStackedWidget):
    """The rooms, one at a time: only the one that is open says how small the window may become."""

    def minimumSizeHint(self) -> QSize:
        room = self.currentWidget()
        return room.minimumSizeHint() if room is not None else super().minimumSizeHint()
