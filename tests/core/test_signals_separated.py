"""Proves that a separated verb is found as the joined one that stands in the lists, and that nothing else is joined."""

from __future__ import annotations

import pytest

from hearing_desk.core.form import Level, Provenance, SignalGroup, Words
from hearing_desk.core.signals import compile_groups, match

WORDS = Words(alone=("opsloten", "meenam ~ hem", "oppakken", "doodde", "(aangaf|innam)"))


def _words(text: str) -> list[tuple[str, ...]]:
    group = SignalGroup("SG-01", "Proef", "A", "Onderwerp A", Level.NOTE, "", "", Provenance("proef"), WORDS)
    matcher = compile_groups([group], (), lambda word: word)
    return [hit.words for hit in match(matcher, text, "x")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zij sloten mij de hele week op.", ("sloten",)),
        ("Wij sloten hem op, want dat moest.", ("sloten",)),
        ("Zij sloten mij op in een kelder.", ("sloten",)),
        ("Ik nam hem mee naar het bureau.", ("nam", "hem")),
        ("Het was mijn werk hem op te pakken.", ("pakken",)),
        ("Ik gaf mijn buurman aan.", ("gaf",)),
    ],
)
def test_a_separated_verb_is_read_as_one_word(text: str, words: tuple[str, ...]) -> None:
    assert _words(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Wij sloten de deur. Daarna ging ik op vakantie.",
        "Wij sloten de winkel op vrijdag.",
        "Ik gaf hem een hand aan de deur.",
        "Na de dood van mijn vader ging ik weg.",
        "Op sloten had hij geen sleutel.",
    ],
)
def test_a_preposition_joins_no_verb(text: str) -> None:
    assert _words(text) == []
