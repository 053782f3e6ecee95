"""T19: random restores of random hearings give exactly what each backup was made of, in time, and can be undone."""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hearing_desk.core.stored import StoredHearing
from hearing_desk.vault import Batch, Vault, Writer
from hearing_desk.vault.backup_keeper import BackupKeeper
from tests.figures import Figures
from tests.vault.practice import PACK, Desk, draft, event, make_vault, new_id

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def test_ten_random_restores_give_what_was_backed_up(tmp_path: Path) -> None:
    restored, slowest = _restores(make_vault(tmp_path / "vault"), 10, events=40)
    assert restored == 10
    assert slowest < 30


@pytest.mark.torture
def test_t19_a_hundred_random_restores_of_a_large_hearing(tmp_path: Path, figures: Figures) -> None:
    restored, slowest = _restores(make_vault(tmp_path / "vault"), 100, events=4000)
    figures.at_least("T19 restores that gave what was backed up", restored, "of 100", 100)
    figures.at_most("T19 slowest restore", slowest, "s", 30)
    assert restored == 100
    assert slowest < 30


@pytest.mark.torture
def test_t19_saving_stays_within_its_time_while_backups_are_made(tmp_path: Path, figures: Figures) -> None:
    vault, desk = make_vault(tmp_path / "vault"), Desk()
    hearing_id = vault.create_hearing(new_id, PACK)
    _type(vault, hearing_id, 8000, "x" * 300)
    writer = Writer(lambda: vault.open_hearing_file(hearing_id), desk.post, desk.listen)
    keeper = BackupKeeper(vault.backups.of(hearing_id), writer.ask, lambda: NOON, lambda report: None)
    # A batch every 25 ms, ten times as fast as typing, and a backup every five seconds in place of five minutes.
    for seq in range(8001, 9001):
        writer.write((event(seq),))
        writer.flush()
        time.sleep(0.025)
        if seq % 200 == 0:
            keeper.request()
    assert keeper.finish(10)
    writer.stop()
    vault.close()
    took = sorted(report.closed_to_acknowledged_ms for report in desk.acknowledged)
    figures.at_most("T19 save p99 while backups are made", took[len(took) * 99 // 100], "ms", 50)
    assert len(took) == 1000


def _restores(vault: Vault, count: int, events: int) -> tuple[int, float]:
    chance = random.Random(19)
    hearing_id = vault.create_hearing(new_id, PACK)
    kept: dict[str, StoredHearing] = {}
    for n in range(6):
        _type(vault, hearing_id, events // 6, f"round {n}")
        name = vault.backups.back_up(hearing_id, NOON + timedelta(hours=n)).name
        kept[name] = vault.read_hearing(hearing_id)
    right, slowest = 0, 0.0
    for n in range(count):
        name = chance.choice(sorted(kept))
        began = time.monotonic()
        vault.backups.restore(hearing_id, name, NOON + timedelta(days=1, minutes=n))
        slowest = max(slowest, time.monotonic() - began)
        right += vault.read_hearing(hearing_id) == kept[name]
    assert vault.verify() == ()
    vault.close()
    return right, slowest


def _type(vault: Vault, hearing_id: str, count: int, words: str) -> None:
    file = vault.open_hearing_file(hearing_id)
    first = file.last_seq() + 1
    batch = [event(seq, f'{{"text":"{words} {seq}"}}') for seq in range(first, first + count)]
    file.append(Batch(tuple(batch), (draft("t1", words),)))
    file.close()
