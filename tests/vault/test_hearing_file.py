"""One hearing on the disk: two truths that agree, or are brought together when it is opened."""

from __future__ import annotations

import shutil
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from hearing_desk.core.stored import StoredHearing
from hearing_desk.vault import Batch, HearingFile, Vault
from hearing_desk.vault.hearing_tables import FORMAT
from hearing_desk.vault.noted_head import HEADS, forget_head
from tests.vault.practice import PACK, code_of, draft, event, flipped, spread

Opened = Callable[[], HearingFile]


@pytest.fixture
def opened(vault: Vault, hearing_id: str) -> Opened:
    return lambda: vault.open_hearing_file(hearing_id)


def test_a_new_hearing_is_empty_and_holds_its_pack(vault: Vault, hearing_id: str) -> None:
    assert vault.read_hearing(hearing_id) == StoredHearing(hearing_id, (), (), PACK)


def test_what_was_appended_is_read_back_exactly(vault: Vault, hearing_id: str, opened: Opened) -> None:
    file = opened()
    file.append(Batch((event(1), event(2, '{"text":"\u00e9 \u200f\u0627\\u0000"}')), (draft("t1", "hal\0lo\n\n"),)))
    file.append(Batch((event(3),), (draft("t2", "يا"), draft("t1", "hallo"))))
    file.close()
    stored = vault.read_hearing(hearing_id)
    assert stored.events == (event(1), event(2, '{"text":"\u00e9 \u200f\u0627\\u0000"}'), event(3))
    assert set(stored.drafts) == {draft("t1", "hallo"), draft("t2", "يا")}


def test_a_dropped_draft_is_gone(vault: Vault, hearing_id: str, opened: Opened) -> None:
    file = opened()
    file.append(Batch(drafts=(draft("t1", "hallo"), draft("t2", "dag"))))
    file.append(Batch((event(1),), dropped=("t1",)))
    file.close()
    assert vault.read_hearing(hearing_id).drafts == (draft("t2", "dag"),)


def test_a_stored_event_is_never_changed(opened: Opened) -> None:
    file = opened()
    file.append(Batch((event(1),)))
    assert code_of(lambda: file.append(Batch((event(1, '{"other":1}'),)))) == "disk_refused"
    for change in ("UPDATE event SET payload = ''", "DELETE FROM event"):
        with pytest.raises(file._database.conn.IntegrityError):
            file._database.execute(change)
    file.close()


def test_the_same_batch_twice_is_once(vault: Vault, hearing_id: str, opened: Opened) -> None:
    file = opened()
    for _ in range(2):
        file.append(Batch((event(1),), (draft("t1", "hallo"),)))
    file.close()
    assert vault.read_hearing(hearing_id).events == (event(1),)


def test_a_hearing_has_private_files_with_no_case_in_their_names(directory: Path) -> None:
    names = {path.name: stat.S_IMODE(path.stat().st_mode) for path in directory.iterdir()}
    assert names == dict.fromkeys(["hearing.db", "journal-0001", "keys-a.json", "keys-b.json"], 0o600)
    assert stat.S_IMODE(directory.stat().st_mode) == 0o700


def test_an_open_hearing_is_not_opened_twice(opened: Opened) -> None:
    file = opened()
    assert code_of(opened) == "hearing_in_use"
    file.close()


def test_a_journal_that_is_ahead_is_replayed_into_the_database(
    vault: Vault, hearing_id: str, directory: Path, opened: Opened
) -> None:
    _append(opened, Batch((event(1),), (draft("t1", "een"),)))
    older = (directory / "hearing.db").read_bytes()
    _append(opened, Batch((event(2),), (draft("t2", "twee"),)), Batch((event(3),), dropped=("t1",)))
    expected = vault.read_hearing(hearing_id)
    (directory / "hearing.db").write_bytes(older)
    file = opened()
    assert [finding.code for finding in file.found] == ["journal_replayed"]
    assert file.read() == expected
    file.close()
    assert _found(opened) == []


def test_a_deleted_write_ahead_log_costs_nothing(
    tmp_path: Path, vault: Vault, hearing_id: str, directory: Path, opened: Opened
) -> None:
    expected = _cut_off_with_its_log(tmp_path / "cut", directory, opened)
    (directory / "hearing.db-wal").unlink()
    assert vault.read_hearing(hearing_id) == expected


def test_a_flipped_byte_in_the_write_ahead_log_costs_nothing(
    tmp_path: Path, vault: Vault, hearing_id: str, directory: Path, opened: Opened
) -> None:
    expected = _cut_off_with_its_log(tmp_path / "cut", directory, opened)
    before = {path: path.read_bytes() for path in directory.iterdir()}
    log = directory / "hearing.db-wal"
    for at in spread(len(before[log]), 25):
        _put_back(directory, before)
        log.write_bytes(flipped(before[log], at, at % 8))
        assert vault.read_hearing(hearing_id) == expected, at


def test_a_database_that_is_ahead_begins_a_new_journal_and_says_so(
    vault: Vault, hearing_id: str, directory: Path, opened: Opened
) -> None:
    _append(opened, Batch((event(1),)))
    older = (directory / "journal-0001").read_bytes()
    _append(opened, Batch((event(2),), (draft("t1", "een"),)))
    expected = vault.read_hearing(hearing_id)
    (directory / "journal-0001").write_bytes(older)
    assert _found(opened) == ["journal_restarted"]
    assert (directory / "damaged-0001-journal-0001").read_bytes() == older
    assert vault.read_hearing(hearing_id) == expected
    assert _found(opened) == []


