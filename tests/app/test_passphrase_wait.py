"""A wrong passphrase costs a second, then two, then four; it is remembered across starts, logged, and wipes nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from hearing_desk.app.clock import ZONE, StandingClock
from hearing_desk.app.passphrase_wait import LONGEST_S, Doorkeeper, PassphraseCheck, wait_after
from hearing_desk.core.problems import DeskError
from hearing_desk.vault import Doing, Result, Source, Vault
from tests.app.stage import CHEAP
from tests.vault.practice import PASSPHRASE as OF_VAULT
from tests.vault.practice import code_of, make_vault, reopened

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=ZONE)


class Slept:
    """A clock that goes on when somebody sleeps by it."""

    def __init__(self) -> None:
        self.clock = StandingClock(NOON)
        self.waits: list[float] = []

    def __call__(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.clock.put_at(self.clock.now() + timedelta(seconds=seconds))


@pytest.fixture
def slept() -> Slept:
    return Slept()


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    vault = make_vault(tmp_path / "vault")
    vault.close()
    return vault.directory


def keeper(directory: Path, slept: Slept) -> Doorkeeper:
    return Doorkeeper(directory, CHEAP, slept.clock, slept)


def refused(vault: Vault) -> list[str]:
    return [act.at for act in vault.log.acts() if act.doing is Doing.PASSPHRASE_REFUSED]


def test_each_wrong_one_costs_twice_as_much_up_to_half_a_minute() -> None:
    assert [wait_after(wrong) for wrong in range(8)] == [0, 1, 2, 4, 8, 16, LONGEST_S, LONGEST_S]
    assert wait_after(10**9) == LONGEST_S


def test_the_wait_goes_on_across_starts_of_the_program_and_ends_with_the_right_one(
    directory: Path, slept: Slept
) -> None:
    said = []
    for _ in range(4):
        # A new keeper each time, as after a new start.
        with pytest.raises(DeskError) as wrong:
            keeper(directory, slept).unlock("peer")
        said.append(str(wrong.value))
    assert slept.waits == [0, 1, 2, 4]
    assert len(set(said)) == 1
    unlocked = keeper(directory, slept).unlock(OF_VAULT)
    assert slept.waits[-1] == 8
    vault = keeper(directory, slept).enter(unlocked, Source())
    assert len(refused(vault)) == 4
    vault.close()
    assert keeper(directory, slept).wait_s() == 0


def test_waiting_elsewhere_counts_and_a_clock_set_back_costs_no_more_than_the_wait(
    directory: Path, slept: Slept
) -> None:
    assert code_of(lambda: keeper(directory, slept).unlock("peer")) == "wrong_passphrase"
    slept.clock.put_at(NOON + timedelta(seconds=0.25))
    assert keeper(directory, slept).wait_s() == pytest.approx(0.75)
    slept.clock.put_at(NOON - timedelta(days=3650))
    assert keeper(directory, slept).wait_s() == 1
    slept.clock.put_at(NOON + timedelta(days=3650))
    assert keeper(directory, slept).wait_s() == 0


def test_a_hundred_wrong_ones_wipe_nothing(directory: Path, slept: Slept) -> None:
    for _ in range(100):
        assert code_of(lambda: keeper(directory, slept).unlock("peer")) == "wrong_passphrase"
    with reopened(directory) as vault:
        assert vault.hearing_ids() == ()


def test_a_vault_folder_that_cannot_be_written_still_refuses_by_the_same_words(directory: Path, slept: Slept) -> None:
    (directory / "tries.json.new").mkdir()
    assert code_of(lambda: keeper(directory, slept).unlock("peer")) == "wrong_passphrase"


def test_the_passphrase_of_an_open_vault_costs_time_too_and_is_logged_at_once(directory: Path, slept: Slept) -> None:
    with reopened(directory) as vault:
        asked = PassphraseCheck(vault, slept.clock, slept)
        for _ in range(3):
            assert code_of(lambda: asked.check("peer")) == "wrong_passphrase"
        asked.check(OF_VAULT)
        assert slept.waits == [0, 1, 2, 4]
        assert [act.result for act in vault.log.acts()[-3:]] == [Result.REFUSED] * 3
        asked.check(OF_VAULT)
        assert slept.waits[-1] == 0


def test_a_clock_set_back_while_the_program_was_away_is_logged(directory: Path, slept: Slept) -> None:
    keeper(directory, slept).open(OF_VAULT, Source()).close()
    slept.clock.put_at(NOON - timedelta(hours=2))
    vault = keeper(directory, slept).open(OF_VAULT, Source())
    assert [act.marks for act in vault.log.acts() if act.doing is Doing.CLOCK_JUMPED] == [{"seconds": -7200}]
    vault.close()


