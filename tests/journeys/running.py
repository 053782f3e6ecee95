"""A practice vault with a hearing that has begun and not ended, made by the program itself."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.torture.long_script import write_script
from tests.torture.scene import Scene, prepared, start_replay

REFERENCE = "DEMO-0042"
TURNS = (("V", "Waar woonde u?"), ("A", "In een dorp bij de rivier."))


@dataclass(frozen=True)
class Running:
    """The vault to copy; `scene` opens copies of it."""

    scene: Scene

    def copy(self, folder: Path) -> Path:
        """A vault of its own for one test."""
        return Path(shutil.copytree(self.scene.folder / "vault", folder / "vault"))


def running_hearing(folder: Path) -> Running:
    """Play the beginning of a hearing into a new vault."""
    scene = prepared(folder)
    events = [{"do": "turn", "at": "09:01:00", "kind": kind, "text": text} for kind, text in TURNS]
    script = write_script(folder / "script.json", REFERENCE, events)
    process = start_replay(folder, script, folder / "vault", is_watched=False)
    said = process.communicate()[1]
    assert process.returncode == 0, said
    return Running(scene)
