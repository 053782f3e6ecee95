"""Puts the parts together: the only module that knows every one of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from hearing_desk.app.acks import ACKS_VARIABLE, AckLog
from hearing_desk.app.clock import StandingClock, SystemClock
from hearing_desk.app.desk import Desk
from hearing_desk.app.doctor import Diagnosis, examine
from hearing_desk.app.outcome import Options, Outcome
from hearing_desk.app.post_queue import PostQueue
from hearing_desk.app.practice import existing_vault, practice_vault
from hearing_desk.app.script import read_script
from hearing_desk.app.script_values import Script
from hearing_desk.app.stored_export import ExportOrder, export_stored
from hearing_desk.cli.parts import DesktopStart, Parts
from hearing_desk.cli.program import run_command
from hearing_desk.cli.spoken import language_of
from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text
from hearing_desk.formpack import LoadedPack, pack_in_force, packs_in
from hearing_desk.i18n import words_of
from hearing_desk.vault import FULL_COST, Acknowledged

Environment = Mapping[str, str]
DATA = Path(__file__).resolve().parent / "data"


def run(arguments: Sequence[str], environment: Environment) -> int:
    """Carry out one command line; gives its exit code."""
    words = words_of(language_of(arguments, environment))
    return run_command(arguments, words, _parts(environment))


def _parts(environment: Environment) -> Parts:
    return Parts(
        open_desktop=partial(_open_desktop, environment),
        read_script=_read_script,
        run=partial(_run_replay, environment),
        export=partial(_export, environment),
        examine=partial(_examine, environment),
        demo=DATA / "demo.json",
        packaged_forms=DATA / "forms",
    )


def _packs() -> tuple[LoadedPack, ...]:
    packs = packs_in(DATA)
    if not packs:
        raise DeskError("no_packs", Text("The forms are not compiled yet. Run this first: make"))
    return packs


def _read_script(path: Path) -> Script:
    packs = _packs()
    script = read_script(path, max(packs, key=lambda pack: pack.serial).pack)
    pack_in_force(packs, script.date)
    return script


def _examine(environment: Environment, directory: Path) -> Diagnosis:
    with existing_vault(directory, environment, FULL_COST) as vault:
        return examine(vault)


def _export(environment: Environment, directory: Path, order: ExportOrder) -> tuple[Path, ...]:
    queue = PostQueue()
    with existing_vault(directory, environment, FULL_COST) as vault:
        desk = Desk(vault, _packs(), SystemClock(), queue.post)
        try:
            return export_stored(desk, queue, order)
        finally:
            desk.let_go()


def _run_replay(environment: Environment, script: Script, options: Options) -> Outcome:
    from hearing_desk.ui.driver import run_script

    raise NotImplementedError


def _open_desktop(environment: Environment, start: DesktopStart) -> Text | None:
    raise NotImplementedError
