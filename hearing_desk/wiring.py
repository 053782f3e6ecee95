"""Puts the parts together: the only module that knows every one of them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hearing_desk.app.acks import Acknowledging, ack_log, both
from hearing_desk.app.clock import Clock, StandingClock, SystemClock
from hearing_desk.app.desk import ANY_REFERENCE, PRACTICE_PREFIXES, Desk, Prefixes
from hearing_desk.app.doctor import examine_folder
from hearing_desk.app.exporter import Custody
from hearing_desk.app.installed_packs import installed_packs, read_playable_script
from hearing_desk.app.memory import resident_mb
from hearing_desk.app.no_dumps import forbid_memory_dumps
from hearing_desk.app.outcome import Options, Outcome
from hearing_desk.app.practice import practice_vault
from hearing_desk.app.screen import refuse_without_screen
from hearing_desk.app.script_values import Script
from hearing_desk.app.stored_export import export_from_folder
from hearing_desk.app.vault_door import call_open_window, desktop_vault, door_of, opens_by_file
from hearing_desk.cli.parts import DesktopStart, Parts
from hearing_desk.cli.program import run_command
from hearing_desk.cli.spoken import language_of
from hearing_desk.core.text import Text
from hearing_desk.i18n import words_of
from hearing_desk.vault import FULL_COST, Vault

if TYPE_CHECKING:
    from hearing_desk.ui.application import Application
    from hearing_desk.ui.assembly import Assembly

Environment = Mapping[str, str]
DATA = Path(__file__).resolve().parent / "data"


def run(arguments: Sequence[str], environment: Environment) -> int:
    """Carry out one command line; gives its exit code."""
    words = words_of(language_of(arguments, environment))
    return run_command(arguments, words, _parts(environment))


def _parts(environment: Environment) -> Parts:
    return Parts(
        open_desktop=partial(_open_desktop, environment),
        read_script=partial(read_playable_script, data=DATA),
        run=partial(_run_replay, environment),
        export=partial(export_from_folder, environment=environment, cost=FULL_COST, data=DATA),
        examine=partial(examine_folder, environment=environment, cost=FULL_COST),
        demo=DATA / "demo.json",
        packaged_forms=(DATA / "forms", DATA.parents[1] / "forms"),
    )


def _run_replay(environment: Environment, script: Script, options: Options) -> Outcome:
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
    with practice_vault(options.vault, environment, FULL_COST) as vault, ack_log(environment) as log:
        from hearing_desk.ui.application import Application
        from hearing_desk.ui.driver import run_script
        from hearing_desk.ui.driver_result import Measured

        application, clock = Application(words_of(options.language)), StandingClock(script.moments[0])
        measured = Measured(resident_mb)
        told = both(lambda report: measured.saved(report.closed_to_acknowledged_ms), log)
        with _windows(application, vault, clock, told, True, ANY_REFERENCE) as assembly:
            return run_script(script, options, assembly, clock, measured)


def _open_desktop(environment: Environment, start: DesktopStart) -> Text | None:
    forbid_memory_dumps()
    door, is_from_file = door_of(start.vault, environment, FULL_COST), opens_by_file(environment)
    if call_open_window(door):
        return Text("Hearing Desk is open already.")
    refuse_without_screen(environment)
    from hearing_desk.ui.application import Application
    from hearing_desk.ui.ask_for_vault import ask_for_vault

    application = Application(words_of(start.language))
    ask = partial(ask_for_vault, application)
    with desktop_vault(door, environment, ask) as vault, ack_log(environment) as log:
        if vault is not None:
            with _windows(application, vault, SystemClock(), log, is_from_file, PRACTICE_PREFIXES) as assembly:
                _work(application, assembly, start.reference)
    return None


@contextmanager
def _windows(
    application: Application, vault: Vault, clock: Clock, told: Acknowledging, is_from_file: bool, accepted: Prefixes
) -> Iterator[Assembly]:
    from hearing_desk.ui.assembly import Assembly, Surroundings

    words, theme, post = application.words, application.theme, application.bridge.post
    desk = Desk(vault, installed_packs(DATA), clock, post, told, practice_prefixes=accepted)
    custody = Custody(vault.check_passphrase, is_from_file, vault.is_practice)
    assembly = Assembly(desk, Surroundings(words, clock, theme, post, custody))
    assembly.open_list()
    assembly.window.show()
    try:
        yield assembly
    finally:
        assembly.close()
        desk.let_go()


def _work(application: Application, assembly: Assembly, reference: str) -> None:
    from hearing_desk.ui.bridge import StopRequests
    from hearing_desk.ui.second_start import come_forward_when_touched

    if reference:
        assembly.open_hearing(assembly.desk.find(reference))
    come_forward_when_touched(assembly.window, assembly.desk.vault.raise_file)
    stopping = StopRequests(application.qt, lambda: application.qt.exit(0))
    application.qt.exec()
    stopping.let_go()
