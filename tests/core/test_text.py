"""Proves that a sentence keeps its key and its fields until a language is known, and that bad news can be read."""

from __future__ import annotations

from hearing_desk.core.problems import DeskError, Problem
from hearing_desk.core.text import Text, in_english


def test_a_sentence_in_english_has_its_places_filled() -> None:
    assert in_english(Text("Saved {count} turns at {time}.", count=3, time="10:42")) == "Saved 3 turns at 10:42."


def test_a_sentence_inside_a_sentence_is_put_into_words_with_it() -> None:
    inner = Text("turn {number}", number="12a")
    assert in_english(Text("Go to {place}.", place=inner)) == "Go to turn 12a."


def test_a_place_can_have_any_name() -> None:
    assert in_english(Text("Press {key} to let {self} go.", key="F9", self="it")) == "Press F9 to let it go."


def test_two_sentences_are_equal_when_key_and_fields_are() -> None:
    assert Text("At {time}.", time="9:00") == Text("At {time}.", time="9:00")
    assert Text("At {time}.", time="9:00") != Text("At {time}.", time="9:01")
    assert len({Text("At {time}.", time="9:00"), Text("At {time}.", time="9:00")}) == 1


def test_a_counted_sentence_says_one_thing_otherwise_than_more() -> None:
    said = [in_english(Text.counted("{count} turn", "{count} turns", count=count)) for count in (0, 1, 2)]
    assert said == ["0 turns", "1 turn", "2 turns"]


def test_only_a_counted_sentence_has_a_count() -> None:
    assert Text("{count} turns", count=1).count == 0
    assert in_english(Text("{count} turns", count=1)) == "1 turns"


def test_a_problem_belongs_to_a_field_or_to_none() -> None:
    assert Problem(Text("Fill this in.")).field == ""
    assert Problem(Text("Fill this in."), "source").field == "source"


def test_an_error_has_a_code_for_programs_and_a_sentence_for_people() -> None:
    error = DeskError("disk_full", Text("The disk {disk} is full.", disk="D:"))
    assert (error.code, error.text) == ("disk_full", Text("The disk {disk} is full.", disk="D:"))
    assert str(error) == "disk_full: The disk D: is full."
