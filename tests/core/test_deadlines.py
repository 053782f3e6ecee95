"""Proves that terms are counted as the Algemene termijnenwet counts them, and that each date shows its sum."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearing_desk.core.deadlines import Sum, public_holidays, sum_of, working_days_after
from hearing_desk.core.text import Text, in_english

SUNDAYS = {"Easter Sunday", "Pentecost"}


@pytest.mark.parametrize("year", range(2024, 2044))
def test_public_holidays_are_those_of_the_holidays_package_and_every_fifth_of_may(year: int) -> None:
    theirs = {day for day, name in holidays.country_holidays("NL", years=year).items() if name not in SUNDAYS}
    assert set(public_holidays(year)) == theirs | {date(year, 5, 5)}


@pytest.mark.parametrize(
    ("year", "day"), [(2025, date(2025, 4, 26)), (2026, date(2026, 4, 27)), (2031, date(2031, 4, 26))]
)
def test_kings_day_is_a_day_early_when_it_would_be_a_sunday(year: int, day: date) -> None:
    assert public_holidays(year)[day] == Text("King's Day")


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
        (date(2026, 11, 23), 1, date(2026, 11, 24)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 21), 1, date(2026, 11, 23)),
        (date(2026, 12, 24), 1, date(2026, 12, 28)),
        (date(2026, 4, 2), 1, date(2026, 4, 7)),
        (date(2026, 4, 24), 6, date(2026, 5, 6)),
        (date(2026, 12, 30), 2, date(2027, 1, 4)),
    ],
)
def test_weekends_and_holidays_are_no_working_days(start: date, n: int, end: date) -> None:
    days = {**public_holidays(start.year), **public_holidays(start.year + 1)}
    assert working_days_after(start, n, days) == end
    assert sum_of(start, n, {}).end == end


def test_a_term_never_runs_backward() -> None:
    with pytest.raises(ValueError, match="forward"):
        working_days_after(date(2026, 1, 1), -1, ())


def test_a_plain_sum_names_its_parts() -> None:
    shown = in_english(sum_of(date(2026, 11, 23), 3, {}).shown())
    assert shown == "2026-11-26 = 2026-11-23 + 3 working days"
    assert in_english(sum_of(date(2026, 11, 23), 1, {}).shown()) == "2026-11-24 = 2026-11-23 + 1 working day"


def test_a_sum_names_the_holidays_it_passed_but_not_those_in_a_weekend() -> None:
    result = sum_of(date(2026, 12, 23), 3, {})
    assert result == Sum(date(2026, 12, 23), 3, date(2026, 12, 29), (Text("Christmas Day"),))
    both = sum_of(date(2026, 4, 2), 2, {}).shown()
    assert in_english(both) == ("2026-04-08 = 2026-04-02 + 2 working days; not counted: Good Friday, Easter Monday")


def test_a_day_that_a_decree_puts_on_a_par_does_not_count() -> None:
    result = sum_of(date(2027, 5, 5), 1, {date(2027, 5, 7): Text("Good Friday")})
    assert result.end == date(2027, 5, 10)
    assert len(result.passed) == 2


@given(st.dates(date(2014, 1, 1), date(2090, 12, 31)), st.integers(0, 600))
def test_a_sum_ends_on_a_working_day_and_counts_each_day_once(start: date, n: int) -> None:
    result = sum_of(start, n, {})
    between = (start + timedelta(days=d) for d in range(1, (result.end - start).days + 1))
    assert sum(_is_working_day(day) for day in between) == n


def _is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in public_holidays(day.year)
