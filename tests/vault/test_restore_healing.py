"""The check heals a hearing from its backups and the journal behind them, and names to the turn what stays lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from hearing_desk.core.stored import StoredEvent, StoredHearing
from hearing_desk.core.text import in_english
from hearing_desk.vault import Batch, Finding, Outcome, Vault
from hearing_desk.vault.journal import scan_journal, scan_journal_after
from hearing_desk.vault.keys import Purpose, derive_key
from tests.vault.practice import draft, event, flipped

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def test_database_and_journal_damaged_are_healed_from_the_backup_and_the_journal_behind_it(
    vault: Vault, hearing_id: str, directory: Path
) -> None:
    whole = _written(vault, hearing_id, backup_after=10, until=20)
    _ruin(directory / "hearing.db")
    _flip(directory / "journal-0001", 300)
    assert _examined(vault, hearing_id) == [("hearing_restored", Outcome.HEALED)]
    assert vault.read_hearing(hearing_id).events == whole.events
    assert vault.read_hearing(hearing_id).drafts == whole.drafts
    assert vault.verify() == ()


def test_a_hearing_of_which_only_backups_are_left_comes_back_to_the_last_one_and_says_where_it_ends(
    vault: Vault, hearing_id: str, directory: Path
) -> None:
    _written(vault, hearing_id, backup_after=10, until=20)
    for path in directory.iterdir():
        path.unlink()
    directory.rmdir()
    (told,) = vault.backups.heal(hearing_id, NOON)
    assert told.outcome is Outcome.LOST
    assert "2026-11-23 10:00" in in_english(told.text)
    assert len(vault.read_hearing(hearing_id).events) == 10


def test_lost_keys_come_back_from_a_backup(vault: Vault, hearing_id: str, directory: Path) -> None:
    whole = _written(vault, hearing_id, backup_after=20, until=20)
    for path in directory.glob("keys-*"):
        path.unlink()
    assert _examined(vault, hearing_id) == [("hearing_restored", Outcome.HEALED)]
    assert vault.read_hearing(hearing_id).events == whole.events


def test_everything_damaged_behind_the_backup_is_named(vault: Vault, hearing_id: str, directory: Path) -> None:
    _written(vault, hearing_id, backup_after=10, until=20)
    _ruin(directory / "hearing.db")
    _ruin(directory / "journal-0001")
    found = vault.backups.heal(hearing_id, NOON)
    assert [(one.code, one.outcome) for one in found] == [("hearing_restored_in_part", Outcome.LOST)]
    assert [each.seq for each in vault.read_hearing(hearing_id).events] == list(range(1, 11))


def test_what_was_damaged_is_kept_byte_for_byte(vault: Vault, hearing_id: str, directory: Path) -> None:
    _written(vault, hearing_id, backup_after=10, until=10)
    for name in ("hearing.db", "journal-0001", "keys-a.json", "keys-b.json"):
        _ruin(directory / name)
    before = (directory / "hearing.db").read_bytes()
    vault.backups.heal(hearing_id, NOON)
    shelf = vault.backups.of(hearing_id)
    assert (shelf.path(shelf.list()[0]) / "hearing.db").read_bytes() == before


def test_a_whole_hearing_and_one_without_backups_are_left_as_they_are(vault: Vault, hearing_id: str) -> None:
    _written(vault, hearing_id, backup_after=10, until=20)
    assert vault.backups.heal(hearing_id, NOON) == ()
    assert vault.backups.heal("never-there", NOON) == ()


def test_a_backup_of_another_past_is_not_mixed_in(vault: Vault, hearing_id: str, directory: Path) -> None:
    whole = _written(vault, hearing_id, backup_after=10, until=10)
    backup = vault.backups.of(hearing_id).list()[0]
    file = vault.open_hearing_file(hearing_id)
    file.append(Batch((event(11, '{"text":"one way"}'),)))
    file.close()
    vault.backups.back_up(hearing_id, NOON)
    vault.backups.restore(hearing_id, backup.name, NOON)
    file = vault.open_hearing_file(hearing_id)
    file.append(Batch((event(11, '{"text":"another way"}'),)))
    file.close()
    assert vault.backups.heal(hearing_id, NOON) == ()
    assert vault.read_hearing(hearing_id).events == (*whole.events, event(11, '{"text":"another way"}'))


def test_a_damaged_backup_is_named_and_nothing_is_lost(vault: Vault, hearing_id: str) -> None:
    _written(vault, hearing_id, backup_after=10, until=20)
    shelf = vault.backups.of(hearing_id)
    assert vault.backups.check() == ()
    _flip(shelf.path(shelf.list()[0]) / "backup.db", 9000)
    assert [(one.code, one.outcome) for one in vault.backups.check()] == [("backup_damaged", Outcome.NOTED)]


def test_a_journal_is_read_on_behind_any_record_whose_hash_is_known(
    vault: Vault, hearing_id: str, directory: Path
) -> None:
    _written(vault, hearing_id, backup_after=5, until=12)
    shelf = vault.backups.of(hearing_id)
    key = derive_key(shelf.data_key(shelf.list()[0]), Purpose.JOURNAL, hearing_id)
    path = directory / "journal-0001"
    scan = scan_journal(path, key)
    for place, head in enumerate(scan.heads):
        assert scan_journal_after(path, key, head).records == scan.records[place + 1 :]
    assert scan_journal_after(path, key, replace(scan.heads[3], digest="0" * 64)).records == ()


def _written(vault: Vault, hearing_id: str, backup_after: int, until: int) -> StoredHearing:
    for seq in range(1, until + 1):
        file = vault.open_hearing_file(hearing_id)
        file.append(Batch((_turn(seq),), (draft("t1", f"draft {seq}"),)))
        file.close()
        if seq == backup_after:
            vault.backups.back_up(hearing_id, NOON)
    return vault.read_hearing(hearing_id)


def _turn(seq: int) -> StoredEvent:
    return event(seq, f'{{"id":"t{seq}","kind":"V","text":"Waar woonde u? {seq}"}}')


def _examined(vault: Vault, hearing_id: str) -> list[tuple[str, Outcome]]:
    lost = [finding for finding in vault.verify() if finding.outcome is Outcome.LOST]
    assert lost, "nothing was damaged"
    found: tuple[Finding, ...] = vault.backups.heal(hearing_id, NOON)
    return [(finding.code, finding.outcome) for finding in found]


def _ruin(path: Path) -> None:
    path.write_bytes(b"rubbish " * (path.stat().st_size // 8))


def _flip(path: Path, at: int) -> None:
    path.write_bytes(flipped(path.read_bytes(), at))
