"""Finds all phrases of the word lists in one reading of a text, however many lists there are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from hearing_desk.core.signals_slips import Slips

_LONGEST_WORD = 40  # beyond it nothing is a Dutch word, and only its beginning and its end are looked at
_SHORTEST_STEMMED = 8
_WORDS_REMEMBERED = 20_000

# A letter or digit, then also the combining accents and invisible joiners that are part of a typed word.
WORD = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060])*")
_PIECE = re.compile(rf"\[[^\]]*\]|\([^)]*\)|\*?{WORD.pattern}\*?")
_MEMBER = re.compile(rf"\*?{WORD.pattern}\*?")

Span: TypeAlias = tuple[int, int]


@dataclass(eq=False)
class _Node:
    """A place in the trie: where each next word leads, and the phrases that are complete here."""

    next: dict[str, _Node] = field(default_factory=dict)
    phrases: list[int] = field(default_factory=list)


_Begun: TypeAlias = tuple[tuple[int, ...], tuple[_Node, ...]]


class Phrases:
    """The distinct phrases of a pack in one trie.

    A piece of a phrase is a word, `word*`, `*word`, `(one|another thing)` or `[set]`;
    `cs:` before a phrase minds capitals.
    """

    def __init__(self, stem: Callable[[str], str], sets: Mapping[str, Sequence[str]]) -> None:
        self._stem = lru_cache(maxsize=_WORDS_REMEMBERED)(stem)
        self._sets = sets
        self._root = _Node()
        self._count = 0
        self._numbers: dict[str, int | None] = {}
        self._known: set[str] = set()
        self._wanted_keys: dict[tuple[str, bool], str] = {}
        self._begins: set[str] = set()
        self._ends: set[str] = set()
        self._classes: dict[str, tuple[str, ...]] = {}
        self._slips = Slips()
        self._keys_of_short = lru_cache(maxsize=_WORDS_REMEMBERED)(self._keys)
        self._begun_by_short = lru_cache(maxsize=_WORDS_REMEMBERED)(self._begun_by)

    def add(self, phrase: str) -> int | None:
        """The number of a phrase; None when it holds no word or names a set that there is not."""
        if phrase not in self._numbers:
            self._numbers[phrase] = self._added(phrase)
        return self._numbers[phrase]

    def find(self, words: Sequence[str]) -> dict[int, list[Span]]:
        """Where each phrase stands: its first and last word, in the order of the text."""
        found: dict[int, list[Span]] = {}
        for start, word in enumerate(words):
            phrases, nodes = self._begun(word)
            for phrase in phrases:
                found.setdefault(phrase, []).append((start, start))
            for phrase, last in self._continued(nodes, start + 1, words):
                found.setdefault(phrase, []).append((start, last))
        return found

    def _begun(self, word: str) -> _Begun:
        return self._begun_by_short(word) if len(word) <= _LONGEST_WORD else self._begun_by(word)

    def _begun_by(self, word: str) -> _Begun:
        """The phrases that are complete with this word alone, and the places from which others go on."""
        nodes = [self._root.next[key] for key in self._keys_of(word) if key in self._root.next]
        phrases = dict.fromkeys(phrase for node in nodes for phrase in node.phrases)
        return tuple(phrases), tuple(node for node in nodes if node.next)

    def _continued(self, nodes: Sequence[_Node], place: int, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        while nodes and place < len(words):
            keys = self._keys_of(words[place])
            nodes = [node.next[key] for node in nodes for key in keys if key in node.next]
            yield from {(phrase, place) for node in nodes for phrase in node.phrases}
            place += 1

    def _added(self, phrase: str) -> int | None:
        is_exact_case = phrase.startswith("cs:")
        ends = [self._root]
        for piece in _PIECE.findall(phrase.removeprefix("cs:")):
            ways = self._ways(piece, is_exact_case=is_exact_case)
            ends = [_walked(end, way) for end in ends for way in ways]
        if not ends or self._root in ends:
            return None
        number, self._count = self._count, self._count + 1
        for end in ends:
            end.phrases.append(number)
        return number

    def _ways(self, piece: str, *, is_exact_case: bool) -> list[tuple[str, ...]]:
        """Each row of words that a piece may stand for, as keys; single words share one key."""
        if piece.startswith("["):
            return self._choices(piece, self._sets.get(piece[1:-1].strip(), ()))
        if piece.startswith("("):
            return self._choices(piece, piece[1:-1].split("|"))
        return [(self._wanted(piece, is_exact_case=is_exact_case),)]

    def _choices(self, name: str, members: Iterable[str]) -> list[tuple[str, ...]]:
        rows = [_MEMBER.findall(member) for member in members]
        ways = [tuple(self._wanted(word, is_exact_case=False) for word in row) for row in rows if len(row) != 1]
        single = [row[0] for row in rows if len(row) == 1]
        return [*ways, (self._class_key(name, single),)] if single else ways

    def _class_key(self, name: str, members: Iterable[str]) -> str:
        key = f"class {name}"
        if key not in self._known:
            self._known.add(key)
            for member in members:
                self._join(self._wanted(member, is_exact_case=False), key)
        return key

    def _join(self, wanted: str, key: str) -> None:
        self._classes[wanted] = (*self._classes.get(wanted, ()), key)

    def _wanted(self, word: str, *, is_exact_case: bool) -> str:
        if (word, is_exact_case) not in self._wanted_keys:
            self._wanted_keys[word, is_exact_case] = self._wanted_key(word, is_exact_case=is_exact_case)
            self._known.add(self._wanted_keys[word, is_exact_case])
        return self._wanted_keys[word, is_exact_case]

    def _wanted_key(self, word: str, *, is_exact_case: bool) -> str:
        if is_exact_case:
            return f"case {folded(word)}"
        plain = folded(word).lower()
        if word.endswith("*"):
            self._begins.add(plain)
            return f"begin {plain}"
        if word.startswith("*"):
            self._ends.add(plain)
            return f"end {plain}"
        self._slips.add(plain)
        return self._word_key(plain)

    def _keys_of(self, word: str) -> tuple[str, ...]:
        return self._keys_of_short(word) if len(word) <= _LONGEST_WORD else self._keys(word)

    def _keys(self, word: str) -> tuple[str, ...]:
        plain = folded(word).lower()
        keys = self._known_keys(word, plain)
        if not keys:
            meant = self._slips.meant(plain)
            keys = self._known_keys(meant, meant) if meant else ()
        return keys

    def _known_keys(self, word: str, plain: str) -> tuple[str, ...]:
        candidates = (self._word_key(plain), f"case {folded(word)}", *self._parts_of(plain))
        keys = [key for key in candidates if key in self._known]
        return (*keys, *dict.fromkeys(name for key in keys for name in self._classes.get(key, ())))

    def _parts_of(self, plain: str) -> Iterator[str]:
        for length in range(1, min(len(plain), _LONGEST_WORD) + 1):
            if plain[:length] in self._begins:
                yield f"begin {plain[:length]}"
            if plain[-length:] in self._ends:
                yield f"end {plain[-length:]}"

    def _word_key(self, plain: str) -> str:
        if _SHORTEST_STEMMED <= len(plain) <= _LONGEST_WORD:
            return f"stem {self._stem(plain)}"
        return f"word {plain}"


def _walked(node: _Node, way: Sequence[str]) -> _Node:
    for key in way:
        node = node.next.setdefault(key, _Node())
    return node


def folded(word: str) -> str:
    """The word without accents, joiners and stars; as it is when plain already."""
    if word.isascii():
        return word.strip("*")
    return "".join(letter for letter in unicodedata.normalize("NFKD", word) if letter.isalnum())


def unknown_sets(phrase: str, sets: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The names between square brackets in a line of a list that no set has."""
    names = (name.strip() for name in re.findall(r"\[([^\]]*)\]", phrase))
    return tuple(name for name in names if name not in sets)
