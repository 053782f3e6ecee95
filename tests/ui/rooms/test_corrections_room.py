"""Correcties notes what came in, beside the report."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hearing_desk.ui.rooms.corrections import CorrectionsRoom
from tests.app.sent_back import sent_back
from tests.app.stage import Stage
from tests.ui.rooms_on_stage import MakeRooms

CORRECTION = {"turn": "t2", "text": "Het was een beek.", "by": "gemachtigde", "kind": "verkeerd_vertaald"}


def test_a_correction_is_typed_and_stands_in_the_list(stage: Stage, rooms: MakeRooms) -> None:
    session = stage.ended()
    desk = rooms(session)
    desk.command("room_corrections")
    before = session.turns
    desk.fill("correction.", CORRECTION)
    desk.save()
    assert [(c.turn, c.text, c.round) for c, _ in session.committed.corrections] == [("t2", "Het was een beek.", 1)]
    assert session.turns == before
    assert "ronde 1: A1, verkeerd vertaald, gemachtigde" in desk.shown
    assert desk.focused == "correction.turn"


def test_a_correction_that_lacks_something_says_where(stage: Stage, rooms: MakeRooms) -> None:
    session = stage.ended()
    desk = rooms(session)
    desk.command("room_corrections")
    desk.fill("correction.", {**CORRECTION, "turn": ""})
    desk.save()
    assert session.committed.corrections == []
    assert desk.focused == "correction.turn"


def test_a_room_built_during_the_hearing_still_offers_every_turn(stage: Stage, rooms: MakeRooms) -> None:
    session = stage.begun()
    desk = rooms(session)
    assert desk.command("room_corrections") == "Correcties komen na het einde van het gehoor."
    stage.say(session, "V", "Waar?")
    desk.command("end_hearing")
    desk.command("room_corrections")
    desk.fill("correction.", {**CORRECTION, "turn": "t1"})
    desk.save()
    assert [c.turn for c, _ in session.committed.corrections] == ["t1"]


def test_a_letter_on_the_clipboard_is_kept_point_by_point(stage: Stage, rooms: MakeRooms) -> None:
    session = stage.ended()
    desk = rooms(session)
    desk.command("room_corrections")
    QApplication.clipboard().setText("Antwoord 1: het was een meer.\n\n“Waar woonde u?” is nooit gevraagd.")
    desk.go_to("corrections.paste")
    desk.key(Qt.Key.Key_Space)
    assert "2 wijzigingen gevonden, 0 zonder beurt." in desk.shown
    assert desk.focused == "returned.list"
    desk.key(Qt.Key.Key_Return)
    assert desk.focused == "correction.by"
    desk.fill("correction.", {"by": "gemachtigde", "kind": "typefout"})
    desk.save()
    desk.save()
    kept = [(c.turn, c.text, c.by, c.kind) for c, _ in session.committed.corrections]
    assert kept == [
        ("t2", "Antwoord 1: het was een meer.", "gemachtigde", "typefout"),
        ("t1", "“Waar woonde u?” is nooit gevraagd.", "gemachtigde", "typefout"),
    ]
    assert desk.focused == "correction.turn"
    assert desk.shown.count("vastgelegd") == 2


def test_a_file_that_came_back_is_read_beside_and_its_lines_are_shown(
    stage: Stage, rooms: MakeRooms, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = stage.ended()
    file = sent_back(session, tmp_path)
    desk = rooms(session)
    desk.command("room_corrections")
    room = desk.window.room("corrections")
    assert isinstance(room, CorrectionsRoom)
    monkeypatch.setattr(room, "_choose_file", lambda say: str(file))
    desk.go_to("corrections.open_file")
    desk.key(Qt.Key.Key_Space)
    desk.wait_until(lambda: "3 wijzigingen gevonden" in desk.shown)
    assert "A1: “de rivier.” → “het meer.”" in desk.shown
    assert "geen beurt: Zie mijn brief." in desk.shown
    assert "gemarkeerde wijziging · mr. Jansen · 2026-11-12" in desk.shown
