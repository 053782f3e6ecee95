"""T16: locking and unlocking the real program: nothing is lost, and the caret is back within two seconds."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hearing_desk.vault import is_in_use, unlock_vault
from tests.cli.command import PASSPHRASE, hearing_desk, with_passphrase
from tests.figures import Figures
from tests.journeys.running import REFERENCE, TURNS, Running, running_hearing
from tests.journeys.screen import PATIENCE_S, Screen, new_screen, on_screen, wait_until
from tests.torture.locked import HEARING, LIST, LOCKED, PAUSE, ended_at_last, processes_of

LOCKED_S, BACK_S = 1.0, 2.0
ANSWER = "Bij de brug, vóór het café."


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Running:
    return running_hearing(tmp_path_factory.mktemp("running"))


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    with new_screen() as screen:
        yield screen


def unlock(screen: Screen, passphrase: str, title: str = HEARING) -> float:
    """Type the passphrase into the lock window; seconds from Enter until the window of the program stands."""
    screen.focus(LOCKED)
    screen.type(passphrase)
    screen.press("Return")
    entered = time.monotonic()
    screen.focus(title)
    return time.monotonic() - entered


def test_t16_after_a_lock_the_caret_stands_where_it_stood(
    running: Running, screen: Screen, tmp_path: Path, figures: Figures
) -> None:
    vault = running.copy(tmp_path)
    with ended_at_last(vault), on_screen(screen, vault, with_passphrase(tmp_path), "--open", REFERENCE) as process:
        screen.focus(HEARING)
        screen.press("ctrl+2")
        screen.type(ANSWER)
        screen.press(*["Left"] * len("café."))
        asked = time.monotonic()
        screen.press("ctrl+l")
        assert process.wait(PATIENCE_S) == 0
        figures.at_most("T16 locked by key", (time.monotonic() - asked) * 1000, "ms", LOCKED_S * 1000)
        assert not is_in_use(vault)
        back = unlock(screen, PASSPHRASE) - key_derivation(vault)
        figures.at_most("T16 caret back, without the key", back * 1000, "ms", BACK_S * 1000)
        screen.type("kleine ")
        quit_by_key(screen, vault)
    assert texts_in(running, vault)[-1] == "Bij de brug, vóór het kleine café."


def test_a_lock_opens_by_its_passphrase_alone_even_where_a_file_would_give_it(
    running: Running, screen: Screen, tmp_path: Path
) -> None:
    vault = running.copy(tmp_path)
    with ended_at_last(vault), on_screen(screen, vault, with_passphrase(tmp_path)) as process:
        screen.focus(LIST)
        screen.press("ctrl+l")
        assert process.wait(PATIENCE_S) == 0
        screen.focus(LOCKED)
        screen.press("Escape")
        screen.type("iets heel anders")
        screen.press("Return")
        time.sleep(3.0)
        assert screen.has_window(LOCKED)
        assert not screen.has_window(LIST)
        assert not is_in_use(vault)
        done = hearing_desk("--vault", vault, environment=screen.environment({}))
        assert (done.returncode, done.stdout) == (0, "Hearing Desk is al open.\n")
        unlock(screen, PASSPHRASE, LIST)
        quit_by_key(screen, vault)


@pytest.mark.torture
def test_a_lock_in_a_pause_leads_back_to_the_pause(running: Running, screen: Screen, tmp_path: Path) -> None:
    vault = running.copy(tmp_path)
    with ended_at_last(vault), on_screen(screen, vault, with_passphrase(tmp_path), "--open", REFERENCE) as process:
        screen.focus(HEARING)
        screen.press("ctrl+shift+p")
        screen.focus(PAUSE)
        screen.press("ctrl+l")
        assert process.wait(PATIENCE_S) == 0
        unlock(screen, PASSPHRASE, PAUSE)
        quit_by_key(screen, vault)
    assert texts_in(running, vault) == [text for _, text in TURNS]


def key_derivation(vault: Path) -> float:
    before = time.monotonic()
    unlock_vault(vault, PASSPHRASE)
    return time.monotonic() - before


def quit_by_key(screen: Screen, vault: Path) -> None:
    screen.press("ctrl+q")
    wait_until(lambda: not processes_of(vault))


def texts_in(running: Running, vault: Path) -> list[str]:
    with running.scene.desk(vault) as desk:
        return [turn.text for turn in desk.open(desk.find(REFERENCE)).turns if turn.text]
