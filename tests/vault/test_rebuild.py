"""A damaged hearing is made again from what is left, by itself; what is not left is named."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hearing_desk.core.stored import StoredEvent, StoredHearing
from hearing_desk.core.text import in_english
from hearing_desk.vault import Batch, Finding, HearingFile, Outcome, Vault
from hearing_desk.vault.generations import drop_evidence
from hearing_desk.vault.sqlcipher import PAGE_BYTES
from tests.vault.practice import PACK, Desk, code_of, draft, event, flipped, spread

Damage = Callable[[Path], None]
TURNS = 120


def _cut_to(size: int) -> Damage:
    def cut(path: Path) -> None:
        path.write_bytes(path.read_bytes()[:size])

    return cut


def _foreign(path: Path) -> None:
    path.unlink()
    foreign = sqlite3.connect(path)
    foreign.execute("CREATE TABLE recipe(name TEXT)")
    foreign.close()


def _zeroed(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: 2 * PAGE_BYTES] + bytes(1024) + content[2 * PAGE_BYTES + 1024 :])


def _gone(path: Path) -> None:
    path.unlink()


DAMAGES = [_gone, _foreign, _zeroed, *map(_cut_to, (0, 1, 100, 4096, 10_000))]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_hearing_is_made_again_from_its_journal_without_a_click(
    vault: Vault, hearing_id: str, directory: Path, damage: Damage
) -> None:
    expected = _typed(vault, hearing_id)
    damage(directory / "hearing.db")
    assert _found(vault, hearing_id) == [("hearing_rebuilt", Outcome.HEALED)]
    assert vault.read_hearing(hearing_id) == expected
    assert _found(vault, hearing_id) == []
    assert vault.verify() == ()


def test_a_flip_in_any_page_is_noticed_at_opening_and_healed(vault: Vault, hearing_id: str, directory: Path) -> None:
    expected = _typed(vault, hearing_id)
    whole = (directory / "hearing.db").read_bytes()
    for at in spread(len(whole), 40):
        (directory / "hearing.db").write_bytes(flipped(whole, at, at % 8))
        assert _found(vault, hearing_id) == [("hearing_rebuilt", Outcome.HEALED)], at
        assert vault.read_hearing(hearing_id) == expected


def test_a_hearing_made_again_is_written_on(vault: Vault, hearing_id: str, directory: Path) -> None:
    expected = _typed(vault, hearing_id)
    _gone(directory / "hearing.db")
    file = vault.open_hearing_file(hearing_id)
    file.append(Batch((event(TURNS + 1),)))
    file.close()
    assert vault.read_hearing(hearing_id).events == (*expected.events, event(TURNS + 1))


def test_a_page_that_rots_while_the_hearing_is_open_is_healed_at_the_next_opening(
    vault: Vault, hearing_id: str, directory: Path
) -> None:
    expected = _typed(vault, hearing_id)
    path = directory / "hearing.db"
    rot = "import sys; f = open(sys.argv[1], 'r+b'); f.seek(12297); f.write(bytes(range(9)))"
    file = vault.open_hearing_file(hearing_id)
    # By another process: opening and closing the locked file in this one would drop its lock.
    subprocess.run([sys.executable, "-c", rot, str(path)], check=True)
    assert file.damage_found()
    file.close()
    assert _found(vault, hearing_id) == [("hearing_rebuilt", Outcome.HEALED)]
    assert vault.read_hearing(hearing_id) == expected


def test_a_page_that_rots_under_the_writer_is_healed_and_what_waits_is_saved(
    vault: Vault, hearing_id: str, directory: Path, desk: Desk
) -> None:
    expected = _typed(vault, hearing_id)
    writer = vault.open_writer(hearing_id, desk.post, desk.listen, retry_s=0.02)
    writer.ask(lambda file: file._database.execute("PRAGMA cache_size = 0").fetchall()).result(5)
    rot = "import sys, os; f = open(sys.argv[1], 'r+b'); f.seek(4096); f.write(bytes(os.path.getsize(f.name) - 4096))"
    subprocess.run([sys.executable, "-c", rot, str(directory / "hearing.db")], check=True)
    writer.write([_turn(TURNS + 1)], [draft("t900", "verder")])
    writer.stop()
    assert {report.problem.code for report in desk.failures} == {"hearing_damaged"}
    assert desk.acknowledged[-1].is_all
    stored = vault.read_hearing(hearing_id)
    assert (stored.events, stored.drafts) == ((*expected.events, _turn(TURNS + 1)), (draft("t900", "verder"),))


def test_the_damaged_file_is_kept_as_evidence_until_somebody_has_a_backup(
    vault: Vault, hearing_id: str, directory: Path
) -> None:
    _typed(vault, hearing_id)
    path = directory / "hearing.db"
    path.write_bytes(flipped(path.read_bytes(), 9000))
    damaged = path.read_bytes()
    _found(vault, hearing_id)
    assert (directory / "damaged-0001-hearing.db").read_bytes() == damaged
    drop_evidence(directory)
    assert not list(directory.glob("damaged-*"))
    assert vault.verify() == ()


def test_a_cut_between_the_steps_of_making_it_again_is_made_again(
    vault: Vault, hearing_id: str, directory: Path
) -> None:
    expected = _typed(vault, hearing_id)
    (directory / "making-hearing.db").write_bytes(b"half")
    (directory / "hearing.db").rename(directory / "damaged-0001-hearing.db")
    assert _found(vault, hearing_id) == [("hearing_rebuilt", Outcome.HEALED)]
    assert vault.read_hearing(hearing_id) == expected
    assert not list(directory.glob("making-*"))


def test_both_damaged_gives_what_both_still_hold_and_names_what_is_missing_to_the_turn(
    vault: Vault, hearing_id: str, directory: Path
) -> None:
    expected = _typed(vault, hearing_id)
    _damage_both(directory, kept=20)
    found = _findings(vault, hearing_id)
    codes = [finding.code for finding in found]
    assert "hearing_incomplete" in codes
    assert "steps_missing" in codes
    (gap, *_) = (in_english(finding.text) for finding in found if finding.code == "steps_missing")
    stored = vault.read_hearing(hearing_id)
    first_gap = next(seq for seq, one in enumerate(stored.events, start=1) if one.seq != seq)
    assert gap.startswith(f"After V{first_gap - 1} ("), gap
    assert set(stored.events) < set(expected.events)
    assert {one.seq for one in stored.events} > set(range(1, 20))


def test_a_hearing_with_missing_steps_is_still_written_on(vault: Vault, hearing_id: str, directory: Path) -> None:
    _typed(vault, hearing_id)
    _damage_both(directory, kept=20)
    held = vault.read_hearing(hearing_id).events
    file = vault.open_hearing_file(hearing_id)
    file.append(Batch((_turn(TURNS + 5),)))
    file.close()
    assert vault.read_hearing(hearing_id).events == (*held, _turn(TURNS + 5))


def test_a_damaged_file_with_an_older_journal_says_that_something_may_be_missing(
    vault: Vault, hearing_id: str, directory: Path
) -> None:
    older = (directory / "journal-0001").read_bytes()
    _typed(vault, hearing_id)
    (directory / "journal-0001").write_bytes(older)
    _cut_to(0)(directory / "hearing.db")
    assert {code for code, _ in _found(vault, hearing_id)} == {"hearing_rebuilt", "hearing_older"}


def test_nothing_left_of_both_is_one_sentence_and_nothing_is_changed(
    vault: Vault, hearing_id: str, directory: Path
) -> None:
    _typed(vault, hearing_id)
    for name in ("hearing.db", "journal-0001"):
        (directory / name).write_bytes(b"rot" * 4000)
    before = {path.name: path.read_bytes() for path in directory.iterdir()}
    assert code_of(lambda: vault.read_hearing(hearing_id)) == "hearing_damaged"
    assert {path.name: path.read_bytes() for path in directory.iterdir()} == before


def test_a_log_that_is_gone_with_the_file_damaged_costs_nothing(
    tmp_path: Path, vault: Vault, hearing_id: str, directory: Path
) -> None:
    file = vault.open_hearing_file(hearing_id)
    for seq in range(1, 40):
        file.append(Batch((_turn(seq),), (draft("t1", "x" * seq),)))
    expected = file.read()
    subprocess.run(["cp", "-rp", directory, tmp_path / "cut"], check=True)
    file.close()
    shutil.rmtree(directory)
    (tmp_path / "cut").rename(directory)
    (directory / "hearing.db-wal").unlink()
    _cut_to(4096)(directory / "hearing.db")
    assert vault.read_hearing(hearing_id) == expected


def _damage_both(directory: Path, kept: int) -> None:
    """Rot in the middle of both: the journal holds `kept` turns, the database lacks a page of turns after those."""
    journal, path = directory / "journal-0001", directory / "hearing.db"
    content, at = journal.read_bytes(), 28
    for _ in range(kept + 1):
        at += 24 + int.from_bytes(content[at : at + 4], "big")
    journal.write_bytes(flipped(content, at + 30))
    whole = path.read_bytes()
    path.write_bytes(flipped(whole, 8 * PAGE_BYTES + 5))


def _typed(vault: Vault, hearing_id: str) -> StoredHearing:
    file = vault.open_hearing_file(hearing_id)
    for seq in range(1, TURNS + 1):
        file.append(Batch((_turn(seq),), (draft("t900", "x" * seq),)))
    file.close()
    assert vault.read_hearing(hearing_id).pack == PACK
    return vault.read_hearing(hearing_id)


def _turn(seq: int) -> StoredEvent:
    text = "Wat gebeurde er op de brug? " * 12
    payload = f'{{"id":"t{seq}","kind":"V","number":"{seq}","text":"{text}"}}'
    return StoredEvent(seq, f"2026-11-23T10:{seq % 60:02d}:00+01:00", "turn_typed", 1, payload)


def _findings(vault: Vault, hearing_id: str) -> tuple[Finding, ...]:
    file: HearingFile = vault.open_hearing_file(hearing_id)
    file.close()
    return file.found


def _found(vault: Vault, hearing_id: str) -> list[tuple[str, Outcome]]:
    return [(finding.code, finding.outcome) for finding in _findings(vault, hearing_id)]
