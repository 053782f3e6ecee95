"""Puts the parts together: the only module that knows every one of them."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hearing_desk.app.acks import ack_log, both
from hearing_desk.app.lock_claim import first_window
from hearing_desk.app.lock_exit import as_seen_by, is_lock_window
from hearing_desk.app.memory import resident_mb
from hearing_desk.app.no_dumps import forbid_memory_dumps
from hearing_desk.app.policy import Policy, policy_of
from hearing_desk.app.practice import practice_vault
from hearing_desk.app.screen import refuse_without_screen
from hearing_desk.app.vault_door import DesktopVault, VaultDoor, desktop_vault, door_of, opens_by_file
from hearing_desk.cli.parts import DesktopStart, Parts
from hearing_desk.cli.program import run_command
from hearing_desk.cli.spoken import language_of
from hearing_desk.core.text import Text
from hearing_desk.i18n import words_of
from hearing_desk.vault import FULL_COST

if TYPE_CHECKING:
    from hearing_desk.app.installed_packs import Packs
    from hearing_desk.app.outcome import Options, Outcome
    from hearing_desk.app.script_values import Script
    from hearing_desk.ui.application import Application

Environment = Mapping[str, str]
DATA = Path(__file__).resolve().parent / "data"


def run(arguments: Sequence[str], environment: Environment) -> int:
    """Carry out one command line; gives its exit code."""
    words = words_of(language_of(arguments, environment))
    return run_command(arguments, words, partial(_open_desktop, environment), partial(parts_of, environment))


def parts_of(environment: Environment) -> Parts:
    """What the headless commands work with."""
    # The desktop program starts 100 ms sooner without these.
    from hearing_desk.app.doctor import examine_folder
    from hearing_desk.app.installed_packs import read_playable_script
    from hearing_desk.app.recover import recover_from_folder
    from hearing_desk.app.stored_export import export_from_folder

    return Parts(
        read_script=partial(read_playable_script, data=DATA),
        run=partial(_run_replay, environment),
        export=partial(export_from_folder, environment=environment, cost=FULL_COST, data=DATA),
        examine=partial(examine_folder, environment=environment, cost=FULL_COST),
        recover=partial(recover_from_folder, environment=environment, cost=FULL_COST, data=DATA),
        demo=DATA / "demo.json",
        packaged_forms=(DATA / "forms", DATA.parents[1] / "forms"),
    )


def _run_replay(environment: Environment, script: Script, options: Options) -> Outcome:
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
    with practice_vault(options.vault, environment, FULL_COST) as vault, ack_log(environment) as log:
        from hearing_desk.app.clock import StandingClock
        from hearing_desk.app.desk import ANY_REFERENCE
        from hearing_desk.app.installed_packs import installed_packs
        from hearing_desk.ui.application import Application
        from hearing_desk.ui.desktop import Opening, windows_on
        from hearing_desk.ui.driver import run_script
        from hearing_desk.ui.driver_result import Measured

        application, clock = Application(words_of(options.language)), StandingClock(script.moments[0])
        measured = Measured(resident_mb)
        told = both(lambda report: measured.saved(report.closed_to_acknowledged_ms), log)
        opening = Opening(vault, installed_packs(DATA), clock, told, True, Policy(), ANY_REFERENCE)
        with windows_on(application, opening) as assembly:
            return run_script(script, options, assembly, clock, measured)


def _open_desktop(environment: Environment, start: DesktopStart) -> Text | None:
    forbid_memory_dumps()
    door = door_of(start.vault, environment, FULL_COST)
    with first_window(door, environment) as is_first:
        if not is_first:
            return Text("Hearing Desk is open already.")
        refuse_without_screen(environment)
        _show_desktop(environment, start, door)
    return None


def _show_desktop(environment: Environment, start: DesktopStart, door: VaultDoor) -> None:
    from hearing_desk.ui.application import Application
    from hearing_desk.ui.bridge import ending_when_asked

    application, seen = Application(words_of(start.language)), as_seen_by(environment)
    ask = partial(_ask, application, environment)
    # Ending when asked from here on: a request that comes before the windows stand is kept until they do.
    with ending_when_asked(application.qt), ack_log(environment) as log:
        packs = _load_windows_meanwhile()
        with desktop_vault(door, seen, ask) as vault:
            if vault is None:
                return
            from hearing_desk.app.clock import SystemClock
            from hearing_desk.ui.desktop import Opening, at_work

            opening = Opening(vault, packs.result(), SystemClock(), log, opens_by_file(seen), policy_of(environment))
            with at_work(application, opening, start.reference, environment):
                application.qt.exec()


def _ask(application: Application, environment: Environment, door: VaultDoor) -> DesktopVault | None:
    if is_lock_window(environment):
        from hearing_desk.ui.lock_window import ask_at_lock_window

        return ask_at_lock_window(application, door)
    from hearing_desk.ui.ask_for_vault import ask_for_vault

    return ask_for_vault(application, door)


def _load_windows_meanwhile() -> Future[Packs]:
    # While a person types the passphrase, and while the key is made from it: that leaves Python free.
    ahead = ThreadPoolExecutor(1)
    packs = ahead.submit(_load_windows)
    ahead.shutdown(wait=False)
    return packs


def _load_windows() -> Packs:
    import hearing_desk.ui.desktop  # noqa: F401 - so that it stands ready where it is used
    from hearing_desk.app.installed_packs import installed_packs

    return installed_packs(DATA)
