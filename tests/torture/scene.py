"""The scene of a kill: a prepared vault, the real program typing into it, and the vault opened again afterwards."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import hearing_desk
from hearing_desk.app.clock import SystemClock
from hearing_desk.app.desk import Desk
from hearing_desk.app.installed_packs import installed_packs
from hearing_desk.app.post_queue import PostQueue
from hearing_desk.app.session import Session
from hearing_desk.app.turns_replaced import TurnsReplaced, TurnText
from hearing_desk.vault import FULL_COST, Unlocked, create_vault, open_unlocked, unlock_vault
from tests.cli.command import PASSPHRASE, ROOT, with_passphrase
from tests.torture.account import Found, read_acks

DATA = Path(hearing_desk.__file__).parent / "data"
PATIENCE_S = 120.0


@dataclass(frozen=True)
class Scene:
    """An empty vault to copy, and its key, so that looking into a copy does not cost a second each time."""

    folder: Path
    unlocked: Unlocked

    def copy(self, name: str) -> Path:
        """A vault of its own for one run."""
        target = self.folder / name / "vault"
        shutil.copytree(self.folder / "vault", target)
        return target

    @contextmanager
    def desk(self, vault: Path) -> Iterator[Desk]:
        """A desk on a vault nobody has open."""
        opened, queue = open_unlocked(vault, self.unlocked), PostQueue()
        desk = Desk(opened, installed_packs(DATA), SystemClock(), queue.post)
        try:
            yield desk
        finally:
            desk.close()


def prepared(folder: Path) -> Scene:
    """A practice vault as the program itself would make it, at the full cost of its key."""
    create_vault(folder / "vault", PASSPHRASE, FULL_COST, is_practice=True).close()
    return Scene(folder, unlock_vault(folder / "vault", PASSPHRASE))


def environment_of(folder: Path, passphrase: str = PASSPHRASE) -> dict[str, str]:
    """What the program needs to open the vault by itself and to note what is safe."""
    opening = with_passphrase(folder, passphrase)
    return {**os.environ, **opening, "HEARING_DESK_ACKS": str(folder / "acks"), "PYTHONPATH": str(ROOT)}


def start_replay(folder: Path, script: Path, vault: Path, *, is_watched: bool) -> subprocess.Popen[str]:
    """The real program, typing the script; watched, it also notes each key in `keys`."""
    runner = ["-m", "tests.torture.watched", str(folder / "keys")] if is_watched else ["-m", "hearing_desk"]
    command = [sys.executable, *runner, "replay", str(script), "--out", str(folder / "out"), "--vault", str(vault)]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment_of(folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def kill_while_typing(process: subprocess.Popen[str], acks: Path, at_least: int, chance: random.Random) -> int:
    """Wait for some acknowledgements and a moment more, then kill -9; the monotonic nanoseconds of the kill."""
    until = time.monotonic() + PATIENCE_S
    while len(read_acks(acks)) < at_least:
        if process.poll() is not None or time.monotonic() > until:
            process.kill()
            raise AssertionError(process.communicate()[1])
        time.sleep(0.02)
    time.sleep(chance.uniform(0.05, 3.0))
    is_typing = process.poll() is None
    killed_at = time.monotonic_ns()
    process.kill()
    said = process.communicate()[1]
    assert is_typing, f"the program ended before it was killed: {said}"
    return killed_at


def found_in(session: Session) -> Found:
    """The turns of an opened hearing, as an account of them is made."""
    turns = tuple((turn.id, turn.text) for turn in session.turns)
    return Found(turns, len(session.records))


def goes_on(desk: Desk, hearing_id: str, words: str) -> bool:
    """Whether a turn typed now into the hearing is there when it is opened once more."""
    session = desk.session
    assert session is not None
    last = session.turns[-1]
    session.replace_turns(TurnsReplaced(last.id, (), (TurnText(session.new_turn_id(), "O", words),)))
    session.flush()
    return desk.open(hearing_id).turns[-1].text == words
