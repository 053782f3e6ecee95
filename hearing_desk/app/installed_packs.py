"""The form packs that came with the program, and a script checked against the one in force on its day."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from hearing_desk.app.script import read_script
from hearing_desk.app.script_values import Script
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.pack_in_use import pack_in_use
from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text
from hearing_desk.formpack import LoadedPack, pack_in_force, packs_in

Packs: TypeAlias = tuple[LoadedPack, ...]


def installed_packs(data: Path) -> Packs:
    """Every compiled pack in the program's data; DeskError `no_packs` in sources that were not compiled."""
    packs = packs_in(data)
    if not packs:
        raise DeskError("no_packs", Text("The forms are not compiled yet. Run this first: make"))
    return packs


def read_playable_script(path: Path, data: Path) -> Script:
    """A script whose ids the newest pack knows, on a day that has a pack; DeskErrors of the script and of the packs."""
    packs = installed_packs(data)
    newest = max(packs, key=lambda pack: pack.serial).pack
    script = read_script(path, pack_in_use((newest,), Hearing()))
    pack_in_force(packs, script.date)
    return script
