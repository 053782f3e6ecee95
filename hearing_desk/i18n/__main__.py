"""Compiles the catalogues at build time: `python -m hearing_desk.i18n TRANSLATIONS_DIR TARGET_DIR`."""

from __future__ import annotations

import argparse
from pathlib import Path

from hearing_desk.i18n.compiled import compile_catalogues, compile_names


def main() -> None:
    """Reads the two folders from the command line and compiles what is newer; usage errors end with 2."""
    parser = argparse.ArgumentParser(prog="python -m hearing_desk.i18n", description="Compile the catalogues.")
    parser.add_argument("translations", type=Path, help="folder with <lang>/LC_MESSAGES/*.po")
    parser.add_argument("target", type=Path, help="folder that gets <lang>/LC_MESSAGES/*.mo")
    folders = parser.parse_args()
    if not folders.translations.is_dir():
        parser.error("TRANSLATIONS_DIR is not a folder")
    compile_catalogues(folders.translations, folders.target)
    compile_names(folders.target)


if __name__ == "__main__":
    main()
