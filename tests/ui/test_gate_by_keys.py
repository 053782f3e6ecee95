"""Controle vooraf, Pauze and the pages by keys alone: what stands in the way is settled where it is seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from hearing_desk.app.session import Session
from hearing_desk.core import events as ev
from hearing_desk.core.hearing import Status
from hearing_desk.core.people import Fact, Wish
from tests.app.stage import Stage, raised
from tests.ui.hall import Hall
from tests.ui.rooms_on_stage import RoomsOnStage
from tests.ui.show import Show


@pytest.fixture
def minor(show: Show, stage: Stage) -> Iterator[RoomsOnStage]:
    desk = RoomsOnStage(show, stage, stage.plan(birth_year="2010"))
    desk.command("room_gate")
    yield desk
    desk.close()


def test_what_blocks_the_start_is_settled_with_a_reason_and_then_it_starts(minor: RoomsOnStage) -> None:
    assert minor.focused == "gate.conditions.list"
    assert "voogd" in minor.command("start_hearing")
    assert minor.session.committed.sessions == []
    minor.type("n")
    minor.type("Nidos liet weten niet te komen")
    minor.key(Qt.Key.Key_Return)
    minor.command("start_hearing")
    assert minor.session.committed.status is Status.RUNNING


@pytest.fixture
def surfaced(show: Show, stage: Stage) -> Iterator[RoomsOnStage]:
    session = stage.begun()
    desk = RoomsOnStage(show, stage, session)
    desk.window.go_to("hearing")
    yield desk
    desk.close()


def test_a_wish_that_surfaces_is_noted_in_the_pause_and_keeps_the_hearing_until_it_is_met(
    surfaced: RoomsOnStage,
) -> None:
    session = surfaced.session
    surfaced.command("change_wish")
    assert not session.committed.is_gate_clear
    surfaced.command("pause")
    surfaced.command("room_gate")
    surfaced.go_to("gate.interpreter.wish")
    surfaced.key(Qt.Key.Key_Space)
    surfaced.fill("wish.", {"wish": "m", "strength": "essentieel", "source": "de advocaat, in de gang"})
    surfaced.save()
    assert session.committed.wishes[Fact.INTERPRETER] == Wish("m", "", "essentieel", "de advocaat, in de gang")
    surfaced.fill("interpreter.", {"outcome": "match"})
    surfaced.save()
    assert not session.committed.is_gate_clear
    surfaced.command("pause")
    assert session.committed.pause is not None
    him = {"number": "T-9", "gender": "m", "language": "ti", "register": "C1", "mode": "telefoon"}
    surfaced.command("room_gate")
    replacement = {f"replacement.{name}": value for name, value in him.items()}
    surfaced.fill("interpreter.", {"outcome": "opgelost", "note": "via de planner", **replacement})
    surfaced.save()
    surfaced.command("pause")
    assert session.committed.pause is None


def test_a_code_takes_one_key_in_the_pause(show: Show, stage: Stage) -> None:
    session: Session = stage.begun(())
    raised(session, "SG-09", "consult")
    session.record(ev.CardAnswered("SG-09", "niet_relevant"), ev.PauseBegun("medewerker", "pauze"))
    desk = RoomsOnStage(show, stage, session)
    desk.command("room_pause")
    desk.key(Qt.Key.Key_Space)
    assert desk.choose("parked.list", "code:SG-09")
    desk.type("2")
    assert session.committed.cards["SG-09"].code == session.pack.lists["card_code"][1].id
    desk.close()


@pytest.mark.parametrize("keys", [("4",), ("b", "4", "\n")])
def test_a_point_gets_its_code_by_its_number_or_after_b(hall: Hall, keys: tuple[str, ...]) -> None:
    hall.session.record(ev.TopicOpened("MOD-01"))
    hall.command("list_points")
    point = hall.room.beside.lists["points"].current_id()
    for key in keys:
        hall.write(key)
    known = hall.session.committed.coverage[point]
    assert (known.state, known.code) == ("bewust_niet", hall.session.pack.lists["coverage_code"][3].id)


def test_a_page_is_chosen_and_made_by_keys(show: Show, stage: Stage, tmp_path: Path) -> None:
    desk = RoomsOnStage(show, stage, stage.plan())
    desk.command("room_gate")
    desk.command("papers")
    assert desk.choose("papers.list", "wens")
    desk.key(Qt.Key.Key_Return)
    desk.fill("paper.", {"folder": str(tmp_path), "purpose": "wens vragen", "recipient": "gemachtigde"})
    desk.save()
    assert (tmp_path / "4-wens" / "wens.docx").exists()
    assert desk.window.strip.content is None
    desk.close()


def test_while_the_applicant_sits_there_no_page_and_no_explanation_opens(hall: Hall) -> None:
    for command in ("papers", "explanations"):
        assert hall.command(command) != ""
        assert hall.rooms.window.strip.content is None
