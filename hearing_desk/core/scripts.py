"""Cuts a line into pieces of one writing direction, so that every file sets Arabic and Hebrew letters right."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_RIGHT_TO_LEFT = ("R", "AL", "AN")
_LEFT_TO_RIGHT = ("L",)


@dataclass(frozen=True)
class Piece:
    """Part of a line in one direction."""

    text: str
    is_right_to_left: bool


def pieces(line: str) -> tuple[Piece, ...]:
    """The line in pieces; what has no direction (spaces, digits, signs) goes with its neighbours."""
    if line.isascii():
        return (Piece(line, is_right_to_left=False),) if line else ()
    directions = _resolved([_direction(letter) for letter in line])
    grouped = itertools.groupby(zip(line, directions, strict=True), key=lambda pair: pair[1])
    return tuple(Piece("".join(letter for letter, _ in group), is_rtl) for is_rtl, group in grouped)


def runs_to_the_left(words: str) -> bool:
    """Whether a paragraph of these words begins at the right: its first letter with a direction says so."""
    return not words.isascii() and bool(_first(_direction(letter) for letter in words))


def _direction(letter: str) -> bool | None:
    kind = unicodedata.bidirectional(letter)
    if kind in _RIGHT_TO_LEFT:
        return True
    return False if kind in _LEFT_TO_RIGHT else None


def _resolved(directions: list[bool | None]) -> list[bool]:
    base = _first(directions)
    before, resolved = _carried(directions, base), []
    after = _carried(directions[::-1], base)[::-1]
    for direction, left, right in zip(directions, before, after, strict=True):
        resolved.append(direction if direction is not None else (left and right))
    return resolved


def _first(directions: Iterable[bool | None]) -> bool:
    return next((direction for direction in directions if direction is not None), False)


def _carried(directions: list[bool | None], base: bool) -> list[bool]:
    carried, last = [], base
    for direction in directions:
        last = last if direction is None else direction
        carried.append(last)
    return carried
