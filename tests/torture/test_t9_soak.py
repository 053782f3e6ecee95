"""T9: a hearing of six hours, typed as fast as the program takes it: memory, files and journal stay within bounds."""

from __future__ import annotations

import json
import random
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import psutil
import pytest

from tests.cli.command import PASSPHRASE, with_passphrase
from tests.figures import Figures
from tests.journeys.running import REFERENCE, TURNS, Running
from tests.journeys.screen import PATIENCE_S, Screen, on_screen
from tests.torture.locked import HEARING, ended_at_last, processes_of, quit_by_key, texts_in, unlock
from tests.torture.long_script import VOCABULARY, Event, write_script
from tests.torture.scene import prepared, start_replay

HOURS, MINUTES_BETWEEN_PAUSES = 6, 30
SHORT, WHOLE, MOST_MORE = 8, 720, 3
PIECES, LOCKS = 10, 50
MOST_MB_AN_HOUR, MOST_WAL_MB, MOST_JOURNAL_BYTES = 2.0, 8.0, 400
WORDS = ("eerst", "daarna", "later", "toen", "nooit", "altijd", "soms")
WORDS_WITH_SIGNALS = ("gemarteld", "gevangenis", "dienstplicht", "verkracht", "soldaat", "wapen", "medicijnen")


@dataclass(frozen=True)
class Sample:
    """The program at one moment: what it keeps in memory and open, and how long its files are, in bytes."""

    memory: int
    files: int
    threads: int
    journal: int
    wal: int


@dataclass(frozen=True)
class Open:
    """What one process of the program has open."""

    process: int
    files: int
    threads: int


def test_t9_six_hours_in_short(tmp_path: Path, figures: Figures) -> None:
    said, samples = soaked(tmp_path, SHORT)
    assert said["refused"] == []
    assert len(samples) >= 4
    account_for(samples, SHORT, figures)


@pytest.mark.torture
def test_t9_six_hours_of_many_turns_stay_within_bounds(tmp_path: Path, figures: Figures) -> None:
    said, samples = soaked(tmp_path, WHOLE)
    assert said["refused"] == []
    account_for(samples, WHOLE, figures)
    # At the end the hearing is opened once more to be measured, which is none of the six hours.
    typing = [one for one in samples if one.journal < samples[-1].journal]
    half = len(typing) // 2
    early, late = (middle([one.memory for one in part]) for part in (typing[half : half + 20], typing[-20:]))
    figures.at_most("T9 memory an hour, second half", (late - early) / 1e6 / (HOURS / 2), "MB", MOST_MB_AN_HOUR)
    figures.at_least("T9 keys", said["timing"]["key_ms"]["n"], "keys", WHOLE)
    figures.at_most("T9 key to paint p99", said["timing"]["key_ms"]["p99"], "ms", 16)
    figures.at_most("T9 save p99", said["timing"]["save_ms"]["p99"], "ms", 50)


@pytest.mark.torture
@pytest.mark.parametrize("piece", range(PIECES))
def test_t9_locking_and_unlocking_again_and_again_leaves_one_process_and_every_word(
    running: Running, screen: Screen, tmp_path: Path, figures: Figures, piece: int
) -> None:
    vault = running.copy(tmp_path)
    with ended_at_last(vault), on_screen(screen, vault, with_passphrase(tmp_path), "--open", REFERENCE) as process:
        screen.focus(HEARING)
        screen.press("ctrl+2")
        seen = [_open_in(process.pid)]
        for number in range(LOCKS):
            screen.type(f"{WORDS[(piece + number) % len(WORDS)]} ")
            screen.press("ctrl+l")
            if number == 0:
                assert process.wait(PATIENCE_S) == 0
            unlock(screen, PASSPHRASE)
            (only,) = processes_of(vault)
            seen.append(_open_in(only))
        quit_by_key(screen, vault)
    typed = " ".join(WORDS[(piece + number) % len(WORDS)] for number in range(LOCKS))
    assert texts_in(running, vault) == [*(text for _, text in TURNS), f"{typed} "]
    figures.at_least("T9 locked and unlocked", len({one.process for one in seen}) - 1, "times", LOCKS)
    for name in ("files", "threads"):
        numbers = [getattr(one, name) for one in seen]
        figures.at_most(f"T9 {name} more after the locks", max(numbers[-5:]) - max(numbers[1:6]), name, 0)