def test_a_lost_journal_is_begun_again_with_everything(
    vault: Vault, hearing_id: str, directory: Path, opened: Opened
) -> None:
    _append(opened, Batch((event(1),), (draft("t1", "een"),)))
    expected = vault.read_hearing(hearing_id)
    older = (directory / "hearing.db").read_bytes()
    (directory / "journal-0001").unlink()
    assert _found(opened) == ["journal_restarted"]
    _append(opened, Batch((event(2),)))
    (directory / "hearing.db").write_bytes(older)
    assert vault.read_hearing(hearing_id).events == (*expected.events, event(2))


def test_every_flipped_byte_of_the_journal_loses_nothing(
    vault: Vault, hearing_id: str, directory: Path, opened: Opened
) -> None:
    _append(opened, Batch((event(1),), (draft("t1", "een"),)), Batch((event(2),)), Batch((event(3),)))
    expected = vault.read_hearing(hearing_id)
    before = {path: path.read_bytes() for path in directory.iterdir()}
    for at in spread(len(before[directory / "journal-0001"]), 40):
        _put_back(directory, before)
        (directory / "journal-0001").write_bytes(flipped(before[directory / "journal-0001"], at, at % 8))
        assert _found(opened) == ["journal_restarted"], at
        assert vault.read_hearing(hearing_id) == expected


def test_a_torn_record_that_was_never_acknowledged_is_cut_in_silence(
    vault: Vault, hearing_id: str, directory: Path, opened: Opened
) -> None:
    _append(opened, Batch((event(1),)))
    journal = directory / "journal-0001"
    size = journal.stat().st_size
    journal.write_bytes(journal.read_bytes() + b"\0\0\1\0torn")
    assert _found(opened) == []
    assert journal.stat().st_size == size


def test_a_new_generation_cut_off_before_the_database_knew_it_is_taken_up(
    vault: Vault, hearing_id: str, directory: Path, opened: Opened
) -> None:
    _append(opened, Batch((event(1),), (draft("t1", "een"),)))
    older = (directory / "hearing.db").read_bytes()
    file = opened()
    file.start_generation()
    file.append(Batch((event(2),), dropped=("t1",)))
    expected = file.read()
    file.close()
    (directory / "hearing.db").write_bytes(older)
    assert vault.read_hearing(hearing_id) == expected


def test_a_disk_that_refuses_all_day_does_not_fill_with_journals(
    vault: Vault, hearing_id: str, directory: Path, opened: Opened
) -> None:
    for seq in range(1, 8):
        file = opened()
        file.start_generation()
        file.append(Batch((event(seq),)))
        file.close()
    assert sorted(path.name for path in directory.glob("journal-*")) == ["journal-0006", "journal-0007", "journal-0008"]
    assert len(vault.read_hearing(hearing_id).events) == 7


def test_a_lost_key_file_is_read_from_its_copy_and_two_are_one_sentence(
    vault: Vault, hearing_id: str, directory: Path
) -> None:
    (directory / "keys-a.json").unlink()
    assert vault.read_hearing(hearing_id).pack == PACK
    (directory / "keys-b.json").write_text("{}")
    assert code_of(lambda: vault.read_hearing(hearing_id)) == "hearing_key_damaged"


def test_a_key_or_a_file_of_another_hearing_opens_nothing(vault: Vault, hearing_id: str, directory: Path) -> None:
    other = vault.directory / "hearings" / vault.create_hearing(lambda: "other", PACK)
    for name in ("keys-a.json", "keys-b.json"):
        shutil.copy(directory / name, other / name)
    assert code_of(lambda: vault.read_hearing("other")) == "hearing_key_damaged"
    shutil.rmtree(other)
    shutil.copytree(directory, other)
    assert code_of(lambda: vault.read_hearing("other")) == "hearing_key_damaged"


def test_a_hearing_that_is_not_there_is_one_sentence(vault: Vault) -> None:
    assert code_of(lambda: vault.read_hearing("none")) == "no_hearing"


def test_a_newer_hearing_is_read_from_a_copy_and_never_written(
    vault: Vault, hearing_id: str, directory: Path, opened: Opened
) -> None:
    _append(opened, Batch((event(1),), (draft("t1", "een"),)))
    newer = opened()
    newer._database.execute(f"PRAGMA user_version = {FORMAT + 1}")
    newer.close()
    before = {path.name: path.read_bytes() for path in directory.iterdir()}
    file = opened()
    assert file.is_read_only
    assert file.read() == StoredHearing(hearing_id, (event(1),), (draft("t1", "een"),), PACK, is_read_only=True)
    assert code_of(lambda: file.append(Batch((event(2),)))) == "hearing_newer"
    file.close()
    assert {path.name: path.read_bytes() for path in directory.iterdir()} == before


def _append(opened: Opened, *batches: Batch) -> None:
    file = opened()
    for batch in batches:
        file.append(batch)
    file.close()


def _found(opened: Opened) -> list[str]:
    file = opened()
    file.close()
    return [finding.code for finding in file.found]


def _put_back(directory: Path, files: dict[Path, bytes]) -> None:
    # On purpose, so without the note that would call it older.
    forget_head(directory.parents[1] / HEADS, directory.name)
    for path in directory.iterdir():
        path.unlink()
    for path, content in files.items():
        path.write_bytes(content)


def _cut_off_with_its_log(copy: Path, directory: Path, opened: Opened) -> StoredHearing:
    """Leave the hearing as a kill would, its write-ahead log full; what it holds."""
    file = opened()
    for seq in range(1, 40):
        file.append(Batch((event(seq),), (draft("t1", "x" * seq),)))
    expected = file.read()
    # Copied by another process: opening and closing the locked file in this one would drop its lock.
    subprocess.run(["cp", "-rp", directory, copy], check=True)
    file.close()
    shutil.rmtree(directory)
    copy.rename(directory)
    return expected
