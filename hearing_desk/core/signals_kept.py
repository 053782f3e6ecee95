"""Keeps the compiled word lists with the pack, so that a hearing does not begin with compiling them.

What is kept names the lists and the stemmer it was made of; with other ones it is left unused and made anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from typing import Any, Final, TypeAlias

from hearing_desk.core.form import SignalGroup, Words
from hearing_desk.core.signals import Matcher, compile_groups
from hearing_desk.core.signals_entries import CompiledGroup, Entry, starts_of
from hearing_desk.core.signals_trie import Phrases

_Stem: TypeAlias = Callable[[str], str]
_TRIED: Final = ("bewakingen", "gevangenissen", "martelingen", "ondervragingen", "verhoorden", "christelijke")


def kept_matcher(groups: Sequence[SignalGroup], role_words: Sequence[str], stem: _Stem) -> str:
    """The matcher of these lists as text, to be kept."""
    matcher = compile_groups(groups, role_words, stem)
    lines = {text: number for number, text in enumerate(_lines(groups))}
    kept = {
        "made_of": _made_of(groups, role_words, stem),
        "phrases": matcher.phrases.kept(),
        "groups": [
            [_rows(group.entries, lines), _rows(group.taken_out, lines), group.roles] for group in matcher.groups
        ],
        "negations": matcher.negations,
    }
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def matcher_from(kept: str, groups: Sequence[SignalGroup], role_words: Sequence[str], stem: _Stem) -> Matcher:
    """The matcher of these lists, from what was kept when that was made of them."""
    found = json.loads(kept) if kept else {}
    if found.get("made_of") != _made_of(groups, role_words, stem):
        return compile_groups(groups, role_words, stem)
    lines = tuple(_lines(groups))
    compiled = tuple(
        CompiledGroup(group.id, _entries(entries, lines), _entries(taken_out, lines), tuple(roles))
        for group, (entries, taken_out, roles) in zip(groups, found["groups"], strict=True)
    )
    phrases = Phrases.from_kept(found["phrases"], stem)
    return Matcher(phrases, compiled, starts_of(compiled), tuple(found["negations"]))


def _made_of(groups: Sequence[SignalGroup], role_words: Sequence[str], stem: _Stem) -> str:
    sets = ((name, members) for group in groups for name, members in group.words.sets.items())
    text = repr((tuple(_lines(groups)), tuple(sets), tuple(role_words), tuple(map(stem, _TRIED))))
    return hashlib.sha256(text.encode()).hexdigest()


def _lines(groups: Sequence[SignalGroup]) -> Iterator[str]:
    """Every line of every list, once the group and the list it stands in are named."""
    for group in groups:
        for name in (field.name for field in fields(Words) if field.name != "sets"):
            yield f"{group.id} {name}"
            yield from getattr(group.words, name)


def _rows(entries: Sequence[Entry], lines: dict[str, int]) -> list[list[Any]]:
    return [
        [lines[e.text], e.parts, e.excluded, e.near, e.asked, e.gender, e.condition, int(e.goes_on)] for e in entries
    ]


def _entries(rows: Sequence[Sequence[Any]], lines: Sequence[str]) -> tuple[Entry, ...]:
    return tuple(
        Entry(lines[line], tuple(parts), tuple(excluded), near, tuple(asked), gender, condition, bool(goes_on))
        for line, parts, excluded, near, asked, gender, condition, goes_on in rows
    )
