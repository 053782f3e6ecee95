"""The rooms of the hearing that is open: built when first entered, and what their commands do."""

from __future__ import annotations

from functools import partial

from hearing_desk.app.closing_presenter import ClosingPresenter
from hearing_desk.app.copies import copy_makers
from hearing_desk.app.corrections_presenter import CorrectionsPresenter
from hearing_desk.app.deadlines_presenter import DeadlinesPresenter
from hearing_desk.app.ending import end_hearing
from hearing_desk.app.export_documents import Exporting
from hearing_desk.app.exporter import Exporter
from hearing_desk.app.gate_presenter import GatePresenter
from hearing_desk.app.learning_mode import LearningMode
from hearing_desk.app.lock_place import Place
from hearing_desk.app.papers import Papers
from hearing_desk.app.pause_presenter import PausePresenter
from hearing_desk.app.preparation_presenter import PreparationPresenter
from hearing_desk.app.returned_presenter import ReturnedPresenter
from hearing_desk.app.review_presenter import ReviewPresenter
from hearing_desk.app.same_colleague import SameColleague
from hearing_desk.app.session import Session
from hearing_desk.app.sheet_values import options_of
from hearing_desk.app.short_route import ShortRoute
from hearing_desk.app.spelling import DICTIONARY, Speller, SpellingPresenter
from hearing_desk.app.statements import statements_of
from hearing_desk.app.strips import Strip, Strips
from hearing_desk.app.vault_door import DesktopVault
from hearing_desk.core.people import Fact
from hearing_desk.core.problems import Problem
from hearing_desk.core.text import Text
from hearing_desk.ui.caret_place import put_caret, with_caret
from hearing_desk.ui.dialogs import choose_docx
from hearing_desk.ui.hearing_acts import HearingActs
from hearing_desk.ui.main_window import Handler, MainWindow
from hearing_desk.ui.paper_acts import PaperActs
from hearing_desk.ui.room import RoomSource
from hearing_desk.ui.rooms.closing import ClosingRoom
from hearing_desk.ui.rooms.corrections import CorrectionsRoom
from hearing_desk.ui.rooms.gate import GateRoom
from hearing_desk.ui.rooms.hearing import HearingRoom
from hearing_desk.ui.rooms.pause import PauseRoom
from hearing_desk.ui.rooms.preparation import PreparationRoom
from hearing_desk.ui.rooms.review import ReviewRoom
from hearing_desk.ui.rooms.spelling_strip import offer_words
from hearing_desk.ui.statement_pane import build_statements
from hearing_desk.ui.strips import StripOpener
from hearing_desk.ui.surroundings import Surroundings
from hearing_desk.ui.typeset import typeset


