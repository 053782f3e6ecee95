"""A condition that can never become true is a mistake, not silence: facts, ways to compare and values are checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import TypeGuard

from hearing_desk.core.conditions import AllOf, AnyOf, Condition, FactTest, NoneOf
from hearing_desk.core.facts import FACTS_BY_NAME, FactKind, HearingFact
from hearing_desk.core.form import FormPack
from hearing_desk.core.text import Text
from hearing_desk.formpack.findings import Finding, Mend, error
from hearing_desk.formpack.reader import Path, SourcedPack
from hearing_desk.formpack.suggestions import did_you_mean
from hearing_desk.formpack.walk import walk

MAX_DEPTH = 4
MAX_TESTS = 50
_GROUPS = ("all", "any", "none")
_ONE_VALUE = ("is_value", "is_not", "in_values", "differs_from")
_WAYS: Mapping[FactKind, tuple[str, ...]] = {
    FactKind.CHOICE: _ONE_VALUE,
    FactKind.YES_NO: _ONE_VALUE,
    FactKind.CHOICES: ("has",),
    FactKind.NUMBER: ("at_least",),
}


def check_rules(sourced: SourcedPack) -> Iterator[Finding]:
    """Conditions that are empty, too deep, or that ask what no hearing can answer."""
    for path, value in walk(sourced.pack):
        if is_outermost(value, path):
            yield from _length(sourced, path, value)
        if isinstance(value, (AllOf, AnyOf, NoneOf)):
            yield from _group(sourced, path, value)
        if isinstance(value, FactTest):
            yield from _test(sourced, path, value)


def is_outermost(value: object, path: Path) -> TypeGuard[Condition]:
    """Whether it is a condition that stands in no other one."""
    return isinstance(value, (AllOf, AnyOf, NoneOf, FactTest)) and not any(key in _GROUPS for key in path)


def is_long(condition: Condition) -> bool:
    """Whether it has more tests than anybody can check."""
    return sum(isinstance(part, FactTest) for _, part in walk(condition)) > MAX_TESTS


def _length(sourced: SourcedPack, path: Path, condition: Condition) -> Iterator[Finding]:
    if is_long(condition):
        message = Text("a condition has more than {most} tests", most=MAX_TESTS)
        yield error(sourced.place(path), "F26", message, Mend(Text("divide the condition")))


def _group(sourced: SourcedPack, path: Path, group: AllOf | AnyOf | NoneOf) -> Iterator[Finding]:
    if sum(key in _GROUPS for key in path) == MAX_DEPTH:
        message = Text("conditions stand more than {depth} deep in each other", depth=MAX_DEPTH)
        yield error(sourced.place(path), "F23", message, Mend(Text("divide the condition")))
    name = fields(group)[0].name
    if not getattr(group, name):
        message = Text("`{name}` holds no condition", name=name)
        yield error(sourced.place((*path, name)), "F24", message, Mend(Text("add a condition, or remove it")))


def _test(sourced: SourcedPack, path: Path, test: FactTest) -> Iterator[Finding]:
    ways = [field.name for field in fields(test)[1:] if getattr(test, field.name) is not None]
    if len(ways) != 1:
        message = Text("a test on a fact compares in exactly one way")
        all_ways = ", ".join(field.name for field in fields(test)[1:])
        yield error(sourced.place((*path, "fact")), "F22", message, Mend(Text("possible: {names}", names=all_ways)))
    elif test.fact not in FACTS_BY_NAME:
        yield _unknown(sourced, (*path, "fact"), test.fact)
    else:
        yield from _way(sourced, path, test, FACTS_BY_NAME[test.fact], ways[0])


def _unknown(sourced: SourcedPack, path: Path, name: str) -> Finding:
    message = Text("there is no fact named `{name}`", name=name)
    return error(sourced.place(path), "F31", message, did_you_mean(name, FACTS_BY_NAME))


def _way(sourced: SourcedPack, path: Path, test: FactTest, fact: HearingFact, way: str) -> Iterator[Finding]:
    if way not in _WAYS[fact.kind]:
        message = Text("`{way}` cannot be used for the fact `{fact}`", way=way, fact=fact.name)
        mend = Mend(Text("possible: {names}", names=", ".join(_WAYS[fact.kind])))
        yield error(sourced.place((*path, way)), "F32", message, mend)
    elif way == "differs_from":
        yield from _other(sourced, (*path, way), fact, str(test.differs_from))
    elif way != "at_least":
        yield from _values(sourced, path, test, fact, way)


def _other(sourced: SourcedPack, path: Path, fact: HearingFact, name: str) -> Iterator[Finding]:
    if name not in FACTS_BY_NAME:
        yield _unknown(sourced, path, name)
    elif not set(_possible(sourced.pack, fact)) & set(_possible(sourced.pack, FACTS_BY_NAME[name])):
        message = Text("`{fact}` and `{other}` have no value in common", fact=fact.name, other=name)
        yield error(sourced.place(path), "F32", message, Mend(Text("compare facts of one kind")))


def _values(sourced: SourcedPack, path: Path, test: FactTest, fact: HearingFact, way: str) -> Iterator[Finding]:
    possible = _possible(sourced.pack, fact)
    said = getattr(test, way)
    numbered = (
        [((*path, way, n), word) for n, word in enumerate(said)] if isinstance(said, tuple) else [((*path, way), said)]
    )
    for place, word in numbered:
        if word not in possible:
            message = Text("`{word}` is not a possible value of `{fact}`", word=word, fact=fact.name)
            yield error(sourced.place(place), "F33", message, did_you_mean(word, possible))


def _possible(pack: FormPack, fact: HearingFact) -> tuple[str, ...]:
    return pack.option_ids(fact.options) if fact.options in pack.lists else ()
