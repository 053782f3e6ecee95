"""The closed list of what a form's condition may ask about a hearing; who writes forms cannot invent a fact."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class FactKind(Enum):
    """What sort of value a fact has, which decides how it can be compared."""

    CHOICE = "choice"
    CHOICES = "choices"
    NUMBER = "number"
    YES_NO = "yes_no"


@dataclass(frozen=True)
class Fact:
    """One thing known about a hearing; `options` names the closed list of the pack that holds its values."""

    name: str
    kind: FactKind
    options: str = ""


FACTS = (
    Fact("hearing.type", FactKind.CHOICE, "hearing_type"),
    Fact("hearing.profile", FactKind.CHOICE, "profile"),
    Fact("hearing.procedure", FactKind.CHOICE, "procedure"),
    Fact("applicant.gender", FactKind.CHOICE, "gender"),
    Fact("applicant.birth_year", FactKind.NUMBER),
    Fact("applicant.age", FactKind.NUMBER),
    Fact("applicant.is_minor", FactKind.YES_NO, "yes_no"),
    Fact("officer.gender", FactKind.CHOICE, "gender"),
    Fact("officer.other_steps", FactKind.CHOICES, "other_step"),
    Fact("interpreter.gender", FactKind.CHOICE, "gender"),
    Fact("interpreter.register", FactKind.CHOICE, "register"),
    Fact("interpreter.mode", FactKind.CHOICE, "mode"),
    Fact("interpreter.is_present", FactKind.YES_NO, "yes_no"),
    Fact("wish.officer", FactKind.CHOICE, "wish"),
    Fact("wish.officer_strength", FactKind.CHOICE, "strength"),
    Fact("wish.interpreter", FactKind.CHOICE, "wish"),
    Fact("wish.interpreter_strength", FactKind.CHOICE, "strength"),
    Fact("present", FactKind.CHOICES, "present_role"),
    Fact("medical_advice.is_given", FactKind.YES_NO, "yes_no"),
)
