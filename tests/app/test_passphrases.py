"""Passphrases: words enough to be safe, drawn by chance, and own ones that are long enough."""

from __future__ import annotations

import itertools

import pytest

from hearing_desk.app.passphrases import WORDS, dutch_words, problems_of_own, propose


def test_guessing_six_words_costs_more_than_three_million_million_dollars() -> None:
    # reliability.md 3: 417 guesses a second on a card at 0.40 USD an hour, half of the space on average.
    words = dutch_words()
    assert len(set(words)) == len(words)
    assert len(words) ** WORDS / 2 / 417 / 3600 * 0.40 >= 3e12


def test_words_are_short_enough_to_be_typed_each_morning() -> None:
    assert max(map(len, dutch_words())) <= 14


def test_words_can_be_typed_on_any_keyboard() -> None:
    assert all(word.isascii() and word.isalpha() and word.islower() for word in dutch_words())


def test_a_proposal_is_six_words_of_the_list() -> None:
    drawn = itertools.count()
    said = propose(dutch_words(), lambda words: words[next(drawn)])
    assert said.split() == list(dutch_words()[:WORDS])


def test_two_proposals_differ() -> None:
    assert propose(dutch_words()) != propose(dutch_words())


@pytest.mark.parametrize(
    ("first", "again", "wrong"),
    [
        ("te kort", "te kort", ["own"]),
        ("een korte zin is genoeg", "een korte zin is genoek", ["again"]),
        ("een korte zin is genoeg", "een korte zin is genoeg", []),
    ],
)
def test_an_own_passphrase_is_long_enough_and_typed_twice_alike(first: str, again: str, wrong: list[str]) -> None:
    assert [problem.field for problem in problems_of_own(first, again)] == wrong
