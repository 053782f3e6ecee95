"""Puts the parts together: the only module that knows every one of them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hearing_desk.app.acks import Acknowledging, ack_log
from hearing_desk.app.clock import StandingClock
from hearing_desk.app.desk import Desk
from hearing_desk.app.doctor import Diagnosis, examine
from hearing_desk.app.exporter import Custody
from hearing_desk.app.installed_packs import installed_packs, read_playable_script
from hearing_desk.app.matching import Post
from hearing_desk.app.memory import resident_mb
from hearing_desk.app.outcome import Options, Outcome
from hearing_desk.app.practice import existing_vault, practice_vault
from hearing_desk.app.script_values import Script
from hearing_desk.app.stored_export import ExportOrder, export_stored
from hearing_desk.cli.parts import DesktopStart, Parts
from hearing_desk.cli.program import run_command
from hearing_desk.cli.spoken import language_of
from hearing_desk.core.text import Text
from hearing_desk.i18n import Language, words_of
from hearing_desk.vault import FULL_COST, Acknowledged, Vault

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

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
        export=partial(_export, environment),
        examine=partial(_examine, environment),
        demo=DATA / "demo.json",
        packaged_forms=DATA / "forms",
    )


def _examine(environment: Environment, directory: Path) -> Diagnosis:
    with existing_vault(directory, environment, FULL_COST) as vault:
        return examine(vault)


def _export(environment: Environment, directory: Path, order: ExportOrder) -> tuple[Path, ...]:
    with existing_vault(directory, environment, FULL_COST) as vault:
        return export_stored(vault, installed_packs(DATA), order)


def _run_replay(environment: Environment, script: Script, options: Options) -> Outcome:
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
    with practice_vault(options.vault, environment, FULL_COST) as vault, ack_log(environment) as log:
        return _play(vault, script, options, log)


def _play(vault: Vault, script: Script, options: Options, log: Acknowledging) -> Outcome:
    from hearing_desk.ui.bridge import Bridge
    from hearing_desk.ui.driver import run_script
    from hearing_desk.ui.driver_result import Measured

    app, bridge = _application(options.language), Bridge()
    clock, measured = StandingClock(script.moments[0]), Measured(resident_mb)

    def acknowledged(report: Acknowledged) -> None:
        measured.saved(report.closed_to_acknowledged_ms)
        log(report)

    desk = Desk(vault, installed_packs(DATA), clock, bridge.post, acknowledged)
    desk.refuse_real_in_practice(str(script.case.fields["reference"]))
    with _windows(app, desk, bridge.post, options.language, is_from_file=True) as assembly:
        return run_script(script, options, assembly, clock, measured)


def _application(language: Language) -> QApplication:
    from PySide6.QtWidgets import QApplication

    from hearing_desk.ui.theme import speak_qt_texts

    app = QApplication(["hearing-desk"])
    speak_qt_texts(app, language)
    return app


@contextmanager
def _windows(app: QApplication, desk: Desk, post: Post, language: Language, is_from_file: bool) -> Iterator[Assembly]:
    from hearing_desk.ui.assembly import Assembly, Surroundings
    from hearing_desk.ui.theme import Theme

    custody = Custody(desk.vault.check_passphrase, is_from_file, desk.is_practice)
    assembly = Assembly(desk, Surroundings(words_of(language), desk.clock, Theme(app), post, custody))
    assembly.open_list()
    assembly.window.show()
    try:
        yield assembly
    finally:
        assembly.close()
        desk.let_go()


def _open_desktop(environment: Environment, start: DesktopStart) -> Text | None:
    raise NotImplementedError
