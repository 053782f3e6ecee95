"""What a played hearing leaves on disk is the same each time, and nothing of an earlier export stays in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.journeys.checking import wrong_with_files
from tests.journeys.playing import Left, play, played_anew
from tests.journeys.scenes import SCENES

RICH = "every kind of turn"


def documents(left: Left) -> dict[str, bytes]:
    """Every exported file by its name; the manifests hold the head of the vault's own log besides."""
    files = (path for path in left.out.rglob("*") if path.is_file() and path.name != "manifest.sha256")
    return {path.relative_to(left.out).as_posix(): path.read_bytes() for path in files}


def test_the_same_script_gives_the_same_bytes(qapp: QApplication) -> None:
    script = SCENES[RICH].script
    assert documents(play(script)) == documents(played_anew(script))


def test_what_is_expected_of_a_script_changes_nothing(qapp: QApplication) -> None:
    script = SCENES[RICH].script
    expecting = {**script, "expect": {"turns": 99, "mandatory_open": ["unit_1f"], "gate_blocks": True}}
    assert documents(play(script)) == documents(play(expecting))


def test_a_folder_may_have_any_name_and_is_told_as_it_is(qapp: QApplication) -> None:
    left = played_anew(SCENES["a question and an answer"].script, out="uit é 😀 ~x %s ")
    assert wrong_with_files(left) == []


def test_a_file_that_was_changed_is_noticed(qapp: QApplication) -> None:
    left = played_anew(SCENES["a question and an answer"].script)
    assert wrong_with_files(left) == []
    path = Path(left.said["files"]["rapport_json"])
    path.write_bytes(path.read_bytes().replace(b"rivier", b"bergen"))
    assert wrong_with_files(left) == ["rapport.json"]


def test_a_hearing_with_corrections_exports_their_round(qapp: QApplication) -> None:
    left = play(SCENES["corrections after the end"].script)
    assert {"3-correcties/ronde-1.docx", "3-correcties/ronde-1.json"} <= set(documents(left))
