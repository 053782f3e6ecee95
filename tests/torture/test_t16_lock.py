"""T16: locking and unlocking the real program: nothing is lost, and the caret is back within two seconds."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from hearing_desk.vault import is_in_use, unlock_vault
from tests.cli.command import PASSPHRASE, hearing_desk, with_passphrase
from tests.figures import Figures
from tests.journeys.running import REFERENCE, TURNS, Running
from tests.journeys.screen import PATIENCE_S, Screen, on_screen, wait_until_refused
from tests.torture.locked import HEARING, LIST, LOCKED, PAUSE, ended_at_last, quit_by_key, texts_in, unlock

LOCKED_S, BACK_S = 1.0, 2.0
ANSWER = "Bij de brug, vóór het café."


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
        wait_until_refused(vault)
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
