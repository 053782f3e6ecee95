"""Compiles forms for the build: `python -m hearing_desk.formpack FORMS_DIR TARGET_DIR`."""

from __future__ import annotations

import sys
from pathlib import Path

from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import in_english
from hearing_desk.formpack import check_forms, compile_line, concise

_USAGE = "usage: python -m hearing_desk.formpack FORMS_DIR TARGET_DIR\n"


def main(arguments: list[str]) -> int:
    """Compiles, or says every mistake on its own line; gives the exit code 0, 1 or 2."""
    if len(arguments) != 2:
        sys.stderr.write(_USAGE)
        return 2
    source, target = map(Path, arguments)
    try:
        compiled = compile_line(source, target)
    except DeskError as trouble:
        _say_why(source, trouble)
        return 1
    sys.stdout.writelines(f"{path}\n" for path in compiled)
    return 0


def _say_why(source: Path, trouble: DeskError) -> None:
    if trouble.code == "forms_have_mistakes":
        sys.stderr.writelines(f"{concise(finding, in_english)}\n" for finding in check_forms(source))
    sys.stderr.write(f"{in_english(trouble.text)}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
