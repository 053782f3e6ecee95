"""A made-up hearing to be killed in: a script with long answers, other letters than ASCII and texts that are mended."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CASES = Path(__file__).parents[1] / "cases"
VOCABULARY = """
    de brug bij het dorp café kost € één naïef Tsegayé vertelde kruispunt ’s morgens 6.500 vrouw Curaçao coördinator
    “ga weg” ë
"""
OTHER_KINDS = ("O", "T", "G", "S")
TURNS = 120
Event = dict[str, Any]


def write_script(path: Path, reference: str, events: list[Event]) -> Path:
    """A script of these events in a hearing that may start as soon as its gate was looked at."""
    plain = json.loads((CASES / "korte-smoke.json").read_text(encoding="utf-8"))
    plain["case"]["reference"] = reference
    path.write_text(json.dumps({**plain, "events": [*GATE, *events]}), encoding="utf-8")
    return path


def long_events(seed: int) -> list[Event]:
    """More than can be typed before the kill: questions and answers, every eighth turn of another kind or mended."""
    return list(_events(random.Random(seed)))


GATE: list[Event] = [
    {"do": "gate", "fact": "officer", "outcome": "match"},
    {"do": "gate", "fact": "interpreter", "outcome": "match"},
    {"do": "start", "at": "09:00:00"},
]


def _events(chance: random.Random) -> Iterator[Event]:
    for number in range(1, TURNS + 1):
        at = f"{9 + number // 60:02d}:{number % 60:02d}"
        if number % 8 == 0:
            kind = chance.choice(OTHER_KINDS)
        else:
            kind = "A" if number % 2 == 0 else "V"
        yield {"do": "turn", "at": f"{at}:00", "kind": kind, "text": _text(chance, kind)}
        if number % 4 == 3:
            mended = number - chance.randrange(2)
            yield {"do": "revise", "at": f"{at}:20", "turn": mended, "text": _sentence(chance, 12)}


def _text(chance: random.Random, kind: str) -> str:
    if kind == "V":
        return _sentence(chance, chance.randint(4, 12))
    return "\n".join(_sentence(chance, chance.randint(10, 40)) for _ in range(chance.randint(1, 2)))


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(VOCABULARY.split(), k=words)).capitalize() + "."