class OpenHearing:
    """Builds the rooms of one session for the window, and binds the commands that need it."""

    def __init__(self, window: MainWindow, session: Session, around: Surroundings, vault: DesktopVault) -> None:
        self.session = session
        self._window = window
        self._around = around
        self._say = around.words.say
        self._learning = LearningMode(session)
        self._same_colleague = SameColleague(session, vault)
        self.gate = GatePresenter(session, around.words)
        self.hearing = HearingRoom(session, self._say, window.tell, lambda: around.theme.tokens)
        self.exporter = Exporter(
            session, around.custody, around.clock, around.post, self._export_changed, copy_makers(typeset)
        )
        self.hearing.be_quiet(window.is_quiet)
        window.quieted.connect(self.hearing.be_quiet)
        self.hearing.editor.replaced.connect(window.status.hush)
        self._returned = ReturnedPresenter(
            session, self.exporter.is_practice, around.post, self._say, self._returned_changed
        )
        self._speller = Speller(DICTIONARY, around.post)
        self._strips = Strips(session)
        self._opener = StripOpener(self._strips, session.shown_pack, window.strip, around.words, window.tell)
        papers = Papers(session, around.custody, around.clock, around.words)
        self._papers = PaperActs(papers, self._opener, window.strip, self._say, window.tell)
        self._unsubscribe = session.subscribe(lambda _: self._refresh())

    def rooms(self) -> dict[str, RoomSource]:
        """The rooms by their id in the key map."""
        return {
            "preparation": self._preparation,
            "gate": self._gate_room,
            "hearing": lambda: self.hearing,
            "pause": self._pause_room,
            "closing": self._closing_room,
            "review": self._review_room,
            "corrections": self._corrections_room,
        }

    def register(self) -> None:
        """Let the window do the commands of this hearing."""
        HearingActs(self._window, self.hearing, self._say).register()
        commands: dict[str, Handler] = {
            "start_hearing": self._start,
            "find": self.find_in_text,
            "pause": self._pause_or_resume,
            "consult": self._consult,
            "short_route": lambda: self._open(ShortRoute(self.session).strip()),
            "same_colleague": self._switch_same_colleague,
            "change_interpreter": lambda: self._open(self._strips.change_interpreter()),
            "document": lambda: self._open(self._strips.document()),
            "papers": self._papers.choose,
            "not_held": lambda: self._open(self._strips.not_held()),
            "stop_now": lambda: self._open(self._strips.stop_now(), "review"),
            "next_session": lambda: self._open(self._strips.next_session(), "gate"),
            "end_hearing": self._end,
            "export": partial(self._export, Exporting.REPORT),
            "export_internal": partial(self._export, Exporting.INTERNAL),
            "make_final": self._make_final,
            "spelling": self._spelling,
            "statements": self._show_statements,
            "learning_mode": self._switch_learning,
        }
        for command, handler in commands.items():
            self._window.register(command, handler)

    def is_pause_covered(self) -> bool:
        """Whether the room Pauze hides what is in it."""
        room = self._window.room("pause")
        return isinstance(room, PauseRoom) and room.is_covered

    def with_caret(self, place: Place) -> Place:
        """The place with where the caret is in the text."""
        return with_caret(place, self.hearing.editor)

    def put_caret(self, place: Place) -> None:
        """Put the caret where it was."""
        put_caret(self.hearing.editor, place)

    def find_in_text(self) -> Text | None:
        """Open the line that finds words in the text of the hearing."""
        if self._window.current_room != "hearing" and not self._window.go_to("hearing"):
            return self._window.refusal
        self.hearing.find_bar.open()
        return None

    def close(self) -> None:
        """Let go of the session."""
        self._unsubscribe()
        self._window.quieted.disconnect(self.hearing.be_quiet)
        self.hearing.close()
        self.exporter.close()
        self._returned.close()
        self._speller.stop()

    def _preparation(self) -> PreparationRoom:
        presenter = PreparationPresenter(self.session, self._around.words)
        deadlines = DeadlinesPresenter(self.session, self._around.words)
        return PreparationRoom(presenter, deadlines, self._learning, self._say, self._window.tell)

    def _gate_room(self) -> GateRoom:
        room = GateRoom(self.gate, self._say, self._window.tell)
        room.started.connect(lambda: self._window.go_to("hearing"))
        room.asked.connect(self.ask)
        return room

    def _pause_room(self) -> PauseRoom:
        options = options_of(self.session.shown_pack, self._around.words.language)
        room = PauseRoom(PausePresenter(self.session), self._learning, options, self._say, self._window.tell)
        room.asked.connect(self.ask)
        return room

    def _closing_room(self) -> ClosingRoom:
        room = ClosingRoom(ClosingPresenter(self.session), self._learning, self._say, self._window.tell)
        room.asked.connect(self.ask)
        return room

    def _review_room(self) -> ReviewRoom:
        presenter = ReviewPresenter(self.session, self._around.custody.is_practice, self._say)
        spelling = SpellingPresenter(self.session, self._speller)
        room = ReviewRoom(
            presenter, spelling, self.exporter, self._learning, self._say, self._window.tell, self._around.post
        )
        room.asked.connect(self.ask)
        room.mend.unknown.connect(partial(self._offer_words, room))
        return room

    def _corrections_room(self) -> CorrectionsRoom:
        corrections = CorrectionsPresenter(self.session, self._say)
        return CorrectionsRoom(corrections, self._returned, choose_docx, self._say, self._window.tell)

    def ask(self, command: str, line: str) -> None:
        """Do a command, about one line of a room where it stands at one."""
        self._window.asked = (command, line)
        if command == "note_wish":
            self._tell(self._open(self._strips.wish(Fact(line))))
        elif command == "settle":
            self._tell(self._open(self._strips.settle(line)))
        elif command == "consult" and line in self.session.shown_pack.option_ids("consult_party"):
            self._tell(self._open(self._strips.consult(line)))
        else:
            self._window.ask(command)

    def _open(self, strip: Strip, room_after: str = "") -> Text | None:
        return self._opener.open(strip, lambda: self._saved(room_after))

    def _saved(self, room_after: str) -> None:
        if room_after:
            self._window.go_to(room_after)

    def _consult(self) -> Text | None:
        return self._open(self._strips.consult()) or self._same_colleague.hint()

    def _switch_same_colleague(self) -> None:
        self._same_colleague.switch()
        is_on = Text("The hint to vary the colleague is on. It never shows during a hearing, and nothing is counted.")
        self._window.tell(is_on if self._same_colleague.is_on else Text("The hint to vary the colleague is off."))

    def _start(self) -> Text | None:
        room = self._window.room("gate")
        return room.start() if isinstance(room, GateRoom) else None

    def _pause_or_resume(self) -> Text | None:
        if self.session.committed.pause is None:
            return self._begin_pause()
        self._window.go_to("pause")
        room = self._window.room("pause")
        problems = room.resume() if isinstance(room, PauseRoom) else ()
        if not problems:
            self._window.go_to("hearing")
        return _first(problems)

    def _begin_pause(self) -> Text | None:
        self.hearing.presenter.leave_all()
        room = self._window.built_room("pause")
        problems = room.begin() if isinstance(room, PauseRoom) else ()
        if not problems:
            self._window.go_to("pause")
        return _first(problems)

    def _end(self) -> Text | None:
        problems = end_hearing(self.session)
        if not problems:
            self._window.go_to("review")
        return _first(problems)

    def _export(self, part: Exporting) -> Text | None:
        room = self._window.room("review")
        return room.export(part) if isinstance(room, ReviewRoom) else None

    def _make_final(self) -> Text | None:
        room = self._window.room("review")
        return room.make_final() if isinstance(room, ReviewRoom) else None

    def _spelling(self) -> Text | None:
        room = self._window.room("review")
        return room.go_to_unknown() if isinstance(room, ReviewRoom) else None

    def _offer_words(self, room: ReviewRoom, word: str, found: tuple[str, ...]) -> None:
        offer_words(self._window.strip, room.mend, word, found, self._say, self._window.tell)

    def _show_statements(self) -> None:
        pane = build_statements(statements_of(self.session), self._say)
        self._window.strip.open_widget(self._say(Text("Statements to the applicant")), pane, pane)

    def _switch_learning(self) -> None:
        self._learning.switch()
        self._refresh()
        is_on = Text("Learning mode is on: in Preparation, a pause, Closing and Review each line has an explanation.")
        self._window.tell(is_on if self._learning.is_on else Text("Learning mode is off."))

    def _export_changed(self) -> None:
        room = self._window.room("review")
        if isinstance(room, ReviewRoom):
            room.show_export()

    def _returned_changed(self) -> None:
        room = self._window.room("corrections")
        if isinstance(room, CorrectionsRoom):
            room.show_returned()

    def _refresh(self) -> None:
        room = self._window.room(self._window.current_room)
        if isinstance(room, GateRoom | PauseRoom | ClosingRoom | ReviewRoom | PreparationRoom):
            room.refresh()

    def _tell(self, reason: Text | None) -> None:
        if reason is not None:
            self._window.tell(reason)


def _first(problems: tuple[Problem, ...]) -> Text | None:
    return problems[0].text if problems else None
