"""Builds the window around a desk, and gives it the rooms of whatever hearing is opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from hearing_desk.app.desk import Desk
from hearing_desk.app.hearings_presenter import HearingsPresenter
from hearing_desk.app.lock_place import Place
from hearing_desk.core.status import Status
from hearing_desk.core.text import Text
from hearing_desk.ui.half_typed import STRIP, put_half_typed, with_half_typed
from hearing_desk.ui.keymap import ROOM_NAMES
from hearing_desk.ui.main_window import MainWindow
from hearing_desk.ui.manual_window import Help
from hearing_desk.ui.rooms.hearings import HearingsRoom
from hearing_desk.ui.surroundings import Surroundings as Surroundings

if TYPE_CHECKING:
    from hearing_desk.app.backups import BackupState
    from hearing_desk.app.pack_moving import PackMoving
    from hearing_desk.app.session import Session
    from hearing_desk.ui.open_hearing import OpenHearing
    from hearing_desk.ui.theme import Theme

_FIRST_ROOMS = {Status.RUNNING: "hearing", Status.IN_PAUSE: "pause", Status.ENDED: "review", Status.FINAL: "review"}


class Assembly:
    """The window of one desk; it shows the rooms of the hearing that is open, if one is."""

    def __init__(self, desk: Desk, around: Surroundings) -> None:
        self.desk = desk
        self._around = around
        self._say = around.words.say
        self._open: OpenHearing | None = None
        self._leave: list[Callable[[], None]] = []
        self.window = MainWindow(self._say, {"hearings": self._hearings}, around.clock)
        self.window.register("new_hearing", self._new_hearing)
        self.window.register("take_in", self._take_in)
        self.window.register("find", self._find)
        self.help = Help(self.window, around.words, self._is_heard)
        self.window.register("newer_pack", self._move_pack)
        self.window.header.ticked.connect(self._show_header)
        self.window.zoomed.connect(around.theme.enlarge)
        self.window.room_changed.connect(lambda _: self._show_header())
        desk.subscribe_to_backups(self._show_backups)
        if desk.is_practice:
            self.window.status.tell_aside(Text("PRACTICE – nothing here is a real hearing"))

    @property
    def theme(self) -> Theme:
        """What it is dressed in."""
        return self._around.theme

    def open_list(self) -> None:
        """Begin at Mijn gehoren."""
        self.window.go_to("hearings")

    def open_hearing(self, hearing_id: str) -> None:
        """Begin at one hearing: where it is in its life decides the room. DeskErrors as of `Desk.open`."""
        self.desk.open(hearing_id)
        self._show_hearing()

    def place(self) -> Place:
        """Where the officer is now: the room, where in the text, and what is half typed."""
        hearing_id = self.desk.session.hearing_id if self.desk.session is not None else ""
        place = with_half_typed(Place(hearing_id, self.window.current_room), self.window)
        return place if self._open is None else self._open.with_caret(place)

    def go_back(self, place: Place) -> None:
        """Be where the officer was when the program locked. DeskErrors as of `Desk.open`."""
        if place.hearing_id:
            self.open_hearing(place.hearing_id)
        if self._open is not None and place.turn and self.window.go_to("hearing"):
            self._open.put_caret(place)
        self.window.go_to(place.room or "hearings")
        if self._open is not None and any(typed.room == STRIP for typed in place.typed):
            self._open.ask(*place.strip)
        put_half_typed(place, self.window)

    def was_gate_blocked(self) -> bool:
        """Whether the gate was closed when Controle vooraf was first opened for this hearing."""
        return self._open is not None and self._open.gate.was_blocked_at_first_opening

    def show_time(self) -> None:
        """Show at once what time it is, and how long it is since the pause."""
        self.window.header.show_time()
        self._show_header()

    def is_pause_covered(self) -> bool:
        """Whether the room Pauze hides what is in it."""
        return self._open is not None and self._open.is_pause_covered()

    def is_exporting(self) -> bool:
        """Whether files are being written."""
        return self._open is not None and self._open.exporter.is_exporting

    def stop_export(self) -> None:
        """Stop writing files before the process ends; nothing of them is left."""
        if self._open is not None:
            self._open.exporter.stop()

    def export_problem(self) -> Text | None:
        """Why the last export was not made, None when it was."""
        problems = self._open.exporter.problems if self._open is not None else ()
        return problems[0].text if problems else None

    def close(self) -> None:
        """Let go of the hearing's rooms; the desk is closed by who opened it."""
        for leave in self._leave:
            leave()
        self._leave.clear()
        if self._open is not None:
            self._open.close()
            self._open = None

    def _hearings(self) -> HearingsRoom:
        presenter = HearingsPresenter(self.desk, self._around.words, may_search_all=self._around.may_search_all)
        room = HearingsRoom(presenter, self._say, self.window.tell, self._around.post)
        room.opened.connect(self._show_hearing)
        room.wanted.connect(self._show_place)
        room.let_go.connect(self._leave_what_is_gone)
        self.window.closing.connect(room.finish)
        return room

    def _show_place(self, place: Place) -> None:
        if self._open is not None and self.window.go_to(place.room):
            self._open.put_caret(place)

    def _is_heard(self) -> bool:
        session = self.desk.session
        return session is not None and session.committed.status is Status.RUNNING

    def _leave_what_is_gone(self) -> None:
        if self.desk.session is None:
            self.close()
            self.window.remove_rooms()
            self._show_header()

    def _new_hearing(self) -> Text | None:
        self.window.go_to("hearings")
        room = self.window.room("hearings")
        return room.new_hearing() if isinstance(room, HearingsRoom) else None

    def _take_in(self) -> Text | None:
        self.window.go_to("hearings")
        room = self.window.room("hearings")
        return room.take_in() if isinstance(room, HearingsRoom) else None

    def _find(self) -> Text | None:
        room = self.window.room(self.window.current_room)
        if isinstance(room, HearingsRoom):
            room.show_filter()
            return None
        if self._open is None:
            return Text("Open a hearing first, in My hearings (Alt+1).")
        return self._open.find_in_text()

    def _show_hearing(self) -> None:
        session = self.desk.session
        if session is None:
            return
        # The list stands before the rooms of a hearing are even read from the disk.
        from hearing_desk.ui.open_hearing import OpenHearing

        self.close()
        self._open = OpenHearing(self.window, session, self._around, self.desk.vault)
        self.window.replace_rooms(self._open.rooms())
        self._open.register()
        self.window.register("find", self._find)
        self._leave += [
            session.subscribe(lambda _: self._show_header()),
            session.subscribe_to_saving(self._show_saving),
        ]
        self._show_saving(session)
        self.window.go_to(_FIRST_ROOMS.get(session.committed.status, "preparation"))
        # After the room, which has something to say of its own.
        if (told := self.desk.opening_told()) is not None:
            self.window.tell(told)

    def _moving(self) -> PackMoving | None:
        session = self.desk.session
        if session is None:
            return None
        from hearing_desk.app.pack_moving import PackMoving

        return PackMoving(self.desk, session)

    def _move_pack(self) -> Text | None:
        if self.is_pause_covered():
            return Text("First show the pause; it is covered because somebody may still be there.")
        from hearing_desk.ui.pack_move_act import PackMoveAct

        return PackMoveAct(self.window, self._moving, self._show_moved, self._say).open()

    def _show_moved(self, room: str) -> None:
        self._show_hearing()
        self.window.go_to(room)

    def _show_backups(self, state: BackupState) -> None:
        self.window.status.tell_lasting(state.line)

    def _show_saving(self, session: Session) -> None:
        self.window.header.show_saving(session.save_state)

    def _show_header(self) -> None:
        header, session, moving = self.window.header, self.desk.session, self._moving()
        self.window.offer("newer_pack", moving is not None and moving.is_offered)
        name = self._say(ROOM_NAMES[self.window.current_room]) if self.window.current_room else ""
        parts = [name]
        if session is not None and self._open is not None:
            presenter = self._open.hearing.presenter
            is_in_text = session.committed.session is not None and self.window.current_room == "hearing"
            parts = [session.committed.text_of("reference"), name, presenter.topic_label() if is_in_text else ""]
            header.show_since_pause(self._say(presenter.since_pause_line(self._around.clock.now())))
        header.show_crumb(" · ".join(filter(None, parts)))
