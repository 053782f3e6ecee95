"""Finds all phrases of the word lists in one reading of a text, however many lists there are."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from hearing_desk.core.signals_slips import Slips, is_long

_LONGEST_WORD = 40  # beyond it nothing is a Dutch word, and only its beginning and its end are looked at
_SHORTEST_STEMMED = 8
_HALF: Final = 0.5
_MAKES_ANOTHER_WORD = ("ig", "ige", "heid", "lijk", "lijke", "baar", "bare", "ie")  # aanwezig is no form of aangewezen
PARTICLES = (
    "aan", "achterna", "af", "dicht", "dood", "door", "in", "kapot", "mee", "neer", "om", "onder", "op", "open",
    "over", "plat", "samen", "terug", "toe", "tegen", "uit", "vast", "weg",
)  # fmt: skip
_WORDS_REMEMBERED = 20_000
_NOTHING: Final[frozenset[str]] = frozenset()

# A letter or digit, then also the combining accents and invisible joiners that are part of a typed word.
WORD = re.compile("[^\\W_]+(?:[\u0300-\u036f\u00ad\u200b-\u200d\u2060]+[^\\W_]*)*")
_PIECE = re.compile(rf"\[[^\]]*\]|\([^)]*\)|\*?{WORD.pattern}\*?")
_MEMBER = re.compile(rf"\*?{WORD.pattern}\*?")
_SINGLE_WORDS = re.compile(r"\(\*?\w+\*?(?:\|\*?\w+\*?)*\)", re.ASCII)

Span: TypeAlias = tuple[int, int]
Found: TypeAlias = dict[int, list[Span]]


_GoingOn: TypeAlias = Mapping[str, Sequence[int]]
_ROOT: Final = 0


@dataclass(frozen=True, slots=True)
class _Begun:
    """The keys of a word, the phrases that are complete with it alone, and where each key that may follow leads."""

    keys: frozenset[str]
    alone: frozenset[int]
    going_on: _GoingOn


@dataclass(frozen=True)
class Reading:
    """Which phrases stand in a text; where they stand is told of those that are asked for, as most are not."""

    alone: Sequence[frozenset[int]]
    longer: Sequence[tuple[int, Span]]
    phrases: frozenset[int]

    def places_of(self, wanted: Set[int]) -> Found:
        """The first and last word of each of these phrases, in the order of the text."""
        found: defaultdict[int, list[Span]] = defaultdict(list)
        for place, alone in enumerate(self.alone):
            for phrase in alone & wanted:
                found[phrase].append((place, place))
        longer = [(phrase, span) for phrase, span in self.longer if phrase in wanted]
        for phrase, span in longer:
            found[phrase].append(span)
        for phrase in {phrase for phrase, _ in longer}:
            found[phrase].sort()
        return found


class Phrases:
    """The distinct phrases of a pack in one trie.

    A piece of a phrase is a word, `word*`, `*word`, `(one|another thing|[set])` or `[set]`;
    `cs:` before a phrase minds capitals.
    """

    def __init__(self, stem: Callable[[str], str], sets: Mapping[str, Sequence[str]]) -> None:
        self._stem = lru_cache(maxsize=_WORDS_REMEMBERED)(stem)
        self._sets = sets
        # Where each next word leads from a place in the trie, and the phrases that are complete there: plain numbers,
        # as making and keeping a hundred thousand small things takes longer than matching.
        self._after_word: list[dict[str, int]] = [{}]
        self._complete: list[Sequence[int]] = [()]
        self._count = 0
        self._numbers: dict[str, int | None] = {}
        self._known: set[str] = set()
        self._wanted_keys: dict[str, str] = {}
        self._begins: set[str] = set()
        self._ends: set[str] = set()
        self._classes: defaultdict[str, list[str]] = defaultdict(list)
        self._class_names: dict[str, str] = {}
        self._plain: dict[str, None] = {}
        self._openings: dict[str, list[int]] = {}
        self.separable: set[str] = set()
        self._slips = Slips()
        self._begun: dict[str, _Begun] = {}
        self._plain_short = lru_cache(maxsize=_WORDS_REMEMBERED)(_plain)

    @classmethod
    def from_kept(cls, kept: Mapping[str, Any], stem: Callable[[str], str]) -> Phrases:
        """The phrases as they were kept; nothing can be added to them."""
        phrases = cls(stem, {})
        phrases._after_word, phrases._complete = kept["after_word"], list(map(tuple, kept["complete"]))
        phrases._classes.update(kept["classes"])
        phrases._known.update(kept["classes"], *phrases._after_word)
        phrases._begins.update(kept["begins"])
        phrases._ends.update(kept["ends"])
        for plain in kept["words"]:
            phrases._know(plain)
        return phrases

    def kept(self) -> Mapping[str, Any]:
        """All that `read` needs, as plain values."""
        return {
            "after_word": self._after_word,
            "complete": self._complete,
            "classes": self._classes,
            "begins": sorted(self._begins),
            "ends": sorted(self._ends),
            "words": [word for word in self._plain if is_long(word) or word.startswith(PARTICLES)],
        }

    def add(self, phrase: str) -> int | None:
        """The number of a phrase; None when it holds no word or names a set that there is not."""
        if phrase not in self._numbers:
            self._numbers[phrase] = self._added(phrase)
        return self._numbers[phrase]

    def how_common(self, phrase: str) -> float:
        """How often a phrase may be expected: the words that are said most often are short."""
        first, *others = _pieces(phrase.removeprefix("cs:")) or ("",)
        return sum(_HALF ** len(word) for word in self._first_words(first)) * _HALF ** len(others)

    def read(self, words: Sequence[str], joined: Mapping[int, Sequence[str]] = MappingProxyType({})) -> Reading:
        """The phrases that stand in a row of words.

        `joined` gives the words that the word at a place also stands for; a phrase of one word is sought in them too.
        """
        remembered = self._begun
        begun = [remembered.get(word) or self._read(word) for word in words]
        alone = [word.alone for word in begun]
        for place, wholes in joined.items():
            alone[place] = alone[place].union(*(self._read(whole).alone for whole in wholes))
        keys = [*(word.keys for word in begun), _NOTHING]
        longer: list[tuple[int, Span]] = []
        for start, word in enumerate(begun):
            if not word.going_on.keys().isdisjoint(keys[start + 1]):
                self._follow(word, start, keys, longer)
        return Reading(alone, longer, frozenset().union(*set(alone), (phrase for phrase, _ in longer)))

    def plain(self, word: str) -> str:
        """The word without capitals and accents."""
        return self._plain_short(word) if len(word) <= _LONGEST_WORD else _plain(word)

    def _read(self, word: str) -> _Begun:
        # Remembered in a dictionary of its own: a cached method would hold the phrases in a ring, out of use or not.
        begun = self._begun.get(word)
        if begun is None:
            begun = self._begun_by(word)
            if len(word) <= _LONGEST_WORD and len(self._begun) < _WORDS_REMEMBERED:
                self._begun[word] = begun
        return begun

    def _begun_by(self, word: str) -> _Begun:
        first, keys = self._after_word[_ROOT], self._keys(word)
        nodes = [first[key] for key in first.keys() & keys]
        going_on = self._together(nodes)
        alone = frozenset(phrase for node in nodes for phrase in self._complete[node])
        return _Begun(keys, alone, going_on)

    def _together(self, nodes: Sequence[int]) -> _GoingOn:
        going_on: dict[str, list[int]] = {}
        for node in nodes:
            for key, after in self._after_word[node].items():
                going_on.setdefault(key, []).append(after)
        return {key: tuple(after) for key, after in going_on.items()}

    def _follow(self, word: _Begun, start: int, keys: Sequence[frozenset[str]], longer: list[tuple[int, Span]]) -> None:
        """Add the phrases that begin with a word at `start` and go on after it, each with its first and last word."""
        last = start + 1
        nodes = [node for key in word.going_on.keys() & keys[last] for node in word.going_on[key]]
        while nodes:
            found = {phrase for node in nodes for phrase in self._complete[node]}
            longer.extend((phrase, (start, last)) for phrase in found)
            last += 1
            onward = keys[last]
            nodes = [after for node in nodes for key, after in self._after_word[node].items() if key in onward]

    def _added(self, phrase: str) -> int | None:
        ends = self._after(_ROOT, _pieces(phrase.removeprefix("cs:")), is_exact_case=phrase.startswith("cs:"))
        if _ROOT in ends or not ends:
            return None
        number, self._count = self._count, self._count + 1
        for end in ends:
            self._complete[end] = (*self._complete[end], number)
        return number

    def _first_words(self, piece: str) -> Iterator[str]:
        if not piece.startswith(("[", "(")):
            yield piece
            return
        members = self._sets.get(piece[1:-1].strip(), ()) if piece.startswith("[") else piece[1:-1].split("|")
        for member in members:
            yield from self._first_words(member.strip()) if member.strip().startswith("[") else _words_of(member)[:1]

    def _after(self, node: int, pieces: Sequence[str], *, is_exact_case: bool = False) -> Collection[int]:
        """The places where a row of pieces may end, each once."""
        ends: Collection[int] = (node,)
        for piece in pieces:
            after = [self._after_piece(end, piece, is_exact_case) for end in ends]
            ends = dict.fromkeys(chain.from_iterable(after))
        return ends

    def _after_piece(self, node: int, piece: str, is_exact_case: bool) -> Iterable[int]:
        if piece.startswith("["):
            return self._after_set(node, piece)
        if piece.startswith("("):
            return self._after_choice(node, piece)
        return (self._led_to(node, (self._wanted_in_case if is_exact_case else self._wanted)(piece)),)

    def _after_set(self, node: int, piece: str) -> Iterable[int]:
        if node == _ROOT and piece in self._openings:
            return self._openings[piece]
        after = self._after_members(node, piece, self._sets.get(piece[1:-1].strip(), ()))
        if node == _ROOT:
            self._openings[piece] = after
        return after

    def _after_choice(self, node: int, piece: str) -> Iterable[int]:
        members = piece[1:-1].split("|")
        if _SINGLE_WORDS.fullmatch(piece):
            return (self._led_to(node, self._class_key(piece, members)),)
        ends = self._after_members(node, piece, (member for member in members if "[" not in member))
        for member in members:
            if "[" in member:
                ends += self._after(node, _pieces(member))
        return ends

    def _after_members(self, node: int, name: str, members: Iterable[str]) -> list[int]:
        """After each row of words of a choice or a set; single words share one key."""
        rows = [_words_of(member) for member in members]
        ways = [tuple(map(self._wanted, row)) for row in rows if len(row) != 1]
        single = [row[0] for row in rows if len(row) == 1]
        ways += [(self._class_key(name, single),)] if single else []
        return [self._walked(node, way) for way in ways]

    def _walked(self, node: int, way: Sequence[str]) -> int:
        for key in way:
            node = self._led_to(node, key)
        return node

    def _led_to(self, node: int, key: str) -> int:
        """The place that a word leads to, made when it is not there yet."""
        if key not in self._after_word[node]:
            self._after_word[node][key] = len(self._after_word)
            self._after_word.append({})
            self._complete.append(())
        return self._after_word[node][key]

    def _class_key(self, name: str, members: Iterable[str]) -> str:
        if name not in self._class_names:
            key = self._class_names[name] = str(len(self._class_names))
            for member in members:
                self._classes[self._wanted_keys.get(member) or self._wanted(member)].append(key)
        return self._class_names[name]

    def _wanted(self, word: str) -> str:
        if word not in self._wanted_keys:
            self._wanted_keys[word] = self._wanted_key(word)
            self._known.add(self._wanted_keys[word])
        return self._wanted_keys[word]

    def _wanted_in_case(self, word: str) -> str:
        key = f"case {folded(word)}"
        self._known.add(key)
        return key

    def _wanted_key(self, word: str) -> str:
        plain = folded(word).lower()
        if word.endswith("*"):
            self._begins.add(plain)
            return f"begin {plain}"
        if word.startswith("*"):
            self._ends.add(plain)
            return f"end {plain}"
        self._know(plain)
        return self._word_key(plain)

    def _know(self, plain: str) -> None:
        self._plain[plain] = None
        self._slips.add(plain)
        if plain.startswith(PARTICLES):
            self.separable.add(plain)

    def _keys(self, word: str) -> frozenset[str]:
        plain = folded(word).lower()
        keys = self._known_keys(word, plain)
        if not keys:
            meant = self._slips.meant(plain)
            keys = self._known_keys(meant, meant) if meant else keys
        return keys

    def _known_keys(self, word: str, plain: str) -> frozenset[str]:
        candidates = (self._word_key(plain), f"case {folded(word)}", *self._parts_of(plain))
        keys = [key for key in candidates if key in self._known]
        return frozenset(keys).union(*(self._classes[key] for key in keys if key in self._classes))

    def _parts_of(self, plain: str) -> Iterator[str]:
        for length in range(1, min(len(plain), _LONGEST_WORD) + 1):
            if plain[:length] in self._begins:
                yield f"begin {plain[:length]}"
            if plain[-length:] in self._ends:
                yield f"end {plain[-length:]}"

    def _word_key(self, plain: str) -> str:
        if _SHORTEST_STEMMED <= len(plain) <= _LONGEST_WORD and not plain.endswith(_MAKES_ANOTHER_WORD):
            return f"stem {self._stem(plain)}"
        return f"word {plain}"


def _pieces(phrase: str) -> Sequence[str]:
    # Most phrases are one piece, and looking is quicker than taking apart.
    if phrase.isalnum() or (phrase and phrase.find({"(": ")", "[": "]"}.get(phrase[:1], " ")) == len(phrase) - 1):
        return (phrase,)
    return _PIECE.findall(phrase)


def _words_of(member: str) -> list[str]:
    if member.isalnum():
        return [member]
    return member.split() if member.replace(" ", "").isalnum() else _MEMBER.findall(member)


def folded(word: str) -> str:
    """The word without accents, joiners and stars; as it is when plain already."""
    if word.isascii():
        return word.strip("*")
    return "".join(letter for letter in unicodedata.normalize("NFKD", word) if letter.isalnum())


def _plain(word: str) -> str:
    return folded(word).lower()


def unknown_sets(phrase: str, sets: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The names between square brackets in a line of a list that no set has."""
    names = (name.strip() for name in re.findall(r"\[([^\]]*)\]", phrase))
    return tuple(name for name in names if name not in sets)
