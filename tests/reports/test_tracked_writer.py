"""A round goes out as real tracked changes: rejecting all gives the report, and reading the file gives the round."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from hearing_desk.core.printable import printable
from hearing_desk.core.report import Report
from hearing_desk.core.returned import How, ReturnedChange
from hearing_desk.core.text import in_english
from hearing_desk.core.tracked import TrackedChange
from hearing_desk.reports.docx_writer import write_docx
from hearing_desk.reports.returned_changes import read_returned
from hearing_desk.reports.sent import sent_report
from hearing_desk.reports.tracked_writer import write_tracked
from tests.hearings import full_hearing, short_hearing
from tests.reports.files import report_of
from tests.reports.hostile import hostile_text

LONG = "In Herat. Op het land.\nBij mijn oom, «سلام» zei hij.\tToen\u2028weg.\nEn terug."


def change(turn: str, old: str, new: str, remark: str = "") -> TrackedChange:
    return TrackedChange(turn, old, new, "gemachtigde", "2026-11-12T00:00:00+00:00", remark)


def back(report: Report, *changes: TrackedChange) -> tuple[ReturnedChange, ...]:
    original = sent_report(write_docx(report, in_english), report)
    return read_returned(write_tracked(report, changes, in_english), original).changes


def told(found: tuple[ReturnedChange, ...]) -> list[tuple[How, str, str, str]]:
    return [(one.how, one.turn, one.old, one.new) for one in found]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Herat.", "Kabul."),
        ("In Herat. Op het land.", "In Kabul."),
        ("oom, «سلام»", "tante, «سلام عليكم»"),
        ("zei hij.\tToen", "zei zij. Toen"),
        ("weg.", ""),
        ("land.", "land.\nEen nieuwe alinea.\nEn nog een."),
    ],
)
def test_a_change_within_a_paragraph_comes_back_as_it_was_noted(old: str, new: str) -> None:
    (found,) = back(report_of(short_hearing(LONG)), change("t2", old, new))
    assert (found.how, found.turn, found.old, found.new) == (How.TRACKED, "t2", old, new)
    assert (found.by, found.at) == ("gemachtigde", "2026-11-12T00:00:00Z")


def test_a_change_over_paragraphs_takes_all_of_it_away() -> None:
    middle = "Bij mijn oom, «سلام» zei hij.\tToen\u2028weg."
    found = back(report_of(short_hearing(LONG)), change("t2", f"land.\n{middle}\nEn", "stad,"))
    assert [one.old for one in found] == ["land.", middle, "En"]
    assert [one.new for one in found if one.new] == ["stad,"]


def test_two_changes_of_one_turn_stand_in_the_order_of_the_text() -> None:
    found = back(report_of(short_hearing(LONG)), change("t2", "oom,", "tante,"), change("t2", "Herat.", "Kabul."))
    assert [(one.old, one.new) for one in found] == [("Herat.", "Kabul."), ("oom,", "tante,")]


def test_what_cannot_stand_there_word_for_word_hangs_there_as_a_comment() -> None:
    changes = (
        change("t2", "", "Het was in 2001."),
        change("t2", "Kandahar", "Kabul"),
        change("t2", "Herat.", "Kabul."),
        change("t2", "In Herat.", "Nergens."),
        change("", "", "Mijn broer heet Ali."),
    )
    found = back(report_of(short_hearing(LONG)), *changes)
    assert {(one.how, one.turn, one.new) for one in found} == {
        (How.COMMENT, "", "Mijn broer heet Ali."),
        (How.COMMENT, "t2", "Het was in 2001."),
        (How.COMMENT, "t2", "“Kandahar”: Kabul"),
        (How.COMMENT, "t2", "“In Herat.”: Nergens."),
        (How.TRACKED, "t2", "Kabul."),
    }


def test_what_is_told_besides_hangs_there_too() -> None:
    found = back(report_of(short_hearing(LONG)), change("t2", "Herat.", "Kabul.", "p. 3 van de brief"))
    assert {(one.how, one.new) for one in found} == {(How.TRACKED, "Kabul."), (How.COMMENT, "p. 3 van de brief")}


def test_a_strict_reader_finds_nothing_wrong_with_it(tmp_path: Path) -> None:
    changes = (
        change("t4", "Herat.", "Kabul.\nTwee alinea's.", "brief"),
        change("t4", "land.\u2028Bij mijn oom.", ""),
        change("t7", "", "Het was in 2001."),
    )
    (tmp_path / "ronde.docx").write_bytes(write_tracked(report_of(full_hearing()), changes, in_english))
    assert OpenXmlValidator().validate(tmp_path / "ronde.docx").errors == []


def test_the_same_round_gives_the_same_bytes() -> None:
    report, changes = report_of(full_hearing()), (change("t4", "Herat.", "Kabul."), change("t7", "", "2001"))
    assert write_tracked(report, changes, in_english) == write_tracked(report, changes, in_english)


def test_of_any_words_of_any_turn_the_change_comes_back() -> None:
    chance, words = random.Random(4), LONG.replace("\n", " ").split(" ")
    report = report_of(short_hearing(LONG))
    for number in range(60):
        first = chance.randrange(len(words))
        old = " ".join(words[first : first + chance.randrange(1, 4)])
        found = back(report, change("t2", old, f"nieuw{number}"))
        assert any(f"nieuw{number}" in one.new for one in found)
        if old in LONG and LONG.count(old) == 1:
            assert told(found) == [(How.TRACKED, "t2", old, f"nieuw{number}")]


def test_corrections_of_hostile_texts_go_out_too() -> None:
    chance = random.Random(11)
    for _ in range(10):
        text = printable(hostile_text(chance)).strip("\n")
        start, end = sorted((chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)))
        found = back(report_of(short_hearing(text)), change("t2", text[start:end], printable(hostile_text(chance))))
        assert {one.how for one in found} <= {How.TRACKED, How.COMMENT}
        assert found
