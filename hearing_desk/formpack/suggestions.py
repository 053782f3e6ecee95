"""What somebody probably meant when a name is not known; a file full of wrong names costs no more than a full pack."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations

from hearing_desk.core.text import Text
from hearing_desk.formpack.findings import Mend

_LISTABLE = 12
_LONGEST = 40
_TWO_LETTERS_OFF = range(5, 25)
_LONG_ENOUGH_TO_BEGIN = 3
_GAP = "\N{REPLACEMENT CHARACTER}"


def did_you_mean(word: str, names: Iterable[str]) -> Mend:
    """The nearest of `names`, and all of them when they are few enough to read."""
    known = tuple(dict.fromkeys(names))
    near = nearest(word, known)
    listed = ", ".join(known) if 0 < len(known) <= _LISTABLE else ""
    return Mend(_sentence(near, listed), near)


def nearest(word: str, known: tuple[str, ...]) -> str:
    """The name that differs least: by one or two letters, else one that begins with the word; empty when none does."""
    if not word or len(word) > _LONGEST:
        return ""
    near = _neighbours(known)
    met = ((cost + near[cut][0], near[cut][1]) for cost, cut in _cuts(word.casefold()) if cut in near)
    found = min(met, default=None)
    return known[found[1]] if found is not None else _begun(word.casefold(), known)


@lru_cache(maxsize=32)
def _neighbours(known: tuple[str, ...]) -> Mapping[str, tuple[int, int]]:
    """Each name with letters left out, and what that costs: what two near words share, so that none is compared."""
    near: dict[str, tuple[int, int]] = {}
    for place, name in enumerate(known):
        for cost, cut in _cuts(name.casefold()) if len(name) <= _LONGEST else ():
            near[cut] = min(near.get(cut, (cost, place)), (cost, place))
    return near


def _cuts(word: str) -> Iterator[tuple[int, str]]:
    """The word; with a gap for one of its letters; without one; and, neither short nor long, without two."""
    yield 0, word
    if len(word) > 1:
        yield from ((1, f"{word[:at]}{_GAP}{word[at + 1 :]}") for at in range(len(word)))
        yield from ((2, word[:at] + word[at + 1 :]) for at in range(len(word)))
    if len(word) in _TWO_LETTERS_OFF:
        pairs = combinations(range(len(word)), 2)
        yield from ((4, word[:one] + word[one + 1 : two] + word[two + 1 :]) for one, two in pairs)


def _begun(word: str, known: tuple[str, ...]) -> str:
    if len(word) < _LONG_ENOUGH_TO_BEGIN:
        return ""
    ordered = _in_order(known)
    at = bisect_left(ordered, (word, ""))
    return ordered[at][1] if at < len(ordered) and ordered[at][0].startswith(word) else ""


@lru_cache(maxsize=32)
def _in_order(known: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name.casefold(), name) for name in known))


def _sentence(near: str, listed: str) -> Text | None:
    if near and listed:
        return Text("did you mean `{near}`? possible: {names}", near=near, names=listed)
    if near:
        return Text("did you mean `{near}`?", near=near)
    return Text("possible: {names}", names=listed) if listed else None
