"""What somebody probably meant is found at once, however many names there are and however wrong the word is."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from hearing_desk.formpack import check_forms
from hearing_desk.formpack.findings import MOST_FINDINGS
from hearing_desk.formpack.suggestions import did_you_mean, nearest


@pytest.mark.parametrize(
    ("word", "names", "near"),
    [
        ("consutl", "note consult stop", "consult"),
        ("senoir", "unit_1f senior", "senior"),
        ("RAPORT", "rapport intern kluis", "rapport"),
        ("interpreter.gendr", "officer.gender interpreter.gender", "interpreter.gender"),
        ("gender", "wish gender_wish gender_reason", "gender_reason"),
        ("SG-1O", "SG-01 SG-10", "SG-10"),
        ("vrouw", "v m x", ""),
        ("u", "unit_1f senior", ""),
        ("", "v m x", ""),
        ("x" * 500_000, "x v", ""),
    ],
)
def test_the_nearest_name_is_found(word: str, names: str, near: str) -> None:
    assert nearest(word, tuple(names.split())) == near


def test_no_names_give_no_advice() -> None:
    assert did_you_mean("x", ()).help is None


def test_ten_thousand_wrong_names_cost_no_more_than_a_few_seconds() -> None:
    names = tuple(f"MOD-{n:02d}.woord_{m}" for n in range(40) for m in range(12))
    begin = time.process_time()
    for n in range(10_000):
        did_you_mean(f"MOX-{n % 40:02d}.woorden_{n}", names)

    assert time.process_time() - begin < 10  # 35 s when each name was compared with each


def test_a_file_full_of_mistakes_is_cut_off_and_says_so(forms: Path, said: Callable[[], list[str]]) -> None:
    (forms / "zz.yaml").write_text("".join(f"k{n}: a\n" for n in range(10_000)), encoding="utf-8")

    findings = check_forms(forms)

    assert len(findings) == MOST_FINDINGS + 1
    assert [finding.code for finding in findings[-2:]] == ["F04", "F00"]


@pytest.mark.parametrize(
    "content",
    [
        "explanations:\n" + "  a: b\n" * 2000,
        "sections:\n" + "- {id: a, number: b, label: c}\n" * 2000,
        "consult_needs:\n- party: senior\n  topics:\n" + "  - MOD-99\n" * 2000,
    ],
    ids=["one key", "one id", "one name"],
)
def test_the_same_mistake_over_and_over_is_cut_off_too(content: str, forms: Path) -> None:
    (forms / "zz.yaml").write_text(content, encoding="utf-8")

    assert len(check_forms(forms)) <= MOST_FINDINGS + 1
