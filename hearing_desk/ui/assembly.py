"""Builds the window and its rooms around a desk, and rebuilds the rooms when another hearing is opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hearing_desk.app.clock import Clock
from hearing_desk.app.desk import Desk
from hearing_desk.app.exporter import Custody
from hearing_desk.app.gate_presenter import GatePresenter
from hearing_desk.app.hearings_presenter import HearingsPresenter
from hearing_desk.app.matching import Post
from hearing_desk.app.preparation_presenter import PreparationPresenter
from hearing_desk.app.session import Session
from hearing_desk.core.hearing import Status
from hearing_desk.core.text import Text
from hearing_desk.i18n import Words
from hearing_desk.ui.hearing_acts import HearingActs
from hearing_desk.ui.keymap import ROOM_NAMES
from hearing_desk.ui.main_window import MainWindow
from hearing_desk.ui.room import RoomSource
from hearing_desk.ui.rooms.gate import GateRoom
from hearing_desk.ui.rooms.hearing import HearingRoom
from hearing_desk.ui.rooms.hearings import HearingsRoom
from hearing_desk.ui.rooms.preparation import PreparationRoom
from hearing_desk.ui.theme import Theme


@dataclass(frozen=True)
class Surroundings:
    """What the windows need besides the desk: words, time, look, the way onto their thread, care of the passphrase."""

    words: Words
    clock: Clock
    theme: Theme
    post: Post
    custody: Custody


class Assembly:
    """The window of one desk; `window` shows the rooms of the hearing that is open, if one is."""

    def __init__(self, desk: Desk, around: Surroundings) -> None:
        self.desk = desk
        self._around = around
        self._say = around.words.say
        self._leave_hearing: list[Callable[[], None]] = []
        self.gate: GatePresenter | None = None
        self.window = MainWindow(self._say, {"hearings": self._hearings}, around.clock)
        self.window.register("new_hearing", self._new_hearing)
        self.window.room_changed.connect(lambda _: self._show_header())
        if desk.is_practice:
            self.window.status.tell_aside(Text("PRACTICE – nothing here is a real hearing"))

    def open_list(self) -> None:
        """Begin at Mijn gehoren."""
        self.window.go_to("hearings")

    def open_hearing(self, hearing_id: str) -> None:
        """Begin at one hearing: at its text when it is going on, else at its preparation."""
        self.desk.open(hearing_id)
        self._show_hearing()

    def was_gate_blocked(self) -> bool:
        """Whether the gate was closed when Controle vooraf was first opened for this hearing."""
        return self.gate is not None and self.gate.was_blocked_at_first_opening

    def close(self) -> None:
        """Let go of the hearing's rooms; the desk is closed by who opened it."""
        for leave in self._leave_hearing:
            leave()
        self._leave_hearing.clear()

    def _hearings(self) -> HearingsRoom:
        room = HearingsRoom(HearingsPresenter(self.desk, self._around.words), self._say, self.window.tell)
        room.opened.connect(self._show_hearing)
        return room

    def _new_hearing(self) -> Text | None:
        self.window.go_to("hearings")
        room = self.window.room("hearings")
        return room.new_hearing() if isinstance(room, HearingsRoom) else None

    def _show_hearing(self) -> None:
        session = self.desk.session
        if session is None:
            return
        self.close()
        hearing = HearingRoom(session, self._say, self.window.tell, lambda: self._around.theme.tokens)
        self.gate = GatePresenter(session, self._around.words)
        self.window.replace_rooms(self._rooms(session, hearing, self.gate))
        HearingActs(self.window, hearing, self._say).register()
        self._leave_hearing += [
            hearing.close,
            session.subscribe(lambda _: self._show_header()),
            session.subscribe_to_saving(lambda s: self.window.header.show_saving(s.save_state)),
        ]
        self.window.header.show_saving(session.save_state)
        self.window.go_to(_first_room(session))

    def _rooms(self, session: Session, hearing: HearingRoom, gate: GatePresenter) -> dict[str, RoomSource]:
        return {
            "preparation": lambda: self._preparation(session),
            "gate": lambda: self._gate_room(gate),
            "hearing": lambda: hearing,
        }

    def _preparation(self, session: Session) -> PreparationRoom:
        return PreparationRoom(PreparationPresenter(session, self._around.words), self._say, self.window.tell)

    def _gate_room(self, gate: GatePresenter) -> GateRoom:
        room = GateRoom(gate, self._say, self.window.tell)
        room.started.connect(lambda: self.window.go_to("hearing"))
        self.window.register("start_hearing", room.start)
        return room

    def _show_header(self) -> None:
        header, session = self.window.header, self.desk.session
        name = self._say(ROOM_NAMES[self.window.current_room]) if self.window.current_room else ""
        if session is None:
            header.show_crumb(name)
            return
        hearing = self.window.room("hearing")
        parts = [session.committed.text_of("reference"), name]
        if isinstance(hearing, HearingRoom) and session.committed.session is not None:
            parts.append(hearing.presenter.topic_label())
            now = self._around.clock.now()
            header.show_since_pause(self._say(hearing.presenter.since_pause_line(now)))
        header.show_crumb(" · ".join(filter(None, parts)))


def _first_room(session: Session) -> str:
    status = session.committed.status
    if status is Status.RUNNING:
        return "hearing"
    return "pause" if status is Status.IN_PAUSE else "preparation"
