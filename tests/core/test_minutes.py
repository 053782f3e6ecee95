from __future__ import annotations

from hearing_desk.core.minutes import clock, to_minute


def test_a_time_is_rounded_to_the_minute_and_keeps_its_zone() -> None:
    assert to_minute("2026-11-03T09:12:29+01:00") == "2026-11-03T09:12:00+01:00"
    assert to_minute("2026-11-03T09:12:30.5+01:00") == "2026-11-03T09:13:00+01:00"


def test_the_last_half_minute_of_a_day_is_the_next_day() -> None:
    assert to_minute("2026-12-31T23:59:40+01:00") == "2027-01-01T00:00:00+01:00"


def test_a_time_that_is_not_known_stays_empty() -> None:
    assert to_minute("") == clock("") == ""


def test_reports_write_a_time_with_a_point() -> None:
    assert clock("2026-11-03T09:05:10+01:00") == "09.05"
