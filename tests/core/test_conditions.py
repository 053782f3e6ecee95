"""Conditions have three values: what is not known is never taken for false."""

from __future__ import annotations

from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearing_desk.core.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Facts,
    FactTest,
    NoneOf,
    Value,
    Verdict,
    evaluate,
    fact_names,
)

T, F, U = Verdict.TRUE, Verdict.FALSE, Verdict.NOT_KNOWN
YES = FactTest("sure", is_value="ja")
NO = FactTest("sure", is_value="nee")
UNKNOWN = FactTest("unasked", is_value="ja")
SURE: Facts = {"sure": True}
PARTS = {T: YES, F: NO, U: UNKNOWN}


@pytest.mark.parametrize(
    ("test", "value", "verdict"),
    [
        (FactTest("f", is_value="v"), "v", T),
        (FactTest("f", is_value="v"), "m", F),
        (FactTest("f", is_value="ja"), True, T),
        (FactTest("f", is_value="ja"), False, F),
        (FactTest("f", is_value="3"), 3, T),
        (FactTest("f", is_value="v"), ("v",), T),
        (FactTest("f", is_value="v"), ("v", "m"), F),
        (FactTest("f", is_not="v"), "m", T),
        (FactTest("f", is_not="v"), "v", F),
        (FactTest("f", in_values=("v", "x")), "x", T),
        (FactTest("f", in_values=("v", "x")), "m", F),
        (FactTest("f", in_values=()), "m", F),
        (FactTest("f", in_values=("v",)), ("m", "v"), T),
        (FactTest("f", has="voogd"), ("vwn", "voogd"), T),
        (FactTest("f", has="voogd"), ("vwn",), F),
        (FactTest("f", has="voogd"), (), F),
        (FactTest("f", has="voogd"), "voogd", T),
        (FactTest("f", at_least=12), 12, T),
        (FactTest("f", at_least=12), 11, F),
        (FactTest("f", at_least=0), "12", U),
        (FactTest("f", at_least=0), True, U),
        (FactTest("f", at_least=0), ("a", "b"), U),
        (FactTest("f"), "v", U),
    ],
)
def test_a_test_compares_one_fact(test: FactTest, value: Value, verdict: Verdict) -> None:
    assert evaluate(test, {"f": value}) is verdict


@pytest.mark.parametrize(
    "test",
    [
        FactTest("f", is_value="v"),
        FactTest("f", is_not="v"),
        FactTest("f", in_values=("v",)),
        FactTest("f", has="v"),
        FactTest("f", at_least=1),
        FactTest("f", differs_from="g"),
    ],
)
def test_a_fact_that_is_absent_is_not_known(test: FactTest) -> None:
    assert evaluate(test, {"g": "v"}) is U


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [({"f": "v", "g": "m"}, T), ({"f": "v", "g": "v"}, F), ({"f": "v"}, U), ({"f": ("v",), "g": "v"}, F)],
)
def test_two_facts_differ_only_when_both_are_known(facts: Facts, verdict: Verdict) -> None:
    assert evaluate(FactTest("f", differs_from="g"), facts) is verdict


def test_nothing_asked_is_true_for_all_and_none_and_false_for_any() -> None:
    assert evaluate(AllOf(()), {}) is T
    assert evaluate(NoneOf(()), {}) is T
    assert evaluate(AnyOf(()), {}) is F


@pytest.mark.parametrize(
    ("group", "verdict"),
    [
        (AllOf((YES, UNKNOWN)), U),
        (AllOf((NO, UNKNOWN)), F),
        (AllOf((YES, YES)), T),
        (AnyOf((YES, UNKNOWN)), T),
        (AnyOf((NO, UNKNOWN)), U),
        (AnyOf((NO, NO)), F),
        (NoneOf((NO, UNKNOWN)), U),
        (NoneOf((YES, UNKNOWN)), F),
        (NoneOf((NO, NO)), T),
    ],
)
def test_one_sure_part_decides_whatever_is_not_known(group: Condition, verdict: Verdict) -> None:
    assert evaluate(group, SURE) is verdict


def test_what_is_no_condition_is_never_taken_for_one() -> None:
    no_condition = cast("Condition", "altijd")

    with pytest.raises(AssertionError):
        evaluate(no_condition, {})
    with pytest.raises(AssertionError):
        fact_names(no_condition)


def conditions() -> st.SearchStrategy[Condition]:
    tests: st.SearchStrategy[Condition] = st.sampled_from("abc").map(lambda name: FactTest(name, is_value="ja"))
    return st.recursive(
        tests,
        lambda parts: (
            st.lists(parts, max_size=3)
            .map(tuple)
            .flatmap(lambda some: st.sampled_from([AllOf(some), AnyOf(some), NoneOf(some)]))
        ),
        max_leaves=8,
    )


def completions(facts: Facts) -> list[Facts]:
    """Every way the facts that are not known could turn out."""
    found: list[Facts] = [facts]
    for name in "abc":
        found = [{**so_far, name: value} for so_far in found for value in _values(facts, name)]
    return found


def _values(facts: Facts, name: str) -> list[Value]:
    return [facts[name]] if name in facts else [True, False]


def is_true(condition: Condition, facts: Facts) -> bool:
    """The oracle: plain two-valued logic, when everything is known."""
    match condition:
        case AllOf():
            return all(is_true(part, facts) for part in condition.all)
        case AnyOf():
            return any(is_true(part, facts) for part in condition.any)
        case NoneOf():
            return not any(is_true(part, facts) for part in condition.none)
        case FactTest():
            return facts[condition.fact] is True


def kleene(condition: Condition, facts: Facts) -> int:
    """The oracle of three values: 0 false, 1 not known, 2 true; all is the lowest, any the highest."""
    match condition:
        case AllOf():
            return min((kleene(part, facts) for part in condition.all), default=2)
        case AnyOf():
            return max((kleene(part, facts) for part in condition.any), default=0)
        case NoneOf():
            return 2 - max((kleene(part, facts) for part in condition.none), default=0)
        case FactTest():
            return 1 if condition.fact not in facts else 2 * (facts[condition.fact] is True)


@given(conditions(), st.dictionaries(st.sampled_from("abc"), st.booleans()))
def test_the_verdict_is_that_of_three_valued_logic(condition: Condition, facts: Facts) -> None:
    assert evaluate(condition, facts) is (F, U, T)[kleene(condition, facts)]


@given(conditions(), st.dictionaries(st.sampled_from("abc"), st.booleans()))
def test_a_sure_verdict_stays_whatever_becomes_known(condition: Condition, facts: Facts) -> None:
    verdict = evaluate(condition, facts)
    outcomes = {is_true(condition, whole) for whole in completions(facts)}

    assert verdict is U or outcomes == {verdict is T}
    assert all((evaluate(condition, whole) is T) == is_true(condition, whole) for whole in completions(facts))


def test_a_condition_names_the_facts_it_depends_on() -> None:
    condition = AllOf((AnyOf((YES, FactTest("f", differs_from="g"))), NoneOf((UNKNOWN,))))

    assert fact_names(condition) == {"sure", "f", "g", "unasked"}
    assert fact_names(AllOf(())) == frozenset()
