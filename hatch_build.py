"""Turns the sources of forms and translations into what the program reads, for make and for every wheel."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
DATA = ROOT / "hearing_desk" / "data"


class CompiledData(BuildHookInterface[Any]):
    """Makes hatchling compile the data before it packs the program."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling for each target; pyproject.toml names what is written here as artifacts."""
        compile_data()


def compile_data() -> None:
    """Compile forms/ and translations/ into hearing_desk/data/; mistakes are printed and end the build."""
    DATA.mkdir(exist_ok=True)
    _drop_all_but({Path(line).name for line in _run("hearing_desk.formpack", ROOT / "forms", DATA).splitlines()})
    _run("hearing_desk.i18n", ROOT / "translations", DATA / "locale")


def _run(module: str, source: Path, target: Path) -> str:
    command = [sys.executable, "-m", module, str(source), str(target)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit(f"{source.name}/ could not be compiled: mend what stands above.")
    return done.stdout.strip()


def _drop_all_but(packs: set[str]) -> None:
    for old in DATA.glob("pack-*.json"):
        if old.name not in packs:
            old.unlink()


if __name__ == "__main__":
    compile_data()
