"""A test that can never be true is told, and one that can be true is left alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearing_desk.core.conditions import AllOf, AnyOf, Condition, FactTest, NoneOf, Verdict, evaluate
from hearing_desk.formpack.compile import read_forms
from hearing_desk.formpack.contradictions import is_impossible
from tests.formpack.conftest import SMALL_PACK

NEVER = (
    ("all: [{fact: applicant.gender, is_value: v}, {fact: applicant.gender, is_value: m}]", "7:53"),
    ("all: [{fact: applicant.gender, is_value: v}, {none: [{fact: applicant.gender, in_values: [v, x]}]}]", ""),
    ("none: [{fact: wish.officer, in_values: [v, m]}, {fact: wish.officer, is_value: geen}]", ""),
    ("all: [{fact: applicant.age, at_least: 18}, {none: [{fact: applicant.age, at_least: 12}]}]", ""),
    ("all: [{fact: present, has: vwn}, {none: [{fact: present, has: vwn}]}]", ""),
    (
        ("all: [{fact: officer.gender, differs_from: wish.officer}, {fact: officer.gender, is_value: v},"
        " {fact: wish.officer, is_value: v}]"),
        "",
    ),
    ("fact: officer.gender, differs_from: officer.gender", ""),
    (
        ("any: [{fact: applicant.gender, is_value: v}, {all: [{fact: applicant.gender, is_value: x},"
        " {fact: applicant.gender, is_not: x}]}]"),
        "",
    ),
    ("fact: applicant.gender, in_values: []", ""),
)
POSSIBLE = (
    "any: [{fact: applicant.gender, is_value: v}, {fact: applicant.gender, is_value: m}]",
    "none: [{fact: applicant.gender, is_value: v}, {fact: applicant.gender, is_value: m}]",
    "all: [{fact: present, has: vwn}, {fact: present, has: voogd}]",
    "all: [{fact: applicant.age, at_least: 12}, {none: [{fact: applicant.age, at_least: 18}]}]",
    "all: [{fact: officer.gender, differs_from: wish.officer}, {fact: officer.gender, is_value: v}]",
    "none: [{all: [{fact: applicant.gender, is_value: v}, {fact: interpreter.gender, is_value: m}]}]",
)
RULE = """start_conditions:
  - id: extra
    label: Extra
    level: ask
    source: {{basis: ontwerp}}
    when:
      {{{}}}
"""


@pytest.mark.parametrize(("condition", "place"), NEVER)
def test_a_rule_that_would_be_silent_for_ever_is_told(
    condition: str, place: str, forms: Path, said: Callable[[], list[str]]
) -> None:
    (forms / "zz.yaml").write_text(RULE.format(condition), encoding="utf-8")

    (line,) = said()

    assert "error[F25] this test can never be true" in line
    assert place in line


@pytest.mark.parametrize("condition", POSSIBLE)
def test_a_rule_that_can_be_true_is_left_alone(condition: str, forms: Path, said: Callable[[], list[str]]) -> None:
    (forms / "zz.yaml").write_text(RULE.format(condition), encoding="utf-8")

    assert said() == []


def test_names_of_lists_that_a_pack_does_not_have_are_no_contradiction(forms: Path) -> None:
    pack = read_forms(forms)

    assert not is_impossible(pack, FactTest("officer.other_steps", has="x"))
    assert not is_impossible(pack, FactTest("no.such.fact", is_value="x"))


PACK = read_forms(SMALL_PACK)
GENDERS, WISHES = PACK.option_ids("gender"), PACK.option_ids("wish")
FACTS = ("officer.gender", "wish.officer", "applicant.gender")
TESTS = st.one_of(
    st.builds(lambda f, v: FactTest(f, is_value=v), st.sampled_from(FACTS), st.sampled_from("vm")),
    st.builds(lambda f, v: FactTest(f, is_not=v), st.sampled_from(FACTS), st.sampled_from("vm")),
    st.builds(lambda f, v: FactTest(f, in_values=tuple(v)), st.sampled_from(FACTS), st.sets(st.sampled_from("vm"))),
    st.builds(lambda f, g: FactTest(f, differs_from=g), st.sampled_from(FACTS), st.sampled_from(FACTS)),
)
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    TESTS,
    lambda part: st.one_of(
        st.lists(part, min_size=1, max_size=3).map(lambda parts: AllOf(tuple(parts))),
        st.lists(part, min_size=1, max_size=3).map(lambda parts: AnyOf(tuple(parts))),
        st.lists(part, min_size=1, max_size=3).map(lambda parts: NoneOf(tuple(parts))),
    ),
    max_leaves=6,
)


@settings(max_examples=300, deadline=None)
@given(CONDITIONS)
def test_what_is_called_impossible_is_true_for_no_hearing_at_all(condition: Condition) -> None:
    worlds = [
        dict(zip(FACTS, values, strict=True))
        for values in ((a, b, c) for a in GENDERS for b in WISHES for c in GENDERS)
    ]
    if is_impossible(PACK, condition):
        assert not any(evaluate(condition, world) is Verdict.TRUE for world in worlds)
