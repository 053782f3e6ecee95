"""The rooms before the hearing, by keys alone: a hearing is made, prepared, checked beforehand and started."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QTableView

from hearing_desk.app.deadlines_presenter import DeadlinesPresenter
from hearing_desk.app.gate_presenter import GatePresenter
from hearing_desk.app.hearings_presenter import HearingsPresenter
from hearing_desk.app.learning_mode import LearningMode
from hearing_desk.app.preparation_presenter import PreparationPresenter
from hearing_desk.app.session import Session
from hearing_desk.core import events as ev
from hearing_desk.core.hearing import Status
from hearing_desk.core.people import Fact, Wish
from hearing_desk.i18n import words_of
from hearing_desk.ui.main_window import MainWindow
from hearing_desk.ui.rooms.gate import GateRoom
from hearing_desk.ui.rooms.hearings import HearingsRoom
from hearing_desk.ui.rooms.preparation import PreparationRoom
from hearing_desk.ui.theme import Theme
from tests.app.stage import Stage
from tests.ui.accessible import unnamed
from tests.ui.fingers import CTRL, choose, chord, fill, focused, press, tab_to, write
from tests.ui.show import Show

SIZES = [(1366, 688), (1093, 534), (911, 432)]


class Desktop:
    """The window with the three rooms, as the program has them, without the rooms that come after."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.words = words_of("en")
        self.window = MainWindow(self.words.say, {"hearings": self._hearings}, stage.clock)
        self.window.register("new_hearing", self._new_hearing)
        self.started = 0

    @property
    def session(self) -> Session:
        assert self.stage.desk.session is not None
        return self.stage.desk.session

    @property
    def said(self) -> str:
        return self.window.status.message.text()

    def show_hearing(self) -> None:
        session, say, tell = self.session, self.words.say, self.window.tell
        self.window.replace_rooms(
            {
                "preparation": lambda: PreparationRoom(
                    PreparationPresenter(session, self.words),
                    DeadlinesPresenter(session, self.words),
                    LearningMode(session),
                    say,
                    tell,
                ),
                "gate": self._gate,
            }
        )
        self.window.go_to("preparation")

    def _hearings(self) -> HearingsRoom:
        presenter = HearingsPresenter(self.stage.desk, self.words)
        room = HearingsRoom(presenter, self.words.say, self.window.tell, self.stage.post)
        room.opened.connect(self.show_hearing)
        return room

    def _new_hearing(self) -> None:
        room = self.window.room("hearings")
        assert isinstance(room, HearingsRoom)
        room.new_hearing()

    def _gate(self) -> GateRoom:
        room = GateRoom(GatePresenter(self.session, self.words), self.words.say, self.window.tell)
        room.started.connect(self._count)
        self.window.register("start_hearing", room.start)
        return room

    def _count(self) -> None:
        self.started += 1


@pytest.fixture
def desktop(stage: Stage, show: Show) -> Desktop:
    desktop = Desktop(stage)
    show(desktop.window)
    desktop.window.go_to("hearings")
    return desktop


def plan(desktop: Desktop, wish: str = "geen") -> None:
    session = desktop.stage.plan(birth_year="1991")
    session.record(ev.WishNoted(Fact.INTERPRETER, Wish(wish, strength="wens", source="brief", date="2026-10-01")))
    desktop.show_hearing()


def test_an_empty_list_says_how_to_begin(desktop: Desktop) -> None:
    room = desktop.window.room("hearings")
    assert isinstance(room, HearingsRoom)
    assert focused().objectName() == "hearings.new"
    assert unnamed(desktop.window) == []


def test_a_hearing_is_made_by_keys_alone(desktop: Desktop) -> None:
    chord("Ctrl+N")
    write("DEMO-0042")
    choose("hearing_type", "nader_gehoor")
    choose("profile", "apr_2026")
    choose("procedure", "apr_gewoon")
    fill("date", "4-11-2026")
    fill("applicant_language", "Tigrinya")
    fill("officer.id", "H-131")
    choose("officer.gender", "v")
    choose("wish_officer.wish", "geen")
    fill("wish_officer.source", "aanmeldformulier")
    tab_to("plan.MOD-03")
    press(Qt.Key.Key_Space)
    chord("Ctrl+Return")
    hearing = desktop.session.committed
    assert desktop.window.current_room == "preparation"
    assert hearing.text_of("reference") == "DEMO-0042"
    assert (hearing.text_of("date"), hearing.text_of("applicant_language")) == ("2026-11-04", "ti")
    assert hearing.plan == ("MOD-03",)


def test_a_form_with_a_mistake_stays_and_leads_to_it(desktop: Desktop) -> None:
    chord("Ctrl+N")
    assert unnamed(desktop.window) == []
    write("Z-1")
    chord("Ctrl+Return")
    assert focused().objectName() == "hearing_type"
    assert desktop.stage.desk.session is None


def test_what_was_typed_in_a_new_hearing_waits_until_one_comes_back(desktop: Desktop) -> None:
    chord("Ctrl+N")
    write("DEMO-0042")
    press(Qt.Key.Key_Escape)
    assert focused().objectName() == "hearings.new"
    chord("Ctrl+N")
    reference = focused()
    assert isinstance(reference, QLineEdit)
    assert reference.text() == "DEMO-0042"


