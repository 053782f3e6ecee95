"""The closed list of what a form's condition may ask about a hearing; who writes forms cannot invent a fact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType


class FactKind(Enum):
    """What sort of value a fact has, which decides how it can be compared."""

    CHOICE = "choice"
    CHOICES = "choices"
    NUMBER = "number"
    YES_NO = "yes_no"


@dataclass(frozen=True)
class HearingFact:
    """One thing known about a hearing; `options` names the closed list of the pack that holds its values."""

    name: str
    kind: FactKind
    options: str = ""


FACTS = (
    HearingFact("hearing.type", FactKind.CHOICE, "hearing_type"),
    HearingFact("hearing.profile", FactKind.CHOICE, "profile"),
    HearingFact("hearing.procedure", FactKind.CHOICE, "procedure"),
    HearingFact("hearing.mode", FactKind.CHOICE, "mode"),
    HearingFact("applicant.gender", FactKind.CHOICE, "gender"),
    HearingFact("applicant.birth_year", FactKind.NUMBER),
    HearingFact("applicant.age", FactKind.NUMBER),
    HearingFact("applicant.is_minor", FactKind.YES_NO, "yes_no"),
    HearingFact("officer.gender", FactKind.CHOICE, "gender"),
    HearingFact("officer.other_steps", FactKind.CHOICES, "other_step"),
    HearingFact("interpreter.gender", FactKind.CHOICE, "gender"),
    HearingFact("interpreter.register", FactKind.CHOICE, "register"),
    HearingFact("interpreter.mode", FactKind.CHOICE, "mode"),
    HearingFact("interpreter.is_present", FactKind.YES_NO, "yes_no"),
    HearingFact("wish.officer", FactKind.CHOICE, "wish"),
    HearingFact("wish.officer_strength", FactKind.CHOICE, "strength"),
    HearingFact("wish.interpreter", FactKind.CHOICE, "wish"),
    HearingFact("wish.interpreter_strength", FactKind.CHOICE, "strength"),
    HearingFact("present", FactKind.CHOICES, "present_role"),
    HearingFact("medical_advice.is_given", FactKind.YES_NO, "yes_no"),
)
FACTS_BY_NAME: Mapping[str, HearingFact] = MappingProxyType({fact.name: fact for fact in FACTS})
