"""Puts separated verbs together again: *sloten mij op* and *op te sluiten* are also read as *opsloten*, *opsluiten*."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from hearing_desk.core.signals_trie import PARTICLES

_FURTHEST = 8
_SHORTEST, _LONGEST = 3, 20
_AFTER_THE_CLAUSE = frozenset(
    (
        "aan", "bij", "dan", "dat", "die", "door", "en", "hoe", "in", "maar", "met", "na", "naar", "of", "om", "omdat",
        "op", "over", "tegen", "toen", "tot", "tussen", "uit", "van", "voor", "want", "waar", "wat", "zodat", "zonder",
    )
)  # fmt: skip
_PARTICLES = frozenset(PARTICLES)
_ALWAYS_OF_A_VERB = frozenset(("mee", "weg", "neer", "vast", "dood", "terug", "plat", "af", "samen", "dicht", "kapot"))


def joined_verbs(words: Sequence[str], breaks: Sequence[str], known: Collection[str]) -> dict[int, list[str]]:
    """At the place of a verb: the words of the lists that it makes with a particle of its clause; `words` are plain."""
    found: dict[int, list[str]] = {}
    for place, word in enumerate(words):
        if word in _PARTICLES:
            for verb in _verbs(words, breaks, place):
                if _SHORTEST <= len(words[verb]) <= _LONGEST and word + words[verb] in known:
                    found.setdefault(verb, []).append(word + words[verb])
    return found


def _verbs(words: Sequence[str], breaks: Sequence[str], place: int) -> Iterator[int]:
    """The places where the verb of a particle may stand."""
    if words[place + 1 : place + 2] == ["te"] and place + 2 < len(words):
        yield place + 2
    elif _ends_a_clause(words, breaks, place):
        for before in range(place - 1, max(-1, place - 1 - _FURTHEST), -1):
            if breaks[before + 1]:
                return
            yield before


def _ends_a_clause(words: Sequence[str], breaks: Sequence[str], place: int) -> bool:
    if words[place] in _ALWAYS_OF_A_VERB or place + 1 == len(words):
        return True
    return bool(breaks[place + 1]) or words[place + 1] in _AFTER_THE_CLAUSE
