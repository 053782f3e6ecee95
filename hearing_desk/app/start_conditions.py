"""What must be settled or looked at before the applicant comes in, as far as this hearing asks for it."""

from __future__ import annotations

from dataclasses import dataclass

from hearing_desk.core.conditions import Facts, Value, Verdict, evaluate
from hearing_desk.core.events import ConditionSettled
from hearing_desk.core.form import FormPack, StartCondition
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.people import Fact
from hearing_desk.core.report_cover import NOT_MET as NOT_MET

ADULT_AT = 18
MET = "geregeld"


@dataclass(frozen=True)
class ConditionRow:
    """A start condition that holds for this hearing, or may hold; `is_block` when it comes before everything.

    `answer` and `note` are what the officer noted about it, "" before.
    """

    id: str
    label: str
    is_block: bool
    is_certain: bool
    answer: str = ""
    note: str = ""

    @property
    def is_in_the_way(self) -> bool:
        """Whether the hearing cannot start before the officer has noted something about it."""
        return self.is_block and self.is_certain and not self.answer


def conditions_for(hearing: Hearing, pack: FormPack) -> tuple[ConditionRow, ...]:
    """The start conditions of the pack that this hearing meets or may meet, the blocking ones first."""
    facts = facts_about(hearing)
    asked = (condition for condition in pack.start_conditions if not condition.retired_in)
    verdicts = {c: evaluate(c.when, facts) if c.when is not None else Verdict.TRUE for c in asked}
    rows = (
        _row(c, verdict is Verdict.TRUE, _settled(hearing, c))
        for c, verdict in verdicts.items()
        if verdict is not Verdict.FALSE
    )
    return tuple(sorted(rows, key=lambda row: (not row.is_block, not row.is_certain)))


def _settled(hearing: Hearing, condition: StartCondition) -> ConditionSettled:
    unsettled = ConditionSettled(condition.id, "")
    is_standing = hearing.stands(f"start_conditions/{condition.id}")
    return hearing.conditions.get(condition.id, unsettled) if is_standing else unsettled


def _row(condition: StartCondition, is_certain: bool, known: ConditionSettled) -> ConditionRow:
    is_block = condition.level == "block"
    return ConditionRow(condition.id, condition.label, is_block, is_certain, known.answer, known.note)


def facts_about(hearing: Hearing) -> Facts:
    """What is known about a hearing by the names a form may ask for; what is not known is absent."""
    hearing = hearing.standing_fields()
    found: dict[str, Value] = {
        "present": hearing.texts_of("present"),
        "interpreter.is_present": bool(hearing.present_interpreters),
        "medical_advice.is_given": bool(hearing.text_of("medical_advice_date")),
    }
    for name, field in _FIELDS.items():
        if value := hearing.text_of(field):
            found[name] = value
    return found | _people(hearing) | _age(hearing)


_FIELDS = {
    "hearing.type": "hearing_type",
    "hearing.profile": "profile",
    "hearing.procedure": "procedure",
    "hearing.mode": "mode",
    "applicant.gender": "applicant_gender",
}


def _people(hearing: Hearing) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for officer in hearing.officers[:1]:
        found |= {"officer.gender": officer.gender, "officer.other_steps": officer.other_steps}
    for interpreter in hearing.present_interpreters[:1]:
        people = {"gender": interpreter.gender, "register": interpreter.register, "mode": interpreter.mode}
        found |= {f"interpreter.{name}": value for name, value in people.items() if value}
    for fact in Fact:
        if wish := hearing.wishes.get(fact):
            found |= {f"wish.{fact.value}": wish.wish, f"wish.{fact.value}_strength": wish.strength}
    return found


def _age(hearing: Hearing) -> dict[str, Value]:
    born, day = hearing.text_of("birth_year"), hearing.text_of("date")
    if not born.isdecimal() or not day[:4].isdecimal():
        return {}
    age = int(day[:4]) - int(born)
    return {"applicant.birth_year": int(born), "applicant.age": age, "applicant.is_minor": age < ADULT_AT}
