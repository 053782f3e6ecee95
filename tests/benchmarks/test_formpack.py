"""Measures that checking forms answers at once, and that the rules of a hearing cost nothing while somebody types."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import snowballstemmer

from hearing_desk.core.conditions import AllOf, AnyOf, Condition, FactTest, NoneOf, Value, Verdict, evaluate
from hearing_desk.formpack import check_forms, compile_pack, load_pack, read_forms
from hearing_desk.formpack.suggestions import did_you_mean
from tests.figures import Figures
from tests.formpack.full_pack import GROUPS, MODULES, POINTS, write_full_pack

pytestmark = pytest.mark.bench

FACTS: dict[str, Value] = {
    "applicant.gender": "v",
    "applicant.age": 17,
    "interpreter.mode": "telefoon",
    "officer.gender": "m",
    "wish.officer": "v",
    "present": ("voogd", "vwn"),
}
SHAPES: tuple[Condition, ...] = (
    FactTest("applicant.gender", is_value="v"),
    AllOf((FactTest("applicant.age", at_least=18), FactTest("interpreter.mode", in_values=("telefoon", "video")))),
    AnyOf((FactTest("present", has="arts"), FactTest("officer.gender", differs_from="wish.officer"))),
    NoneOf((FactTest("present", has="arts"), FactTest("applicant.is_minor", is_value="ja"))),
    AllOf((AnyOf((FactTest("applicant.gender", is_not="m"), FactTest("wish.interpreter", is_value="v"))),)),
)


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_full_pack(tmp_path_factory.mktemp("full") / "forms")


def _median(act: Callable[[], object], times: int = 5) -> float:
    return statistics.median(_seconds(act) for _ in range(times))


def _seconds(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


def test_a_full_pack_is_checked_in_under_a_second(forms: Path, figures: Figures) -> None:
    stem = snowballstemmer.stemmer("dutch").stemWord
    pack = read_forms(forms)
    assert (len(pack.topics), len(pack.signals)) == (MODULES, GROUPS)
    assert sum(len(topic.points) for topic in pack.topics) == MODULES * POINTS
    assert check_forms(forms, stem) == ()

    figures.at_most("checking a full pack", round(_median(lambda: check_forms(forms, stem)), 3), "s", 1)


def test_a_full_pack_that_is_compiled_opens_in_under_a_fifth_of_a_second(
    forms: Path, tmp_path: Path, figures: Figures
) -> None:
    compiled = compile_pack(forms, tmp_path)
    figures.at_most("opening a full pack", round(1000 * _median(lambda: load_pack(compiled)), 1), "ms", 200)


def test_ten_thousand_wrong_names_are_told_in_under_two_seconds(forms: Path, figures: Figures) -> None:
    names = [point.id for topic in read_forms(forms).topics for point in topic.points]
    wrong = [f"MOX-{n % 40:02d}.punten_{n}" for n in range(10_000)]
    seconds = _seconds(lambda: [did_you_mean(word, names) for word in wrong])
    figures.at_most("advice on 10,000 wrong names", round(seconds, 2), "s", 2)


def test_two_hundred_conditions_are_looked_at_again_in_under_a_millisecond(figures: Figures) -> None:
    conditions = SHAPES * 40
    found = {evaluate(condition, FACTS) for condition in conditions}
    assert found == set(Verdict)

    seconds = _median(lambda: [evaluate(condition, FACTS) for condition in conditions], 51)
    figures.at_most("200 conditions", round(1000 * seconds, 3), "ms", 1)
