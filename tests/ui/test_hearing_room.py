"""The hearing room by its keys: turns, kinds, topics, cards, marks, lists; quiet, and nothing in it that hurts."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QPlainTextEdit, QTextEdit, QWidget

from hearing_desk.app.session import text_of
from hearing_desk.core import events as ev
from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text
from hearing_desk.ui.editor.hearing_editor import HearingEditor
from hearing_desk.ui.rooms.hearing import HearingRoom
from hearing_desk.vault import SaveFailed
from tests.app.stage import Stage
from tests.app.typing import named
from tests.ui.accessible import walk
from tests.ui.conftest import Show
from tests.ui.rooms_on_stage import RoomsOnStage

KINDS = {"turn_v": "V", "turn_a": "A", "turn_o": "O", "turn_t": "T", "turn_g": "G", "turn_s": "S"}
SENSITIVE = re.compile("1F|lhbti|bekering|afvallig|mensenhandel|uitsluiting", re.IGNORECASE)
TORTURE = "Ik ben gemarteld."


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


@pytest.fixture
def hall(show: Show, stage: Stage) -> Iterator[Hall]:
    rooms = RoomsOnStage(show, stage, stage.begun(present=("gemachtigde", "voogd")))
    yield Hall(rooms)
    rooms.close()


def test_the_room_opens_ready_to_type_a_question(hall: Hall) -> None:
    assert hall.is_in_text()
    hall.write("Waar woonde u?\nIn een dorp.")
    assert named(hall.session) == ["V1:Waar woonde u?", "A1:In een dorp."]


@pytest.mark.parametrize("command_id", KINDS)
def test_each_kind_has_its_key(hall: Hall, command_id: str) -> None:
    hall.write("Waar?\nDaar.")
    hall.command(command_id)
    hall.write("é ë")
    assert hall.session.turns[-1].kind == KINDS[command_id]
    assert hall.session.turns[-1].text == "é ë"
    assert hall.is_in_text()


def test_a_kind_key_in_an_empty_turn_changes_it(hall: Hall) -> None:
    hall.command("turn_o")
    hall.command("turn_t")
    assert [turn.kind for turn in hall.session.turns] == ["T"]


@pytest.mark.parametrize("kind", "VAOTGS")
def test_f2_and_a_letter_give_a_turn_another_kind(hall: Hall, kind: str) -> None:
    hall.write("Waar?\nDaar.")
    before = hall.caret
    hall.command("turn_kind")
    hall.write(kind.lower())
    assert hall.session.turns[-1].kind == kind
    assert (hall.is_in_text(), hall.caret) == (True, before)


def test_f2_and_the_arrows_give_a_turn_another_kind(hall: Hall) -> None:
    hall.write("Waar?\nDaar.")
    hall.command("turn_kind")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        hall.key(key)
    assert hall.session.turns[-1].kind == "O"
    assert hall.is_in_text()


def test_the_line_under_the_text_names_the_kind_at_the_caret(hall: Hall) -> None:
    said = [hall.room.kind_line.text()]
    hall.write("Waar?\n")
    said.append(hall.room.kind_line.text())
    hall.write("Daar.\n\n")
    said.append(hall.room.kind_line.text())
    assert said[0] == said[2] != said[1]


def test_esc_gives_the_exact_caret_back(hall: Hall) -> None:
    hall.write("Waar woonde u?\nIn een dorp bij de rivier.")
    cursor = hall.editor.textCursor()
    cursor.setPosition(20)
    cursor.setPosition(25, QTextCursor.MoveMode.KeepAnchor)
    hall.editor.setTextCursor(cursor)
    for command_id in (
        "cards",
        "choose_topic",
        "turn_kind",
        "go_to",
        "raise_card",
        "find",
        "fact_card",
        "emergency_card",
    ):
        hall.command(command_id)
        assert not hall.is_in_text()
        hall.key(Qt.Key.Key_Escape)
        assert (command_id, hall.is_in_text(), hall.caret) == (command_id, True, (20, 25))


def test_esc_from_a_card_leads_back_to_the_list_it_came_over(hall: Hall) -> None:
    hall.command("list_points")
    before = hall.rooms.focused
    hall.command("cards")
    hall.key(Qt.Key.Key_Escape)
    assert hall.rooms.focused in (before, "hearing.text")


def test_finding_words_and_esc_gives_the_caret_back(hall: Hall) -> None:
    hall.write("Waar woonde u?\nIn een dorp bij de rivier.")
    before = hall.caret
    hall.command("find")
    hall.write("dorp")
    assert hall.room.find_bar.count.text().startswith("1 ")
    hall.key(Qt.Key.Key_Return)
    assert hall.editor.textCursor().selectedText() == "dorp"
    hall.key(Qt.Key.Key_Escape)
    assert (hall.is_in_text(), hall.caret) == (True, before)
    hall.write("!")
    assert hall.session.turns[-1].text == "In een dorp bij de rivier.!"


def test_going_on_to_the_next_place_starts_again_at_the_top(hall: Hall) -> None:
    hall.write("dorp\ndorp")
    hall.command("find")
    hall.write("dorp")
    places = []
    for _ in range(3):
        hall.key(Qt.Key.Key_Return)
        places.append(hall.caret)
    assert places[0] == places[2] != places[1]


def test_f8_goes_through_the_topics_and_says_so_until_the_next(hall: Hall) -> None:
    hall.write("Waar?\nDaar.")
    status = hall.command("next_topic")
    assert hall.session.committed.topic == hall.room.topics.rows()[1].id
    assert hall.room.presenter.topic_label() in status
    assert hall.is_in_text()
    hall.command("previous_topic")
    assert hall.session.committed.topic == "opening"
    assert not hall.session._drafts


def test_ctrl_t_chooses_any_topic(hall: Hall) -> None:
    hall.command("choose_topic")
    rows = [row.id for row in hall.room.topics.all_rows()]
    for _ in range(rows.index("MOD-08")):
        hall.key(Qt.Key.Key_Down)
    hall.key(Qt.Key.Key_Return)
    assert hall.session.committed.topic == "MOD-08"
    assert hall.is_in_text()
    hall.write("Waarom?")
    assert hall.session.turns[-1].topic == "MOD-08"


@pytest.mark.parametrize(
    ("letter", "answer"),
    [("d", "doorgevraagd"), ("l", "later"), ("n", "niet_relevant"), ("v", "voorgelegd"), ("o", "opgehelderd")],
)
def test_f9_and_one_letter_answer_a_card(hall: Hall, letter: str, answer: str) -> None:
    hall.write("Wat gebeurde er?\nIk wil dood.")
    hall.command("cards")
    hall.settle()
    hall.write(letter)
    assert [e.answer for e in hall.events(ev.CardAnswered) if isinstance(e, ev.CardAnswered)] == [answer]
    hall.key(Qt.Key.Key_Escape)
    assert hall.is_in_text()


def test_a_role_goes_with_the_answer_to_its_own_card_only(hall: Hall) -> None:
    hall.write(f"Wat gebeurde er?\n{TORTURE}")
    hall.command("cards")
    hall.settle()
    hall.key(Qt.Key.Key_Home)
    hall.write("146")
    hall.write("6d")
    answered = hall.session.committed.cards["SG-03"].answers
    assert [(a.answer, a.roles) for a in answered] == [("doorgevraagd", ("zelf", "slachtoffer"))]


def test_roles_chosen_for_one_card_do_not_go_with_another(hall: Hall) -> None:
    hall.write("Wie?\nIk was commandant bij de militie.")
    hall.command("turn_a")
    hall.write(TORTURE)
    hall.command("cards")
    hall.settle()
    hall.rooms.choose("cards.list", "SG-01")
    hall.write("1")
    hall.rooms.choose("cards.list", "SG-03")
    hall.write("d")
    assert hall.session.committed.cards["SG-03"].answers[-1].roles == ()


def test_cards_that_come_while_the_strip_is_open_appear_in_it(hall: Hall) -> None:
    hall.write(f"Wat?\n{TORTURE}")
    hall.command("cards")
    view = QApplication.focusWidget()
    assert isinstance(view, QListView)
    hall.settle()
    assert view is QApplication.focusWidget()
    assert hall.rooms.window.strip.content is not None
    assert len(hall.room.cards.rows()) == 2
    assert view.model().rowCount() == 2


def test_only_the_number_on_the_rail_changes_when_a_card_comes(hall: Hall) -> None:
    hall.write(f"Wat?\n{TORTURE}")
    before = hall.rooms.status
    hall.command("turn_v")
    hall.settle()
    assert (hall.room.rail.text(), hall.rooms.status, hall.is_in_text()) == ("1", before, True)
    hall.write("Wat nog?\nIk wil dood.")
    hall.command("turn_v")
    hall.settle()
    assert hall.room.rail.text() == "!2"


def test_parking_pins_the_last_words_and_changes_nothing(hall: Hall) -> None:
    hall.write("Waar?\nIn een dorp bij de grote rivier in het oosten daar")
    before, turns = hall.caret, named(hall.session)
    hall.command("park")
    parked = next(iter(hall.session.committed.parked.values()))
    assert parked.words == "bij de grote rivier in het oosten daar"
    assert parked.turn == hall.session.turns[-1].id
    assert (hall.is_in_text(), hall.caret, named(hall.session)) == (True, before, turns)


def test_parking_nothing_says_so(hall: Hall) -> None:
    before = hall.rooms.status
    assert hall.command("park") != before
    assert not hall.session.committed.parked


@pytest.mark.parametrize(
    ("command_id", "what"),
    [("mark_inaudible", "onverstaanbaar"), ("mark_interpreter", "tolkprobleem"), ("bookmark", "bladwijzer")],
)
def test_a_mark_never_changes_the_text(hall: Hall, command_id: str, what: str) -> None:
    hall.write("Waar?\nDaar.")
    before, turns = hall.caret, named(hall.session)
    hall.command(command_id)
    assert [(m.turn, m.what) for m, _ in hall.session.committed.marks] == [(hall.session.turns[-1].id, what)]
    assert (hall.is_in_text(), hall.caret, named(hall.session)) == (True, before, turns)
    assert hall.editor.document().toPlainText() == "Waar?\nDaar."


def test_an_uncertain_word_is_kept_with_which_of_its_kind_it_is(hall: Hall) -> None:
    hall.write("Wie?\nAnna en Annabel en Anna")
    hall.command("mark_uncertain")
    mark, _ = hall.session.committed.marks[0]
    assert (mark.what, mark.word, mark.occurrence) == ("onzeker", "Anna", 2)


def test_an_empty_turn_takes_no_mark_and_says_so(hall: Hall) -> None:
    before = hall.rooms.status
    assert hall.command("mark_inaudible") != before
    assert not hall.session.committed.marks


def test_going_to_a_turn_puts_the_caret_there(hall: Hall) -> None:
    hall.write("Een\nTwee\n\nDrie\nVier")
    hall.command("go_to")
    hall.write("a1")
    hall.rooms.save()
    assert hall.is_in_text()
    hall.write("!")
    assert hall.session.turns[1].text == "Twee!"


def test_going_to_a_turn_that_is_not_there_says_so_at_the_field(hall: Hall) -> None:
    hall.write("Een")
    hall.command("go_to")
    hall.write("A99")
    hall.rooms.save()
    assert not hall.is_in_text()
    assert "A99" in " ".join(label.text() for label in hall.rooms.window.strip.findChildren(QLabel))


def test_who_spoke_is_named_by_keys(hall: Hall) -> None:
    hall.command("turn_g")
    hall.write("Ik wil iets zeggen.")
    assert hall.session.turns[-1].by == "gemachtigde"
    hall.command("name_speaker")
    hall.key(Qt.Key.Key_Down)
    hall.key(Qt.Key.Key_Return)
    assert hall.session.turns[-1].by == "voogd"
    assert hall.is_in_text()


def test_only_a_remark_of_others_has_a_speaker(hall: Hall) -> None:
    hall.write("Waar?")
    before = hall.rooms.status
    assert hall.command("name_speaker") != before
    assert hall.is_in_text()


@pytest.mark.parametrize("command_id", ["list_opening", "list_points", "list_closing"])
def test_a_list_comes_beside_the_text_by_its_key_and_f6_leads_back(hall: Hall, command_id: str) -> None:
    hall.write("Waar?")
    before = hall.caret
    hall.command(command_id)
    which = {"list_opening": "opening", "list_points": "points", "list_closing": "closing"}[command_id]
    assert hall.rooms.focused == f"beside.{which}.list"
    hall.command("pane_next")
    assert (hall.is_in_text(), hall.caret) == (True, before)


def test_a_list_comes_back_on_a_narrow_screen(hall: Hall) -> None:
    hall.rooms.window.resize(911, 432)
    QApplication.processEvents()
    hall.command("list_opening")
    assert hall.rooms.focused == "beside.opening.list"


def test_an_item_of_the_opening_is_put_as_a_question_and_answered_by_hand(hall: Hall) -> None:
    hall.command("list_opening")
    items = [i for i in hall.session.pack.checklist("opening").items if i.ask]
    hall.rooms.choose("beside.opening.list", items[0].id)
    hall.key(Qt.Key.Key_Return)
    assert hall.is_in_text()
    assert [(t.kind, t.text) for t in hall.session.turns][-2:] == [("V", items[0].ask), ("A", "")]
    assert next(r for r in hall.room.beside_presenter.rows("opening") if r.id == items[0].id).is_open
    hall.write("Ja.")
    hall.room.presenter.leave_all()
    row = next(r for r in hall.room.beside_presenter.rows("opening") if r.id == items[0].id)
    assert (row.is_open, row.state_text) == (False, f"V{hall.session.turns[-2].number}")
    assert not hall.session.committed.opening


def test_a_question_that_was_put_is_finished_at_once(hall: Hall) -> None:
    item = next(i for i in hall.session.pack.checklist("opening").items if i.ask)
    hall.room.put_question("opening", item.id)
    asked = hall.session.turns[-2]
    assert asked.typed_at
    assert hall.session.committed.questions_put == {item.id: asked.id}


def test_a_coverage_point_is_set_by_one_letter_and_deliberately_not_asks_why(hall: Hall) -> None:
    hall.command("next_topic")
    hall.command("list_points")
    point = hall.room.beside_presenter.rows("points")[0].id
    hall.write("g")
    assert hall.session.committed.coverage[point].state == "gevraagd"
    hall.write("b")
    assert hall.session.committed.coverage[point].state == "gevraagd"
    hall.write("al bekend")
    hall.key(Qt.Key.Key_Return)
    covered = hall.session.committed.coverage[point]
    assert (covered.state, covered.reason) == ("bewust_niet", "al bekend")
    assert hall.rooms.focused == "beside.points.list"


def test_in_a_pause_and_after_the_end_the_text_takes_nothing(hall: Hall) -> None:
    hall.write("Waar?\nDaar.")
    hall.room.presenter.leave_all()
    for event in (ev.PauseBegun("medewerker", "pauze"), ev.HearingEnded()):
        hall.session.record(event)
        before, count = named(hall.session), len(hall.session.records)
        hall.rooms.window.go_to("hearing")
        hall.write("x\n\n")
        for command_id in ("turn_v", "turn_kind", "next_topic", "choose_topic", "join_turn", "turn_o"):
            hall.command(command_id)
        hall.rooms.window.strip.close_strip()
        assert (named(hall.session), len(hall.session.records)) == (before, count)


def test_after_the_end_nothing_is_parked_or_marked(hall: Hall) -> None:
    hall.write("Waar?\nDaar.")
    hall.room.presenter.leave_all()
    hall.session.record(ev.HearingEnded())
    count = len(hall.session.records)
    for command_id in ("park", "mark_inaudible", "mark_uncertain", "bookmark", "name_speaker"):
        hall.command(command_id)
    assert len(hall.session.records) == count


def test_the_text_takes_keys_again_as_soon_as_the_pause_is_over(hall: Hall) -> None:
    hall.write("Waar?")
    hall.room.presenter.leave_all()
    hall.session.record(ev.PauseBegun("medewerker", "pauze"))
    hall.rooms.window.go_to("hearing")
    hall.session.record(ev.PauseEnded())
    hall.write("!")
    assert named(hall.session) == ["V1:Waar?!"]


def test_an_ended_hearing_without_turns_gets_none_by_looking_at_it(show: Show, stage: Stage) -> None:
    session = stage.begun()
    session.record(ev.HearingEnded())
    rooms = RoomsOnStage(show, stage, session)
    rooms.window.go_to("hearing")
    assert session.turns == ()
    rooms.close()


def test_a_hearing_that_can_only_be_read_is_shown_and_takes_no_key(show: Show, stage: Stage) -> None:
    session = stage.begun()
    stage.say(session, "V", "Waar?")
    session.is_read_only = True
    rooms = RoomsOnStage(show, stage, session)
    rooms.window.go_to("hearing")
    rooms.type("x\n")
    for command_id in ("turn_a", "next_topic", "park", "bookmark", "cards"):
        rooms.command(command_id)
    assert named(session) == ["V1:Waar?"]
    rooms.close()


def test_undo_and_redo_work_from_the_text_by_their_keys(hall: Hall) -> None:
    hall.write("Waar?\nDaar.")
    control, said = Qt.KeyboardModifier.ControlModifier, []
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_Y):
        hall.rooms.key(key, control)
        assert tuple(map(text_of, hall.session.turns)) == hall.editor.read()
        said.append(named(hall.session))
    assert said == [["V1:Waar?", "A1:"], ["V1:Waar?"], ["V1:Waar?", "A1:"], ["V1:Waar?", "A1:Daar."]]


def test_leaving_the_room_and_coming_back_keeps_the_caret_and_what_can_be_undone(hall: Hall) -> None:
    hall.write("Waar?\nDaar.")
    cursor = hall.editor.textCursor()
    cursor.setPosition(2)
    hall.editor.setTextCursor(cursor)
    hall.rooms.window.go_to("preparation")
    hall.rooms.window.go_to("hearing")
    assert (hall.is_in_text(), hall.caret, hall.editor.document().isUndoAvailable()) == (True, (2, 2), True)


def test_while_keys_are_going_nothing_takes_them(hall: Hall) -> None:
    groups = [signal.id for signal in hall.session.pack.signals][:20]
    windows = set(QApplication.topLevelWidgets())
    hall.write("Vraag\n")
    typed = "".join(chr(ord("a") + n % 26) for n in range(200))
    for at, letter in enumerate(typed):
        hall.rooms._hands.letter(letter)
        if at % 10 == 0:
            hall.session.record(ev.CardOpened(groups[at // 10], hall.session.turns[0].id, "consult"))
        if at == 50:
            hall.session._take_report(_failed())
        QApplication.processEvents()
        assert hall.is_in_text()
        assert hall.caret == (6 + at + 1, 6 + at + 1)
    assert hall.session.turns[-1].text == typed
    assert hall.editor.document().toPlainText() == f"Vraag\n{typed}"
    assert {w for w in QApplication.topLevelWidgets() if w.isVisible()} <= windows
    assert hall.room.rail.text().endswith("20")
    assert hall.session.save_state.is_at_risk


def _failed() -> SaveFailed:
    return SaveFailed(0.0, DeskError("disk_full", Text("The disk is full.")))


def test_nothing_sensitive_stands_on_the_screen_in_the_room(hall: Hall, stage: Stage) -> None:
    hall.write("Vraag\nAntwoord")
    hall.room.presenter.leave_all()
    turn = hall.session.turns[0].id
    for signal in hall.session.pack.signals:
        hall.room.cards.raise_card(signal.id, turn)
    seen = set(_said(hall.rooms.window))
    for row in hall.room.topics.all_rows():
        hall.room.open_topic(row.id)
        for which in ("list_opening", "list_points", "list_closing"):
            hall.command(which)
            seen |= _walked(hall)
    for command_id in (
        "cards",
        "raise_card",
        "choose_topic",
        "turn_kind",
        "go_to",
        "find",
        "emergency_card",
        "key_card",
    ):
        hall.command(command_id)
        seen |= _walked(hall)
        hall.rooms.window.strip.close_strip()
    assert len(seen) > 300
    assert [words for words in sorted(seen) if SENSITIVE.search(words)] == []


def _walked(hall: Hall) -> set[str]:
    """What is said on each line of the list that has the focus."""
    focused = QApplication.focusWidget()
    assert focused is not None
    model = getattr(focused, "model", None)
    seen = set(_said(hall.rooms.window))
    for _ in range(model().rowCount() if model else 0):
        hall.key(Qt.Key.Key_Down)
        seen |= {w.text() for w in hall.rooms.window.findChildren(QLabel) if w.isVisible()}
    return seen


def _said(window: QWidget) -> Iterator[str]:
    for node in walk(QAccessible.queryAccessibleInterface(window)):
        for part in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value):
            yield node.text(part)
    for widget in window.findChildren(QWidget):
        yield widget.toolTip()
        yield widget.accessibleName()
        yield widget.accessibleDescription()
        if isinstance(widget, (QLabel, QLineEdit)):
            yield widget.text()
        elif isinstance(widget, (QTextEdit, QPlainTextEdit)):
            yield widget.toPlainText()
