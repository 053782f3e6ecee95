"""Every vault that a released program made opens for ever, and says exactly what it said."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hearing_desk.core.stored import StoredDraft, StoredEvent, StoredHearing
from hearing_desk.vault import IndexRow, Vault, open_vault
from hearing_desk.vault.batch import decode
from hearing_desk.vault.hearing_keys import read_data_key
from hearing_desk.vault.journal import Tail, scan_journal
from hearing_desk.vault.keys import Purpose, derive_key

FIXTURES = Path(__file__).parent / "fixtures"
PASSPHRASE = "appel wolk fiets molen café"
HEARING = "5f0c2a9e41d84b7f9a63c1d27e8b4f10"


@pytest.fixture
def first_vault(tmp_path: Path) -> Vault:
    shutil.copytree(FIXTURES / "vault-1", tmp_path / "vault-1")
    return open_vault(tmp_path / "vault-1", PASSPHRASE)


def test_the_first_vault_reads_as_on_its_first_day(first_vault: Vault) -> None:
    row = IndexRow(HEARING, "DEMO-0001", "2026-11-23", "09:30", "nader_gehoor", "ti", "bezig", 11, 12, ("tolk_open",))
    assert first_vault.is_practice
    assert first_vault.list_rows() == (row,)
    assert first_vault.read_hearing(HEARING) == StoredHearing(
        HEARING,
        (
            StoredEvent(1, "2026-11-23T08:00:00+01:00", "hearing_planned", 1, "{}"),
            _turn(2, "2026-11-23T09:30:00+01:00", '{"id":"t1","kind":"V","text":"Hoe gaat het met u?"}'),
            _turn(3, "2026-11-23T09:30:05+01:00", '{"id":"t3","kind":"O","text":"De tolk hoest."}'),
        ),
        (StoredDraft("t2", "Goed, dank u. ሰላም · سلام"),),
        '{"line":"proef","serial":1}',
    )
    assert first_vault.verify() == ()
    first_vault.close()


def test_the_journal_of_the_first_vault_holds_the_whole_hearing(first_vault: Vault) -> None:
    directory = first_vault.directory / "hearings" / HEARING
    data_key = read_data_key(directory, HEARING, first_vault._unlocked.key)
    scan = scan_journal(directory / "journal-0001", derive_key(data_key, Purpose.JOURNAL, HEARING))
    stored = first_vault.read_hearing(HEARING)
    batches = [decode(record) for record in scan.records]
    assert scan.tail is Tail.CLEAN
    assert [batch.pack for batch in batches] == [stored.pack, "", "", ""]
    assert tuple(event for batch in batches for event in batch.events) == stored.events
    assert batches[2].drafts == (*stored.drafts, StoredDraft("t3", "weg"))
    assert batches[3].dropped == ("t3",)
    first_vault.close()


def _turn(seq: int, at: str, payload: str) -> StoredEvent:
    return StoredEvent(seq, at, "turn_typed", 1, payload)
