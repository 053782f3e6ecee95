"""Runs `hearing-desk replay` as a person would, in a process of its own, and reads what it left."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CASES = Path(__file__).parents[1] / "cases"


@dataclass(frozen=True)
class Played:
    """A replayed script: the script itself, what replay printed, and the exported records."""

    script: dict[str, Any]
    said: dict[str, Any]
    hearing: dict[str, Any]
    report: dict[str, Any]
    out: Path

    @property
    def turns(self) -> list[dict[str, Any]]:
        """The turn events of the script, with the texts that `revise` gave them."""
        turns = [dict(event) for event in self.script["events"] if event["do"] == "turn"]
        for event in self.script["events"]:
            if event["do"] == "revise":
                turns[event["turn"] - 1]["text"] = event["text"]
        return turns


def replay(arguments: list[str], environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command line with `replay` and these arguments."""
    command = [sys.executable, "-m", "hearing_desk", "replay", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def played(case: str, out: Path) -> Played:
    """Replay one of the fictional hearings into `out`."""
    path = CASES / f"{case}.json"
    done = replay([str(path), "--out", str(out)])
    assert done.returncode == 0, done.stderr
    return Played(
        json.loads(path.read_text(encoding="utf-8")),
        json.loads(done.stdout),
        json.loads((out / "2-intern" / "gehoor.json").read_text(encoding="utf-8")),
        json.loads((out / "1-rapport" / "rapport.json").read_text(encoding="utf-8")),
        out,
    )
