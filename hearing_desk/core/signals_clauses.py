"""Tells who does what to whom in each clause of an answer, as far as pronouns and auxiliaries show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hearing_desk.core.signals_trie import Span

_OWN = frozenset(("ik", "ikzelf", "wij", "we", "wijzelf", "i"))
_ANYBODY = frozenset(("je", "jij"))
_OTHERS = frozenset(("hij", "zij", "ze", "men", "niemand", "iedereen", "iemand", "they", "he", "she"))
_ME = frozenset(("mij", "me", "mijzelf", "ons", "mijn", "my", "us"))
_PASSIVE = frozenset(("word", "wordt", "worden", "werd", "werden", "geworden"))
_BEING = frozenset(("ben", "was", "waren", "zijn", "bent"))
_HAVING = frozenset(("heb", "hebben", "had", "hadden", "hebt", "heeft"))
_OPENING = frozenset(
    ("dat", "omdat", "want", "maar", "terwijl", "die", "zodat", "nadat", "voordat", "totdat", "hoe", "wat", "waar")
)
_JOINING = frozenset(("en", "of", "dus", "als", "toen", "wanneer", "zodra"))
_PARTICIPLE_BEGINS = ("ge", "be", "ver", "ont", "her", "mis")
_SEPARABLE = ("op", "af", "aan", "in", "mee", "neer", "vast", "weg", "uit", "dood", "door", "terug", "plat")


@dataclass
class _Clause:
    """What was seen in a clause; `carries_on` when it may share the subject of the one before it."""

    carries_on: bool
    seen: set[str] = field(default_factory=set)
    is_own: bool = False
    is_passive: bool = False

    def settle(self, before: _Clause | None) -> None:
        """Decide whose clause it is, once all its words were seen."""
        seen = self.seen
        others = bool(seen & _OTHERS)
        self.is_own = bool(seen & _OWN) or (bool(seen & _ANYBODY) and not others)
        self.is_passive = bool(seen & _PASSIVE) or (bool(seen & _BEING) and not seen & _HAVING)
        if not self.is_own and not others and self.carries_on and before is not None:
            self.is_own = before.is_own
            self.is_passive = self.is_passive or (before.is_passive and not seen & _HAVING)


class Clauses:
    """The clauses of one answer, of plain words; a comma, a full stop and words like omdat and en begin a new one."""

    def __init__(self, words: Sequence[str], breaks: Sequence[str]) -> None:
        self._words = words
        self._of_word: list[_Clause] = []
        self._read(breaks)

    def is_own_act(self, span: Span) -> bool:
        """Whether the words are something that the speaker did: ik or wij, and not in the passive."""
        clause = self._of_word[span[0]]
        if not clause.is_own:
            return False
        return not (clause.is_passive and self._is_participle(span))

    def is_done_to_me(self, span: Span) -> bool:
        """Whether the words were done to the speaker: mij, ons, mijn, or ik in the passive."""
        clause = self._of_word[span[0]]
        if clause.seen & _ME:
            return not clause.seen & _OWN or clause.is_passive
        return clause.is_own and clause.is_passive

    def _read(self, breaks: Sequence[str]) -> None:
        before: _Clause | None = None
        clause = _Clause(carries_on=False)
        for word, kind in zip(self._words, breaks, strict=True):
            if kind or word in _OPENING or word in _JOINING:
                clause.settle(before)
                before = None if kind == "." else clause
                clause = _Clause(carries_on=kind != "." and word not in _OPENING)
            clause.seen.add(word)
            self._of_word.append(clause)
        clause.settle(before)

    def _is_participle(self, span: Span) -> bool:
        return any(_looks_done(word) for word in self._acts(span))

    def _acts(self, span: Span) -> Iterator[str]:
        for place in range(span[0], span[1] + 1):
            if not place or self._words[place - 1] != "te":
                yield self._words[place]


def _looks_done(word: str) -> bool:
    rest = next((word[len(begin) :] for begin in _SEPARABLE if word.startswith(begin)), "")
    return word.startswith(_PARTICIPLE_BEGINS) or rest.startswith("ge")
