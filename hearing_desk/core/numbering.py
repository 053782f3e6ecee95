"""Which number a turn gets: a question the next one, an answer that of the question above; none is ever used twice."""

from __future__ import annotations

from collections.abc import Collection, Sequence

QUESTION_KINDS = ("V", "S")
ANSWER_KIND = "A"


def is_question(kind: str) -> bool:
    """Whether turns of this kind take the next number of their own."""
    return kind in QUESTION_KINDS


def number_for(kind: str, above: Sequence[tuple[str, str]], highest: int, given: Collection[str]) -> str:
    """The number of a new turn of `kind`; "" for kinds that carry the time instead.

    `above` are the (kind, number) pairs of the turns before it, nearest last; `highest` is the highest question number
    ever given, `given` every answer number ever given (decisions.md, Turns).
    """
    if is_question(kind):
        return str(highest + 1)
    if kind != ANSWER_KIND:
        return ""
    base = next((number for k, number in reversed(above) if is_question(k) and number), "0")
    return _first_free(base, given)


def _first_free(base: str, given: Collection[str]) -> str:
    candidate, count = base, 0
    while candidate in given:
        count += 1
        candidate = base + _letters(count)
    return candidate


def _letters(count: int) -> str:
    letters = ""
    while count:
        count, rest = divmod(count - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
