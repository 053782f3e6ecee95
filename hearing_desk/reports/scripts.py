"""Cuts a line into pieces of one writing direction, so that Word sets Arabic and Hebrew letters right."""

from __future__ import annotations

import itertools
import unicodedata
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


def _direction(letter: str) -> bool | None:
    kind = unicodedata.bidirectional(letter)
    if kind in _RIGHT_TO_LEFT:
        return True
    return False if kind in _LEFT_TO_RIGHT else None


def _resolved(directions: list[bool | None]) -> list[bool]:
    base = all(direction is not False for direction in directions) and True in directions
    before, resolved = _carried(directions, base), []
    after = _carried(directions[::-1], base)[::-1]
    for direction, left, right in zip(directions, before, after, strict=True):
        resolved.append(direction if direction is not None else (left and right))
    return resolved


def _carried(directions: list[bool | None], base: bool) -> list[bool]:
    carried, last = [], base
    for direction in directions:
        last = last if direction is None else direction
        carried.append(last)
    return carried
