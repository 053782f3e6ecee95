"""Puts the parts together: the only module that knows every one of them."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hearing_desk.app.acks import ack_log, both
from hearing_desk.app.lock_claim import first_window
from hearing_desk.app.memory import resident_mb
from hearing_desk.app.no_dumps import forbid_memory_dumps
from hearing_desk.app.policy import Policy
from hearing_desk.app.practice import practice_vault
from hearing_desk.app.screen import refuse_without_screen
from hearing_desk.app.vault_door import VaultDoor, door_of
from hearing_desk.cli.parts import DesktopStart, Parts
from hearing_desk.cli.program import run_command
from hearing_desk.cli.spoken import language_of
from hearing_desk.core.text import Text
from hearing_desk.i18n import words_of
from hearing_desk.vault import FULL_COST, Origin

if TYPE_CHECKING:
    from hearing_desk.app.outcome import Options, Outcome
    from hearing_desk.app.script_values import Script
    from hearing_desk.i18n import Language

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
    from hearing_desk.app.installation import examine_installation
    from hearing_desk.app.playable_script import read_playable_script
    from hearing_desk.app.recover import recover_from_folder
    from hearing_desk.app.stored_export import export_from_folder
    from hearing_desk.ui.headless import headless_copies

    return Parts(
        read_script=partial(read_playable_script, data=DATA),
        run=partial(_run_replay, environment),
        export=partial(export_from_folder, environment=environment, cost=FULL_COST, data=DATA),
        copy_makers=headless_copies,
        examine=partial(examine_folder, environment=environment, cost=FULL_COST),
        examine_installation=partial(examine_installation, environment, DATA),
        recover=partial(recover_from_folder, environment=environment, cost=FULL_COST, data=DATA),
        practise=partial(_practise, environment),
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


def _practise(environment: Environment, language: Language) -> None:
    refuse_without_screen(environment)
    with practice_vault(None, environment, FULL_COST, Origin.DESKTOP) as vault, ack_log(environment) as log:
        from hearing_desk.app.clock import SystemClock
        from hearing_desk.app.installed_packs import installed_packs
        from hearing_desk.app.practising import plan_practice
        from hearing_desk.ui.application import Application
        from hearing_desk.ui.bridge import ending_when_asked
        from hearing_desk.ui.desktop import Opening, windows_on

        application = Application(words_of(language))
        opening = Opening(vault, installed_packs(DATA), SystemClock(), log, True, Policy())
        with ending_when_asked(application.qt), windows_on(application, opening) as assembly:
            plan_practice(assembly.desk)
            assembly.open_list()
            assembly.window.tell(Text("Four made-up hearings, to practise on. F1 explains the room you are in."))
            application.qt.exec()


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
    from hearing_desk.ui.entrance import entered

    with entered(words_of(start.language), door, start.reference, environment, DATA) as work:
        if work is not None:
            work()
