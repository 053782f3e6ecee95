"""Reads the lines of the word lists: parts, distance, exceptions and the condition that a list brings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from hearing_desk.core.form import SignalGroup
from hearing_desk.core.signals_trie import Phrases, unknown_sets

NEAR_ROLE = "near_role"
OWN_ACT = "own_act"
DONE_TO_ME = "done_to_me"
_NEAR = {"~": 6, "~~": 12, "~~~": 30}
_DISTANCE = re.compile("~+")
_WITHIN_A_CHOICE = re.compile(r"\([^()]*[(~][^)]*\)")
_LISTS = ("alone", "near_role", "role_words", "own_act", "done_to_me", "if_man", "if_woman", "not_these")

Start: TypeAlias = tuple[int, str, int]


@dataclass(frozen=True)
class Entry:
    """One line of a word list: `parts` are the phrases it needs, the least common first, `excluded` silence it nearby.

    Parts that stand at most `near` words apart also stand in one sentence, unless it `goes_on` over full stops.
    `asked` are the phrases that the question above the answer must hold; then exceptions count over full stops.
    """

    text: str
    parts: tuple[int, ...]
    excluded: tuple[int, ...]
    near: int
    asked: tuple[int, ...] = ()
    gender: str = ""
    condition: str = ""
    goes_on: bool = False

    @property
    def is_doubled(self) -> bool:
        """Whether it names one set twice, and so asks for two different words of it."""
        return len(set(self.parts)) < len(self.parts) and "[" in self.text


@dataclass(frozen=True)
class CompiledGroup:
    """A signal group with its lists; `roles` are the phrases that give a function to somebody."""

    id: str
    entries: tuple[Entry, ...]
    taken_out: tuple[Entry, ...]
    roles: tuple[int, ...]


def pooled_sets(groups: Sequence[SignalGroup]) -> Mapping[str, tuple[str, ...]]:
    """The sets of all groups by name: a set may be used in every group."""
    return {name: members for group in groups for name, members in group.words.sets.items()}


def lines_without_sets(groups: Sequence[SignalGroup]) -> Iterator[tuple[int, str, int, str]]:
    """Each line that names a set no group has: number of the group, name of the list, number of the line, the set."""
    sets = pooled_sets(groups)
    for n, name, m, line in _lines(groups):
        yield from ((n, name, m, unknown) for unknown in unknown_sets(line, sets))


def doubled_lines(groups: Sequence[SignalGroup]) -> Iterator[tuple[int, str, int, str]]:
    """Each line that its list has already: number of the group, name of the list, number of the line, the line."""
    known: set[tuple[int, str, str]] = set()
    for n, name, m, line in _lines(groups):
        if (n, name, line) in known:
            yield n, name, m, line
        known.add((n, name, line))


def lines_with_choices_within(groups: Sequence[SignalGroup]) -> Iterator[tuple[int, str, int, str]]:
    """Each line with a choice or a `~` within a choice, which is not read: group, list, line, and that choice."""
    for n, name, m, line in _lines(groups):
        yield from ((n, name, m, found) for found in _WITHIN_A_CHOICE.findall(line)[:1])


def _lines(groups: Sequence[SignalGroup]) -> Iterator[tuple[int, str, int, str]]:
    for n, group in enumerate(groups):
        for name in _LISTS:
            yield from ((n, name, m, line) for m, line in enumerate(getattr(group.words, name)))


def compiled_group(group: SignalGroup, role_words: Sequence[str], phrases: Phrases) -> CompiledGroup:
    """The lists of a group as entries over numbered phrases."""
    words = group.words
    entries = (
        *_entries(words.alone, phrases),
        *_entries(words.near_role, phrases, condition=NEAR_ROLE),
        *_entries(words.own_act, phrases, condition=OWN_ACT),
        *_entries(words.done_to_me, phrases, condition=DONE_TO_ME),
        *_entries(words.if_man, phrases, gender="m"),
        *_entries(words.if_woman, phrases, gender="v"),
    )
    roles = phrase_ids(words.role_words or role_words, phrases)
    return CompiledGroup(group.id, entries, tuple(_entries(words.not_these, phrases)), roles)


def starts_of(groups: Sequence[CompiledGroup]) -> Mapping[int, Sequence[Start]]:
    """From the first phrase of an entry to all entries that begin with it: their last phrase, group and place."""
    starts: dict[int, list[Start]] = {}
    for group in groups:
        for place, entry in enumerate(group.entries):
            starts.setdefault(entry.parts[0], []).append((entry.parts[-1], group.id, place))
    return starts


def phrase_ids(lines: Iterable[str], phrases: Phrases) -> tuple[int, ...]:
    """The numbers of the phrases that hold a word."""
    numbers = (phrases.add(line.strip()) for line in lines)
    return tuple(number for number in numbers if number is not None)


def _entries(lines: Iterable[str], phrases: Phrases, gender: str = "", condition: str = "") -> Iterator[Entry]:
    for line in dict.fromkeys(lines):
        question, _, answer = line.rpartition("?")
        wanted, *excluded = answer.split("!")
        asked, parts = _all_parts(question, phrases), _all_parts(wanted, phrases)
        if parts and asked is not None:
            sign = max(_DISTANCE.findall(wanted), default="~~~" if asked else "~")
            near = _NEAR.get(sign, _NEAR["~"])
            silencing = phrase_ids(excluded, phrases)
            yield Entry(line, parts, silencing, near, asked, gender, condition, goes_on=sign == "~~~")


def _all_parts(text: str, phrases: Phrases) -> tuple[int, ...] | None:
    """The numbers of all parts, the least common first; None when one of them can never be found."""
    named = [part.strip() for part in _DISTANCE.split(text) if part.strip()]
    named.sort(key=phrases.how_common)
    parts = phrase_ids(named, phrases)
    return parts if len(parts) == len(named) else None
