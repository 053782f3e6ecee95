"""Thousands of damaged files: never a crash, never a wait; refused with a place, or taken and then as good as any."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from hearing_desk.core.text import in_english
from hearing_desk.formpack import (
    Finding,
    Severity,
    as_json,
    check_forms,
    compile_pack,
    concise,
    full,
    load_pack,
    read_forms,
)
from hearing_desk.formpack.codes import CODES
from tests.figures import Figures
from tests.formpack.hostile import BASES, hostile

LONGEST_S = 1.0
SHORT, LONG = 400, 10_000


def test_damaged_forms_are_refused_with_a_place_or_are_forms(forms: Path, tmp_path: Path) -> None:
    taken, _ = _try(forms, tmp_path, range(SHORT))

    assert SHORT // 50 < taken < SHORT // 2


@pytest.mark.torture
@pytest.mark.parametrize("part", range(10))
def test_forms_a_hundred_thousand_damaged_forms_are_refused_with_a_place_or_are_forms(
    part: int, forms: Path, tmp_path: Path, figures: Figures
) -> None:
    taken, slowest = _try(forms, tmp_path, range(LONG * (part + 1), LONG * (part + 2)))

    figures.at_least(f"forms taken of {LONG:,} damaged ones, part {part}", taken, "packs", LONG / 50)
    figures.at_most(f"slowest check of damaged forms, part {part}", round(slowest, 2), "s", LONGEST_S)


def _try(forms: Path, tmp_path: Path, seeds: range) -> tuple[int, float]:
    """How many were taken, and the longest time that one check took."""
    taken, slowest = 0, 0.0
    for seed in seeds:
        name, content = hostile(seed)
        (forms / name).write_bytes(content)
        begin = time.process_time()
        findings = check_forms(forms, stem=str)
        slowest = max(slowest, time.process_time() - begin)
        _have_a_place(findings, forms, seed)
        if not any(finding.severity is Severity.ERROR for finding in findings):
            taken += 1
            _is_as_good_as_any(forms, tmp_path, findings, seed)
        _mend(forms, name)
    return taken, slowest


def _have_a_place(findings: tuple[Finding, ...], forms: Path, seed: int) -> None:
    for finding in findings[:20]:
        assert finding.code in CODES, seed
        assert (forms / Path(finding.file).name).is_file(), seed
        assert min(finding.line, finding.col) >= 1, seed
        assert (finding.end_line, finding.end_col) >= (finding.line, finding.col), seed
        shown = concise(finding, in_english) + full(finding, in_english)
        assert all(c.isprintable() or c in "\n\t" for c in shown), seed
    assert as_json(findings[:20], in_english)


def _is_as_good_as_any(forms: Path, tmp_path: Path, findings: tuple[Finding, ...], seed: int) -> None:
    compiled = load_pack(compile_pack(forms, tmp_path / "compiled"))
    assert compiled.pack == read_forms(forms), seed
    assert check_forms(forms, stem=str) == findings, seed


def _mend(forms: Path, name: str) -> None:
    if name in BASES:
        (forms / name).write_bytes(BASES[name])
    else:
        (forms / name).unlink()
