"""What a screen reader hears of the program on a real display: the kind of a turn, when it is entered."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from tests.cli.command import ROOT, with_passphrase
from tests.journeys.running import REFERENCE, Running
from tests.journeys.screen import PATIENCE_S, Screen, on_screen, wait_until
from tests.journeys.screen_reader import READY
from tests.torture.locked import HEARING

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
ALWAYS_ON = {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
VIA_BUS = "DBUS_SESSION_BUS_ADDRESS"


@pytest.fixture
def heard(screen: Screen, tmp_path: Path) -> Iterator[tuple[Screen, dict[str, str], Path]]:
    """A screen, what a program needs to be heard on it, and the file of what was said."""
    said = tmp_path / "said"
    reading, writing = os.pipe()
    with _running(["dbus-daemon", "--session", "--nofork", f"--print-address={writing}"], {}, pass_fds=(writing,)):
        os.close(writing)
        with os.fdopen(reading) as address:
            bus = screen.environment({VIA_BUS: address.readline().strip(), **ALWAYS_ON})
        with _running([LAUNCHER, "--launch-immediately"], bus), said.open("w") as ears:
            reader = [sys.executable, "-m", "tests.journeys.screen_reader"]
            with _running(reader, bus, stdout=ears.fileno()):
                wait_until(lambda: READY in said.read_text(), "the screen reader listens")
                yield screen, {VIA_BUS: bus[VIA_BUS], **ALWAYS_ON}, said


def test_the_kind_of_a_turn_is_heard_when_the_caret_enters_it(
    heard: tuple[Screen, dict[str, str], Path], running: Running, tmp_path: Path
) -> None:
    screen, bus, said = heard
    vault = running.copy(tmp_path)
    with on_screen(screen, vault, {**with_passphrase(tmp_path), **bus}, "--open", REFERENCE) as process:
        screen.focus(HEARING)
        screen.press("Up")
        for key, kind in {"ctrl+2": "antwoord", "ctrl+3": "opmerking", "ctrl+1": "vraag"}.items():
            before = said.read_text()
            screen.press(key, "x")
            wait_until(partial(_is_said, said, before, kind), kind)
        screen.press("ctrl+q")
        assert process.wait(PATIENCE_S) == 0


def _is_said(said: Path, before: str, words: str) -> bool:
    return words in said.read_text().removeprefix(before)


@contextmanager
def _running(
    command: Sequence[str],
    environment: dict[str, str],
    *,
    stdout: int = subprocess.DEVNULL,
    pass_fds: Sequence[int] = (),
) -> Iterator[None]:
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=stdout,
        stderr=subprocess.DEVNULL,
        pass_fds=pass_fds,
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE_S)
