"""Afronding hides what is open from the table, and its end key always works."""

from __future__ import annotations

from PySide6.QtCore import Qt

from hearing_desk.core import events as ev
from hearing_desk.core.hearing import Status
from tests.app.stage import Stage, raised
from tests.ui.rooms_on_stage import MakeRooms


def test_what_is_open_shows_only_to_an_officer_who_is_alone(stage: Stage, rooms: MakeRooms) -> None:
    session = stage.begun(("MOD-08",))
    raised(session, "SG-09", "consult")
    desk = rooms(session)
    desk.command("room_closing")
    assert "Mensenhandel" not in desk.shown
    assert "Slotvragen: 0 van" in desk.shown
    desk.key(Qt.Key.Key_Space)
    assert "Mensenhandel" in desk.shown
    assert "vóór vertrek" in desk.shown


def test_an_open_card_takes_its_reason_in_the_note_line(stage: Stage, rooms: MakeRooms) -> None:
    session = stage.begun(())
    raised(session, "SG-09", "consult")
    desk = rooms(session)
    desk.command("room_closing")
    desk.key(Qt.Key.Key_Space)
    desk.type("r")
    assert desk.focused == "closing_open.note"
    desk.type("gemeld")
    desk.key(Qt.Key.Key_Return)
    assert session.committed.settled["SG-09"].reason == "gemeld"


def test_a_needed_consultation_takes_its_reason_and_day_before_the_end(stage: Stage, rooms: MakeRooms) -> None:
    session = stage.begun(("MOD-08",))
    desk = rooms(session)
    desk.command("room_closing")
    desk.key(Qt.Key.Key_Space)
    desk.choose("closing_open.list", "lhbti_coordinator")
    desk.type("d")
    desk.fill("settle.", {"reason": "belt morgen", "date": "2026-11-09"})
    desk.save()
    settled = session.committed.settled["lhbti_coordinator"]
    assert (settled.reason, settled.date) == ("belt morgen", "2026-11-09")


def test_a_point_that_was_not_asked_takes_a_code_with_one_key(stage: Stage, rooms: MakeRooms) -> None:
    session = stage.begun(("MOD-02",))
    desk = rooms(session)
    desk.command("room_closing")
    desk.key(Qt.Key.Key_Space)
    point = session.pack.topic("MOD-02").points[0].id
    assert desk.choose("closing_open.list", point)
    desk.type("7")
    assert session.committed.coverage[point].code == session.pack.option_ids("coverage_code")[6]


def test_the_confirmation_offers_what_the_profile_has(stage: Stage, rooms: MakeRooms) -> None:
    session = stage.begun(profile="apr_2026")
    desk = rooms(session)
    desk.command("room_closing")
    desk.fill("confirmation.", {"state": "later", "until": "20-11-2026"})
    desk.save()
    assert session.committed.confirmation == ev.ConfirmationNoted("later", "", "2026-11-20")


def test_the_end_key_ends_whatever_is_open_and_leads_to_the_review(stage: Stage, rooms: MakeRooms) -> None:
    session = stage.begun(("MOD-08", "MOD-12"))
    raised(session, "SG-15U", "stop")
    desk = rooms(session)
    desk.command("room_closing")
    desk.command("end_hearing")
    assert session.committed.status is Status.ENDED
    assert desk.window.current_room == "review"


def test_before_the_hearing_there_is_nothing_to_close(stage: Stage, rooms: MakeRooms) -> None:
    desk = rooms(stage.plan())
    assert desk.command("room_closing") == "Het gehoor is nog niet begonnen. Daarna gaat Afronding open."
