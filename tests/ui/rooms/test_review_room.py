"""Nakijken settles, mends, makes final and exports, by keys and without standing still."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPdfWriter
from PySide6.QtWidgets import QLineEdit

from hearing_desk.core import events as ev
from hearing_desk.core.hearing import Status
from hearing_desk.ui import dialogs
from hearing_desk.ui.rooms.mend_page import text_in
from tests.app.stage import PASSPHRASE, Stage
from tests.ui.rooms_on_stage import MakeRooms, RoomsOnStage, names_on


@pytest.fixture
def desk(stage: Stage, rooms: MakeRooms) -> RoomsOnStage:
    desk = rooms(stage.ended(("MOD-08",)))
    desk.command("room_review")
    return desk


def fill_export(desk: RoomsOnStage, folder: Path) -> None:
    desk.fill("export.", {"folder": str(folder), "purpose": "dossier", "recipient": "gemachtigde"})


def test_what_is_open_gets_its_reason_in_the_strip(desk: RoomsOnStage) -> None:
    assert desk.choose("open_points.list", "lhbti_coordinator")
    desk.type("r")
    desk.fill("settle.", {"reason": "vandaag niet bereikbaar"})
    desk.save()
    assert "lhbti_coordinator" not in desk.session.committed.settled
    desk.fill("settle.", {"date": "5-11-2026"})
    desk.save()
    assert desk.session.committed.settled["lhbti_coordinator"].date == "2026-11-05"
    assert desk.focused == "open_points.list"
    assert "reden gegeven" in desk.shown


def test_what_was_said_at_the_entrance_follows_what_still_comes(stage: Stage, rooms: MakeRooms) -> None:
    desk = rooms(stage.ended())
    desk.window.go_to("review")
    before = desk.status
    desk.session.record(ev.CardOpened("SG-01", desk.session.turns[-1].id, "consult"))
    assert desk.status != before


def test_making_final_says_what_is_in_the_way(desk: RoomsOnStage) -> None:
    assert desk.command("make_final") == "Nog open: Lhbti-coördinator."
    assert desk.session.committed.status is Status.ENDED


def test_making_final_freezes_the_record(stage: Stage, rooms: MakeRooms) -> None:
    desk = rooms(stage.ended())
    desk.command("room_review")
    assert desk.command("make_final") == "Het rapport is definitief. Vanaf nu zijn er alleen nog correcties."
    assert desk.session.committed.status is Status.FINAL


def test_the_report_and_the_internal_sheet_are_exported_apart(desk: RoomsOnStage, tmp_path: Path) -> None:
    fill_export(desk, tmp_path / "out")
    desk.command("export")
    desk.wait_until(lambda: not desk.review.is_exporting)
    assert desk.status.startswith("Gereed om")
    assert [name.partition("/")[0] for name in names_on(tmp_path / "out")] == ["1-rapport"] * 3
    desk.command("export_internal")
    desk.wait_until(lambda: not desk.review.is_exporting)
    assert len(names_on(tmp_path / "out")) == 6
    assert [export.part for export, _ in desk.session.committed.exports] == ["rapport", "intern"]
    assert "intern procesblad, voor dossier, aan gemachtigde" in desk.shown


def test_the_room_answers_while_an_export_is_being_made(desk: RoomsOnStage, tmp_path: Path) -> None:
    fill_export(desk, tmp_path / "out")
    desk.command("export")
    assert desk.review.is_exporting
    assert desk.command("export") == "Er wordt al een export gemaakt. Wacht daarop, of stop die met Esc."
    desk.wait_until(lambda: not desk.review.is_exporting)


def test_a_folder_that_cannot_be_written_is_said_where_it_was_asked(desk: RoomsOnStage, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    fill_export(desk, tmp_path / "file")
    desk.command("export")
    desk.wait_until(lambda: not desk.review.is_exporting)
    assert "Er is niets geschreven" in desk.shown
    assert desk.session.committed.exports == []


def test_an_export_without_a_folder_asks_for_one(desk: RoomsOnStage) -> None:
    assert desk.command("export") == "Vul dit in."
    assert desk.focused == "export.folder"


def test_the_passphrase_is_asked_and_never_shown(stage: Stage, rooms: MakeRooms, tmp_path: Path) -> None:
    desk = rooms(stage.ended(), is_from_file=False)
    desk.command("room_review")
    fill_export(desk, tmp_path / "out")
    desk.go_to("export.passphrase")
    field = desk.review.export_form.input("export.passphrase").widget
    assert isinstance(field, QLineEdit)
    assert field.echoMode() is QLineEdit.EchoMode.NoEcho
    desk.type(PASSPHRASE)
    desk.command("export")
    assert field.text() == ""
    desk.wait_until(lambda: not desk.review.is_exporting)
    assert len(names_on(tmp_path / "out")) == 3
    assert not field.isVisible()


def test_a_typing_error_is_mended_and_lines_stay_lines(desk: RoomsOnStage) -> None:
    desk.review.tabs.setCurrentWidget(desk.review.mend)
    assert desk.choose("mend.list", "t2")
    desk.key(Qt.Key.Key_Return)
    assert desk.focused == "mend.text"
    before = desk.session.committed.ordered_turns()[1].text
    assert text_in(desk.review.mend.text.document()) == before
    desk.type("Ja. ")
    desk.save()
    mended = desk.session.committed.ordered_turns()[1]
    assert (mended.text, mended.is_mended) == (f"Ja. {before}", True)
    assert desk.focused == "mend.list"


def test_escape_leaves_a_turn_as_it_was(desk: RoomsOnStage) -> None:
    desk.review.tabs.setCurrentWidget(desk.review.mend)
    desk.choose("mend.list", "t1")
    desk.key(Qt.Key.Key_Return)
    desk.type("weg")
    desk.key(Qt.Key.Key_Escape)
    assert not desk.session.committed.ordered_turns()[0].is_mended


def test_the_preview_is_the_report_in_dutch(desk: RoomsOnStage) -> None:
    desk.review.tabs.setCurrentWidget(desk.review.preview)
    assert "Rapport nader gehoor" in desk.review.preview.toPlainText()
    assert desk.review.preview.isReadOnly()


def test_a_pdf_and_an_odt_are_written_beside_the_word_file_when_ticked_and_proposed_again(
    desk: RoomsOnStage, tmp_path: Path
) -> None:
    fill_export(desk, tmp_path / "out")
    desk.review.export_form.input("export.also").fill(("pdf", "odt"))
    desk.command("export")
    desk.wait_until(lambda: not desk.review.is_exporting)
    names = ["manifest.sha256", "rapport.docx", "rapport.json", "rapport.odt", "rapport.pdf"]
    assert names_on(tmp_path / "out") == [f"1-rapport/{name}" for name in names]
    assert desk.review.export_form.values()["export.also"] == ("pdf", "odt")


def test_the_preview_shows_the_pages_that_the_pdf_has(desk: RoomsOnStage) -> None:
    pages = desk.review.pages
    desk.review.tabs.setCurrentWidget(pages)
    desk.wait_until(lambda: pages.sheets.count > 0)
    assert pages.line.text() == f"Bladzijde 1 van {pages.sheets.count}"
    assert pages.sheets.count > 1
    pages.area.setFocus()
    desk.key(Qt.Key.Key_End)
    assert pages.line.text() == f"Bladzijde {pages.sheets.count} van {pages.sheets.count}"
    desk.key(Qt.Key.Key_PageUp)
    desk.key(Qt.Key.Key_Home)
    assert pages.area.accessibleDescription() == f"Bladzijde 1 van {pages.sheets.count}"
    ink = pages.area.viewport().grab().toImage()
    colours = {ink.pixelColor(x, y).name() for x in range(ink.width()) for y in range(ink.height())}
    assert {"#ffffff", "#808080", "#000000"} <= colours


def test_no_pages_show_while_the_hearing_goes_on(stage: Stage, rooms: MakeRooms) -> None:
    desk = rooms(stage.begun())
    desk.command("room_review")
    desk.review.tabs.setCurrentWidget(desk.review.pages)
    assert desk.review.pages.line.text() == "De bladzijden zijn te zien in een pauze en na het gehoor."
    assert desk.review.pages.sheets.count == 0


def test_pages_go_to_a_printer_only_with_purpose_recipient_and_passphrase_and_that_is_noted(
    desk: RoomsOnStage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = tmp_path / "papier.pdf"
    monkeypatch.setattr(dialogs, "print_after_choice", lambda paint: paint(QPdfWriter(str(printed))))
    desk.review.tabs.setCurrentWidget(desk.review.pages)
    desk.wait_until(lambda: desk.review.pages.sheets.count > 0)
    desk.review.pages.to_paper.click()
    assert desk.review.tabs.currentIndex() == 0
    assert desk.session.committed.exports == []
    desk.fill("export.", {"purpose": "dossier", "recipient": "gemachtigde"})
    desk.review.pages.to_paper.click()
    assert printed.read_bytes().count(b"/Type /Page\n") == desk.review.pages.sheets.count
    assert [export.part for export, _ in desk.session.committed.exports] == ["afdruk"]
    assert "rapport op papier, voor dossier, aan gemachtigde" in desk.shown
