"""T22: ten thousand wrong passphrases, sheets and shares open nothing; a lost passphrase is no lost hearing."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from hearing_desk.vault import create_vault
from hearing_desk.vault.header import read_header
from tests.cli.test_recover import ONE, Lost, by_shares, recover
from tests.cli.test_recover import lost as lost
from tests.figures import Figures
from tests.vault.practice import CHEAP, PASSPHRASE
from tests.vault.test_recovery import KEYS, SHEET, opened_by_wrong_secrets

TRIES, DRILL_S = 10_000, 300


@pytest.mark.torture
def test_t22_wrong_secrets_open_nothing(tmp_path: Path, figures: Figures) -> None:
    vault = create_vault(tmp_path / "vault", PASSPHRASE, CHEAP, is_practice=False, recovery=SHEET)
    vault.set_recovery(PASSPHRASE, KEYS.public, CHEAP)
    vault.close()
    opened = opened_by_wrong_secrets(read_header(tmp_path / "vault"), TRIES, seed=2200)
    figures.at_most("T22 vaults opened by 10000 wrong secrets", opened, "opened", 0)
    assert opened == 0


@pytest.mark.torture
def test_t22_two_people_get_a_hearing_back_within_five_minutes(lost: Lost, tmp_path: Path, figures: Figures) -> None:
    began = time.monotonic()
    done = recover(lost, ONE, *by_shares(lost), "--out", tmp_path / "out", "--concept")
    figures.at_most("T22 a hearing back by two people", time.monotonic() - began, "s", DRILL_S)
    assert done.returncode == 0
    assert (tmp_path / "out" / "1-rapport" / "rapport.docx").is_file()
