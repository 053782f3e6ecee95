"""The four rooms from the pause to the corrections, and the commands that are done in or from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from hearing_desk.app.closing_presenter import ClosingPresenter
from hearing_desk.app.corrections_presenter import CorrectionsPresenter
from hearing_desk.app.ending import end_hearing
from hearing_desk.app.export_hearing import Exporting
from hearing_desk.app.exporter import Exporter
from hearing_desk.app.pause_presenter import PausePresenter
from hearing_desk.app.review_presenter import ReviewPresenter
from hearing_desk.app.session import Session
from hearing_desk.app.sheet_values import options_of
from hearing_desk.app.strips import Strip, Strips
from hearing_desk.core.escalation import GENDER_WISH
from hearing_desk.core.text import Text
from hearing_desk.i18n import Words
from hearing_desk.ui.main_window import MainWindow
from hearing_desk.ui.room import Room, RoomSource
from hearing_desk.ui.rooms.closing import ClosingRoom
from hearing_desk.ui.rooms.corrections import CorrectionsRoom
from hearing_desk.ui.rooms.pause import PauseRoom
from hearing_desk.ui.rooms.review import ReviewRoom
from hearing_desk.ui.strips import StripOpener


class WorkRooms:
    """Of one open hearing: give `sources()` to the window, `register()` the commands, `close()` when it is let go."""

    def __init__(
        self, session: Session, window: MainWindow, words: Words, make_exporter: MakeExporter
    ) -> None:
        self._session = session
        self._window = window
        self._words = words
        self.exporter = make_exporter(session, self._export_changed)
        self._opener = StripOpener(Strips(session), session.pack, window.strip, words, window.tell)
        self._pause: PauseRoom | None = None
        self._closing: ClosingRoom | None = None
        self._review: ReviewRoom | None = None
        self._unsubscribe = session.subscribe(lambda _: self.refresh())

    @property
    def is_exporting(self) -> bool:
        """Whether files are being written now."""
        return self.exporter.is_exporting

    @property
    def is_pause_covered(self) -> bool:
        """Whether the room Pauze shows its question and nothing else."""
        return self._pause is None or self._pause.is_covered

    def sources(self) -> Mapping[str, RoomSource]:
        """How the window builds each room when it is first opened."""
        return {
            "pause": self._pause_room,
            "closing": self._closing_room,
            "review": self._review_room,
            "corrections": self._corrections_room,
        }

    def register(self) -> None:
        """Let the window do these commands for this hearing."""
        strips = self._opener.strips
        register = self._window.register
        register("pause", self._pause_or_resume)
        register("consult", lambda: self._open(strips.consult()))
        register("change_interpreter", lambda: self._open(strips.change_interpreter()))
        register("stop_now", lambda: self._open(strips.stop_now(), self._after_the_end))
        register("next_session", lambda: self._open(strips.next_session(), self._after_the_day))
        register("end_hearing", self._end)
        register("make_final", lambda: self._review_room().make_final())
        register("export", lambda: self._review_room().export(Exporting.REPORT))
        register("export_internal", lambda: self._review_room().export(Exporting.INTERNAL))

    def refresh(self) -> None:
        """Something happened: show it in the room that is open."""
        room = {"pause": self._pause, "closing": self._closing, "review": self._review}.get(
            self._window.current_room
        )
        if room is not None:
            room.refresh()

    def close(self) -> None:
        """The hearing is let go."""
        self._unsubscribe()
        self.exporter.close()

    def _pause_or_resume(self) -> Text | None:
        room = self._pause_room()
        if self._session.committed.pause is None:
            problems = room.begin()
            if not problems:
                self._window.go_to("pause")
            return problems[0].text if problems else None
        problems = room.resume()
        if not problems:
            self._window.go_to("hearing")
        elif self._window.current_room != "pause":
            self._window.go_to("pause")
        return problems[0].text if problems else None

    def _end(self) -> Text | None:
        problems = end_hearing(self._session)
        if problems:
            return problems[0].text
        self._after_the_end()
        return None

    def _after_the_end(self) -> None:
        self._window.go_to("review")
        self._window.tell(Text("The hearing has ended. Nothing can be added to its text now."))

    def _after_the_day(self) -> None:
        self._window.go_to("gate")
        self._window.tell(Text("The hearing goes on another day. The check beforehand is asked again then."))

    def _open(self, strip: Strip, saved: Callable[[], None] = lambda: None) -> Text | None:
        self._session.finish_all_turns()
        return self._opener.open(strip, saved)

    def _asked(self, command: str, line: str) -> None:
        strips = self._opener.strips
        made: Mapping[str, Callable[[], Strip]] = {
            "consult": partial(strips.consult, line),
            "settle": partial(strips.settle, line),
            "document": strips.document,
        }
        if line == GENDER_WISH:
            self._window.ask("room_gate")
        elif command not in made:
            self._window.ask(command)
        elif reason := self._open(made[command]()):
            self._window.tell(reason)

    def _export_changed(self) -> None:
        if self._review is not None:
            self._review.show_export()
        self._window.tell(self.exporter.line)

    def _pause_room(self) -> PauseRoom:
        if self._pause is None:
            options = options_of(self._session.pack, self._words.language)
            self._pause = PauseRoom(
                PausePresenter(self._session), options, self._words.say, self._window.tell
            )
            self._pause.asked.connect(self._asked)
        return self._pause

    def _closing_room(self) -> ClosingRoom:
        if self._closing is None:
            self._closing = ClosingRoom(ClosingPresenter(self._session), self._words.say, self._window.tell)
            self._closing.asked.connect(self._asked)
        return self._closing

    def _review_room(self) -> ReviewRoom:
        if self._review is None:
            presenter = ReviewPresenter(self._session, self.exporter.is_practice, self._words.say)
            self._review = ReviewRoom(presenter, self.exporter, self._words.say, self._window.tell)
            self._review.asked.connect(self._asked)
        return self._review

    def _corrections_room(self) -> Room:
        return CorrectionsRoom(CorrectionsPresenter(self._session), self._words.say, self._window.tell)


MakeExporter = Callable[[Session, Callable[[], None]], Exporter]
"""Makes the exporter of a hearing; its second argument is called after each change."""
