"""`forms check` names everything there is to mend, in three ways."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.command import ROOT, hearing_desk

BROKEN = """signals:
  - id: "SG-1"
    label: no
"""


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "signals.yaml").write_text(BROKEN, encoding="utf-8")
    return tmp_path


def test_the_forms_of_the_program_are_in_order() -> None:
    done = hearing_desk("forms", "check", ROOT / "forms")
    assert (done.returncode, done.stdout) == (0, "")
    assert "in orde" in done.stderr


def test_without_a_folder_the_forms_here_are_checked(broken: Path) -> None:
    done = hearing_desk("forms", "check", "--format", "concise", cwd=broken)
    assert done.returncode == 1
    assert done.stdout.startswith("forms/signals.yaml:")


def test_without_forms_here_those_of_the_program_are_checked(tmp_path: Path) -> None:
    assert hearing_desk("forms", "check", cwd=tmp_path).returncode == 0


def test_concise_has_one_line_for_each_finding_with_its_place(broken: Path) -> None:
    lines = hearing_desk("forms", "check", broken / "forms", "--format", "concise").stdout.splitlines()
    assert lines
    for line in lines:
        place, _, said = line.partition(": ")
        assert place.rsplit(":", 2)[1].isdigit()
        assert said.startswith(("error[", "warning["))


def test_full_shows_the_line_and_counts(broken: Path) -> None:
    done = hearing_desk("forms", "check", broken / "forms", "--lang", "en")
    assert done.returncode == 1
    assert "^" in done.stdout
    assert done.stderr.endswith("to mend.\n")


def test_json_is_one_list_also_when_it_is_empty(broken: Path) -> None:
    found = hearing_desk("forms", "check", broken / "forms", "--format", "json")
    assert {"file", "line", "code", "message"} <= set(json.loads(found.stdout)[0])
    assert json.loads(hearing_desk("forms", "check", ROOT / "forms", "--format", "json").stdout) == []


def test_a_folder_without_forms_is_refused(tmp_path: Path) -> None:
    done = hearing_desk("forms", "check", tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert str(tmp_path) in done.stderr


def test_an_example_that_a_signal_misses_is_a_finding(tmp_path: Path) -> None:
    forms = Path(shutil.copytree(ROOT / "forms", tmp_path / "forms"))
    group = forms / "signals" / "SG-26.yaml"
    text = group.read_text(encoding="utf-8").replace('"De politie deed niets."', '"De zon schijnt."')
    group.write_text(text, encoding="utf-8")
    assert hearing_desk("forms", "check", forms).returncode == 1


def test_a_code_is_explained_in_the_language_asked_for() -> None:
    dutch, english = hearing_desk("forms", "explain", "F33"), hearing_desk("forms", "explain", "F33", "--lang", "en")
    assert dutch.stdout.startswith("F33: Deze waarde staat niet op de lijst")
    assert "\n\nGoed:\n  start_conditions:\n" in dutch.stdout
    assert english.stdout.startswith("F33: This value is not on the list")


def test_a_code_that_is_none_is_one_sentence() -> None:
    done = hearing_desk("forms", "explain", "F3O")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "Er is geen code F3O; bedoelde u F30?\n")
