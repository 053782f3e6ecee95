"""The window around a desk: what its keys do in the list of hearings, and what the header counts by itself."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from hearing_desk.core.stored import StoredEvent
from hearing_desk.ui.assembly import Assembly
from hearing_desk.vault import Batch
from tests.app.stage import Stage
from tests.ui.fingers import chord


def _focused() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName() if widget is not None else ""


def test_ctrl_f_in_the_list_goes_to_its_filter(assembly: Assembly) -> None:
    assert _focused() == "hearings.new"
    chord("Ctrl+F")
    assert _focused() == "hearings.filter"


def test_ctrl_f_in_the_list_stays_there_when_a_hearing_is_open(assembly: Assembly, stage: Stage) -> None:
    assembly.open_hearing(stage.begun().hearing_id)
    chord("Alt+1")
    chord("Ctrl+F")
    assert _focused() == "hearings.filter"
    assert assembly.window.current_room == "hearings"


def test_ctrl_f_elsewhere_finds_in_the_text_of_the_hearing(assembly: Assembly, stage: Stage) -> None:
    assembly.open_hearing(stage.begun().hearing_id)
    chord("Alt+3")
    chord("Ctrl+F")
    assert (assembly.window.current_room, _focused()) == ("hearing", "find.words")


def test_the_header_names_the_topic_in_the_hearing_alone(assembly: Assembly, stage: Stage) -> None:
    assembly.open_hearing(stage.begun().hearing_id)
    crumb = assembly.window.header.crumb
    assert crumb.text() == "DEMO-0001 · Gehoor · Opening"
    chord("Alt+1")
    assert crumb.text() == "DEMO-0001 · Mijn gehoren"


def test_the_header_counts_on_while_nobody_types(assembly: Assembly, stage: Stage) -> None:
    assembly.open_hearing(stage.begun().hearing_id)
    counted = assembly.window.header.since_pause
    before = int(counted.text().removesuffix(" sinds het begin").removeprefix("0:"))
    stage.later(7)
    assembly.window.header.ticked.emit()
    assert counted.text() == f"0:{before + 7:02d} sinds het begin"


def test_a_hearing_of_a_newer_program_says_that_it_can_only_be_read(assembly: Assembly, stage: Stage) -> None:
    session = stage.ended()
    stage.desk.let_go()
    file = stage.vault.open_hearing_file(session.hearing_id)
    file.append(Batch((StoredEvent(file.last_seq() + 1, session.now(), "hologram_shown", 1, "{}"),)))
    file.close()
    assembly.open_hearing(session.hearing_id)
    assert assembly.window.current_room == "review"
    assert "nieuwere versie" in assembly.window.status.message.text()
