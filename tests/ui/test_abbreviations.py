"""Abbreviations under the fingers: expanded on a space, taken back by one key, added without leaving the line."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from hearing_desk.app.item_row import ItemRow
from hearing_desk.core import events as ev
from tests.app.stage import Stage
from tests.ui.hall import Hall
from tests.ui.rooms_on_stage import RoomsOnStage
from tests.ui.show import Show
from tests.ui.test_nothing_is_stolen import full_disk

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def short(hall: Hall) -> Hall:
    """The hall with an abbreviation of words and one of a sentence, of this hearing."""
    assert hall.room.abbreviations.add({"short": "vw", "text": "vreemdelingenwerk", "layer": "case"}) == ()
    assert hall.room.abbreviations.add({"short": "zin", "text": "Begrijpt u de tolk?", "layer": "case"}) == ()
    return hall


def text(hall: Hall) -> str:
    return hall.editor.toPlainText()


@pytest.mark.parametrize("ending", [" ", ".", ",", "?"])
def test_a_short_form_becomes_its_words_on_a_space_or_a_stop(short: Hall, ending: str) -> None:
    short.write(f"deed ;vw{ending}x")
    assert text(short) == f"deed vreemdelingenwerk{ending}x"


def test_enter_expands_too(short: Hall) -> None:
    short.write("deed ;Vw\n")
    assert [turn.text for turn in short.editor.read()] == ["deed Vreemdelingenwerk", ""]


@pytest.mark.parametrize("typed", [";vw", ";vwx ", "vw ", "a;vw ", "; vw ", ";;", "; ", ";onbekend "])
def test_nothing_else_is_touched(short: Hall, typed: str) -> None:
    short.write(typed)
    assert text(short) == typed


def test_one_backspace_gives_the_short_form_back_and_the_next_space_keeps_it(short: Hall) -> None:
    short.write(";vw ")
    short.key(KEY.Key_Backspace)
    assert text(short) == ";vw"
    short.write(" ja")
    assert text(short) == ";vw ja"


def test_what_was_kept_once_is_expanded_again_when_it_is_typed_anew(short: Hall) -> None:
    short.write(";vw ")
    short.key(KEY.Key_Backspace)
    short.write(" ")
    for _ in ";vw ":
        short.key(KEY.Key_Backspace)
    short.write(";vw ")
    assert text(short) == "vreemdelingenwerk "


def test_one_undo_gives_the_short_form_back_and_redo_the_words(short: Hall) -> None:
    short.write("hij deed ;vw ")
    short.rooms.key(KEY.Key_Z, CTRL)
    assert text(short) == "hij deed ;vw"
    short.rooms.key(KEY.Key_Y, CTRL)
    assert text(short) == "hij deed vreemdelingenwerk "
    short.rooms.key(KEY.Key_Z, CTRL)
    short.write(" ")
    assert text(short) == "hij deed ;vw "


def test_a_later_backspace_takes_one_letter(short: Hall) -> None:
    short.write(";vw a")
    short.key(KEY.Key_Backspace)
    short.key(KEY.Key_Backspace)
    assert text(short) == "vreemdelingenwerk"


def test_a_backspace_after_the_caret_went_away_and_came_back_elsewhere_takes_one_letter(short: Hall) -> None:
    short.write(";vw ")
    short.key(KEY.Key_Left)
    short.key(KEY.Key_Backspace)
    assert text(short) == "vreemdelingenwer "


def test_a_sentence_is_refused_in_an_answer_and_says_why(short: Hall) -> None:
    short.write("Hoe?\n;zin ")
    assert text(short) == "Hoe?\n;zin "
    assert ";zin" in short.rooms.status
    assert short.is_in_text()


def test_a_sentence_stands_in_a_question(short: Hall) -> None:
    short.write(";zin ")
    assert text(short) == "Begrijpt u de tolk? "


def test_what_was_expanded_is_what_the_hearing_knows(short: Hall) -> None:
    short.write("deed ;vw en\n")
    assert [turn.text for turn in short.session.turns] == ["deed vreemdelingenwerk en", ""]


def test_the_teams_abbreviations_come_from_the_pack(hall: Hall) -> None:
    team = hall.session.pack.lists["abbreviation"][0]
    hall.write(f";{team.id} ")
    assert text(hall) == f"{team.label} "


def test_one_is_added_from_the_selected_words_without_leaving_the_line(hall: Hall) -> None:
    hall.write("een bakker in Qala Sharif")
    cursor = hall.editor.textCursor()
    cursor.setPosition(cursor.position() - len("Qala Sharif"), QTextCursor.MoveMode.KeepAnchor)
    hall.editor.setTextCursor(cursor)
    caret = hall.caret
    hall.command("abbreviation")
    hall.rooms.fill("", {"short": "qs"})
    hall.rooms.save()
    assert hall.is_in_text()
    assert hall.caret == caret
    hall.key(KEY.Key_End)
    hall.write(" en ;qs.")
    assert text(hall) == "een bakker in Qala Sharif en Qala Sharif."
    assert hall.events(ev.AbbreviationNoted) == [ev.AbbreviationNoted("qs", "Qala Sharif")]


def test_esc_adds_nothing_and_gives_the_exact_caret_back(hall: Hall) -> None:
    hall.write("een bakker")
    hall.key(KEY.Key_Home)
    caret = hall.caret
    hall.command("abbreviation")
    hall.key(KEY.Key_Escape)
    assert (hall.caret, hall.is_in_text()) == (caret, True)
    assert hall.events(ev.AbbreviationNoted) == []


def test_a_short_form_with_a_space_is_refused_in_the_strip(hall: Hall) -> None:
    hall.command("abbreviation")
    hall.rooms.fill("", {"short": "q s", "text": "Qala"})
    hall.rooms.save()
    assert hall.rooms.window.strip.content is not None
    assert hall.events(ev.AbbreviationNoted) == []


def test_one_is_taken_out_by_a_letter_in_the_list_and_the_teams_are_not(short: Hall) -> None:
    short.command("abbreviations")
    team = short.session.pack.lists["abbreviation"][0].id
    assert short.rooms.choose("abbreviations.list", "zin")
    QApplication.processEvents()
    short.write("u")
    assert short.rooms.choose("abbreviations.list", team)
    short.write("u")
    known = rows(short)
    assert team in known
    assert "zin" not in known


def test_one_that_a_full_disk_refuses_works_here_and_that_is_said(hall: Hall, stage: Stage) -> None:
    with full_disk() as fill:
        fill(True)
        assert hall.room.abbreviations.add({"short": "qs", "text": "Qala Sharif", "layer": "personal"}) == ()
        hall.write(";qs ")
        stage.settle()
    stage.drain()
    assert text(hall) == "Qala Sharif "
    assert "niet bewaard" in hall.rooms.status


def test_nothing_is_ever_offered_while_typing(short: Hall) -> None:
    before = len(QApplication.topLevelWidgets())
    short.write(";v")
    assert text(short) == ";v"
    assert len(QApplication.topLevelWidgets()) == before
    assert short.rooms.window.strip.content is None


def rows(hall: Hall) -> dict[str, ItemRow]:
    return {row.id: row for row in hall.room.abbreviations.rows()}


@pytest.fixture
def two_halls(show: Show, stage: Stage) -> Iterator[tuple[Hall, Hall]]:
    first = RoomsOnStage(show, stage, stage.begun())
    one = Hall(first)
    one.room.abbreviations.add({"short": "mijn", "text": "mijn woord", "layer": "personal"})
    one.room.abbreviations.add({"short": "zaak", "text": "Qala", "layer": "case"})
    first.close()
    second = RoomsOnStage(show, stage, stage.begun(reference="DEMO-0002"))
    yield one, Hall(second)
    second.close()


def test_ones_own_come_along_to_the_next_hearing_and_those_of_a_case_do_not(two_halls: tuple[Hall, Hall]) -> None:
    _, other = two_halls
    other.write(";mijn ;zaak ")
    assert text(other) == "mijn woord ;zaak "


def test_ones_own_stand_encrypted_in_the_vault(two_halls: tuple[Hall, Hall], stage: Stage) -> None:
    assert stage.vault.personal.abbreviations() == {"mijn": "mijn woord"}
    stored = b"".join(path.read_bytes() for path in stage.vault.directory.rglob("*") if path.is_file())
    assert b"mijn woord" not in stored


def test_the_review_names_the_turns_in_which_a_sentence_stands_as_it_came(short: Hall) -> None:
    short.write(";zin \n;vw \n\n;zin ")
    short.key(KEY.Key_Home)
    short.write("Nog eens: ")
    short.session.finish_all_turns()
    short.rooms.window.go_to("review")
    mend = short.rooms.review.mend
    assert mend.blocks.text() == "Tekstblokken gebruikt: 2. Niet aangepast: 2."
    rows = [mend.turns.model.row(mend.turns.model.index(at)) for at in range(mend.turns.model.rowCount())]
    unchanged = "tekstblok, niet aangepast"
    assert [row.state_text for row in rows if row is not None] == [unchanged, "", unchanged]


def test_a_review_without_sentences_by_a_short_form_says_nothing_of_them(short: Hall) -> None:
    short.write(";vw \n;zin ")
    short.rooms.window.go_to("review")
    assert not short.rooms.review.mend.blocks.isVisibleTo(short.rooms.review.mend)
