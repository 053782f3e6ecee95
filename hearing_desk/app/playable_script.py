"""A script checked against the pack in force on its day, before any window is driven by it."""

from __future__ import annotations

from pathlib import Path

from hearing_desk.app.installed_packs import installed_packs
from hearing_desk.app.script import read_script
from hearing_desk.app.script_values import Script
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.pack_in_use import pack_in_use
from hearing_desk.formpack import pack_in_force


def read_playable_script(path: Path, data: Path) -> Script:
    """A script whose ids the newest pack knows, on a day that has a pack; DeskErrors of the script and of the packs."""
    packs = installed_packs(data)
    newest = max(packs, key=lambda pack: pack.serial).pack
    script = read_script(path, pack_in_use((newest,), Hearing()))
    pack_in_force(packs, script.date)
    return script