def soaked(folder: Path, turns: int) -> tuple[dict[str, Any], list[Sample]]:
    """What the program said at the end, and samples of it from its first acknowledgement until it exports."""
    scene = prepared(folder)
    script = write_script(folder / "script.json", "PROEF-DUUR", list(events_of_a_day(turns)))
    process = start_replay(folder, script, folder / "vault", is_watched=False)
    samples = list(_samples(process, folder))
    output, errors = process.communicate()
    assert process.returncode == 0, errors
    assert errors == ""
    with scene.desk(folder / "vault") as desk:
        session = desk.open(desk.find("PROEF-DUUR"))
        assert len([turn for turn in session.turns if turn.text]) == turns
    said: dict[str, Any] = json.loads(output)
    return said, samples


def events_of_a_day(turns: int) -> Iterator[Event]:
    """Six hours of questions and long answers with words that raise cards, a pause every half hour."""
    chance, last_pause = random.Random(9), 0
    for number in range(1, turns + 1):
        minute = number * HOURS * 60 // (turns + 1)
        text = " ".join(chance.choices([*VOCABULARY.split(), *WORDS_WITH_SIGNALS], k=8 if number % 2 else 55))
        yield {"do": "turn", "at": at(minute, number % 40), "kind": "V" if number % 2 else "A", "text": text}
        if minute - last_pause >= MINUTES_BETWEEN_PAUSES:
            last_pause = minute
            yield {"do": "pause", "at": at(minute, 45), "code": "pauze", "by": "medewerker", "reason": "intern"}
            yield {"do": "resume", "at": at(minute, 50), "by": "medewerker", "reason": "verder"}


def at(minute: int, second: int) -> str:
    return f"{9 + minute // 60:02d}:{minute % 60:02d}:{second:02d}"


def account_for(samples: list[Sample], turns: int, figures: Figures) -> None:
    """Bounded, however long it goes on: no file is left open, the log is cut off, the journal grows with the text."""
    quarter = len(samples) // 4
    before, after = samples[quarter : 2 * quarter], samples[-quarter:]
    for name in ("files", "threads"):
        more = middle([getattr(one, name) for one in after]) - middle([getattr(one, name) for one in before])
        figures.at_most(f"T9 {name} more at the end", more, name, MOST_MORE)
        assert more <= MOST_MORE
    figures.at_most("T9 write-ahead log at most", max(one.wal for one in samples) / 1e6, "MB", MOST_WAL_MB)
    figures.at_most("T9 memory at most", max(one.memory for one in samples) / 1e6, "MB", 400)
    journal = max(one.journal for one in samples) / turns / 1000
    figures.at_most("T9 journal a turn", journal, "kB", MOST_JOURNAL_BYTES)
    assert max(one.wal for one in samples) <= MOST_WAL_MB * 1e6


def _open_in(process: int) -> Open:
    watched = psutil.Process(process)
    return Open(process, watched.num_fds(), watched.num_threads())


def middle(figures: list[int]) -> float:
    return median(figures)


def _samples(process: subprocess.Popen[str], folder: Path) -> Iterator[Sample]:
    watched = psutil.Process(process.pid)
    while process.poll() is None and not (folder / "out").exists():
        time.sleep(0.1)
        if (folder / "acks").exists() and (folder / "acks").stat().st_size:
            try:
                yield Sample(
                    watched.memory_info().rss, watched.num_fds(), watched.num_threads(),
                    _size(folder, "journal-*"), _size(folder, "hearing.db-wal"),
                )  # fmt: skip
            except (psutil.NoSuchProcess, FileNotFoundError):
                return


def _size(folder: Path, name: str) -> int:
    return sum(path.stat().st_size for path in (folder / "vault" / "hearings").glob(f"*/{name}"))
