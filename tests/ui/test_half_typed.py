"""What is half typed when the program locks stands there again after unlocking, still to be saved."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from hearing_desk.app.audit_export import ExportLog
from hearing_desk.app.custody import Custody
from hearing_desk.app.lock import Lock
from hearing_desk.app.lock_place import Place, Typed
from hearing_desk.app.lock_rules import Trigger
from hearing_desk.app.policy import Policy
from hearing_desk.core.problems import DeskError
from hearing_desk.i18n import words_of
from hearing_desk.ui.assembly import Assembly
from hearing_desk.ui.half_typed import STRIP
from hearing_desk.ui.item_list import ItemList
from hearing_desk.ui.keymap import ROOM_NAMES
from hearing_desk.ui.rooms.remark_line import RemarkLine
from hearing_desk.ui.sheet_form import SheetForm
from hearing_desk.ui.surroundings import Surroundings
from hearing_desk.ui.theme import Theme
from tests.app.stage import Stage
from tests.ui.fingers import chord
from tests.ui.show import Show

SECRET = "kroonjuweel"
Window = Callable[[], Assembly]


@pytest.fixture
def window(stage: Stage, show: Show, theme: Theme) -> Iterator[Window]:
    """Opens a window on the desk as it is; called again after a lock it is that of the next process."""
    opened: list[Assembly] = []

    def open_window() -> Assembly:
        custody = Custody(stage.vault.check_passphrase, False, True, ExportLog(stage.vault.log, stage.clock))
        assembly = Assembly(stage.desk, Surroundings(words_of("en"), stage.clock, theme, stage.post, custody))
        opened.append(assembly)
        show(assembly.window)
        assembly.open_list()
        return assembly

    yield open_window
    for assembly in opened:
        assembly.close()


def locked_and_unlocked(stage: Stage, assembly: Assembly, window: Window) -> Assembly:
    """The window of the process after a lock, led back to where the officer was."""
    Lock(stage.desk, Policy()).set_down(Trigger.KEY, assembly.place())
    assembly.close()
    assembly.window.close()
    stage.open_again()
    again = window()
    again.go_back(Lock(stage.desk, Policy()).take_place())
    return again


def part(assembly: Assembly, name: str) -> QWidget:
    found = assembly.window.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found


def write(assembly: Assembly, name: str, words: str) -> None:
    QTest.keyClicks(part(assembly, name), words)


def words_in(assembly: Assembly, name: str) -> str:
    widget = part(assembly, name)
    return widget.text() if isinstance(widget, QLineEdit) else str(widget.property("plainText"))


def test_the_form_of_a_new_hearing_stands_there_again(stage: Stage, window: Window) -> None:
    assembly = window()
    chord("Ctrl+N")
    write(assembly, "reference", "DEMO-77")
    again = locked_and_unlocked(stage, assembly, window)
    assert words_in(again, "reference") == "DEMO-77"
    assert part(again, "case").isVisible()
    assert stage.desk.rows() == ()


def test_a_strip_opens_again_with_what_stood_in_it_and_can_be_saved(stage: Stage, window: Window) -> None:
    hearing_id = stage.begun().hearing_id
    stage.desk.let_go()
    assembly = window()
    assembly.open_hearing(hearing_id)
    chord("Ctrl+K")
    write(assembly, "consult.question", "Mag zij een pauze")
    again = locked_and_unlocked(stage, assembly, window)
    assert again.window.strip.isVisible()
    assert words_in(again, "consult.question") == "Mag zij een pauze"
    assert again.window.current_room == "hearing"


def test_a_remark_a_note_and_a_form_in_other_rooms_wait_there(stage: Stage, window: Window) -> None:
    session = stage.begun()
    hearing_id = session.hearing_id
    stage.desk.let_go()
    assembly = window()
    assembly.open_hearing(hearing_id)
    chord("Ctrl+Shift+P")
    write(assembly, "pause.how_applicant", "Zij is rustig")
    chord("Alt+2")
    write(assembly, "preparation.note", "nog bellen")
    chord("Alt+5")
    again = locked_and_unlocked(stage, assembly, window)
    assert again.window.current_room == "pause"
    assert words_in(again, "pause.how_applicant") == "Zij is rustig"
    chord("Alt+2")
    assert words_in(again, "preparation.note") == "nog bellen"


def test_a_text_that_is_being_mended_and_an_export_form_wait_without_the_passphrase(
    stage: Stage, window: Window
) -> None:
    hearing_id = stage.ended().hearing_id
    stage.desk.let_go()
    assembly = window()
    assembly.open_hearing(hearing_id)
    write(assembly, "export.recipient", "mr. De Wit")
    write(assembly, "export.passphrase", SECRET)
    review = assembly.window.room("review")
    assert review is not None
    review.widget.tabs.setCurrentWidget(review.widget.mend)  # type: ignore[attr-defined]
    QTest.keyClick(part(assembly, "mend.list"), Qt.Key.Key_Return)
    write(assembly, "mend.text", "Echt: ")
    place = assembly.place()
    assert SECRET not in repr(place)
    again = locked_and_unlocked(stage, assembly, window)
    assert words_in(again, "export.recipient") == "mr. De Wit"
    assert words_in(again, "export.passphrase") == ""
    assert words_in(again, "mend.text") == "Echt: Waar woonde u?"
    assert "Echt" not in stage.vault.read_hearing(hearing_id).events[-1].payload


def test_what_has_no_place_any_more_is_said(stage: Stage, window: Window) -> None:
    session = stage.begun()
    assembly = window()
    lost = Typed(STRIP, "form of a version that is gone", {"consult.question": "Mag zij een pauze", "done": True})
    assembly.go_back(Place(session.hearing_id, "hearing", typed=(lost,), strip=("save_now", "")))
    assert "Mag zij een pauze" in assembly.window.status.message.text()


def test_words_that_the_disk_does_not_take_keep_the_program_from_locking(stage: Stage, window: Window) -> None:
    assembly = window()
    refusing = stage.vault.directory / "personal-a.json.new"
    (refusing / "something").mkdir(parents=True)
    chord("Ctrl+N")
    write(assembly, "reference", "DEMO-77")
    with pytest.raises(DeskError):
        Lock(stage.desk, Policy()).set_down(Trigger.KEY, assembly.place())
    assert stage.vault.list_rows() == ()
    shutil.rmtree(refusing)
    Lock(stage.desk, Policy()).set_down(Trigger.KEY, assembly.place())
    stage.open_again()


def test_every_form_and_line_of_a_hearing_has_a_name_of_its_own_in_its_room(stage: Stage, window: Window) -> None:
    session = stage.ended()
    assembly = window()
    assembly.open_hearing(session.hearing_id)
    for room_id in ROOM_NAMES:
        room = assembly.window.built_room(room_id)
        names = [holder.objectName() for holder in room.holders]
        assert len(set(names)) == len(names)
        assert "" not in names


@pytest.mark.parametrize("room_id", ROOM_NAMES)
def test_no_form_or_line_of_a_room_is_forgotten(stage: Stage, window: Window, room_id: str) -> None:
    session = stage.ended()
    assembly = window()
    assembly.open_hearing(session.hearing_id)
    room = assembly.window.built_room(room_id)
    kept = {id(holder) for holder in room.holders}
    forms = [form for form in room.widget.findChildren(SheetForm) if id(form) not in kept]
    lines = [line for line in room.widget.findChildren(RemarkLine) if id(line) not in kept]
    notes = [one for one in room.widget.findChildren(ItemList) if one._takes_notes and id(one) not in kept]
    assert [widget.objectName() for widget in (*forms, *lines, *notes)] == []


def test_after_unlocking_the_caret_is_back_and_the_cue_says_where_one_was(stage: Stage, window: Window) -> None:
    session = stage.begun(plan=("MOD-03",))
    stage.say(session, "V", "Waar woonde u?")
    stage.say(session, "A", "In een dorp bij de rivier.")
    before = window()
    before.open_hearing(session.hearing_id)
    QTest.keyClick(part(before, "hearing.text"), Qt.Key.Key_Home)
    again = locked_and_unlocked(stage, before, window)
    text, card = part(again, "hearing.text"), part(again, "hearing.resume")
    assert (again.window.current_room, text.hasFocus(), card.isVisible()) == ("hearing", True, True)
    words = again.window.findChild(QLabel, "hearing.resume.words")
    assert words is not None
    topic = next(t.screen_label for t in session.pack.topics if t.id == "MOD-03")
    shown = ("V1  Waar woonde u?", "A1  In een dorp bij de rivier.", topic)
    assert [line for line in shown if line not in words.text()] == []
    QTest.keyClicks(text, "Eerst ")
    assert not card.isVisible()
    assert stage.desk.session is not None
    assert stage.desk.session.turns[-1].text == "Eerst In een dorp bij de rivier."
