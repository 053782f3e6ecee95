"""Passphrases: words enough to be safe, drawn by chance, and own ones that are long enough."""

from __future__ import annotations

import itertools

import pytest

from hearing_desk.app.passphrases import WORDS, dutch_words, problems_of_own, propose


def test_there_are_at_least_ten_bits_in_each_word() -> None:
    words = dutch_words()
    assert len(words) >= 1024
    assert len(set(words)) == len(words)


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
