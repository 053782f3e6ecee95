"""Fields of a sheet: days as people write them, what is asked, and what cannot stand in a field."""

from __future__ import annotations

import pytest

from hearing_desk.app.sheet_values import iso_day, options_of, prefixed, problems_in, under
from hearing_desk.core.form import FieldKind, FormField, GoesTo
from tests.packs import small_pack

DAY = FormField("date", "Datum", FieldKind.DATE, GoesTo.REPORT)
NUMBER = FormField("minutes", "Minuten", FieldKind.NUMBER, GoesTo.INTERNAL)
ASKED = FormField("reference", "Zaakkenmerk", FieldKind.TEXT, GoesTo.REPORT, is_required=True)


@pytest.mark.parametrize("written", ["2026-11-04", "4-11-2026", "04-11-2026", " 4/11/2026 ", "4.11.2026"])
def test_a_day_is_stored_one_way_however_it_is_written(written: str) -> None:
    assert iso_day(written) == "2026-11-04"


@pytest.mark.parametrize("written", ["31-2-2026", "morgen", "4-11", ""])
def test_what_is_no_day_comes_back_as_it_was_written(written: str) -> None:
    assert iso_day(written) == written


def test_a_field_that_is_asked_says_so_when_it_is_empty() -> None:
    (problem,) = problems_in((ASKED, DAY, NUMBER), {})
    assert problem.field == "reference"


def test_a_day_that_is_none_and_a_number_that_is_none_are_wrong() -> None:
    values = {"date": "morgen", "minutes": "tien", "reference": "DEMO-1"}
    assert [p.field for p in problems_in((ASKED, DAY, NUMBER), values)] == ["date", "minutes"]


def test_a_sheet_can_stand_twice_in_one_form() -> None:
    one, other = prefixed((ASKED,), "officer"), prefixed((ASKED,), "interpreter")
    assert [field.id for field in (*one, *other)] == ["officer.reference", "interpreter.reference"]
    assert under({"officer.reference": "H-1", "reference": "x"}, "officer") == {"reference": "H-1"}


def test_languages_and_countries_are_named_in_the_readers_language() -> None:
    of = options_of(small_pack(), "nl")
    language = FormField("language", "Taal", FieldKind.LANGUAGE, GoesTo.REPORT)
    country = FormField("country", "Land", FieldKind.COUNTRY, GoesTo.REPORT)
    assert ("fa-AF", "Dari") in [(option.id, option.label) for option in of(language)]
    assert ("XXA", "staatloos") in [(option.id, option.label) for option in of(country)]
