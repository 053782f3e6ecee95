"""Which words a dictionary is asked about."""

from __future__ import annotations

import pytest

from hearing_desk.core.spelling import WordPlace, own_words, unknown_words, words_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Foto's van Noord-Holland.", ["Foto's", "van", "Noord-Holland"]),
        ("Foto’s", ["Foto's"]),
        ("De IND en een V-nummer 123 a5 b_c x", ["De", "en", "een", "V-nummer"]),
        ("één\u2028twee\ndrie", ["één", "twee", "drie"]),
        ("", []),
    ],
)
def test_words_are_asked_about_and_signs_numbers_and_capitals_are_not(text: str, words: list[str]) -> None:
    assert [place.word for place in words_in(text)] == words


def test_a_place_is_where_the_word_stands() -> None:
    assert unknown_words("een hius hier", (), lambda word: word != "hius") == (WordPlace(4, 8, "hius"),)


def test_the_words_of_the_fact_card_are_known_in_any_case() -> None:
    own = own_words(("Qala Sharif", "Ahmed"))
    assert unknown_words("In QALA woonde ahmed Sharif.", own, lambda word: word in ("In", "woonde")) == ()
