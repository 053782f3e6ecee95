"""The log beside the list, there only after a kill: what is cut off or rotted in it gives no older row back."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from hearing_desk.vault import Vault, is_in_use
from hearing_desk.vault.sqlcipher import PAGE_BYTES
from hearing_desk.vault.write_ahead_log import is_whole
from tests.vault.practice import flipped, make_vault, reopened, spread
from tests.vault.test_vault import ROW

FRAME = 24 + PAGE_BYTES


@pytest.fixture
def killed(tmp_path: Path) -> Path:
    """A vault as a kill leaves it, in whose list a row had become another."""
    with closing(make_vault(tmp_path / "vault")) as vault:
        _listed(vault, "klaar", "bezig")
        # The lock of SQLite stands in the files that are open, not in copies of them.
        shutil.copytree(vault.directory, tmp_path / "killed")
    return tmp_path / "killed"


def test_a_whole_log_gives_back_the_newest_row(killed: Path) -> None:
    assert is_whole(killed / "index.db-wal")
    with reopened(killed) as vault:
        assert [row.status for row in vault.list_rows()] == ["bezig"]
        assert vault.verify() == ()


@pytest.mark.parametrize("share", [0.3, 0.6, 0.99])
def test_a_rotted_log_gives_back_no_older_row_and_the_check_says_so(killed: Path, share: float) -> None:
    log = killed / "index.db-wal"
    content = log.read_bytes()
    log.write_bytes(flipped(content, int(len(content) * share)))
    with reopened(killed) as vault:
        assert vault.list_rows() == ()
        assert [found.code for found in vault.verify()] == ["index_damaged"]


def test_every_byte_of_a_log_counts_and_so_does_its_end(killed: Path) -> None:
    log = killed / "index.db-wal"
    content = log.read_bytes()
    for at in (*range(32 + 24), *spread(len(content), 200)):
        log.write_bytes(flipped(content, at))
        assert not is_whole(log), at
    for end in (1, 31, 40, len(content) - 1):
        log.write_bytes(content[:end])
        assert not is_whole(log), end
    log.write_bytes(b"")
    assert is_whole(log)
    log.unlink()
    assert is_whole(log)


def test_what_an_earlier_round_left_behind_the_log_is_no_damage(tmp_path: Path) -> None:
    with closing(make_vault(tmp_path / "vault")) as vault:
        log = vault.directory / "index.db-wal"
        _listed(vault, *map(str, range(40)))
        for count in (9, 3, 5):
            vault._index.later(partial(vault._index._index.execute, "PRAGMA wal_checkpoint(PASSIVE)")).result()
            _listed(vault, *map(str, range(count)))
            assert is_whole(log)
        content = log.read_bytes()
        log_of_now = next(at for at in range(32, len(content), FRAME) if content[at + 8 : at + 16] != content[16:24])
        (tmp_path / "flipped").write_bytes(flipped(content, log_of_now - FRAME + 9))
        assert not is_whole(tmp_path / "flipped")


def test_asking_whether_a_vault_is_in_use_leaves_the_log_as_it_is(killed: Path) -> None:
    before = {path.name: path.read_bytes() for path in killed.glob("index*")}
    assert not is_in_use(killed)
    assert {path.name: path.read_bytes() for path in killed.glob("index*")} == before


def _listed(vault: Vault, *states: str) -> None:
    for status in states:
        vault.update_row(replace(ROW, status=status)).result()
