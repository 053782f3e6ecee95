"""A clock that jumps is logged, whichever way; one that is corrected in small steps is not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hearing_desk.app.audit_clock import ClockWatch, steady_seconds
from hearing_desk.app.clock import ZONE, StandingClock
from hearing_desk.vault import Doing, Vault
from tests.vault.practice import make_vault

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=ZONE)
WINTER_TIME_COMES = datetime(2026, 10, 25, 2, 40, tzinfo=ZONE)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    vault = make_vault(tmp_path / "vault")
    yield vault
    vault.close()


def jumps(vault: Vault) -> list[object]:
    return [act.marks["seconds"] for act in vault.log.acts() if act.doing is Doing.CLOCK_JUMPED]


@pytest.mark.parametrize(
    ("jumped", "logged"), [(0, []), (1.9, []), (-1.9, []), (3600, [3600]), (-86400 * 3650, [-86400 * 3650])]
)
def test_a_jump_of_more_than_two_seconds_is_logged(vault: Vault, jumped: float, logged: list[object]) -> None:
    clock, steady = StandingClock(NOON), [10.0]
    watch = ClockWatch(vault.log, clock, lambda: steady[0])
    steady[0] += 20
    clock.put_at(NOON + timedelta(seconds=20 + jumped))
    watch.look()
    watch.look()
    assert jumps(vault) == logged


def test_summer_time_and_small_corrections_are_no_jump(vault: Vault) -> None:
    at = WINTER_TIME_COMES.astimezone(UTC)
    clock, steady = StandingClock(at.astimezone(ZONE)), [0.0]
    watch = ClockWatch(vault.log, clock, lambda: steady[0])
    for _ in range(100):
        at += timedelta(seconds=61)
        steady[0] += 60
        clock.put_at(at.astimezone(ZONE))
        watch.look()
    assert jumps(vault) == []


def test_the_steady_seconds_go_on() -> None:
    assert 0 <= steady_seconds() <= steady_seconds()
