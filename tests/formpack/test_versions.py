"""Two packs that follow each other: what breaks earlier answers is declared, or nothing is made of the new pack."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hearing_desk.core.problems import DeskError
from hearing_desk.formpack import compile_line, compile_pack, load_pack, pack_in_force, packs_in, read_forms
from hearing_desk.formpack.versions import EARLIER
from tests.formpack.test_messages import spoil


@pytest.fixture
def next_forms(forms: Path) -> Path:
    """The forms of pack 2, with pack 1 as it went out beside them; nothing has changed yet."""
    compile_pack(forms, forms / EARLIER)
    spoil(forms / "pack.yaml", "serial: 1", "serial: 2")
    return forms


NEW_EXPLANATION = "tweede: De tweede uitleg.\nexplanation_sources:\n  tweede:"
BREAKS = [
    ("lists.yaml", "{id: m, label: man}, {id: x, label: x}]", "{id: m, label: man}]", "lists/gender/x"),
    ("sheets.yaml", "- {id: date, label: Datum", "- {id: day, label: Datum", "sheets/zaak/date"),
    ("sheets.yaml", "kind: datum", "kind: tekst", "sheets/zaak/date"),
    ("sheets.yaml", "kind: datum, goes_to: rapport}", "kind: datum, goes_to: rapport, is_required: true}", "zaak/date"),
    ("hearing.yaml", "id: OP-01", "id: OP-02", "checklists/opening/OP-01"),
    ("hearing.yaml", "MOD-01.namen", "MOD-01.naam", "topics/MOD-01/MOD-01.namen"),
    ("hearing.yaml", "id: correcties", "id: aanvullingen", "tracks/aa6/correcties"),
]


@pytest.mark.parametrize(("file", "good", "bad", "path"), BREAKS)
def test_what_breaks_is_told_and_with_its_entry_it_is_not(
    file: str, good: str, bad: str, path: str, next_forms: Path, said: Callable[[], list[str]]
) -> None:
    if file == "sheets.yaml" and "day" in bad:
        spoil(next_forms / "pack.yaml", "zaak.date", "zaak.day")
    spoil(next_forms / file, good, bad)

    (line,) = said()
    assert "error[V10] this breaks with pack 1: " in line
    assert path in line
    with pytest.raises(DeskError) as refused:
        compile_pack(next_forms, next_forms / "data")
    assert refused.value.code == "forms_have_mistakes"

    name = line.partition("what becomes of `")[2].partition("`")[0]
    (next_forms / "changes.yaml").write_text(f"changes:\n  - {{serial: 2, was: {name}}}\n", encoding="utf-8")
    assert said() == []
    assert load_pack(compile_pack(next_forms, next_forms / "data")).pack.changes[0].was == name


def test_a_new_field_that_must_be_filled_in_breaks_and_one_that_may_be_left_does_not(
    next_forms: Path, said: Callable[[], list[str]]
) -> None:
    before = "      - {id: date, label: Datum"
    extra = "      - {id: extra, label: Extra, kind: tekst, goes_to: intern}\n"
    spoil(next_forms / "sheets.yaml", before, extra + before)
    assert said() == []

    spoil(next_forms / "sheets.yaml", extra, extra.replace("intern}", "intern, is_required: true}"))
    assert ["V10" in line for line in said()] == [True]


@pytest.mark.parametrize(
    ("file", "good", "bad"),
    [
        ("hearing.yaml", "label: Namen", "label: Alle namen"),
        ("hearing.yaml", "level: consult", "level: stop"),
        ("lists.yaml", "{id: x, label: x}]", "{id: x, label: x}, {id: o, label: onbekend}]"),
        ("sheets.yaml", "at_least: 12", "at_least: 14"),
        ("pack.yaml", "eerste: De eerste uitleg.\nexplanation_sources:\n  eerste:", NEW_EXPLANATION),
    ],
)
def test_other_words_other_rules_and_what_is_added_break_nothing(
    file: str, good: str, bad: str, next_forms: Path, said: Callable[[], list[str]]
) -> None:
    spoil(next_forms / file, good, bad)

    assert said() == []


def test_an_entry_of_an_older_pack_says_nothing_about_this_one(
    next_forms: Path, said: Callable[[], list[str]]
) -> None:
    spoil(next_forms / "hearing.yaml", "id: OP-01", "id: OP-02")
    entry = "changes:\n  - {serial: 1, was: checklists/opening/OP-01}\n"
    (next_forms / "changes.yaml").write_text(entry, encoding="utf-8")

    assert ["[V10]" in line for line in said()] == [True]


def test_a_pack_of_another_line_is_not_compared(forms: Path, said: Callable[[], list[str]]) -> None:
    compile_pack(forms, forms / EARLIER)
    spoil(forms / "pack.yaml", "line: proef", "line: anders")
    spoil(forms / "hearing.yaml", "id: OP-01", "id: OP-02")

    assert said() == []


def test_a_pack_that_is_out_says_the_same_for_ever(forms: Path, said: Callable[[], list[str]]) -> None:
    compile_pack(forms, forms / EARLIER)
    assert said() == []

    spoil(forms / "hearing.yaml", "label: Namen", "label: Alle namen")
    assert ["error[V14]" in line for line in said()] == [True]


def test_a_hearing_of_an_earlier_day_finds_the_pack_of_its_day(next_forms: Path, tmp_path: Path) -> None:
    spoil(next_forms / "pack.yaml", "2026-06-12", "2027-01-01")

    newest, earlier = compile_line(next_forms, tmp_path / "data")

    assert (newest.name, earlier.name) == ("pack-proef-2.json", "pack-proef-1.json")
    packs = packs_in(tmp_path / "data")
    assert [pack_in_force(packs, day).serial for day in ("2026-12-31", "2027-01-01")] == [1, 2]
    before = earlier.stat().st_mtime_ns
    assert compile_line(next_forms, tmp_path / "data") == (newest, earlier)
    assert earlier.stat().st_mtime_ns == before


def test_an_earlier_pack_that_is_damaged_is_said(forms: Path) -> None:
    (forms / EARLIER).mkdir()
    (forms / EARLIER / "pack-proef-0.json").write_text("{", encoding="utf-8")

    with pytest.raises(DeskError) as refused:
        read_forms(forms)
    assert refused.value.code == "pack_not_readable"
