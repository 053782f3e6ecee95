"""Notices, by fixed and human-written words, where an officer would want to be reminded of something.

Nothing is scored or learned: every hit names the entry that fired, the words it fired on and why they counted.
The syntax of an entry is in docs/noticing.md. Accents and capitals are folded and a hyphen is a space, on both sides.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, product
from typing import TypeAlias

from hearing_desk.core.form import SignalGroup
from hearing_desk.core.signals_clauses import Clauses
from hearing_desk.core.signals_entries import (
    DONE_TO_ME,
    NEAR_ROLE,
    OWN_ACT,
    CompiledGroup,
    Entry,
    Start,
    compiled_group,
    phrase_ids,
    pooled_sets,
    starts_of,
)
from hearing_desk.core.signals_separated import joined_verbs
from hearing_desk.core.signals_trie import WORD, Phrases, Reading, Span

_ROLE_NEAR = 3
_NEGATION_NEAR = 3
_NEGATIONS = ("geen", "niet", "nooit", "not", "never")
_LONGEST_PHRASE = 20
_BEGINS_ALIKE = 4
_STOPS = frozenset(".?!;:\n\u2026")

_Found: TypeAlias = Mapping[int, Sequence[Span]]
_Candidates: TypeAlias = tuple[Sequence[Entry], Sequence[Entry]]


@dataclass(frozen=True)
class Hit:
    """One entry that fired: `words` are the typed words it fired on, per part, in the order of the text.

    `is_negated` says that geen, niet or nooit stands within three words: it is shown and silences nothing.
    `condition` is the list the entry stands in when that list asks for more than its words, else empty.
    `asked` are the words of the question above the answer, for an entry that needs them.
    """

    group: str
    entry: str
    words: tuple[str, ...]
    is_negated: bool
    condition: str = ""
    asked: tuple[str, ...] = ()


@dataclass(frozen=True)
class Matcher:
    """All signal groups, compiled: one trie over words, and what each phrase found may mean."""

    phrases: Phrases
    groups: tuple[CompiledGroup, ...]
    starts: Mapping[int, Sequence[Start]]
    negations: tuple[int, ...]

    @cached_property
    def first_parts(self) -> frozenset[int]:
        """The phrases that an entry begins with."""
        return frozenset(self.starts)


def compile_groups(groups: Sequence[SignalGroup], role_words: Sequence[str], stem: Callable[[str], str]) -> Matcher:
    """Makes the matcher of a pack, once.

    `role_words` serve the groups that name none; `stem` joins the forms of words of eight letters and more
    that carry no `*`. An entry without any word, or with a set that is nowhere, never fires.
    """
    phrases = Phrases(stem, pooled_sets(groups))
    compiled = tuple(compiled_group(group, role_words, phrases) for group in groups)
    return Matcher(phrases, compiled, starts_of(compiled), phrase_ids(_NEGATIONS, phrases))


def match(matcher: Matcher, text: str, applicant_gender: str, question: str = "") -> tuple[Hit, ...]:
    """Every entry that fires on the text of one answer, in the order of the pack; one Hit per entry.

    `applicant_gender` is v, m, x or empty; with the last two both readings of a same-sex entry are used.
    `question` is what was asked above it: some entries need words of it too, none fires on it alone.
    Takes time in proportion to the length of the text, whatever is in it.
    """
    answer = _Answer(text, question, matcher, applicant_gender)
    return tuple(
        Hit(group.id, entry.text, answer.typed(spans), answer.is_negated(spans), entry.condition, answer.asked(entry))
        for group in matcher.groups
        for entry, spans in answer.fired(group)
    )


class _Answer:
    """One text being matched: its words, where its phrases stand, and its clauses once they are asked for."""

    def __init__(self, text: str, question: str, matcher: Matcher, gender: str) -> None:
        self._typed = _Typed(text)
        self._question = _Question(question, matcher)
        self._breaks = list(self._typed.kinds_of_break())
        self._plain = list(map(matcher.phrases.plain, self._typed.words))
        joined = joined_verbs(self._plain, self._breaks, matcher.phrases.separable)
        self._reading = matcher.phrases.read(self._typed.words, joined)
        self._stops = [place for place, kind in enumerate(self._breaks) if kind == "."]
        self._read_clauses: Clauses | None = None
        self._candidates = self._all_candidates(matcher, gender)
        self._found: _Found = self._reading.places_of(self._needed(matcher))
        self._negations = sorted(place for phrase in matcher.negations for place, _ in self._found.get(phrase, ()))

    def fired(self, group: CompiledGroup) -> Iterator[tuple[Entry, tuple[Span, ...]]]:
        """The entries of a group that fire, each with the words it fires on."""
        if group.id not in self._candidates:
            return
        entries, silencing = self._candidates[group.id]
        taken = self._taken_out(silencing)
        for entry in entries:
            spans = next(self._standing(entry, group, taken), None)
            if spans is not None:
                yield entry, spans

    def typed(self, spans: Sequence[Span]) -> tuple[str, ...]:
        """The words of each part as they stand in the text."""
        return tuple(map(self._typed.between, spans))

    def asked(self, entry: Entry) -> tuple[str, ...]:
        """The words of the question that an entry needs."""
        return tuple(map(self._question.words_of, entry.asked))

    def is_negated(self, spans: Sequence[Span]) -> bool:
        """Whether a negation that is no part of the words stands beside them."""
        own = {place for first, last in spans for place in range(first, last + 1)}
        return any(place not in own for span in spans for place in _near_places(span, self._negations))

    def _all_candidates(self, matcher: Matcher, gender: str) -> Mapping[str, _Candidates]:
        """For each group of which an entry has all its words here: these entries, and what is taken out before."""
        present = self._reading.phrases
        places: dict[str, list[int]] = {}
        for phrase in present & matcher.first_parts:
            for last, group_id, place in matcher.starts[phrase]:
                if last in present:
                    places.setdefault(group_id, []).append(place)
        candidates = {}
        for group in (group for group in matcher.groups if group.id in places):
            entries = (group.entries[place] for place in sorted(places[group.id]))
            if may_fire := [entry for entry in entries if self._may_fire(entry, gender)]:
                candidates[group.id] = may_fire, self._silencing(group)
        return candidates

    def _silencing(self, group: CompiledGroup) -> Sequence[Entry]:
        present = self._reading.phrases
        return [entry for entry in group.taken_out if entry.parts[0] in present and self._may_fire(entry, "")]

    def _needed(self, matcher: Matcher) -> Set[int]:
        """The phrases of which it must be known where they stand."""
        needed = set(matcher.negations)
        for group in (group for group in matcher.groups if group.id in self._candidates):
            for entry in chain(*self._candidates[group.id]):
                needed.update(entry.parts, entry.excluded, group.roles if entry.condition == NEAR_ROLE else ())
        return needed

    def _may_fire(self, entry: Entry, gender: str) -> bool:
        if entry.gender and gender in ("v", "m") and entry.gender != gender:
            return False
        return self._reading.phrases.issuperset(entry.parts) and self._question.holds(entry.asked)

    def _standing(self, entry: Entry, group: CompiledGroup, taken: set[int]) -> Iterator[tuple[Span, ...]]:
        for spans in self._together(entry):
            if taken and any(_touches(span, taken) for span in spans):
                continue
            if self._counts(entry, spans, group) and not self._is_excluded(entry, spans):
                yield spans

    def _counts(self, entry: Entry, spans: Sequence[Span], group: CompiledGroup) -> bool:
        if entry.condition == NEAR_ROLE:
            return self._has_role(spans[0], group.roles)
        if entry.condition == OWN_ACT:
            return (any if entry.goes_on else all)(map(self._clauses().is_own_act, spans))
        if entry.condition == DONE_TO_ME:
            return any(map(self._clauses().is_done_to_me, spans))
        return True

    def _clauses(self) -> Clauses:
        if self._read_clauses is None:
            self._read_clauses = Clauses(self._plain, self._breaks)
        return self._read_clauses

    def _is_excluded(self, entry: Entry, spans: Sequence[Span]) -> bool:
        whole = (spans[0][0], spans[-1][1])
        near = (other for part in entry.excluded for other in _around(whole, self._found.get(part, ()), entry.near))
        return any(entry.goes_on or self._is_one_sentence(whole, other) for other in near)

    def _has_role(self, span: Span, roles: Sequence[int]) -> bool:
        near = (role for phrase in roles for role in _around(span, self._found.get(phrase, ()), _ROLE_NEAR))
        return any(_apart(span, role) and self._is_one_sentence(span, role) for role in near)

    def _taken_out(self, silencing: Sequence[Entry]) -> set[int]:
        return {
            place
            for entry in silencing
            for spans in self._together(entry)
            for first, last in spans
            for place in range(first, last + 1)
        }

    def _together(self, entry: Entry) -> Iterator[tuple[Span, ...]]:
        """Every way in which all parts of an entry stand as near each other as it says and share no word."""
        for first in self._found[entry.parts[0]]:
            others = (_around(first, self._found[part], entry.near) for part in entry.parts[1:])
            for rest in product(*others):
                spans = tuple(sorted((first, *rest)))
                if entry.is_doubled and self._is_said_twice(spans):
                    continue
                if _is_close(spans, entry.near) and (entry.goes_on or self._is_one_sentence(spans[0], spans[-1])):
                    yield spans

    def _is_said_twice(self, spans: Sequence[Span]) -> bool:
        """Whether two parts that may be the same words are: *deur* and *deuren* are one thing said twice."""
        begins = [self._plain[first][:_BEGINS_ALIKE] for first, _ in spans]
        return len(set(begins)) < len(begins)

    def _is_one_sentence(self, one: Span, other: Span) -> bool:
        first, last = min(one[0], other[0]), max(one[1], other[1])
        return bisect_right(self._stops, last) == bisect_right(self._stops, first)


class _Question:
    """The question above an answer; it is not read before an entry asks for it."""

    def __init__(self, text: str, matcher: Matcher) -> None:
        self._typed = _Typed(text)
        self._matcher = matcher
        self._read: Reading | None = None

    def holds(self, phrases: Sequence[int]) -> bool:
        """Whether all these phrases stand in it."""
        return self._reading().phrases.issuperset(phrases) if phrases else True

    def words_of(self, phrase: int) -> str:
        """The words of a phrase as they stand in it."""
        return self._typed.between(self._reading().places_of({phrase})[phrase][0])

    def _reading(self) -> Reading:
        if self._read is None:
            self._read = self._matcher.phrases.read(self._typed.words)
        return self._read


class _Typed:
    """A text cut into its words, which are given back as they were typed."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def words(self) -> Sequence[str]:
        """The words, in the order of the text."""
        return [self._text[start:end] for start, end in self._places]

    def between(self, span: Span) -> str:
        """What stands from the first to the last word of a span."""
        return self._text[self._places[span[0]][0] : self._places[span[1]][1]]

    def kinds_of_break(self) -> Iterator[str]:
        """Before each word: a full stop, a comma, or nothing."""
        end = 0
        for start, next_end in self._places:
            gap = self._text[end:start]
            end = next_end
            yield "" if gap == " " else _kind_of_break(gap)

    @cached_property
    def _places(self) -> Sequence[Span]:
        return [found.span() for found in WORD.finditer(self._text)]


def _kind_of_break(gap: str) -> str:
    if len(gap) > 1 and not _STOPS.isdisjoint(gap):
        return "."
    return "," if "," in gap or "(" in gap or "\u2013" in gap else ""


def _touches(span: Span, taken: set[int]) -> bool:
    return any(place in taken for place in range(span[0], span[1] + 1))


def _around(span: Span, others: Sequence[Span], distance: int) -> Iterator[Span]:
    """The others that end at most `distance` words before the span or begin at most that far after it."""
    at = bisect_left(others, (span[0] - distance - _LONGEST_PHRASE, 0))
    while at < len(others) and others[at][0] <= span[1] + distance:
        if others[at][1] >= span[0] - distance:
            yield others[at]
        at += 1


def _is_close(spans: Sequence[Span], near: int) -> bool:
    return all(map(_apart, spans, spans[1:])) and spans[-1][0] - spans[0][1] <= near


def _apart(one: Span, other: Span) -> bool:
    return one[1] < other[0] or other[1] < one[0]


def _near_places(span: Span, places: Sequence[int]) -> Sequence[int]:
    begin = bisect_left(places, span[0] - _NEGATION_NEAR)
    return places[begin : bisect_right(places, span[1] + _NEGATION_NEAR)]
