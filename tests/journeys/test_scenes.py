"""Every unusual hearing through the real windows: what is refused, what stays open, and whether nothing is lost."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.journeys.checking import coverage_of_the_format, kept_turns, printed_in_order, wrong_with_files
from tests.journeys.playing import Left, play
from tests.journeys.scene import NOT_STARTED, Scene
from tests.journeys.scenes import SCENES


@pytest.fixture(params=SCENES)
def scene(request: pytest.FixtureRequest) -> Scene:
    return SCENES[str(request.param)]


@pytest.fixture
def left(scene: Scene, qapp: QApplication) -> Left:
    return play(scene.script)


def test_exactly_what_the_hearing_cannot_take_is_refused(scene: Scene, left: Left) -> None:
    assert left.refused == list(scene.refused), left.said["refused"]
    assert all(refusal["why"] for refusal in left.said["refused"])


def test_what_is_open_and_how_it_ended_is_told_exactly(scene: Scene, left: Left) -> None:
    said = left.said
    assert said["open_items"] == list(scene.items)
    assert said["open_cards"] == list(scene.cards)
    assert (said["status"], said["gate_blocked"]) == (scene.status, scene.blocked)


def test_the_record_agrees_with_what_was_told(left: Left) -> None:
    if not left.said["files"]:
        assert left.said["status"] == NOT_STARTED
        assert not left.out.exists()
        return
    record = left.hearing
    assert (record["open_items"], record["open_cards"]) == (left.said["open_items"], left.said["open_cards"])
    assert (record["status"] == "definitief") == (left.said["status"] == "definitief")


def test_every_turn_is_kept_and_printed_once_and_in_order(left: Left) -> None:
    turns = kept_turns(left)
    if not left.said["files"]:
        assert turns == []
        return
    assert left.texts == turns
    assert left.said["turns"] == len(turns)
    assert [(turn["kind"], turn["text"]) for turn in left.report["turns"]] == turns
    assert printed_in_order(left.printed, left.report["turns"]) == []


def test_the_exported_files_are_whole_and_as_published(left: Left) -> None:
    assert wrong_with_files(left) == []


def test_every_event_and_every_choice_of_the_format_is_played_somewhere() -> None:
    assert coverage_of_the_format(scene.script for scene in SCENES.values()) == []


def test_a_choice_that_nothing_plays_is_named() -> None:
    without = (scene.script for name, scene in SCENES.items() if name != "every mark, every state of a point")
    assert {"cover.nvt", "mark.what.tolkprobleem"} <= set(coverage_of_the_format(without))


def test_a_turn_that_is_missing_or_too_much_in_the_report_is_named() -> None:
    turns = [{"text": "Ja."}, {"text": "Nee.\nNooit."}]
    assert printed_in_order("A1:\tJa.\nA2:\tNee.\nNooit.", turns) == []
    assert printed_in_order("A1:\tNee.\nNooit.\nA2:\tJa.", turns) == ["Nee.", "Nooit."]
    assert printed_in_order("A1:\tJa.\nA2:\tNee.\nNooit.\nA3:\tJa.", turns) == ["3 labels for 2 turns"]
