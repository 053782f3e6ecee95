"""What of a script is typed into which fields: values by the ids of the sheets."""

from __future__ import annotations

from collections.abc import Mapping

from hearing_desk.app import script_values as sv
from hearing_desk.app.case import Case
from hearing_desk.core.events import FieldValue
from hearing_desk.core.people import Interpreter, Officer, Wish


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
    if isinstance(person, Officer):
        return filled({"id": person.id, "gender": person.gender, "other_steps": person.other_steps})
    return filled(
        {
            "number": person.number,
            "gender": person.gender,
            "language": person.language,
            "dialect": person.dialect,
            "register": person.register,
            "register_reason": person.register_reason,
            "mode": person.mode,
        }
    )


def wish_values(wish: Wish) -> dict[str, FieldValue]:
    """The fields of a wish."""
    return filled(
        {
            "wish": wish.wish,
            "wish_text": wish.text,
            "strength": wish.strength,
            "source": wish.source,
            "date": wish.date,
        }
    )


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
