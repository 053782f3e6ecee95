"""Closed, three-valued tests on a hearing: true, false, or not known yet; never an expression language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias, assert_never

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


def evaluate(condition: Condition, facts: Facts) -> Verdict:
    """What the condition says of these facts (Kleene): a fact that is absent is not known, never false.

    True and false compare as `ja` and `nee`. Any shape of fact gives a verdict; nothing is raised.
    """
    match condition:
        case AllOf():
            return _all(evaluate(part, facts) for part in condition.all)
        case AnyOf():
            return _not(_all(_not(evaluate(part, facts)) for part in condition.any))
        case NoneOf():
            return _all(_not(evaluate(part, facts)) for part in condition.none)
        case FactTest():
            return _test(condition, facts)
        case _:
            assert_never(condition)


def fact_names(condition: Condition) -> frozenset[str]:
    """The facts the verdict depends on."""
    match condition:
        case AllOf():
            return _names(condition.all)
        case AnyOf():
            return _names(condition.any)
        case NoneOf():
            return _names(condition.none)
        case FactTest():
            return frozenset(name for name in (condition.fact, condition.differs_from) if name is not None)
        case _:
            assert_never(condition)


def _names(parts: tuple[Condition, ...]) -> frozenset[str]:
    return frozenset().union(*(fact_names(part) for part in parts))


def _all(verdicts: Iterable[Verdict]) -> Verdict:
    found = Verdict.TRUE
    for verdict in verdicts:
        if verdict is Verdict.FALSE:
            return verdict
        if verdict is Verdict.NOT_KNOWN:
            found = verdict
    return found


def _not(verdict: Verdict) -> Verdict:
    if verdict is Verdict.NOT_KNOWN:
        return verdict
    return Verdict.FALSE if verdict is Verdict.TRUE else Verdict.TRUE


def _test(test: FactTest, facts: Facts) -> Verdict:
    if test.fact not in facts:
        return Verdict.NOT_KNOWN
    if test.at_least is not None:
        return _at_least(facts[test.fact], test.at_least)
    if test.differs_from is not None:
        return _differs(facts[test.fact], facts.get(test.differs_from))
    return _compared(test, _words(facts[test.fact]))


def _compared(test: FactTest, words: tuple[str, ...]) -> Verdict:
    if test.is_value is not None:
        return _verdict(words == (test.is_value,))
    if test.is_not is not None:
        return _verdict(words != (test.is_not,))
    if test.in_values is not None:
        return _verdict(any(word in test.in_values for word in words))
    if test.has is not None:
        return _verdict(test.has in words)
    return Verdict.NOT_KNOWN


def _at_least(value: Value, lowest: int) -> Verdict:
    if isinstance(value, bool) or not isinstance(value, int):
        return Verdict.NOT_KNOWN
    return _verdict(value >= lowest)


def _differs(value: Value, other: Value | None) -> Verdict:
    return Verdict.NOT_KNOWN if other is None else _verdict(_words(value) != _words(other))


def _words(value: Value) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    if isinstance(value, bool):
        return ("ja",) if value else ("nee",)
    return (str(value),)


def _verdict(is_true: bool) -> Verdict:
    return Verdict.TRUE if is_true else Verdict.FALSE
