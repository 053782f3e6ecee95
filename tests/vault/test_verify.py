"""The vault check: heals what it can, names what it cannot, and is silent about a whole vault."""

from __future__ import annotations

import shutil
from pathlib import Path

from hearing_desk.vault import Batch, Outcome, Vault
from tests.vault.practice import draft, event, flipped, reopened


def test_a_whole_vault_has_no_findings(vault: Vault, hearing_id: str) -> None:
    _append(vault, hearing_id, 1)
    assert vault.verify() == ()


def test_a_missing_header_copy_is_made_again(vault: Vault) -> None:
    (vault.directory / "header-b.json").unlink()
    assert _checked(vault) == [("keys_healed", Outcome.HEALED, "")]
    assert (vault.directory / "header-b.json").exists()
    assert _checked(vault) == []


def test_a_damaged_key_copy_of_a_hearing_is_made_again(vault: Vault, hearing_id: str, directory: Path) -> None:
    path = directory / "keys-a.json"
    path.write_bytes(flipped(path.read_bytes(), 40))
    assert _checked(vault) == [("keys_healed", Outcome.HEALED, hearing_id)]
    assert _checked(vault) == []


def test_a_journal_that_is_ahead_is_replayed(vault: Vault, hearing_id: str, directory: Path) -> None:
    _append(vault, hearing_id, 1)
    older = (directory / "hearing.db").read_bytes()
    _append(vault, hearing_id, 2)
    (directory / "hearing.db").write_bytes(older)
    assert _checked(vault) == [("journal_replayed", Outcome.HEALED, hearing_id)]
    assert vault.read_hearing(hearing_id).events == (event(1), event(2))
    assert _checked(vault) == []


def test_a_damaged_journal_is_begun_again(vault: Vault, hearing_id: str, directory: Path) -> None:
    _append(vault, hearing_id, 1)
    path = directory / "journal-0001"
    path.write_bytes(flipped(path.read_bytes(), 60))
    assert _checked(vault) == [("journal_restarted", Outcome.HEALED, hearing_id)]
    assert _checked(vault) == []


def test_a_lost_hearing_is_named_and_the_others_are_still_checked(
    vault: Vault, hearing_id: str, directory: Path
) -> None:
    other = vault.create_hearing(lambda: "zz-other", "{}")
    (vault.directory / "hearings" / other / "keys-a.json").unlink()
    for name in ("keys-a.json", "keys-b.json"):
        (directory / name).unlink()
    assert _checked(vault) == [
        ("keys_lost", Outcome.LOST, hearing_id),
        ("no_hearing", Outcome.LOST, hearing_id),
        ("keys_healed", Outcome.HEALED, other),
    ]


def test_a_flipped_byte_in_any_page_of_a_hearing_is_healed_from_the_journal(
    vault: Vault, hearing_id: str, directory: Path
) -> None:
    _append(vault, hearing_id, 1)
    expected = vault.read_hearing(hearing_id)
    whole = (directory / "hearing.db").read_bytes()
    for page in range(len(whole) // 4096):
        (directory / "hearing.db").write_bytes(flipped(whole, page * 4096 + 77))
        assert _checked(vault) == [("hearing_rebuilt", Outcome.HEALED, hearing_id)], page
        assert vault.read_hearing(hearing_id) == expected
    assert _checked(vault) == []


def test_a_damaged_earlier_journal_is_put_aside(vault: Vault, hearing_id: str, directory: Path) -> None:
    _append(vault, hearing_id, 1)
    file = vault.open_hearing_file(hearing_id)
    file.start_generation()
    file.close()
    path = directory / "journal-0001"
    path.write_bytes(flipped(path.read_bytes(), path.stat().st_size - 3))
    assert _checked(vault) == [("journal_put_aside", Outcome.HEALED, hearing_id)]
    assert (directory / "damaged-0001-journal-0001").exists()
    assert _checked(vault) == []


def test_a_hearing_that_is_open_or_newer_is_not_called_lost(vault: Vault, hearing_id: str) -> None:
    file = vault.open_hearing_file(hearing_id)
    assert _checked(vault) == [("hearing_in_use", Outcome.NOTED, hearing_id)]
    file._database.execute("PRAGMA user_version = 2")
    file.close()
    assert _checked(vault) == []


def test_a_gap_in_the_events_is_named_each_time(vault: Vault, hearing_id: str) -> None:
    _append(vault, hearing_id, 1)
    _append(vault, hearing_id, 3)
    assert _checked(vault) == [("steps_missing", Outcome.LOST, hearing_id)]


def test_a_copy_of_a_vault_is_a_whole_vault(tmp_path: Path, vault: Vault, hearing_id: str) -> None:
    _append(vault, hearing_id, 1)
    vault.close()
    shutil.copytree(vault.directory, tmp_path / "elsewhere")
    with reopened(tmp_path / "elsewhere") as copy:
        assert copy.verify() == ()


def _append(vault: Vault, hearing_id: str, seq: int) -> None:
    file = vault.open_hearing_file(hearing_id)
    file.append(Batch((event(seq),), (draft("t1", "hallo"),)))
    file.close()


def _checked(vault: Vault) -> list[tuple[str, Outcome, str]]:
    return [(finding.code, finding.outcome, finding.hearing_id) for finding in vault.verify()]
