"""T24: after shredding, passphrase and every file open the hearing nought times; all others are byte-equal."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from hearing_desk.core.problems import DeskError
from hearing_desk.vault import Batch, IndexRow, Vault
from hearing_desk.vault import shred as shred_module
from hearing_desk.vault.hearing_keys import read_data_key
from tests.vault.practice import PACK, event, make_vault, new_id, reopened
from tests.vault.stopping import stopped_at

pytestmark = pytest.mark.row

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    vault = make_vault(tmp_path / "vault")
    yield vault
    vault.close()


def test_no_wrap_in_any_file_opens_a_shredded_hearing_and_the_others_are_byte_equal(
    vault: Vault, tmp_path: Path
) -> None:
    gone, stays = (_hearing_with_backups(vault, name) for name in ("gone", "stays"))
    before = _bytes_of(vault.directory, stays)
    ciphertext = tmp_path / "kept-elsewhere"
    shutil.copytree(vault.directory / "hearings" / gone, ciphertext)
    assert _opened(vault, gone, tmp_path) > 0, "the control must open"
    assert _opened(vault, gone, tmp_path, ciphertext) > 0, "the control must open"
    wraps = [path for path in vault.directory.rglob("keys-*") if gone in str(path)]
    assert len(wraps) == 2 + 2 * 14
    vault.shred(gone)
    assert _opened(vault, gone, tmp_path) == 0
    assert _bytes_of(vault.directory, stays) == before
    assert not [path for path in vault.directory.rglob("*") if gone in str(path)]
    assert [row.hearing_id for row in vault.list_rows()] == [stays]
    assert vault.verify() == ()


def test_ciphertext_that_was_copied_away_without_its_keys_stays_closed(vault: Vault, tmp_path: Path) -> None:
    gone = _hearing_with_backups(vault, "gone")
    ciphertext = tmp_path / "kept-elsewhere"
    shutil.copytree(vault.directory, ciphertext, ignore=shutil.ignore_patterns("keys-*"))
    vault.shred(gone)
    directories = [path.parent for path in ciphertext.rglob("*.db") if gone in str(path)]
    assert directories
    assert sum(_opens(vault, path, gone) for path in directories) == 0


def test_a_wrap_is_overwritten_before_its_name_goes(vault: Vault, tmp_path: Path) -> None:
    gone = _hearing_with_backups(vault, "gone")
    second_names = []
    for number, wrap in enumerate(path for path in vault.directory.rglob("keys-*") if gone in str(path)):
        second_name = tmp_path / f"wrap-{number}"
        second_name.hardlink_to(wrap)
        second_names.append((second_name, wrap.read_bytes()))
    vault.shred(gone)
    assert second_names
    assert all(path.read_bytes() != before and len(path.read_bytes()) == len(before) for path, before in second_names)


@pytest.mark.parametrize("step", range(13))
def test_shredding_that_is_stopped_anywhere_is_finished_at_the_next_opening(
    vault: Vault, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = _hearing_with_backups(vault, "gone", count=3)
    was_stopped = stopped_at(step, monkeypatch, partial(vault.shred, gone), [(shred_module, "sync_directory")])
    assert was_stopped or step >= 11, "there are more steps than were tried"
    vault.close()
    with reopened(vault.directory) as again:
        assert again.hearing_ids() == ()
        assert again.list_rows() == ()
        assert not [path for path in again.directory.rglob("*") if gone in str(path)]
        assert again.verify() == ()


def test_an_open_hearing_is_not_shredded(vault: Vault) -> None:
    hearing_id = _hearing_with_backups(vault, "open")
    file = vault.open_hearing_file(hearing_id)
    with pytest.raises(DeskError, match="hearing_in_use"):
        vault.shred(hearing_id)
    file.close()
    assert vault.read_hearing(hearing_id).events


def _hearing_with_backups(vault: Vault, reference: str, count: int = 14) -> str:
    hearing_id = vault.create_hearing(new_id, PACK)
    vault.update_row(IndexRow(hearing_id, reference))
    for seq in range(1, count + 1):
        file = vault.open_hearing_file(hearing_id)
        file.append(Batch((event(seq),)))
        file.close()
        vault.backups.back_up(hearing_id, NOON + timedelta(hours=seq))
    return hearing_id


def _opened(vault: Vault, hearing_id: str, scratch: Path, also: Path | None = None) -> int:
    """How often the hearing opens with the vault's key and any pair of wraps that is still anywhere."""
    places = {path.parent for path in (also or vault.directory).rglob("keys-*")}
    return sum(_opens(vault, place, hearing_id) for place in places)


def _opens(vault: Vault, place: Path, hearing_id: str) -> bool:
    try:
        read_data_key(place, hearing_id, vault._unlocked.key)
    except DeskError:
        return False
    return True


def _bytes_of(directory: Path, hearing_id: str) -> dict[str, bytes]:
    paths = (path for path in directory.rglob("*") if path.is_file() and hearing_id in str(path))
    return {str(path): path.read_bytes() for path in paths}
