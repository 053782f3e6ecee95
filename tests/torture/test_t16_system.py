"""T16: the system locks its session or goes to sleep: what the real program does then."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.command import PASSPHRASE, with_passphrase
from tests.figures import Figures
from tests.journeys.running import REFERENCE, Running
from tests.journeys.screen import PATIENCE_S, Screen, on_screen, wait_until
from tests.torture.locked import COVERED, HEARING, LIST, LOCKED, ended_at_last, quit_by_key, texts_in, unlock
from tests.torture.pretended_logind import LOCK, SLEEP, UNLOCK, PretendedLogind, pretended_logind

LOCKED_S = 1.0
WORDS = "Nog niet klaar met"


@pytest.fixture
def logind() -> Iterator[PretendedLogind]:
    with pretended_logind() as logind:
        yield logind


def test_t16_a_locked_session_only_covers_a_hearing_that_goes_on(
    running: Running, screen: Screen, logind: PretendedLogind, tmp_path: Path
) -> None:
    vault = running.copy(tmp_path)
    with ended_at_last(vault), on_screen(
        screen, vault, surroundings(tmp_path, logind), "--open", REFERENCE
    ) as process:
        screen.focus(HEARING)
        screen.press("ctrl+2")
        screen.type(WORDS)
        logind.say(LOCK)
        screen.focus(COVERED)
        assert not screen.has_window(HEARING)
        screen.type("xyz")
        screen.press("ctrl+1")
        logind.say(UNLOCK)
        screen.focus(HEARING)
        assert not screen.has_window(COVERED)
        assert process.poll() is None
        screen.type(" mijn zin.")
        quit_by_key(screen, vault)
    assert texts_in(running, vault)[-1] == "Nog niet klaar met mijn zin."


@pytest.mark.torture
def test_t16_sleep_locks_a_hearing_that_goes_on(
    running: Running, screen: Screen, logind: PretendedLogind, tmp_path: Path, figures: Figures
) -> None:
    vault = running.copy(tmp_path)
    with ended_at_last(vault), on_screen(
        screen, vault, surroundings(tmp_path, logind), "--open", REFERENCE
    ) as process:
        screen.focus(HEARING)
        screen.press("ctrl+2")
        screen.type(WORDS)
        said = time.monotonic()
        logind.say(SLEEP)
        assert process.wait(PATIENCE_S) == 0
        took = time.monotonic() - said
        figures.at_most("T16 locked at sleep", took * 1000, "ms", LOCKED_S * 1000)
        assert took <= LOCKED_S
        unlock(screen, PASSPHRASE)
        quit_by_key(screen, vault)
    assert texts_in(running, vault)[-1] == WORDS


@pytest.mark.torture
def test_t16_a_locked_session_locks_when_no_hearing_goes_on(
    running: Running, screen: Screen, logind: PretendedLogind, tmp_path: Path
) -> None:
    vault = running.copy(tmp_path)
    with ended_at_last(vault), on_screen(screen, vault, surroundings(tmp_path, logind)) as process:
        screen.focus(LIST)
        time.sleep(0.5)
        logind.say(LOCK)
        assert process.wait(PATIENCE_S) == 0
        wait_until(lambda: screen.has_window(LOCKED))


@pytest.mark.torture
def test_t16_nobody_at_the_keys_locks_in_a_pause_and_never_in_a_hearing(
    running: Running, screen: Screen, tmp_path: Path, figures: Figures
) -> None:
    policy = tmp_path / "policy.ini"
    policy.write_text("[policy]\nIdleMinutes = 2\n", encoding="utf-8")
    environment = {**with_passphrase(tmp_path), "HEARING_DESK_POLICY": str(policy)}
    vault = running.copy(tmp_path)
    with ended_at_last(vault), on_screen(screen, vault, environment, "--open", REFERENCE) as process:
        screen.focus(HEARING)
        screen.press("ctrl+2")
        screen.type(WORDS)
        time.sleep(140.0)
        assert process.poll() is None
        screen.press("ctrl+shift+p")
        last = time.monotonic()
        assert process.wait(PATIENCE_S + 60.0) == 0
        late = time.monotonic() - last - 120.0
        figures.at_most("T16 idle lock, seconds off", abs(late), "s", 2.0)
        assert abs(late) <= 2.0


def surroundings(folder: Path, logind: PretendedLogind) -> dict[str, str]:
    return {**with_passphrase(folder), "DBUS_SYSTEM_BUS_ADDRESS": logind.address}
