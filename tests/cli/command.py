"""The command as a person gives it: a process of its own, its exit code and both its streams."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
PASSPHRASE = "appel wolk fiets molen café"


def hearing_desk(
    *arguments: str | Path, environment: Mapping[str, str] | None = None, cwd: Path = ROOT
) -> subprocess.CompletedProcess[str]:
    """Run `hearing-desk` with these arguments, in Dutch unless the environment or `--lang` says otherwise."""
    command = [sys.executable, "-W", "error", "-m", "hearing_desk", *map(str, arguments)]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})}
    return subprocess.run(
        command, env=surroundings, cwd=cwd, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False
    )


def with_passphrase(directory: Path, passphrase: str = PASSPHRASE, line_end: str = "\n") -> dict[str, str]:
    """The environment that names a file with this passphrase."""
    path = directory / "passphrase.txt"
    path.write_bytes(f"{passphrase}{line_end}".encode())
    return {"HEARING_DESK_PASSPHRASE_FILE": str(path)}


def tree(directory: Path) -> list[str]:
    """Everything below a directory, to see that nothing was written."""
    return sorted(path.relative_to(directory).as_posix() for path in directory.rglob("*"))
