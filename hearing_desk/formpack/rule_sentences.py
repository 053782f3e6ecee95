"""A rule as a sentence, made of the same values that are evaluated, so that who approves it reads what will happen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from hearing_desk.core.conditions import AllOf, AnyOf, Condition, FactTest, NoneOf
from hearing_desk.core.facts import FACTS_BY_NAME, FactKind
from hearing_desk.core.form import FormPack
from hearing_desk.core.text import Text

FACT_NAMES: Mapping[str, Text] = {
    "hearing.type": Text("the kind of hearing"),
    "hearing.profile": Text("the legal profile"),
    "hearing.procedure": Text("the procedure"),
    "hearing.mode": Text("the way the hearing is held"),
    "applicant.gender": Text("the gender of the applicant"),
    "applicant.birth_year": Text("the year of birth of the applicant"),
    "applicant.age": Text("the age of the applicant"),
    "applicant.is_minor": Text("the applicant is a minor"),
    "officer.gender": Text("the gender of the officer"),
    "officer.other_steps": Text("the other steps of the officer"),
    "interpreter.gender": Text("the gender of the interpreter"),
    "interpreter.register": Text("the register of the interpreter"),
    "interpreter.mode": Text("the way the interpreter takes part"),
    "interpreter.is_present": Text("the interpreter is present"),
    "wish.officer": Text("the wish about the officer"),
    "wish.officer_strength": Text("the strength of the wish about the officer"),
    "wish.interpreter": Text("the wish about the interpreter"),
    "wish.interpreter_strength": Text("the strength of the wish about the interpreter"),
    "present": Text("the people present"),
    "medical_advice.is_given": Text("medical advice was given"),
}


def rule_sentence(condition: Condition, pack: FormPack) -> Text:
    """What must be so for the condition to be true."""
    match condition:
        case AllOf():
            return _joined([_part(part, pack) for part in condition.all], is_and=True)
        case AnyOf():
            return _joined([_part(part, pack) for part in condition.any], is_and=False)
        case NoneOf():
            inside = _joined([_part(part, pack) for part in condition.none], is_and=False)
            return Text("not: {rule}", rule=inside)
        case FactTest():
            return _test(condition, pack)
        case _:
            assert_never(condition)


def fact_name(name: str) -> Text:
    """What a fact is called in a sentence; a name that is no fact stands as it is."""
    return FACT_NAMES.get(name, Text("“{name}”", name=name))


def _part(part: Condition, pack: FormPack) -> Text:
    sentence = rule_sentence(part, pack)
    return sentence if isinstance(part, FactTest) else Text("({rule})", rule=sentence)


def _joined(sentences: list[Text], *, is_and: bool) -> Text:
    if not sentences:
        return Text("nothing")
    first, *rest = sentences
    for sentence in rest:
        if is_and:
            first = Text("{one} and {other}", one=first, other=sentence)
        else:
            first = Text("{one} or {other}", one=first, other=sentence)
    return first


def _test(test: FactTest, pack: FormPack) -> Text:
    fact = fact_name(test.fact)
    if test.at_least is not None:
        return Text("{fact} is {number} or more", fact=fact, number=test.at_least)
    if test.differs_from is not None:
        return Text("{fact} differs from {other}", fact=fact, other=fact_name(test.differs_from))
    if test.has is not None:
        return Text("“{value}” is among {fact}", value=_value(test, test.has, pack), fact=fact)
    if _is_yes_no(test):
        return _yes_no(test, fact)
    if test.is_not is not None:
        return Text("{fact} is not “{value}”", fact=fact, value=_value(test, test.is_not, pack))
    words = test.in_values if test.in_values is not None else (test.is_value or "",)
    values = [Text("“{value}”", value=_value(test, word, pack)) for word in words]
    return Text("{fact} is {values}", fact=fact, values=_joined(values, is_and=False))


def _yes_no(test: FactTest, fact: Text) -> Text:
    words = set(test.in_values or ()) | {word for word in (test.is_value,) if word is not None}
    if test.is_not is not None:
        words = {"ja", "nee"} - {test.is_not}
    if words == {"ja"}:
        return fact
    if words == {"nee"}:
        return Text("not: {rule}", rule=fact)
    return Text("it is known whether {fact}", fact=fact)


def _is_yes_no(test: FactTest) -> bool:
    return test.fact in FACTS_BY_NAME and FACTS_BY_NAME[test.fact].kind is FactKind.YES_NO


def _value(test: FactTest, word: str, pack: FormPack) -> str:
    options = FACTS_BY_NAME[test.fact].options if test.fact in FACTS_BY_NAME else ""
    return pack.option_label(options, word)
