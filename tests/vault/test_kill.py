"""Nothing that was acknowledged is lost when the process is killed; and the test sees it when something is."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from hearing_desk.core.stored import StoredHearing
from hearing_desk.vault import Vault
from tests.architecture.sources import ROOT
from tests.vault.practice import reopened
from tests.vault.typist import number_in

KILLS = 10


def test_ten_kills_while_typing_lose_nothing_that_was_acknowledged(vault: Vault, hearing_id: str) -> None:
    vault.close()
    acknowledged = 0
    for _ in range(KILLS):
        said = _typed_until_killed(vault.directory, hearing_id, random.uniform(0.05, 0.9))
        acknowledged += len(said)
        with reopened(vault.directory) as again:
            stored = again.read_hearing(hearing_id)
            assert _lost(stored, said) == []
            assert [event.seq for event in stored.events] == list(range(1, len(stored.events) + 1))
            assert again.verify() == ()
    assert acknowledged >= KILLS


def test_a_program_that_acknowledges_too_early_is_caught(vault: Vault, hearing_id: str) -> None:
    vault.close()
    lost: list[tuple[int, int]] = []
    for _ in range(3):
        said = _typed_until_killed(vault.directory, hearing_id, random.uniform(0.2, 0.6), "liar")
        with reopened(vault.directory) as again:
            lost += _lost(again.read_hearing(hearing_id), said)
    assert lost


def _typed_until_killed(directory: Path, hearing_id: str, seconds: float, *manner: str) -> list[tuple[int, int]]:
    """What the typist said was safe before it was killed, `seconds` after its first word."""
    command = [sys.executable, "-m", "tests.vault.typist", str(directory), hearing_id, *manner]
    typist = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert typist.stdout is not None
    first = typist.stdout.readline()
    if not first:
        pytest.fail(typist.communicate()[1])
    killer = threading.Timer(seconds, typist.kill)
    killer.start()
    rest, _ = typist.communicate()
    killer.join()
    lines = [line for line in (first + rest).splitlines(keepends=True) if line.endswith("\n")]
    return [(int(seq), int(number)) for seq, number in map(str.split, lines)]


def _lost(stored: StoredHearing, said: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The acknowledgements that the disk does not bear out."""
    numbers = [number_in(draft.text) for draft in stored.drafts]
    numbers += [number_in(event.payload) for event in stored.events]
    last_seq, newest = len(stored.events), max(numbers, default=0)
    return [(seq, number) for seq, number in said if seq > last_seq or number > newest]
