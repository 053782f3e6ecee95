"""Proves that questions count on for ever and answers take the number of the question above them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearing_desk.core.numbering import is_question, number_for

TWELFTH = (("V", "12"),)
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _answers(count: int) -> list[str]:
    numbers: list[str] = []
    for _ in range(count):
        numbers.append(number_for("A", TWELFTH, 12, numbers))
    return numbers


@pytest.mark.parametrize("kind", ["V", "S"])
def test_a_question_and_a_summary_take_the_next_number(kind: str) -> None:
    assert is_question(kind)
    assert number_for(kind, TWELFTH, 12, ()) == "13"


@pytest.mark.parametrize("kind", ["O", "T", "G"])
def test_remarks_carry_the_time_and_no_number(kind: str) -> None:
    assert not is_question(kind)
    assert number_for(kind, TWELFTH, 12, ()) == ""


def test_answers_to_one_question_go_from_12_through_12a_to_12z_and_12aa() -> None:
    expected = ["12", *(f"12{letter}" for letter in LETTERS), *(f"12a{letter}" for letter in LETTERS), "12ba"]
    assert _answers(len(expected)) == expected


def test_an_answer_takes_the_number_of_the_summary_above_it() -> None:
    assert number_for("A", (("V", "12"), ("A", "12"), ("S", "13"), ("T", "")), 13, {"12"}) == "13"


def test_an_answer_before_any_question_has_number_0() -> None:
    assert number_for("A", (("O", ""),), 0, ()) == "0"
    assert number_for("A", (("O", ""), ("A", "0")), 0, {"0"}) == "0a"


def test_a_question_that_is_still_empty_gives_its_answer_nothing() -> None:
    assert number_for("A", (("V", "11"), ("V", "")), 11, ()) == "11"


def test_a_question_made_into_an_answer_takes_11a_and_12_stays_unused() -> None:
    above = (("V", "11"), ("A", "11"))
    assert number_for("A", above, 12, {"11"}) == "11a"
    assert number_for("V", (*above, ("A", "11a")), 12, {"11", "11a"}) == "13"


@given(st.lists(st.sampled_from("VSAOTG"), max_size=80))
def test_no_number_is_given_twice(kinds: list[str]) -> None:
    above: list[tuple[str, str]] = []
    questions: list[str] = []
    answers: list[str] = []
    for kind in kinds:
        number = number_for(kind, above, len(questions), answers)
        above.append((kind, number))
        (questions if is_question(kind) else answers).append(number)
    answers = [number for number in answers if number]
    assert questions == [str(n + 1) for n in range(len(questions))]
    assert len(set(answers)) == len(answers)
