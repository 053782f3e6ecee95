"""The desktop program on a real display, worked by keys from outside: typing, pausing, first and second start."""

from __future__ import annotations

import hashlib
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hearing_desk.app.policy import POLICY_VARIABLE
from hearing_desk.app.recovery_organisation import write_new_key
from hearing_desk.core.hearing import Status
from hearing_desk.core.text import Text
from hearing_desk.i18n import words_of
from hearing_desk.vault import is_in_use, is_vault
from tests.cli.command import hearing_desk, tree, with_passphrase
from tests.journeys.running import REFERENCE, TURNS, Running
from tests.journeys.screen import PATIENCE_S, Screen, on_screen, wait_until, wait_until_refused
from tests.torture.account import read_acks

QUESTION = "Hoe heet het café bij u in de straat?"
ANSWER = "Café Zoë, één kop kost € 2. Ik zei: “ga weg”."
MORE = "En naïef was ik toen ook."
HEARING, LIST, PAUSE = "Gehoor – Hearing Desk", "Mijn gehoren – Hearing Desk", "Pauze – Hearing Desk"
OWN = "een eigen wachtwoordzin van mij"


def title(text: str) -> str:
    return words_of("nl").say(Text(text))


@pytest.fixture
def pictures(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "pictures"
    folder.mkdir()
    yield folder
    assert all(path.stat().st_size > 1000 for path in folder.iterdir())


def test_what_is_typed_with_keys_is_in_the_vault_exactly(
    screen: Screen, running: Running, tmp_path: Path, pictures: Path
) -> None:
    vault = running.copy(tmp_path)
    environment = {**with_passphrase(tmp_path), "HEARING_DESK_ACKS": str(tmp_path / "acks")}
    with on_screen(screen, vault, environment, "--open", REFERENCE) as process:
        screen.focus(HEARING)
        screen.press("ctrl+1")
        screen.type(QUESTION)
        screen.press("Return")
        screen.type(ANSWER)
        screen.press("ctrl+2")
        screen.type(MORE)
        screen.picture(pictures / "typed.png")
        screen.press("F9")
        time.sleep(0.5)
        screen.picture(pictures / "cards.png")
        screen.press("Escape")
        wait_until(lambda: sha256_of(MORE) in acknowledged(tmp_path))
        screen.press("ctrl+shift+p")
        screen.focus(PAUSE)
        screen.picture(pictures / "pause.png")
        screen.press("ctrl+q")
        assert process.wait(PATIENCE_S) == 0, process.stderr.read() if process.stderr else ""
    assert {sha256_of(text) for text in (QUESTION, ANSWER, MORE)} <= acknowledged(tmp_path)
    with running.scene.desk(vault) as desk:
        session = desk.open(desk.find(REFERENCE))
        typed = [(turn.kind, turn.text) for turn in session.turns if turn.text]
        assert typed == [*TURNS, ("V", QUESTION), ("A", ANSWER), ("A", MORE)]
        assert session.committed.status is Status.IN_PAUSE


def test_a_first_vault_is_set_up_with_keys_and_opened_with_its_passphrase_alone(
    screen: Screen, tmp_path: Path, pictures: Path
) -> None:
    # The organisation keeps the way back, so that no sheet has to be read from the screen.
    vault, made = tmp_path / "vault", write_new_key(tmp_path / "keys")
    lines = f"[policy]\nOrganisationKeyFile={made.paths[0]}\nOrganisationFingerprint={made.fingerprint}\n"
    (tmp_path / "policy.ini").write_text(lines, encoding="utf-8")
    policy = {POLICY_VARIABLE: str(tmp_path / "policy.ini")}
    with on_screen(screen, vault, policy) as process:
        screen.focus(title("A vault for your hearings – Hearing Desk"))
        screen.picture(pictures / "set-up.png")
        screen.press("Down", "Tab")
        screen.type(OWN)
        screen.press("Tab")
        screen.type(OWN)
        screen.picture(pictures / "own.png")
        screen.press("Return")
        time.sleep(1.0)
        screen.picture(pictures / "organisation.png")
        screen.press("Return")
        screen.focus(LIST)
        screen.picture(pictures / "list.png")
        quit_with_keys(screen, process)
    assert is_vault(vault)
    with on_screen(screen, vault, policy) as process:
        screen.focus(title("Open the vault – Hearing Desk"))
        screen.type("iets anders dan dat")
        screen.press("Return")
        wait_until_refused(vault)
        screen.picture(pictures / "wrong.png")
        assert process.poll() is None
        assert not is_in_use(vault)
        assert not screen.has_window(LIST)
        screen.type(OWN)
        screen.press("Return")
        screen.focus(LIST)
        quit_with_keys(screen, process)


def test_a_second_start_leaves_the_first_window_as_it_is(screen: Screen, running: Running, tmp_path: Path) -> None:
    vault = running.copy(tmp_path)
    with on_screen(screen, vault, with_passphrase(tmp_path)) as process:
        screen.focus(LIST)
        done = hearing_desk("--vault", vault, environment=screen.environment({}))
        assert (done.returncode, done.stdout) == (0, "Hearing Desk is al open.\n")
        assert screen.has_window(LIST)
        quit_with_keys(screen, process)


def test_giving_up_at_the_first_dialog_makes_nothing(screen: Screen, tmp_path: Path) -> None:
    with on_screen(screen, tmp_path / "vault", {}) as process:
        screen.focus(title("A vault for your hearings – Hearing Desk"))
        screen.press("Escape")
        assert process.wait(PATIENCE_S) == 0
    assert tree(tmp_path) == []


def quit_with_keys(screen: Screen, process: subprocess.Popen[str]) -> None:
    screen.press("ctrl+q")
    assert process.wait(PATIENCE_S) == 0


def acknowledged(folder: Path) -> set[str]:
    return {ack.sha256 for ack in read_acks(folder / "acks")}


def sha256_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
