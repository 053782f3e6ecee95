"""What a replay is asked and what came of it: the JSON that other programs read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from hearing_desk.core.text import Text
from hearing_desk.i18n import Language, Words

CONCEPT, FINAL, NOT_STARTED = "concept", "definitief", "niet_gestart"
ENOUGH_KEYS = 1000


@dataclass(frozen=True)
class Options:
    """Where a replay writes: exports to `out`, the hearing to `vault` (None: thrown away), pictures to `shots`.

    Pictures are taken in every look and size when it `shows_all`, else as most people see the program.
    """

    out: Path
    vault: Path | None
    shots: Path | None
    language: Language
    shows_all: bool = False


@dataclass(frozen=True)
class Refusal:
    """An event (counted from 0) that the state of the hearing refused, and why."""

    event: int
    why: Text


@dataclass(frozen=True)
class Hit:
    """A match of a group in the finished text of a turn; `turn` counts the script's turn events from 1."""

    turn: int
    group: str


@dataclass(frozen=True)
class Timing:
    """What was measured: one figure in ms for each key and each save, and single figures (None: not measured)."""

    keys_ms: Sequence[float] = ()
    saves_ms: Sequence[float] = ()
    open_ms: float | None = None
    export_ms: float | None = None
    rss_mb: float | None = None


@dataclass(frozen=True)
class Outcome:
    """What a replay did; `files` holds `rapport`, `procesblad`, `rapport_json` and `json` when there was an export."""

    turns: int
    status: str
    is_gate_blocked: bool
    refused: tuple[Refusal, ...] = ()
    hits: tuple[Hit, ...] = ()
    open_items: tuple[str, ...] = ()
    open_cards: tuple[str, ...] = ()
    files: Mapping[str, Path] = field(default_factory=dict)
    timing: Timing = Timing()


def as_plain(outcome: Outcome, words: Words) -> dict[str, object]:
    """The JSON of a replay, in the order of the contract; reasons in the language of `words`, paths absolute."""
    return {
        "turns": outcome.turns,
        "refused": [{"event": refusal.event, "why": words.say(refusal.why)} for refusal in outcome.refused],
        "hits": [{"turn": hit.turn, "group": hit.group} for hit in outcome.hits],
        "open_items": list(outcome.open_items),
        "open_cards": list(outcome.open_cards),
        "status": outcome.status,
        "gate_blocked": outcome.is_gate_blocked,
        "files": {name: str(path.absolute()) for name, path in outcome.files.items()},
        "timing": _timing(outcome.timing),
    }


def _timing(timing: Timing) -> dict[str, object]:
    keys = sorted(timing.keys_ms)
    saves = sorted(timing.saves_ms)
    has_enough = len(keys) >= ENOUGH_KEYS
    return {
        "key_ms": {"n": len(keys), **_middle_and_tail(keys, has_enough), "max": _rounded(max(keys, default=None))},
        "open_ms": _rounded(timing.open_ms),
        "save_ms": _middle_and_tail(saves, has_enough),
        "export_ms": _rounded(timing.export_ms),
        "rss_mb": _rounded(timing.rss_mb),
    }


def _middle_and_tail(ordered: Sequence[float], has_enough: bool) -> dict[str, float | None]:
    if not ordered:
        return {"p50": None, "p99": None}
    tail = ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)]
    return {"p50": _rounded(median(ordered)), "p99": _rounded(tail) if has_enough else None}


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, 3)
