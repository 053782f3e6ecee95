"""A bus of assistive techniques on a screen of our own: what programs are heard and walked by."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tests.cli.command import ROOT
from tests.journeys.screen import PATIENCE_S, Screen

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
ALWAYS_ON = {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
_VIA_BUS = "DBUS_SESSION_BUS_ADDRESS"


@contextmanager
def assistive_bus(screen: Screen) -> Iterator[dict[str, str]]:
    """What a program needs in its environment to be heard on the screen."""
    reading, writing = os.pipe()
    with running(["dbus-daemon", "--session", "--nofork", f"--print-address={writing}"], {}, pass_fds=(writing,)):
        os.close(writing)
        with os.fdopen(reading) as address:
            bus = {_VIA_BUS: address.readline().strip(), **ALWAYS_ON}
        with running([LAUNCHER, "--launch-immediately"], screen.environment(bus)):
            yield bus


@contextmanager
def running(
    command: Sequence[str],
    environment: dict[str, str],
    *,
    stdout: int = subprocess.DEVNULL,
    pass_fds: Sequence[int] = (),
) -> Iterator[None]:
    """A program beside the test, ended at its end."""
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
