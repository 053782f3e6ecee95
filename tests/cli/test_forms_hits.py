"""`forms hits` shows what the lists, or one new entry, would hit in a text and on which words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import ROOT, hearing_desk


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    path = tmp_path / "texts.txt"
    path.write_text("# een opmerking\nmust SG-03 | Ik moest de gevangenen tellen.\nWij aten brood.\n", encoding="utf-8")
    return path


def test_each_answer_with_a_hit_is_shown_with_the_entry_and_the_words(texts: Path) -> None:
    done = hearing_desk("forms", "hits", texts, "--forms", ROOT / "forms", "--group", "SG-03")
    assert done.returncode == 0
    assert done.stdout.startswith("Ik moest de gevangenen tellen.\n  SG-03 ")
    assert "← gevangenen … tellen\n" in done.stdout
    assert "Wij aten brood" not in done.stdout


def test_a_new_entry_is_tried_before_it_stands_in_a_list(texts: Path) -> None:
    entry = ("--entry", "aten ~ (brood|rijst)", "--list", "own_act")
    done = hearing_desk("forms", "hits", texts, "--forms", ROOT / "forms", "--group", "SG-01", *entry)
    assert done.stdout == "Wij aten brood.\n  SG-01 own_act aten ~ (brood|rijst) ← aten … brood\n"


def test_an_entry_for_a_group_that_is_not_there_is_refused(texts: Path) -> None:
    done = hearing_desk("forms", "hits", texts, "--forms", ROOT / "forms", "--group", "SG-99", "--entry", "brood")
    assert (done.returncode, done.stdout) == (1, "")


def test_an_entry_that_needs_the_question_shows_its_words_too(tmp_path: Path) -> None:
    text = tmp_path / "gehoor.txt"
    text.write_text("V: Verstaat u de tolk?\nnone | De helft.\nV: En nu?\nnone | De helft.\n", encoding="utf-8")
    entry = ("--group", "SG-18", "--entry", "verstaat ? helft")
    done = hearing_desk("forms", "hits", text, "--forms", ROOT / "forms", *entry)
    assert done.stdout == "De helft.\n  SG-18 verstaat ? helft ← (Verstaat) … helft\n"
