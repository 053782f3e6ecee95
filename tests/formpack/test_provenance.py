"""Every item, point and module says where it comes from, and the day of the last check stands beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from hearing_desk.core.form import Provenance
from hearing_desk.core.provenance import GOOD_FOR_DAYS, is_due, standing
from hearing_desk.core.text import in_english
from hearing_desk.formpack import read_forms
from tests.formpack.test_messages import spoil

FORMS = Path(__file__).parents[2] / "forms"
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("good", "bad", "message"),
    [
        ('checked_on: "2026-11-22"', 'checked_on: "2026-02-30"', "[F35] `2026-02-30` is not a day"),
        ("state: gevonden", "state: gevonde", "[F39] `gevonde` is not possible here"),
        (', checked_on: "2026-11-22"', "", "[F39] `gevonden` needs the day on which somebody looked"),
        ("basis: ontwerp, c", 'basis: " ", c', "[F14] the source is empty"),
        ("        source: {basis: ontwerp}\n        questions", "        questions", "[F15] `MOD-01.namen` does not"),
        ("        source: {basis: ontwerp}\n        ask", "        ask", "[F02] the key `source` is missing here"),
        ('    section: "1"\n    source: {basis: ontwerp}\n', '    section: "1"\n', "[F02] the key `source` is missing"),
    ],
)
def test_a_source_that_does_not_hold_is_told(
    good: str, bad: str, message: str, forms: Path, said: Callable[[], list[str]]
) -> None:
    spoil(forms / "hearing.yaml", good, bad)

    (line,) = said()

    assert message in line


@pytest.mark.parametrize(
    ("key", "code"),
    [("screen_label", "F02"), ("report_label", "F02"), ("goes_to", "F02")],
)
@pytest.mark.parametrize("thing", ["VB-01", "MOD-01", "MOD-01.namen"])
def test_an_item_a_module_and_a_point_without_what_protects_is_told(
    key: str, code: str, thing: str, forms: Path, said: Callable[[], list[str]]
) -> None:
    lines = (forms / "hearing.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    begin = next(n for n, line in enumerate(lines) if line.endswith(f"id: {thing}\n"))
    gone = next(n for n in range(begin, len(lines)) if lines[n].strip().startswith(f"{key}:"))
    (forms / "hearing.yaml").write_text("".join(lines[:gone] + lines[gone + 1 :]), encoding="utf-8")

    (line,) = said()

    assert f"[{code}] the key `{key}` is missing here" in line


def test_every_item_point_and_module_of_the_dutch_pack_says_where_it_comes_from() -> None:
    pack = read_forms(FORMS)
    sources = [
        *(item.source for checklist in pack.checklists for item in checklist.items),
        *(topic.source for topic in pack.topics),
        *(point.source for topic in pack.topics for point in topic.points),
    ]

    assert len(sources) > 150
    assert [source for source in sources if source is None or not source.basis] == []


@pytest.mark.parametrize(
    ("checked_on", "outside", "inside"),
    [
        ("2026-11-22", "checked on 2026-11-22", "checked on 2026-11-22"),
        ("2026-08-25", "checked on 2026-08-25", "checked on 2026-08-25"),
        ("2026-08-24", "check this: last checked on 2026-08-24", "checked on 2026-08-24"),
        ("", "check this: not checked yet", "not checked yet"),
        ("soon", "check this: not checked yet", "not checked yet"),
    ],
)
def test_a_check_of_long_ago_asks_for_another_one_but_never_in_a_hearing(
    checked_on: str, outside: str, inside: str
) -> None:
    source = Provenance("eigen ontwerp", checked_on)

    assert in_english(standing(source, TODAY)) == outside
    assert in_english(standing(source)) == inside


def test_ninety_days_is_the_limit() -> None:
    assert not is_due(Provenance("x", TODAY.isoformat()), date.fromordinal(TODAY.toordinal() + GOOD_FOR_DAYS))
    assert is_due(Provenance("x", TODAY.isoformat()), date.fromordinal(TODAY.toordinal() + GOOD_FOR_DAYS + 1))
