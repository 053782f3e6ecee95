"""The hearing room by its keys: turns, kinds, topics, cards, marks and places."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QListView

from hearing_desk.core import events as ev
from tests.app.typing import named
from tests.ui.hall import Hall

KINDS = {"turn_v": "V", "turn_a": "A", "turn_o": "O", "turn_t": "T", "turn_g": "G", "turn_s": "S"}
SENSITIVE = re.compile("1F|lhbti|bekering|afvallig|mensenhandel|uitsluiting", re.IGNORECASE)
TORTURE = "Ik ben gemarteld."


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
    hall.rooms.stage.wait_until(lambda: hall.room.find_bar.count.text().startswith("1 "))
    assert hall.room.find_bar.count.text().startswith("1 ")
    hall.key(Qt.Key.Key_Return)
    assert hall.editor.textCursor().selectedText() == "dorp"
    hall.key(Qt.Key.Key_Escape)
    assert (hall.is_in_text(), hall.caret) == (True, before)
    hall.write("!")
    assert hall.session.turns[-1].text == "In een dorp bij de rivier.!"


def test_each_place_is_seen_before_it_is_replaced_and_undone_by_itself(hall: Hall) -> None:
    hall.write("Kent u Sami?\nSami ken ik. Sami is mijn oom.")
    before = hall.session.hearing.ordered_turns()[-1].text
    hall.command("replace")
    hall.write("sami")
    hall.key(Qt.Key.Key_Tab)
    hall.write("Samir")
    hall.key(Qt.Key.Key_Return)
    assert (hall.editor.textCursor().selectedText(), hall.session.turns[-1].text) == ("Sami", before)
    hall.key(Qt.Key.Key_Return)
    hall.key(Qt.Key.Key_Return)
    assert [turn.text for turn in hall.session.turns] == ["Kent u Samir?", "Samir ken ik. Sami is mijn oom."]
    hall.key(Qt.Key.Key_Escape)
    assert hall.is_in_text()
    hall.editor.undo()
    assert [turn.text for turn in hall.session.turns] == ["Kent u Samir?", before]


def test_nothing_is_replaced_in_a_pause(hall: Hall) -> None:
    hall.write("Kent u Sami?")
    hall.session.record(ev.PauseBegun("medewerker", "pauze"))
    hall.command("replace")
    assert (hall.room.find_bar.isHidden(), hall.session.turns[-1].text) == (True, "Kent u Sami?")


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


def test_the_strip_offers_the_letters_that_work_on_this_card_and_no_others(hall: Hall) -> None:
    hall.write(f"Wat?\n{TORTURE}")
    hall.command("cards")
    hall.settle()
    hall.rooms.choose("cards.list", "SG-03")
    assert "M meenemen" not in hall.rooms.strip_words
    assert "1 de aanvrager zelf" in hall.rooms.strip_words
    hall.room.cards.raise_card("SG-21", hall.editor.turn)
    hall.rooms.choose("cards.list", "SG-21")
    assert "1 de aanvrager zelf" not in hall.rooms.strip_words
    assert "D doorgevraagd" in hall.rooms.strip_words


def test_what_a_card_asks_is_reached_with_tab_and_read_to_its_end_on_a_small_screen(hall: Hall) -> None:
    hall.rooms.window.resize(911, 432)
    hall.write(f"Wat?\n{TORTURE}")
    hall.command("cards")
    hall.settle()
    hall.key(Qt.Key.Key_Tab)
    assert hall.rooms.focused == "cards.question"
    question = QApplication.focusWidget()
    assert question is not None
    for _ in range(3):
        hall.key(Qt.Key.Key_Down)
    assert question.visibleRegion().boundingRect().bottom() >= question.height() - 1
    hall.key(Qt.Key.Key_Escape)
    assert hall.is_in_text()


def test_without_cards_the_strip_says_how_one_comes_and_takes_no_answer(hall: Hall) -> None:
    hall.write("Waar?")
    hall.command("cards")
    assert "Ctrl+R" in hall.rooms.strip_words
    assert "D doorgevraagd" not in hall.rooms.strip_words
    hall.write("d")
    assert hall.events(ev.CardAnswered) == []
    hall.key(Qt.Key.Key_Escape)
    assert hall.is_in_text()


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


def test_what_is_said_of_parked_words_has_one_full_stop(hall: Hall) -> None:
    hall.write("Waar?\nHij bleef staan.")
    assert hall.command("park") == "Geparkeerd: “Hij bleef staan” – het komt terug in de pauze."


def test_a_changed_wish_is_noted_in_a_pause_too(hall: Hall) -> None:
    hall.command("pause")
    assert "Alt+3" in hall.command("change_wish")
    assert len(hall.events(ev.GateReopened)) == 1


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


def test_enter_is_enough_to_go(hall: Hall) -> None:
    hall.write("Waar?\nDaar.")
    hall.command("go_to")
    hall.write("V1\n")
    assert hall.editor.textCursor().block().text() == "Waar?"
    assert hall.is_in_text()


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
