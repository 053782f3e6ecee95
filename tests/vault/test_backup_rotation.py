"""Rotation: twelve of five minutes, 24 hours, 30 days, and never the newest, whatever the clock does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from hearing_desk.vault.backup_rotation import Standing, outlived

START = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)


def test_the_first_twelve_all_stay() -> None:
    assert outlived(_every(minutes=5, count=12)) == ()


def test_after_one_hour_and_five_minutes_one_of_the_first_hour_goes() -> None:
    assert [old.number for old in outlived(_every(minutes=5, count=13))] == [1]


def test_a_day_of_typing_leaves_twelve_of_five_minutes_and_one_an_hour() -> None:
    kept = _lived_through(_every(minutes=5, count=12 * 8))
    ages = [(kept[-1].at - backup.at) // timedelta(minutes=5) for backup in kept]
    assert ages[-12:] == list(range(11, -1, -1))
    assert [backup.at.minute for backup in kept[:-12]] == [55] * len(kept[:-12])
    assert len(kept) == 12 + 7


def test_forty_days_of_eight_hours_leave_thirty_days() -> None:
    working_days = [
        Standing(day * 96 + n, START + timedelta(days=day, minutes=5 * n)) for day in range(40) for n in range(96)
    ]
    kept = _lived_through(working_days)
    assert len({backup.at.date() for backup in kept}) == 30
    hours = [backup for backup in kept if backup.at.minute == 55]
    assert len({backup.at.strftime("%d%H") for backup in hours}) >= 24
    assert 12 + 20 <= len(kept) <= 12 + 24 + 30


def test_what_was_set_aside_is_not_crowded_out_by_what_comes_after_it() -> None:
    aside = Standing(1, START, is_set_aside=True)
    assert aside in _lived_through([aside, *_every(minutes=5, count=300, first=2)])


def test_of_what_was_set_aside_five_stay() -> None:
    many = [Standing(n, START + timedelta(minutes=n), is_set_aside=True) for n in range(1, 9)]
    assert [old.number for old in outlived(many)] == [3, 2, 1]


def test_a_clock_that_goes_back_ten_years_costs_no_new_backup() -> None:
    before = _every(minutes=5, count=12)
    after = [Standing(13 + n, START - timedelta(days=3650) + timedelta(minutes=5 * n)) for n in range(12)]
    assert set(after) <= set(_lived_through([*before, *after]))


@given(st.lists(st.integers(-10_000_000, 10_000_000), min_size=1, max_size=120))
@settings(max_examples=60, deadline=None)
def test_the_twelve_newest_always_stay_and_there_are_never_more_than_the_places(minutes: list[int]) -> None:
    backups = [Standing(n, START + timedelta(minutes=at)) for n, at in enumerate(minutes)]
    kept = [backup for backup in backups if backup not in outlived(backups)]
    assert set(backups[-12:]) <= set(kept)
    assert len(kept) <= 12 + 24 + 30


def _every(minutes: int, count: int, first: int = 1) -> list[Standing]:
    return [Standing(first + n, START + timedelta(minutes=minutes * n)) for n in range(count)]


def _lived_through(backups: list[Standing]) -> list[Standing]:
    """What stands after each was made in its turn, the old ones going as the program lets them go."""
    standing: list[Standing] = []
    for backup in backups:
        standing.append(backup)
        gone = outlived(standing)
        standing = [each for each in standing if each not in gone]
    return standing
