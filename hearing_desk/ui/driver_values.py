"""What of a script is typed into which fields: values by the ids of the sheets."""

from __future__ import annotations

from collections.abc import Mapping

from hearing_desk.app import script_values as sv
from hearing_desk.app.case import Case
from hearing_desk.app.case_presenter import wish_values
from hearing_desk.core.events import FieldValue
from hearing_desk.core.people import Interpreter, Officer


def case_values(case: Case) -> dict[str, FieldValue]:
    """The fields of the form for a new hearing."""
    values = dict(case.fields)
    if case.officer is not None:
        values |= prefixed("officer.", person_values(case.officer))
    if case.interpreter is not None:
        values |= prefixed("interpreter.", person_values(case.interpreter))
    for fact, wish in case.wishes.items():
        values |= prefixed(f"wish_{fact.value}.", wish_values(wish))
    return filled({**values, "plan": case.plan})


def person_values(person: Officer | Interpreter) -> dict[str, FieldValue]:
    """The fields of an officer or interpreter."""
    return filled(vars(person))


def consult_values(event: sv.LogConsult) -> dict[str, FieldValue]:
    """The fields of a consultation."""
    return {
        "with": event.party,
        "question": event.question,
        "answer": event.answer,
        "outcome": event.outcome,
        "reason": event.reason,
    }


def typeable(text: str) -> str:
    """A text as Enter makes it: no paragraph is empty, for Enter on an empty one begins another turn."""
    return "\n".join(line for line in text.split("\n") if line.strip())


def filled(values: Mapping[str, FieldValue]) -> dict[str, FieldValue]:
    """Only what there is something to type for."""
    return {name: value for name, value in values.items() if value}


def prefixed(prefix: str, values: Mapping[str, FieldValue]) -> dict[str, FieldValue]:
    """The same values under longer field names."""
    return {prefix + name: value for name, value in values.items()}
