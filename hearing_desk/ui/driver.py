"""Types a hearing script into the real windows, key by key, and tells what came of it.

The one place where events are processed by hand: everything it does goes through keys, it only reads what it must know.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QEventLoop

from hearing_desk.app.clock import StandingClock
from hearing_desk.app.outcome import Options, Outcome, Refusal
from hearing_desk.app.script_values import Script, Start
from hearing_desk.ui.assembly import Assembly
from hearing_desk.ui.driver_acts import DriverActs
from hearing_desk.ui.driver_result import Measured, outcome_of
from hearing_desk.ui.hands import Hands
from hearing_desk.ui.shots import Shots

PATIENCE_S = 30.0
REST_S = 0.001


def run_script(
    script: Script, options: Options, assembly: Assembly, clock: StandingClock, measured: Measured
) -> Outcome:
    """Carry a whole script out in the windows of `assembly`; nothing of it is known to the program beforehand."""
    driver = _Driver(script, options, assembly, clock, measured)
    driver.carry_out()
    return driver.outcome()


class _Driver:
    def __init__(
        self, script: Script, options: Options, assembly: Assembly, clock: StandingClock, measured: Measured
    ) -> None:
        self._script = script
        self._options = options
        self._assembly = assembly
        self._clock = clock
        self._measured = measured
        self._refused: list[Refusal] = []
        self._is_not_started = False
        hands = Hands(assembly.window, settle)
        self._shots = Shots(assembly, options, settle)
        self._acts = DriverActs(assembly, hands, options, measured, self._wait_until, self._shots)

    def carry_out(self) -> None:
        """Every event at its moment, until one is a start that the gate refuses; what there is then is exported."""
        self._put_clock(self._script.moments[0])
        self._wait_until(self._assembly.window.isActiveWindow)
        self._measured.empty_window()
        self._acts.plan(self._script.case)
        for index, (event, moment) in enumerate(zip(self._script.events, self._script.moments, strict=True)):
            self._put_clock(moment)
            if why := self._acts.carry_out(event):
                self._refused.append(Refusal(index, why))
            if isinstance(event, Start) and not self._acts.is_under_way:
                self._is_not_started = True
                break
        self._acts.finish()

    def outcome(self) -> Outcome:
        """What came of it, as the hearing says it when it is opened again from disk."""
        self._shots.take()
        self._shots.take_others()
        acts, out = self._acts, self._acts.folder if self._acts.is_exported else None
        acts.open_again()
        blocked, refused = acts.was_gate_blocked, tuple(self._refused)
        return outcome_of(acts.session, acts.typed, blocked, refused, self._is_not_started, out, self._measured)

    def _put_clock(self, moment: datetime) -> None:
        self._clock.put_at(moment)
        self._assembly.show_time()

    def _wait_until(self, is_so: Callable[[], bool]) -> None:
        until = time.monotonic() + PATIENCE_S
        while not is_so():
            if time.monotonic() > until:
                raise TimeoutError("the program did not come to rest")
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            # The disk and the matcher work on threads of their own: looking without a rest would keep them waiting.
            time.sleep(REST_S)


def settle() -> None:
    """Let the program finish what the last key set going."""
    QCoreApplication.processEvents()
