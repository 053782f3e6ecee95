"""Practising: a window of its own on a throw-away vault with the practice hearings, planned for today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hearing_desk.app.desk import Desk
from hearing_desk.app.manual import practice_scripts
from hearing_desk.app.own_program import start_apart
from hearing_desk.i18n import Language

COMMAND = "practise"


def start_practising(language: Language, environment: Mapping[str, str]) -> None:
    """Start the program once more, for practice; nothing of the vault that is open goes with it."""
    kept = {name: value for name, value in environment.items() if not name.startswith("HEARING_DESK_")}
    start_apart((COMMAND, "--lang", language), kept)


def plan_practice(desk: Desk) -> None:
    """Plan every practice hearing for today in an oefenkluis; none of them is left open."""
    from hearing_desk.app.script import read_script

    today = desk.clock.now().date().isoformat()
    pack = desk.pack_on(today).pack
    for path in practice_scripts():
        case = read_script(path, pack).case
        desk.plan(replace(case, fields={**case.fields, "date": today}))
    desk.let_go()
