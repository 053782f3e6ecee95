"""The JSON of a replay: figures that say when they are too few, and paths that hold anywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hearing_desk.app.outcome import ENOUGH_KEYS, FINAL, Hit, Outcome, Refusal, Timing, as_plain
from hearing_desk.core.text import Text
from hearing_desk.i18n import words_of


def timing_of(timing: Timing) -> Any:
    return as_plain(Outcome(0, FINAL, is_gate_blocked=False, timing=timing), words_of("en"))["timing"]


def test_a_figure_of_too_few_keys_has_no_tail() -> None:
    timing = timing_of(Timing(keys_ms=(1.0, 3.0, 2.0), saves_ms=(5.0, 7.0)))
    assert timing["key_ms"] == {"n": 3, "p50": 2.0, "p99": None, "max": 3.0}
    assert timing["save_ms"] == {"p50": 6.0, "p99": None}


def test_a_figure_of_enough_keys_has_its_tail() -> None:
    keys = tuple(float(n) for n in range(ENOUGH_KEYS))
    timing = timing_of(Timing(keys_ms=keys, saves_ms=(5.0,), open_ms=1.23456, export_ms=2.0, rss_mb=3.0))
    assert timing["key_ms"] == {"n": ENOUGH_KEYS, "p50": 499.5, "p99": 990.0, "max": 999.0}
    assert timing["save_ms"] == {"p50": 5.0, "p99": 5.0}
    assert (timing["open_ms"], timing["export_ms"], timing["rss_mb"]) == (1.235, 2.0, 3.0)


def test_nothing_measured_is_said_as_nothing() -> None:
    timing = timing_of(Timing())
    assert timing["key_ms"] == {"n": 0, "p50": None, "p99": None, "max": None}
    assert timing["open_ms"] is None


def test_refusals_are_in_the_readers_language_and_paths_absolute() -> None:
    why = Text("Nothing can be written to the folder {folder}. Choose another folder.", folder="x")
    outcome = Outcome(
        2, FINAL, is_gate_blocked=True, refused=(Refusal(3, why),), hits=(Hit(1, "SG-01"),), files={"json": Path("a")}
    )
    plain = as_plain(outcome, words_of("nl"))
    assert plain["refused"] == [{"event": 3, "why": "In de map x kan niets worden geschreven. Kies een andere map."}]
    assert plain["hits"] == [{"turn": 1, "group": "SG-01"}]
    assert plain["files"] == {"json": str(Path("a").absolute())}
    assert plain["gate_blocked"] is True
