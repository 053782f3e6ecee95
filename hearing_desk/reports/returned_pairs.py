"""Lays the paragraphs of a returned file beside those of the report: by their words, their label, or their likeness."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from hearing_desk.core.printable import LINE, printable

# V12:, A12a:, Samenvatting (V3):, Opmerking van de tolk (10.42):
_LABEL = re.compile(r"\s*([VA]\d+[a-z]?|[A-Z]\w+[^:()]{0,40}\([^()]{1,12}\)):")
_ALIKE = 0.6
_MOST_COMPARED = 20_000

Pair = tuple[int | None, int | None]


def pairs(original: Sequence[str], found: Sequence[str]) -> tuple[tuple[int | None, int | None, bool], ...]:
    """The places of each pair in the order of the file; None where one of the two has no partner.

    The last of the three says whether the paragraph stood somewhere else.
    """
    mine, theirs = [same_words(text) for text in original], [same_words(text) for text in found]
    return tuple(_by_label(tuple(_aligned(mine, theirs)), mine, theirs))


def same_words(text: str) -> str:
    """The text as it is compared: writing programs may change white space and the form of a letter."""
    return " ".join(printable(text.replace(LINE, " ")).split())


def _aligned(mine: Sequence[str], theirs: Sequence[str]) -> Iterator[Pair]:
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(range(i1, i2), range(j1, j2), strict=True)
        else:
            yield from _paired(mine, theirs, range(i1, i2), range(j1, j2))


def _paired(mine: Sequence[str], theirs: Sequence[str], left: range, right: range) -> Iterator[Pair]:
    partner = _partners(mine, theirs, left, right)
    at = right.start
    for one in left:
        other = partner.get(one)
        if other is None:
            yield one, None
            continue
        yield from ((None, between) for between in range(at, other))
        yield one, other
        at = other + 1
    yield from ((None, between) for between in range(at, right.stop))


def _partners(mine: Sequence[str], theirs: Sequence[str], left: range, right: range) -> dict[int, int]:
    labels = {label_of(mine[one]) for one in left}
    if len(left) == len(right) and all(_fits(mine[i], theirs[j], labels) for i, j in zip(left, right, strict=True)):
        return dict(zip(left, right, strict=True))
    is_alike: Callable[[str, str], bool] = _is_alike if len(left) * len(right) <= _MOST_COMPARED else _has_label_of
    found: dict[int, int] = {}
    at = right.start
    for one in left:
        other = next((j for j in range(at, right.stop) if is_alike(mine[one], theirs[j])), None)
        if other is not None:
            found[one], at = other, other + 1
    return found


def _by_label(
    made: Sequence[Pair], mine: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[int | None, int | None, bool]]:
    """A paragraph that was put somewhere else still bears its number."""
    alone = {label_of(mine[one]): one for one, other in made if one is not None and other is None}
    alone.pop("", None)
    partner: dict[int, int] = {}
    for one, other in made:
        label = label_of(theirs[other]) if one is None and other is not None else ""
        if label in alone and other is not None:
            partner[other] = alone.pop(label)
    taken = set(partner.values())
    for one, other in made:
        if other is not None:
            yield partner.get(other, one), other, other in partner
        elif one not in taken:
            yield one, None, False


def label_of(text: str) -> str:
    """The label a paragraph begins with; "" without one."""
    found = _LABEL.match(text)
    return found[1] if found else ""


def _fits(one: str, other: str, labels: set[str]) -> bool:
    # A label that none of them had was typed over another one.
    return label_of(one) == label_of(other) or not label_of(other) or label_of(other) not in labels


def _has_label_of(one: str, other: str) -> bool:
    return bool(label_of(one)) and label_of(one) == label_of(other)


def _is_alike(one: str, other: str) -> bool:
    if label_of(one) and label_of(other):
        return label_of(one) == label_of(other)
    matcher = SequenceMatcher(None, one[:400], other[:400], autojunk=False)
    return matcher.real_quick_ratio() > _ALIKE and matcher.quick_ratio() > _ALIKE
