"""Proves that stems kept with a pack spare the stemmer, and that stems of another stemmer are not believed."""

from __future__ import annotations

from hearing_desk.core.form import Level, Provenance, SignalGroup, Words
from hearing_desk.core.signals import compile_groups, match
from hearing_desk.core.signals_stems import stems_of_lists, with_kept

WORDS = Words(alone=("bewakingen ~ kort", "[dorpen]", "gevangenis*"), sets={"dorpen": ("dorpelingen", "hoofdstraten")})
GROUP = SignalGroup("SG-01", "Proef", "A", "Onderwerp A", Level.NOTE, "", "", Provenance("proef"), WORDS)
STEMS = {"bewakingen": "bewaking", "dorpelingen": "dorpeling", "hoofdstraten": "hoofdstrat"}


def _stem(word: str) -> str:
    return word.removesuffix("en")


def test_the_stems_of_long_words_without_star_are_kept() -> None:
    assert stems_of_lists([GROUP], (), _stem) == STEMS


def test_kept_stems_are_used_without_asking_the_stemmer() -> None:
    asked: list[str] = []

    def stem(word: str) -> str:
        asked.append(word)
        return _stem(word)

    kept = with_kept(STEMS, stem)
    asked.clear()
    matcher = compile_groups([GROUP], (), kept)
    assert asked == []
    assert match(matcher, "de dorpeling", "x")


def test_kept_stems_of_another_stemmer_are_left_unused() -> None:
    stem = with_kept({"dorpelingen": "dorp", "bewakingen": "bewaking"}, _stem)
    assert stem("dorpelingen") == "dorpeling"
