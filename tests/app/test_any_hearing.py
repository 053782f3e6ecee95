"""No way to *definitief* with something unsettled, and no state in which the officer is stuck, whatever happens."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import rule, run_state_machine_as_test

from hearing_desk.core import events as ev
from hearing_desk.core.problems import DeskError
from tests.app.any_hearing import AnyHearing

_QUIET: dict[str, Any] = {"deadline": None, "suppress_health_check": list(HealthCheck), "database": None}
# The same hearings each time, so that what is built is never refused for a throw of the dice; torture throws them.
SHORT = settings(max_examples=25, stateful_step_count=30, derandomize=True, **_QUIET)
PLANTED = settings(max_examples=60, stateful_step_count=25, derandomize=True, phases=(Phase.generate,), **_QUIET)
LONG = settings(max_examples=3000, stateful_step_count=40, **_QUIET)


class Careless(AnyHearing):
    """Makes a record final without a look at what is open."""

    @rule()
    def make_final(self) -> None:
        if self.hearing.ended_at and not self.hearing.is_final:
            self.review.make_final = self._freeze  # type: ignore[method-assign]
            super().make_final()

    def _freeze(self) -> tuple[()]:
        self.session.record(ev.MadeFinal("ab"))
        return ()


class Locked(AnyHearing):
    """Has no way on from a hearing that has begun."""

    @rule()
    def start(self) -> None:
        super().start()
        if self.hearing.sessions:
            self.session.is_read_only = True


def test_random_hearings_end_well() -> None:
    run_state_machine_as_test(AnyHearing, settings=SHORT)


@pytest.mark.parametrize("breach", [Careless, Locked])
def test_a_hearing_that_does_not_is_found(breach: type[AnyHearing]) -> None:
    with pytest.raises((AssertionError, DeskError)):
        run_state_machine_as_test(breach, settings=PLANTED)


@pytest.mark.torture
def test_thousands_of_random_hearings_end_well() -> None:
    run_state_machine_as_test(AnyHearing, settings=LONG)
