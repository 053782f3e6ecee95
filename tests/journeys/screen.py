"""A screen of its own, with nobody in front of it: keys are pressed from outside the program, as a keyboard does."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hearing_desk.app.passphrase_wait import Doorkeeper
from hearing_desk.vault import FULL_COST, read_tries
from tests.cli.command import ROOT

SIZE = "1366x768x24"
LAYOUT = ("us", "-variant", "altgr-intl")
KEY_MS = 12
PATIENCE_S = 90.0


@dataclass(frozen=True)
class Screen:
    """Presses keys on one X display and takes pictures of it; there is no window manager."""

    display: str

    def press(self, *keys: str) -> None:
        """Press keys by their X names: `ctrl+1`, `F9`, `Escape`."""
        self._xdotool("key", "--delay", str(KEY_MS), *keys)

    def type(self, text: str) -> None:
        """Type a text letter by letter."""
        self._xdotool("type", "--delay", str(KEY_MS), "--", text)

    def has_window(self, title: str) -> bool:
        """Whether a window with this title can be seen."""
        return bool(self._ids(title))

    def focus(self, title: str) -> None:
        """Wait for the window with this title and give it the keyboard."""
        wait_until(lambda: self.has_window(title), title)
        # Without a window manager nobody else does; a window may also be replaced while we look.
        wait_until(lambda: any(self._is_focused(window) for window in self._ids(title)), title)
        time.sleep(0.2)

    def picture(self, path: Path) -> None:
        """Keep what can be seen now."""
        command = [sys.executable, "-m", "tests.journeys.picture", str(path)]
        subprocess.run(command, cwd=ROOT, env=self.environment({"QT_QPA_PLATFORM": "xcb"}), check=True, timeout=60)

    def environment(self, more: Mapping[str, str]) -> dict[str, str]:
        """What a program needs to open its windows here."""
        kept = {name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}
        return {**kept, "DISPLAY": self.display, "PYTHONPATH": str(ROOT), **more}

    def _ids(self, title: str) -> list[str]:
        return self._xdotool("search", "--onlyvisible", "--name", f"^{title}$", is_asking=True).split()

    def _is_focused(self, window: str) -> bool:
        self._xdotool("windowfocus", window, is_asking=True)
        return self._xdotool("getwindowfocus", is_asking=True).strip() == window

    def _xdotool(self, *arguments: str, is_asking: bool = False) -> str:
        done = subprocess.run(
            ["xdotool", *arguments], env=self.environment({}), capture_output=True, text=True, timeout=60, check=False
        )
        assert is_asking or done.returncode == 0, done.stderr
        return done.stdout


@contextmanager
def new_screen() -> Iterator[Screen]:
    """A display that was free, for as long as it is needed."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SIZE, "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as said:
            number = said.readline().strip()
        assert number, "Xvfb did not start"
        # With AltGr for é, ë and €: keys that xdotool lends for a moment are lost on a busy machine (tried: 43 of 60
        # lines). Without -noreset the server forgets the layout as soon as nobody is connected.
        subprocess.run(["setxkbmap", "-display", f":{number}", *LAYOUT], check=True, timeout=60)
        yield Screen(f":{number}")
    finally:
        server.terminate()
        server.wait(PATIENCE_S)


@contextmanager
def on_screen(
    screen: Screen, vault: Path, environment: Mapping[str, str], *more: str, runner: tuple[str, ...] = ("hearing_desk",)
) -> Iterator[subprocess.Popen[str]]:
    """The desktop program on this screen, in Dutch; ended whatever happens. `runner`: the module that runs it."""
    command = [sys.executable, "-m", *runner, "--vault", str(vault), "--lang", "nl", *more]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=screen.environment(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def wait_until_refused(vault: Path) -> None:
    """Wait until a wrong passphrase is counted, and the dialog takes another."""
    wait_until(lambda: bool(read_tries(vault).times))
    wait_until(lambda: Doorkeeper(vault, FULL_COST).wait_s() == 0)
    time.sleep(2.0)


def wait_until(is_so: Callable[[], bool], what: str = "") -> None:
    """Wait for something to become so; a failure after PATIENCE_S."""
    until = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < until, what
        time.sleep(0.05)
