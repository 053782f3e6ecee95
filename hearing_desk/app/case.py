"""What the planning of a hearing says, as values, and the events that write it down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hearing_desk.core import events as ev
from hearing_desk.core.people import Fact, Interpreter, Officer, Wish


@dataclass(frozen=True)
class Case:
    """A planned hearing: the fields of the case sheet, who hears and interprets, what was wished, and the plan."""

    fields: Mapping[str, ev.FieldValue]
    officer: Officer | None = None
    interpreter: Interpreter | None = None
    wishes: Mapping[Fact, Wish] = field(default_factory=dict)
    plan: tuple[str, ...] = ()


def planned(case: Case) -> tuple[ev.Event, ...]:
    """The events that write a planned hearing down, in the order of the sheets."""
    people: tuple[ev.Event, ...] = ()
    if case.officer is not None:
        people += (ev.OfficerAssigned(case.officer),)
    if case.interpreter is not None:
        people += (ev.InterpreterAssigned(case.interpreter),)
    return (
        *(ev.FieldFilled(name, value) for name, value in case.fields.items()),
        *people,
        *(ev.WishNoted(fact, wish) for fact, wish in case.wishes.items()),
        *((ev.PlanSet(case.plan),) if case.plan else ()),
    )
