"""Which pieces of a text a dictionary can be asked about, and which words the fact card has spelled out already."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SHORTEST = 2


@dataclass(frozen=True)
class WordPlace:
    """A word and where it stands: the first character and the one behind the last."""

    start: int
    end: int
    word: str


def words_in(text: str) -> Iterator[WordPlace]:
    """The words to ask about: no single letters, no words in capitals, nothing with a digit in it."""
    for found in _WORD.finditer(text):
        word = found.group().replace("’", "'")
        if len(word) >= _SHORTEST and not word.isupper() and not _has_digit_beside(text, found):
            yield WordPlace(found.start(), found.end(), word)


def own_words(texts: Iterable[str]) -> frozenset[str]:
    """The words of the fact card, in small letters: names and places that no dictionary knows."""
    return frozenset(found.group().replace("’", "'").casefold() for text in texts for found in _WORD.finditer(text))


def unknown_words(text: str, own: Collection[str], is_known: Callable[[str], bool]) -> tuple[WordPlace, ...]:
    """The words that neither the dictionary nor the officer knows, in their order."""
    return tuple(place for place in words_in(text) if place.word.casefold() not in own and not is_known(place.word))


def _has_digit_beside(text: str, found: re.Match[str]) -> bool:
    beside = text[max(0, found.start() - 1) : found.start()] + text[found.end() : found.end() + 1]
    return any(letter.isdigit() or letter == "_" for letter in beside)
