"""The desktop program as it starts and ends: on one vault, once, at one hearing, in good order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hearing_desk.vault import is_in_use, open_vault
from tests.cli.command import PASSPHRASE, ROOT, hearing_desk, with_passphrase

PATIENCE_S = 60.0


@contextmanager
def started(vault: Path, secret: Path, *more: str) -> Iterator[subprocess.Popen[str]]:
    """The program with a window nobody sees; ended whatever happens."""
    environment = {**os.environ, **with_passphrase(secret), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "hearing_desk", "--vault", str(vault), *more]
    process = subprocess.Popen(
        command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def wait_until(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.1)


def is_open(vault: Path) -> bool:
    return (vault / "raise").exists() and is_in_use(vault)


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    return tmp_path / "vault"


def test_a_second_start_says_that_it_is_open_and_touches_the_file_that_raises_the_window(
    vault: Path, tmp_path: Path
) -> None:
    with started(vault, tmp_path):
        wait_until(lambda: is_open(vault))
        before = (vault / "raise").stat().st_mtime_ns
        done = hearing_desk("--vault", vault, environment={"QT_QPA_PLATFORM": "offscreen"})
        assert (done.returncode, done.stdout) == (0, "Hearing Desk is al open.\n")
        assert (vault / "raise").stat().st_mtime_ns > before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_system_may_end_it_and_the_vault_is_free_and_a_practice_one(
    vault: Path, tmp_path: Path, number: int
) -> None:
    with started(vault, tmp_path) as process:
        wait_until(lambda: is_open(vault))
        time.sleep(1.0)
        process.send_signal(number)
        assert process.wait(PATIENCE_S) == 0
    opened = open_vault(vault, PASSPHRASE)
    assert opened.is_practice
    opened.close()


def test_a_hearing_that_is_not_there_is_said_and_nothing_stays_open(vault: Path, tmp_path: Path) -> None:
    with started(vault, tmp_path, "--open", "DEMO-1", "--lang", "en") as process:
        _, said = process.communicate(timeout=PATIENCE_S)
        assert process.returncode == 1
        assert "There is no hearing DEMO-1 here." in said


def test_a_wrong_passphrase_opens_nothing(vault: Path, tmp_path: Path) -> None:
    with started(vault, tmp_path) as process:
        wait_until(lambda: is_open(vault))
        process.kill()
        process.wait(PATIENCE_S)
    surroundings = {**with_passphrase(tmp_path, "iets anders"), "QT_QPA_PLATFORM": "offscreen"}
    done = hearing_desk("--vault", vault, environment=surroundings)
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_it_says_what_works_without(vault: Path) -> None:
    nowhere = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    done = hearing_desk("--vault", vault, environment=nowhere)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Er is hier geen scherm.")
    assert not vault.exists()


@pytest.mark.parametrize("command", [(), ("doctor",)])
def test_a_vault_in_a_sync_folder_is_refused_with_one_sentence(tmp_path: Path, command: tuple[str, ...]) -> None:
    vault = tmp_path / "OneDrive - Organisatie" / "vault"
    done = hearing_desk(
        *command, "--vault", vault, environment={**with_passphrase(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    assert "synchronisatieprogramma" in done.stderr
    assert not vault.exists()
