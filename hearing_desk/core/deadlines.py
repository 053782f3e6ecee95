"""Counts working days past weekends and Dutch public holidays, and shows each sum it made.

A working day is a day that is no Saturday, Sunday or public holiday. Source: Algemene termijnenwet, art. 1 and 3
(art. 3(1): New Year's Day, Easter Monday, Whit Monday, both days of Christmas, Ascension Day, the King's birthday
as celebrated, 5 May of every year; art. 3(2): Good Friday). Days that a decree puts on a par (art. 3(3)) are added by
the caller.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from hearing_desk.core.text import Text

_DAY = timedelta(days=1)
_SATURDAY = 5
_SUNDAY = 6


@dataclass(frozen=True)
class Sum:
    """How a date came about: `days` working days after `start`; `passed` are the holidays that did not count."""

    start: date
    days: int
    end: date
    passed: tuple[Text, ...] = ()

    def plain(self) -> str:
        """The sum as it is kept: "2026-11-05 = 2026-11-03 + 2"."""
        return f"{self.end.isoformat()} = {self.start.isoformat()} + {self.days}"

    def shown(self) -> Text:
        """The sum as a sentence."""
        counted = Text.counted(
            "{end} = {start} + {count} working day",
            "{end} = {start} + {count} working days",
            count=self.days,
            end=self.end,
            start=self.start,
        )
        if not self.passed:
            return counted
        return Text("{sum}; not counted: {holidays}", sum=counted, holidays=_listed(self.passed))


def public_holidays(year: int) -> Mapping[date, Text]:
    """The public holidays of a year by the Algemene termijnenwet, with their names; right from 2014 on."""
    easter = _easter_sunday(year)
    return {
        date(year, 1, 1): Text("New Year's Day"),
        easter - 2 * _DAY: Text("Good Friday"),
        easter + _DAY: Text("Easter Monday"),
        _kings_day(year): Text("King's Day"),
        date(year, 5, 5): Text("Liberation Day"),
        easter + 39 * _DAY: Text("Ascension Day"),
        easter + 50 * _DAY: Text("Whit Monday"),
        date(year, 12, 25): Text("Christmas Day"),
        date(year, 12, 26): Text("Boxing Day"),
    }


def working_days_after(day: date, n: int, holidays: Container[date]) -> date:
    """The n-th working day after a day, which itself does not count; the day itself when n is 0.

    ValueError when n is negative: a term runs forward.
    """
    if n < 0:
        raise ValueError("a term runs forward")
    for _ in range(n):
        day = _next_working_day(day, holidays)
    return day


def sum_of(start: date, days: int, also: Mapping[date, Text]) -> Sum:
    """The date `days` working days after `start`, with its sum; `also` are days that a decree put on a par."""
    last_year = start.year + days // 200 + 1
    holidays = dict(also)
    for year in range(start.year, last_year + 1):
        holidays |= public_holidays(year)
    end = working_days_after(start, days, holidays)
    passed = (
        name for day, name in sorted(holidays.items(), key=_by_day) if start < day < end and day.weekday() < _SATURDAY
    )
    return Sum(start, days, end, tuple(passed))


def _next_working_day(day: date, holidays: Container[date]) -> date:
    day += _DAY
    while day.weekday() >= _SATURDAY or day in holidays:
        day += _DAY
    return day


def _kings_day(year: int) -> date:
    """27 April, or the day before when that is a Sunday."""
    day = date(year, 4, 27)
    return day - _DAY if day.weekday() == _SUNDAY else day


def _easter_sunday(year: int) -> date:
    """Easter in the Gregorian calendar, by the method of Meeus, Jones and Butcher (Astronomical Algorithms, ch. 8)."""
    golden = year % 19
    century, in_century = divmod(year, 100)
    skipped, century_rest = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - skipped - moon + 15) % 30
    leaps, leap_rest = divmod(in_century, 4)
    to_sunday = (32 + 2 * century_rest + 2 * leaps - epact - leap_rest) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _by_day(holiday: tuple[date, Text]) -> date:
    return holiday[0]


def _listed(names: tuple[Text, ...]) -> Text:
    *before, last = names
    return Text("{names}, {name}", names=_listed(tuple(before)), name=last) if before else last