def test_the_list_is_filtered_by_words_and_enter_opens(desktop: Desktop) -> None:
    first = desktop.stage.plan().hearing_id
    desktop.stage.plan(reference="DEMO-0002", applicant_language="ar")
    desktop.window.go_to("hearings")
    tab_to("hearings.filter")
    write("tigrinya")
    press(Qt.Key.Key_Return)
    table = focused()
    assert isinstance(table, QTableView)
    assert table.model().rowCount() == 1
    press(Qt.Key.Key_Return)
    assert desktop.session.hearing_id == first
    assert desktop.window.current_room == "preparation"


def test_the_checklist_is_answered_by_letters(desktop: Desktop) -> None:
    plan(desktop)
    assert focused().objectName() == "preparation.list"
    write("g")
    press(Qt.Key.Key_Down)
    write("n")
    write("geen aanwijzing")
    press(Qt.Key.Key_Return)
    answers = {item: answer.answer for item, (answer, _) in desktop.session.committed.preparation.items()}
    assert answers == {"VB-01": "gedaan", "VB-02": "niet_nodig"}
    assert focused().objectName() == "preparation.list"
    assert unnamed(desktop.window) == []


def test_a_change_of_the_case_is_saved_by_its_key(desktop: Desktop) -> None:
    plan(desktop)
    tab_to("location")
    press(Qt.Key.Key_A, CTRL)
    write("Ter Apel")
    before = len(desktop.session.records)
    chord("Ctrl+Return")
    assert desktop.session.records[before].event == ev.FieldFilled("location", "Ter Apel")
    assert desktop.said == "The case is saved."


def test_a_case_that_was_changed_and_not_saved_is_kept_and_said(desktop: Desktop) -> None:
    plan(desktop)
    tab_to("location")
    write("Ter Apel")
    chord("Alt+3")
    assert "not saved yet" in desktop.said
    chord("Alt+2")
    room = desktop.window.room("preparation")
    assert isinstance(room, PreparationRoom)
    assert room.case.form.values()["location"] == "Ter Apel"


def test_a_closed_gate_does_not_start_and_says_why(desktop: Desktop) -> None:
    plan(desktop, wish="m")
    chord("Alt+3")
    assert unnamed(desktop.window) == []
    assert focused().objectName() == "interpreter.outcome"
    chord("Ctrl+Shift+S")
    assert "Interpreter: The wish is not met." in desktop.said
    assert desktop.session.committed.sessions == []


def test_another_interpreter_opens_the_gate_and_the_hearing_starts(desktop: Desktop) -> None:
    plan(desktop, wish="m")
    chord("Alt+3")
    choose("interpreter.outcome", "opgelost")
    fill("interpreter.note", "via de planner")
    fill("interpreter.replacement.number", "T-9")
    choose("interpreter.replacement.gender", "m")
    fill("interpreter.replacement.language", "Tigrinya")
    choose("interpreter.replacement.register", "C1")
    choose("interpreter.replacement.mode", "telefoon")
    chord("Ctrl+Return")
    assert focused().objectName() == "gate.start"
    chord("Ctrl+Shift+S")
    assert desktop.started == 1
    assert desktop.session.committed.status is Status.RUNNING


def test_a_replacement_who_does_not_meet_the_wish_is_refused_at_the_choice(desktop: Desktop) -> None:
    plan(desktop, wish="m")
    chord("Alt+3")
    choose("interpreter.outcome", "match")
    chord("Ctrl+Return")
    assert focused().objectName() == "interpreter.outcome"
    assert "do not meet the applicant's wish" in desktop.said


def test_a_confirmed_match_leads_to_the_start(desktop: Desktop) -> None:
    plan(desktop, wish="v")
    chord("Alt+3")
    choose("interpreter.outcome", "match")
    chord("Ctrl+Return")
    assert focused().objectName() == "gate.start"


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_room_fits_the_screen(desktop: Desktop, width: int, height: int) -> None:
    plan(desktop, wish="m")
    chord("Alt+3")
    chord("Alt+1")
    chord("Ctrl+N")
    smallest = desktop.window.minimumSizeHint()
    assert (smallest.width() <= width, smallest.height() <= height) == (True, True)


@pytest.mark.parametrize("room", ["preparation", "gate", "hearings"])
def test_with_letters_of_double_size_everything_can_be_reached(desktop: Desktop, theme: Theme, room: str) -> None:
    letters = QApplication.font()
    desktop.window.zoomed.connect(theme.enlarge)
    try:
        plan(desktop, wish="m")
        desktop.window.resize(1093, 534)
        desktop.window.go_to(room)
        for _ in range(10):
            chord("Ctrl++")
        QApplication.processEvents()
        areas = [(area, area.widget()) for area in desktop.window.findChildren(QScrollArea) if area.isVisible()]
        cut = [area for area, page in areas if page is not None and page.width() > area.viewport().width()]
        assert desktop.window.width() == 1093
        assert [area for area in cut if not area.horizontalScrollBar().isVisible()] == []
    finally:
        QApplication.setFont(letters)
