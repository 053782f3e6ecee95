"""An explanation card says where it comes from, and the reading copy says it beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from hearing_desk.core.text import in_english
from hearing_desk.formpack import read_forms
from hearing_desk.formpack.said import sentences
from hearing_desk.formpack.things import things
from tests.formpack.test_messages import spoil


def test_a_source_of_no_explanation_is_told(
    forms: Path, said: Callable[[], list[str]]
) -> None:
    spoil(forms / "pack.yaml", "  eerste: {basis: ontwerp}", "  eertse: {basis: ontwerp}")

    (loose,) = said()

    assert "error[F30] there is no explanation named `eertse` – did you mean `eerste`?" in loose


def test_the_reading_copy_asks_to_check_an_old_source(forms: Path) -> None:
    old = 'eerste: {basis: ontwerp, checked_on: "2026-01-01", state: gevonden}'
    spoil(forms / "pack.yaml", "eerste: {basis: ontwerp}", old)
    pack = read_forms(forms)
    (thing,) = (thing for thing in things(pack) if thing.path == ("explanation_sources",))

    ((_, told),) = sentences(thing, pack, date(2026, 11, 3))

    assert in_english(told) == "ontwerp (gevonden, check this: last checked on 2026-01-01)"


def test_each_explanation_of_the_dutch_pack_has_its_source() -> None:
    pack = read_forms(Path(__file__).parents[2] / "forms")

    assert set(pack.explanation_sources) == set(pack.explanations)
