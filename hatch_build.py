"""Turns the sources of forms and translations into what the program reads, for make and for every wheel."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
DATA = ROOT / "hearing_desk" / "data"


class CompiledData(BuildHookInterface[Any]):
    """Makes hatchling compile the data before it packs the program."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling for each target; pyproject.toml names what is written here as artifacts."""
        compile_forms()
        compile_catalogues()


def compile_forms() -> list[Path]:
    """Compile forms/ into hearing_desk/data/ and take away what an earlier serial left there."""
    DATA.mkdir(exist_ok=True)
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    pack: Path = importlib.import_module("hearing_desk.formpack").compile_pack(ROOT / "forms", DATA)
    for old in DATA.glob("pack-*.json"):
        if old.name != pack.name:
            old.unlink()
    return [pack]


def compile_catalogues() -> list[Path]:
    """Compile each translations/<lang>/LC_MESSAGES/*.po to the .mo beside the program."""
    sources = sorted((ROOT / "translations").glob("*/LC_MESSAGES/*.po"))
    return [_compile_catalogue(source) for source in sources]


def _compile_catalogue(source: Path) -> Path:
    target = (DATA / "locale" / source.relative_to(ROOT / "translations")).with_suffix(".mo")
    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as po:
        catalogue = read_po(po, abort_invalid=True)
    with target.open("wb") as mo:
        write_mo(mo, catalogue)
    return target


if __name__ == "__main__":
    for written in [*compile_forms(), *compile_catalogues()]:
        print("compiled", written.relative_to(ROOT))
