"""The rules of a pack: every condition with the thing it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hearing_desk.core.conditions import AllOf, AnyOf, Condition, FactTest, NoneOf
from hearing_desk.core.form import FormPack
from hearing_desk.formpack.things import things


@dataclass(frozen=True)
class Rule:
    """A condition, the path of its thing as authors write it, and what that thing is called."""

    name: str
    label: str
    condition: Condition


def rules_of(pack: FormPack) -> Iterator[Rule]:
    """Every condition of the pack, in its order."""
    for thing in things(pack):
        for value in thing.says.values():
            if isinstance(value, (AllOf, AnyOf, NoneOf, FactTest)):
                yield Rule(thing.name, str(thing.says.get("label", "")), value)
