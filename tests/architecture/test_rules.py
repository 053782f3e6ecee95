"""The house style, asked of every file; and each rule asked of a file that breaks it."""

from __future__ import annotations

from pathlib import PurePosixPath
from statistics import quantiles

import pytest

from tests.architecture import rules
from tests.architecture.rules import PLANTED, Planted, Rule
from tests.architecture.sources import ROOT, Source, everything, program

RULES = sorted({planted.rule for planted in PLANTED}, key=lambda rule: rule.__name__)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_file_keeps_the_rule(rule: Rule) -> None:
    breaches = [breach for source in everything() for breach in rule(source)]
    assert not breaches, "\n".join(breaches)


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: planted.rule.__name__)
def test_a_planted_breach_is_reported(planted: Planted) -> None:
    assert list(planted.rule(Source(PurePosixPath(planted.path), planted.text)))


def test_at_most_three_places_catch_everything() -> None:
    assert len(rules.CATCH_ALLS) <= 3


def test_nine_of_ten_functions_fit_in_eighteen_lines() -> None:
    lengths = [rules.body_length(function) for source in program() for function in source.functions()]
    assert quantiles([*lengths, 1, 1], n=10)[-1] <= 18


def test_the_packaging_folder_does_not_shadow_the_package_of_that_name() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_the_data_folder_holds_no_code() -> None:
    assert not list((ROOT / "hearing_desk" / "data").rglob("*.py"))
