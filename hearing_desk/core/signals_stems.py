"""Keeps the stems of the words of the lists with the pack, so that making a matcher does not find them anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from hearing_desk.core.form import SignalGroup
from hearing_desk.core.signals import compile_groups

_TRIED = 20


def stems_of_lists(
    groups: Sequence[SignalGroup], role_words: Sequence[str], stem: Callable[[str], str]
) -> Mapping[str, str]:
    """The stem of each word of the lists that is stemmed at all, by the word."""
    stems: dict[str, str] = {}

    def kept(word: str) -> str:
        stems[word] = stem(word)
        return stems[word]

    compile_groups(groups, role_words, kept)
    return dict(sorted(stems.items()))


def with_kept(stems: Mapping[str, str], stem: Callable[[str], str]) -> Callable[[str], str]:
    """The stemmer, spared the words whose stems were kept; kept stems of another stemmer are left unused.

    That is found out by stemming some of the words again, from all over the lists.
    """
    tried = list(stems)[:: max(1, len(stems) // _TRIED)]
    if any(stem(word) != stems[word] for word in tried):
        return stem
    return lambda word: stems.get(word) or stem(word)
