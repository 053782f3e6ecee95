"""Notices, by fixed and human-written words, where an officer would want to be reminded of something.

Nothing is scored or learned: every hit names the entry that fired and the words it fired on. In an entry `~`
joins parts that stand within six words of each other in any order, `word*` is a beginning and `cs:` minds
capitals. Accents and capitals are folded and a hyphen is a space, on both sides; only whole words count.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from typing import TypeAlias

from hearing_desk.core.form import SignalGroup

_NEAR = 6
_ROLE_NEAR = 3
_NEGATION_NEAR = 3
_NEGATIONS = ("geen", "niet", "nooit", "not", "never")

_LONGEST_WORD = 40  # beyond it nothing is a Dutch word, and only its beginning is looked at
_LONGEST_PHRASE = 20
_SHORTEST_STEMMED = 7
_WORDS_REMEMBERED = 20_000

# A letter or digit, then also the combining accents and invisible joiners that are part of a typed word.
_WORD = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060])*")
_ENTRY_WORD = re.compile(_WORD.pattern + r"\*?")

Span: TypeAlias = tuple[int, int]
_Found: TypeAlias = Mapping[int, Sequence[Span]]


@dataclass(frozen=True)
class Hit:
    """One entry that fired: `words` are the typed words it fired on, per part, in the order of the text.

    `is_negated` says that geen, niet or nooit stands within three words: it is shown and silences nothing.
    """

    group: str
    entry: str
    words: tuple[str, ...]
    is_negated: bool


@dataclass(frozen=True)
class Matcher:
    """All signal groups, compiled: one trie over words, and what each phrase found may mean."""

    phrases: _Phrases
    groups: tuple[_Group, ...]
    negations: tuple[int, ...]


def compile_groups(
    groups: Sequence[SignalGroup], role_words: Sequence[str], stem: Callable[[str], str]
) -> Matcher:
    """Makes the matcher of a pack, once.

    `role_words` serve the groups that name none; `stem` joins the forms of words of seven letters and more
    that carry no `*`. An entry without any word never fires.
    """
    phrases = _Phrases(stem)
    compiled = tuple(_compiled(group, role_words, phrases) for group in groups)
    return Matcher(phrases, compiled, _phrase_ids(_NEGATIONS, phrases))


def match(matcher: Matcher, text: str, applicant_gender: str) -> tuple[Hit, ...]:
    """Every entry that fires on the text of one answer, in the order of the pack; one Hit per entry.

    `applicant_gender` is v, m, x or empty; with the last two both readings of a same-sex entry are used.
    Takes time in proportion to the length of the text, whatever is in it.
    """
    words = [found.span() for found in _WORD.finditer(text)]
    found = matcher.phrases.find([text[start:end] for start, end in words])
    negations = sorted(place for phrase in matcher.negations for place, _ in found.get(phrase, ()))
    return tuple(
        Hit(group.id, entry.text, _typed(text, words, spans), _is_negated(spans, negations))
        for group in matcher.groups
        for entry, spans in _fired(group, found, applicant_gender)
    )


@dataclass(frozen=True)
class _Entry:
    """One line of a word list: `parts` are the phrases it needs, all near each other."""

    text: str
    parts: tuple[int, ...]
    gender: str = ""
    needs_role: bool = False


@dataclass(frozen=True)
class _Group:
    """A signal group; `by_phrase` leads from the first phrase of an entry to the places of such entries."""

    id: str
    entries: tuple[_Entry, ...]
    by_phrase: Mapping[int, tuple[int, ...]]
    taken_out: tuple[_Entry, ...]
    roles: tuple[int, ...]


@dataclass
class _Node:
    """A place in the trie: where each next word leads, and the phrase that is complete here."""

    next: dict[str, _Node] = field(default_factory=dict)
    phrase: int | None = None


class _Phrases:
    """The distinct phrases of a pack in one trie: a text is read once, however many groups there are."""

    def __init__(self, stem: Callable[[str], str]) -> None:
        self._stem = stem
        self._root = _Node()
        self._count = 0
        self._prefixes: set[str] = set()
        self._keys_of_short = lru_cache(maxsize=_WORDS_REMEMBERED)(self._keys)

    def add(self, phrase: str) -> int | None:
        """The number of a phrase in the syntax of the lists; None when it holds no word."""
        is_exact_case = phrase.startswith("cs:")
        node = self._root
        for word in _ENTRY_WORD.findall(phrase.removeprefix("cs:")):
            node = node.next.setdefault(self._wanted_key(word, is_exact_case), _Node())
        if node is self._root:
            return None
        if node.phrase is None:
            node.phrase, self._count = self._count, self._count + 1
        return node.phrase

    def find(self, words: Sequence[str]) -> dict[int, list[Span]]:
        """Where each phrase stands: its first and last word, in the order of the text."""
        found: dict[int, list[Span]] = {}
        keys = [self._keys_of(word) for word in words]
        for start in range(len(keys)):
            for phrase, last in self._from(start, keys):
                found.setdefault(phrase, []).append((start, last))
        return found

    def _from(self, start: int, keys: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
        nodes = [self._root]
        for place in range(start, len(keys)):
            nodes = [node.next[key] for node in nodes for key in keys[place] if key in node.next]
            if not nodes:
                return
            yield from ((node.phrase, place) for node in nodes if node.phrase is not None)

    def _wanted_key(self, word: str, is_exact_case: bool) -> str:
        if is_exact_case:
            return f"case {_folded(word)}"
        plain = _folded(word).lower()
        if word.endswith("*"):
            self._prefixes.add(plain)
            return f"begin {plain}"
        return self._word_key(plain)

    def _keys_of(self, word: str) -> tuple[str, ...]:
        return self._keys_of_short(word) if len(word) <= _LONGEST_WORD else self._keys(word)

    def _keys(self, word: str) -> tuple[str, ...]:
        folded = _folded(word)
        plain = folded.lower()
        begins = (plain[:length] for length in range(1, min(len(plain), _LONGEST_WORD) + 1))
        prefixes = (f"begin {begin}" for begin in begins if begin in self._prefixes)
        return (self._word_key(plain), f"case {folded}", *prefixes)

    def _word_key(self, plain: str) -> str:
        if _SHORTEST_STEMMED <= len(plain) <= _LONGEST_WORD:
            return f"stem {self._stem(plain)}"
        return f"word {plain}"


def _folded(word: str) -> str:
    """The word without accents and joiners; as it is when plain already."""
    if word.isascii():
        return word.rstrip("*")
    return "".join(letter for letter in unicodedata.normalize("NFKD", word) if letter.isalnum())


def _compiled(group: SignalGroup, role_words: Sequence[str], phrases: _Phrases) -> _Group:
    words = group.words
    entries = (
        *_entries(words.alone, phrases),
        *_entries(words.near_role, phrases, needs_role=True),
        *_entries(words.if_man, phrases, gender="m"),
        *_entries(words.if_woman, phrases, gender="v"),
    )
    roles = _phrase_ids(words.role_words or role_words, phrases)
    return _Group(group.id, entries, _by_phrase(entries), tuple(_entries(words.not_these, phrases)), roles)


def _entries(
    lines: Iterable[str], phrases: _Phrases, gender: str = "", needs_role: bool = False
) -> Iterator[_Entry]:
    for line in dict.fromkeys(lines):
        parts = _phrase_ids((part.strip() for part in line.split("~")), phrases)
        if parts:
            yield _Entry(line, parts, gender, needs_role)


def _phrase_ids(lines: Iterable[str], phrases: _Phrases) -> tuple[int, ...]:
    numbers = (phrases.add(line) for line in lines)
    return tuple(number for number in numbers if number is not None)


def _by_phrase(entries: Sequence[_Entry]) -> dict[int, tuple[int, ...]]:
    places: dict[int, tuple[int, ...]] = {}
    for place, entry in enumerate(entries):
        places[entry.parts[0]] = (*places.get(entry.parts[0], ()), place)
    return places


def _fired(group: _Group, found: _Found, gender: str) -> Iterator[tuple[_Entry, tuple[Span, ...]]]:
    places = sorted(place for phrase in found for place in group.by_phrase.get(phrase, ()))
    if not places:
        return
    left = _without(_taken_out(group, found), found)
    for entry in (group.entries[place] for place in places):
        spans = next(_standing(entry, group, left), None) if _reads(entry, gender) else None
        if spans is not None:
            yield entry, spans


def _reads(entry: _Entry, gender: str) -> bool:
    return not entry.gender or gender not in ("v", "m") or entry.gender == gender


def _taken_out(group: _Group, found: _Found) -> set[int]:
    return {
        place
        for entry in group.taken_out
        for spans in _together(entry.parts, found)
        for first, last in spans
        for place in range(first, last + 1)
    }


def _without(taken: set[int], found: _Found) -> _Found:
    if not taken:
        return found
    return {phrase: [span for span in spans if not _touches(span, taken)] for phrase, spans in found.items()}


def _touches(span: Span, taken: set[int]) -> bool:
    return any(place in taken for place in range(span[0], span[1] + 1))


def _standing(entry: _Entry, group: _Group, found: _Found) -> Iterator[tuple[Span, ...]]:
    for spans in _together(entry.parts, found):
        if not entry.needs_role or _has_role(spans[0], group.roles, found):
            yield spans


def _has_role(span: Span, roles: Sequence[int], found: _Found) -> bool:
    near = (role for phrase in roles for role in _around(span, found.get(phrase, ()), _ROLE_NEAR))
    return any(_apart(span, role) for role in near)


def _together(parts: Sequence[int], found: _Found) -> Iterator[tuple[Span, ...]]:
    """Every way in which all parts stand near each other and share no word; spans in order of the text."""
    for first in found.get(parts[0], ()):
        others = (_around(first, found.get(part, ()), _NEAR) for part in parts[1:])
        for rest in product(*others):
            spans = tuple(sorted((first, *rest)))
            if all(map(_apart, spans, spans[1:])) and spans[-1][0] - spans[0][1] <= _NEAR:
                yield spans


def _around(span: Span, others: Sequence[Span], distance: int) -> Iterator[Span]:
    """The others that end at most `distance` words before the span or begin at most that far after it."""
    at = bisect_left(others, (span[0] - distance - _LONGEST_PHRASE, 0))
    while at < len(others) and others[at][0] <= span[1] + distance:
        if others[at][1] >= span[0] - distance:
            yield others[at]
        at += 1


def _apart(one: Span, other: Span) -> bool:
    return one[1] < other[0] or other[1] < one[0]


def _is_negated(spans: Sequence[Span], negations: Sequence[int]) -> bool:
    own = {place for first, last in spans for place in range(first, last + 1)}
    return any(place not in own for span in spans for place in _near_places(span, negations))


def _near_places(span: Span, places: Sequence[int]) -> Sequence[int]:
    begin = bisect_left(places, span[0] - _NEGATION_NEAR)
    return places[begin : bisect_right(places, span[1] + _NEGATION_NEAR)]


def _typed(text: str, words: Sequence[Span], spans: Sequence[Span]) -> tuple[str, ...]:
    return tuple(text[words[first][0] : words[last][1]] for first, last in spans)
