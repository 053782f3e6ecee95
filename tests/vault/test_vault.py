"""The vault: made, opened by one at a time, listed, and opened anew with another passphrase."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from hearing_desk.vault import (
    FULL_COST,
    Batch,
    IndexRow,
    Vault,
    create_vault,
    is_in_use,
    is_vault,
    new_sheet,
    open_unlocked,
    open_vault,
    touch_raise_file,
    unlock_vault,
)
from hearing_desk.vault.sqlcipher import PAGE_BYTES
from tests.vault.practice import CHEAP, PACK, PASSPHRASE, code_of, event, flipped, make_vault, new_id, reopened

ROW = IndexRow("h1", "DEMO-0007", "2026-11-23", "09:00", "nader_gehoor", "ti", "klaar", 8, 12, ("tolk_open", "wens"))


def test_a_vault_keeps_its_hearings_and_its_list(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    hearing_id = vault.create_hearing(new_id, PACK)
    vault.update_row(replace(ROW, hearing_id=hearing_id))
    vault.close()
    with reopened(tmp_path / "vault") as again:
        assert again.list_rows() == (replace(ROW, hearing_id=hearing_id),)
        assert again.read_hearing(hearing_id).pack == PACK
        assert again.is_practice


def test_a_wrong_passphrase_opens_nothing(vault: Vault) -> None:
    vault.close()
    assert code_of(lambda: open_vault(vault.directory, "peer", CHEAP)) == "wrong_passphrase"


def test_the_program_refuses_the_cheap_vault_of_a_test(vault: Vault) -> None:
    vault.close()
    assert code_of(lambda: open_vault(vault.directory, PASSPHRASE)) == "header_weak"


def test_a_vault_at_full_cost_opens_under_the_programs_floor(tmp_path: Path) -> None:
    create_vault(tmp_path / "vault", PASSPHRASE, FULL_COST, False, new_sheet()).close()
    vault = open_vault(tmp_path / "vault", PASSPHRASE)
    assert not vault.is_practice
    vault.close()


def test_an_empty_or_missing_directory_is_no_vault(tmp_path: Path) -> None:
    assert not is_vault(tmp_path)
    assert code_of(lambda: open_vault(tmp_path, PASSPHRASE, CHEAP)) == "no_vault"
    assert code_of(lambda: open_vault(tmp_path / "none", PASSPHRASE, CHEAP)) == "no_vault"
    assert not list(tmp_path.iterdir())


def test_a_vault_is_never_made_on_top_of_another(vault: Vault, hearing_id: str) -> None:
    assert code_of(lambda: make_vault(vault.directory)) == "vault_exists"
    vault.close()
    for header in vault.directory.glob("header-*"):
        header.unlink()
    assert code_of(lambda: make_vault(vault.directory)) == "vault_exists"


def test_a_vault_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert code_of(lambda: make_vault(tmp_path / "file")) == "disk_refused"
    assert code_of(lambda: make_vault(tmp_path / "file" / "vault")) == "disk_refused"


def test_a_second_opener_is_told_that_the_vault_is_in_use(vault: Vault) -> None:
    assert is_in_use(vault.directory)
    assert code_of(lambda: open_vault(vault.directory, PASSPHRASE, CHEAP)) == "vault_in_use"
    unlocked = unlock_vault(vault.directory, PASSPHRASE, CHEAP)
    assert code_of(lambda: open_unlocked(vault.directory, unlocked)) == "vault_in_use"
    assert _opened_elsewhere(vault.directory) == "vault_in_use"
    vault.close()
    assert not is_in_use(vault.directory)
    assert _opened_elsewhere(vault.directory) == "opened"


def test_two_starts_at_one_moment_give_the_vault_to_exactly_one(vault: Vault) -> None:
    vault.close()
    for _ in range(3):
        starts = [_start(vault.directory) for _ in range(2)]
        said = [start.stdout.readline().strip() for start in starts if start.stdout]
        for start in starts:
            start.communicate("\n")
        assert sorted(said) == ["opened", "vault_in_use"]


def test_a_killed_owner_leaves_no_lock_behind(vault: Vault) -> None:
    vault.close()
    owner = _start(vault.directory)
    assert owner.stdout is not None
    assert owner.stdout.readline().strip() == "opened"
    owner.kill()
    owner.communicate()
    assert (vault.directory / "index.db-wal").stat().st_size > 0
    assert not is_in_use(vault.directory)
    with reopened(vault.directory) as again:
        assert [row.reference for row in again.list_rows()] == ["DEMO-1"]


def test_a_second_start_can_touch_the_file_the_first_one_watches(vault: Vault) -> None:
    os.utime(vault.raise_file, (0, 0))
    touch_raise_file(vault.directory)
    assert vault.raise_file.stat().st_mtime > 0


def test_only_the_owner_may_enter_and_read_a_vault(vault: Vault, hearing_id: str) -> None:
    modes = {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in vault.directory.rglob("*")}
    assert modes == {(True, 0o700), (False, 0o600)}
    assert stat.S_IMODE(vault.directory.stat().st_mode) == 0o700


def test_the_list_is_ordered_by_date_and_time_and_a_row_replaces_its_own(vault: Vault) -> None:
    rows = [
        replace(ROW, hearing_id="c", date="2026-11-24"),
        replace(ROW, hearing_id="a", time="13:00"),
        replace(ROW, hearing_id="b", time="09:00"),
    ]
    for row in rows:
        vault.update_row(row)
    vault.update_row(replace(rows[0], status="bezig"))
    assert [(row.hearing_id, row.status) for row in vault.list_rows()] == [
        ("b", "klaar"),
        ("a", "klaar"),
        ("c", "bezig"),
    ]


def test_a_reference_finds_every_hearing_that_has_it(vault: Vault) -> None:
    for hearing_id, reference in [("a", "DEMO-1"), ("b", "DEMO-2"), ("c", "DEMO-1")]:
        vault.update_row(replace(ROW, hearing_id=hearing_id, reference=reference))
    assert vault.find("DEMO-1") == ("a", "c")
    assert vault.find("DEMO-3") == ()


def test_a_hearing_without_a_row_is_named_until_it_has_one(vault: Vault, hearing_id: str) -> None:
    assert _unlisted(vault) == (hearing_id,)
    vault.update_row(replace(ROW, hearing_id=hearing_id))
    assert _unlisted(vault) == ()


@pytest.mark.parametrize("page", range(3))
def test_a_list_of_which_any_page_rots_is_made_again_and_the_check_says_so(
    vault: Vault, hearing_id: str, page: int
) -> None:
    vault.update_row(replace(ROW, hearing_id=hearing_id))
    vault.close()
    path = vault.directory / "index.db"
    whole = path.read_bytes()
    assert len(whole) == 3 * PAGE_BYTES
    path.write_bytes(flipped(whole, page * PAGE_BYTES + 100))
    with reopened(vault.directory) as again:
        assert _unlisted(again) == (hearing_id,)
        again.update_row(replace(ROW, hearing_id=hearing_id))
        assert [found.code for found in again.verify()] == ["index_damaged"]
    with reopened(vault.directory) as again:
        assert (_unlisted(again), again.verify()) == ((), ())
    assert [path.name for path in vault.directory.glob("*index*")] == ["index.db"]


@pytest.mark.parametrize("content", [b"", b"nothing of ours" * 999])
def test_a_damaged_list_goes_and_can_be_made_again(vault: Vault, hearing_id: str, content: bytes) -> None:
    vault.update_row(replace(ROW, hearing_id=hearing_id))
    vault.close()
    (vault.directory / "index.db").write_bytes(content)
    with reopened(vault.directory) as again:
        assert again.list_rows() == ()
        assert _unlisted(again) == (hearing_id,)


def test_a_change_of_passphrase_keeps_every_hearing_readable_and_rewrites_only_the_header(
    vault: Vault, hearing_id: str
) -> None:
    file = vault.open_hearing_file(hearing_id)
    file.append(Batch((event(1),)))
    file.close()
    before = _contents(vault.directory / "hearings")
    assert code_of(lambda: vault.change_passphrase("peer", "nieuw", CHEAP)) == "wrong_passphrase"
    vault.change_passphrase(PASSPHRASE, "nieuw", CHEAP)
    vault.check_passphrase("nieuw")
    vault.close()
    assert _contents(vault.directory / "hearings") == before
    assert code_of(lambda: open_vault(vault.directory, PASSPHRASE, CHEAP)) == "wrong_passphrase"
    with reopened(vault.directory, "nieuw") as again:
        assert again.read_hearing(hearing_id).events == (event(1),)


def test_a_passphrase_asked_again_is_checked(vault: Vault) -> None:
    vault.check_passphrase(PASSPHRASE)
    assert code_of(lambda: vault.check_passphrase("peer")) == "wrong_passphrase"


def test_what_a_crash_left_half_made_is_cleared_and_never_listed(vault: Vault, hearing_id: str) -> None:
    (vault.directory / "hearings" / ".new-half").mkdir()
    (vault.directory / "hearings" / hearing_id / ".reading-x").mkdir()
    assert vault.hearing_ids() == (hearing_id,)
    vault.close()
    with reopened(vault.directory) as again:
        assert again.hearing_ids() == (hearing_id,)
        assert not list(vault.directory.rglob(".*"))


@pytest.mark.parametrize("hearing_id", ["", "..", "../x", "A", "a/b", "a" * 65])
def test_an_id_is_never_a_path(vault: Vault, hearing_id: str) -> None:
    with pytest.raises(ValueError, match="not a hearing id"):
        vault.read_hearing(hearing_id)


def test_a_key_is_never_shown(vault: Vault) -> None:
    assert vault._unlocked.key.hex() not in f"{vault!r} {vault.__dict__!r}"


def _contents(directory: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in directory.rglob("*") if path.is_file()}


OWNER = """
import pathlib, sys
from hearing_desk.core.problems import DeskError
from hearing_desk.vault import IndexRow, open_vault
from tests.vault.practice import CHEAP, PASSPHRASE
try:
    vault = open_vault(pathlib.Path(sys.argv[1]), PASSPHRASE, CHEAP)
except DeskError as error:
    print(error.code, flush=True)
else:
    vault.update_row(IndexRow("h1", "DEMO-1")).result()
    print("opened", flush=True)
    sys.stdin.readline()
    vault.close()
"""


def _start(directory: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", OWNER, str(directory)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _opened_elsewhere(directory: Path) -> str:
    return _start(directory).communicate("\n")[0].strip()


def _unlisted(vault: Vault) -> tuple[str, ...]:
    """The hearings that the list does not show."""
    listed = {row.hearing_id for row in vault.list_rows()}
    return tuple(hearing_id for hearing_id in vault.hearing_ids() if hearing_id not in listed)
