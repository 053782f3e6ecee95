"""Closed, three-valued tests on a hearing: true, false, or not known yet; never an expression language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

Value: TypeAlias = str | int | bool | tuple[str, ...]
Facts: TypeAlias = Mapping[str, Value]


class Verdict(Enum):
    """What a test says; anything unanswered makes it NOT_KNOWN, which is not the same as false."""

    TRUE = "true"
    FALSE = "false"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True)
class FactTest:
    """A test on one fact of the hearing: exactly one of the ways to compare is used."""

    fact: str
    is_value: str | None = None
    is_not: str | None = None
    in_values: tuple[str, ...] | None = None
    has: str | None = None
    at_least: int | None = None
    differs_from: str | None = None


@dataclass(frozen=True)
class AllOf:
    """True when every part is true; one false part makes it false, whatever is not known."""

    all: tuple[Condition, ...]


@dataclass(frozen=True)
class AnyOf:
    """True when one part is true, whatever is not known."""

    any: tuple[Condition, ...]


@dataclass(frozen=True)
class NoneOf:
    """True when every part is false."""

    none: tuple[Condition, ...]


Condition: TypeAlias = AllOf | AnyOf | NoneOf | FactTest
