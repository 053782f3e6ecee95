"""T25: the system ends the program in the middle of a backup or an export: gone at once, and what stands is whole."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.command import ROOT, hearing_desk, with_passphrase
from tests.figures import Figures
from tests.journeys.running import REFERENCE, TURNS, Running
from tests.torture.account import complaints, read_acks, steps_of
from tests.torture.documents import half_documents
from tests.torture.long_script import long_events, write_script
from tests.torture.power_account import whole
from tests.torture.scene import PATIENCE_S, environment_of, found_in

SIGNALS = (signal.SIGTERM, signal.SIGKILL)
GONE_S, LATER_S, RUNS, TRIES = 2.0, 0.15, 25, 5
# The program itself is the child that is stopped: its tracer stands aside (-D).
SLOWLY = ("strace", "-D", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync", "-e", "inject=fsync:delay_enter=30000")
TYPED = "PROEF-STOP"


def stop_export(running: Running, folder: Path, seed: int) -> float | None:
    """Stop an export once it writes; milliseconds until it was gone, None when it was over first."""
    place, vault = _place(running, folder, seed)
    took = _stopped(_started(place, *_export(place, REFERENCE)), lambda: any((place / "out").glob(".export-*")), seed)
    _account_for_next_export(place, REFERENCE)
    with running.scene.desk(vault) as desk:
        assert [turn.text for turn in desk.open(desk.find(REFERENCE)).turns if turn.text] == [text for _, text in TURNS]
    _account_for_whole(running, vault)
    return took


def stop_backup(running: Running, folder: Path, seed: int) -> float | None:
    """Stop the program, which types and pauses, once it makes a backup; as `stop_export`."""
    place, vault = _place(running, folder, seed)
    took = _stopped_windows(running, place, seed, lambda: any((vault / "backups").glob("*/.new-*")))
    _account_for_whole(running, vault)
    return took


def stop_window(running: Running, folder: Path, seed: int) -> float | None:
    """Stop the program once its windows write an export; as `stop_export`."""
    place, vault = _place(running, folder, seed)
    took = _stopped_windows(running, place, seed, lambda: any((place / "out").glob(".export-*")))
    _account_for_next_export(place, TYPED)
    _account_for_whole(running, vault)
    return took


KINDS = {"export": stop_export, "export from the windows": stop_window, "backup": stop_backup}


@pytest.mark.parametrize("kind", ["export from the windows", "backup"])
def test_a_program_that_is_stopped_at_its_work_loses_nothing(
    running: Running, tmp_path: Path, figures: Figures, kind: str
) -> None:
    # On a busy machine one may be over before it is seen.
    took = next(one for one in (KINDS[kind](running, tmp_path, seed) for seed in range(TRIES)) if one is not None)
    figures.at_most(f"T25 gone during {kind}", took, "ms", GONE_S * 1000)


@pytest.mark.torture
@pytest.mark.parametrize("piece", range(4))
@pytest.mark.parametrize("kind", KINDS)
def test_t25_a_program_that_is_stopped_at_its_work_again_and_again_loses_nothing(
    running: Running, tmp_path: Path, figures: Figures, kind: str, piece: int
) -> None:
    took = [KINDS[kind](running, tmp_path, seed) for seed in range(RUNS * piece, RUNS * (piece + 1))]
    caught = [one for one in took if one is not None]
    figures.at_least(f"T25 stopped during {kind}", len(caught), f"of {RUNS}", RUNS / 2)
    figures.at_most(f"T25 gone during {kind}", max(caught), "ms", GONE_S * 1000)


def _stopped_windows(running: Running, place: Path, seed: int, is_at_it: Callable[[], bool]) -> float | None:
    """Let the program type, pause and export in its windows, stop it, and look whether all it said is there."""
    events = long_events(seed)[:2]
    pause = {"do": "pause", "at": "09:30:00", "code": "pauze", "by": "medewerker", "reason": "intern"}
    script = write_script(place / "script.json", TYPED, [*events, pause])
    vault = place / "vault"
    process = _started(place, "replay", str(script), "--vault", str(vault), "--out", str(place / "out"))
    took = _stopped(process, is_at_it, seed)
    with running.scene.desk(vault) as desk:
        session = desk.open(desk.find(TYPED))
        assert complaints(steps_of(events), read_acks(place / "acks"), found_in(session)) == []
    return took


def _account_for_next_export(place: Path, reference: str) -> None:
    """What stands of the stopped export is whole, and so is the next one."""
    out = place / "out"
    assert half_documents(out) == []
    done = hearing_desk(*_export(place, reference), environment=with_passphrase(place))
    assert done.returncode == 0, done.stderr
    assert half_documents(out) == []
    assert (out / "1-rapport" / "rapport.docx").is_file()


def _account_for_whole(running: Running, vault: Path) -> None:
    # Last of all: it writes into each hearing what the program does not know.
    with running.scene.desk(vault) as desk:
        assert list(whole(desk.vault)) == []


def _export(place: Path, reference: str) -> tuple[str, ...]:
    return ("export", reference, "--concept", "--vault", str(place / "vault"), "--out", str(place / "out"))


def _place(running: Running, folder: Path, seed: int) -> tuple[Path, Path]:
    place = folder / str(seed)
    place.mkdir()
    return place, running.copy(place)


def _started(place: Path, *arguments: str) -> subprocess.Popen[str]:
    """The program on a disk that takes its time over each fsync."""
    command = [*SLOWLY, sys.executable, "-m", "hearing_desk", *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, env=environment_of(place), stdout=pipe, stderr=pipe, text=True)


def _stopped(process: subprocess.Popen[str], is_at_it: Callable[[], bool], seed: int) -> float | None:
    chance, until = random.Random(seed), time.monotonic() + PATIENCE_S
    while not is_at_it():
        if process.poll() is not None:
            _, errors = process.communicate()
            assert process.returncode == 0, errors
            return None
        assert time.monotonic() < until
        time.sleep(0.001)
    time.sleep(chance.uniform(0.0, LATER_S))
    asked = time.monotonic()
    process.send_signal(SIGNALS[seed % 2])
    process.wait(PATIENCE_S)
    took = (time.monotonic() - asked) * 1000
    process.communicate()
    return took
