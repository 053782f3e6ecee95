"""The timeline in Pauze and in Nakijken: there when the screen may be seen, and not before."""

from __future__ import annotations

from PySide6.QtCore import Qt

from hearing_desk.core import events as ev
from tests.app.stage import Stage
from tests.ui.rooms_on_stage import MakeRooms, RoomsOnStage


def topics_in(rooms: RoomsOnStage, name: str) -> list[str]:
    panel = rooms.pause.timeline if name == "pause" else rooms.review.timeline
    cells = [panel.table.item(row, 2) for row in range(panel.table.rowCount())]
    return [cell.text() for cell in cells if cell]


def test_in_a_pause_it_shows_once_the_officer_is_alone(stage: Stage, rooms: MakeRooms) -> None:
    session = stage.begun()
    stage.say(session, "V", "Waar?")
    session.record(ev.TopicOpened("MOD-01"))
    stage.later(10)
    desk = rooms(session)
    desk.window.go_to("hearing")
    desk.command("pause")
    assert not desk.pause.timeline.isVisible()
    desk.key(Qt.Key.Key_Space)
    assert desk.pause.timeline.isVisible()
    assert session.pack.topic("MOD-01").screen_label in topics_in(desk, "pause")
    assert "Pauze" in topics_in(desk, "pause")


def test_in_the_review_it_is_a_page_of_its_own(stage: Stage, rooms: MakeRooms) -> None:
    desk = rooms(stage.ended())
    desk.window.go_to("review")
    names = [desk.review.tabs.tabText(at) for at in range(desk.review.tabs.count())]
    desk.review.tabs.setCurrentIndex(names.index("Tijdlijn"))
    assert desk.review.timeline.isVisible()
    assert topics_in(desk, "review")
