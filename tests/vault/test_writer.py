"""The writer: nothing is acknowledged before it is on the disk twice, nothing given is lost, and failure is told."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from hearing_desk.vault import Batch, HearingFile, Vault, Writer
from hearing_desk.vault.batch import SOON_S
from hearing_desk.vault.refusals import disk_refused
from tests.vault.practice import Desk, code_of, draft, event

Opened = Callable[[], HearingFile]


@pytest.fixture
def opened(vault: Vault, hearing_id: str) -> Opened:
    return lambda: vault.open_hearing_file(hearing_id)


@pytest.fixture
def writer(opened: Opened, desk: Desk) -> Iterator[Writer]:
    writer = Writer(opened, desk.post, desk.listen, retry_s=0.05)
    yield writer
    writer.stop()


@pytest.fixture
def timeless(opened: Opened, desk: Desk) -> Iterator[Writer]:
    """A writer whose clock stands still, so that no batch ever comes of age."""
    writer = Writer(opened, desk.post, desk.listen, monotonic=lambda: 0.0)
    yield writer
    writer.stop()


def test_what_is_acknowledged_is_in_the_journal_and_in_the_database(
    vault: Vault, hearing_id: str, writer: Writer, desk: Desk
) -> None:
    writer.write([event(1)], [draft("t1", "hallo")])
    writer.flush()
    (report,) = desk.acknowledged
    assert (report.seq, report.batch, report.is_all) == (1, Batch((event(1),), (draft("t1", "hallo"),)), True)
    assert 0 < report.closed_to_acknowledged_ms < 5000
    stored = writer.ask(HearingFile.read).result(5)
    assert (stored.events, stored.drafts) == ((event(1),), (draft("t1", "hallo"),))


def test_acknowledgements_come_in_the_order_of_writing(writer: Writer, desk: Desk) -> None:
    for seq in range(1, 51):
        writer.write([event(seq)])
        if seq % 3 == 0:
            writer.close_batch()
    writer.flush()
    assert [stored.seq for report in desk.acknowledged for stored in report.batch.events] == list(range(1, 51))
    assert [report.seq for report in desk.acknowledged] == sorted(report.seq for report in desk.acknowledged)


def test_a_report_comes_through_post_and_on_no_other_way(writer: Writer, desk: Desk) -> None:
    writer.write([event(1)])
    writer.flush()
    assert desk.reports == []
    assert len(desk.drain()) == 1


def test_a_batch_closes_by_itself_250_ms_after_its_first_change(writer: Writer, desk: Desk) -> None:
    started = time.monotonic()
    writer.write(drafts=[draft("t1", "h")])
    desk.wait_for(1)
    assert time.monotonic() - started >= 0.25


def test_typing_without_a_pause_is_saved_while_it_goes_on(writer: Writer, desk: Desk) -> None:
    started = time.monotonic()
    typed = 0
    while not desk.acknowledged and typed < 60:
        typed += 1
        writer.write(drafts=[draft("t1", "x" * typed)])
        time.sleep(0.02)
    assert time.monotonic() - started >= 0.25
    assert len(desk.acknowledged[0].batch.drafts) == 1


def test_a_batch_closes_at_64_changed_characters_however_young_it_is(timeless: Writer, desk: Desk) -> None:
    for length in range(1, 65):
        timeless.write(drafts=[draft("t1", "x" * length)])
    desk.wait_for(1)
    assert desk.acknowledged[0].batch.drafts == (draft("t1", "x" * 64),)


def test_closing_the_batch_saves_at_once_however_young_it_is(timeless: Writer, desk: Desk) -> None:
    timeless.write(drafts=[draft("t1", "h")])
    time.sleep(0.4)
    assert desk.drain() == []
    timeless.close_batch()
    desk.wait_for(1)
    assert desk.acknowledged[0].batch.drafts == (draft("t1", "h"),)


def test_a_batch_that_is_closed_soon_waits_for_the_paint_and_no_longer(desk: Desk, opened: Opened) -> None:
    now = [100.0]
    writer = Writer(opened, desk.post, desk.listen, lambda: now[0])
    writer.write(drafts=[draft("t1", "h")])
    writer.close_batch_soon()
    time.sleep(0.4)
    assert desk.drain() == []
    now[0] += SOON_S
    writer.close_batch_soon()
    desk.wait_for(1)
    writer.stop()


def test_closing_nothing_saves_nothing(writer: Writer, desk: Desk) -> None:
    writer.write()
    writer.close_batch()
    writer.flush()
    assert desk.drain() == []


def test_a_finished_turn_drops_its_draft(vault: Vault, hearing_id: str, writer: Writer, desk: Desk) -> None:
    writer.write(drafts=[draft("t1", "hallo"), draft("t2", "dag")])
    writer.close_batch()
    writer.write([event(1)], dropped_drafts=["t1"])
    writer.stop()
    stored = vault.read_hearing(hearing_id)
    assert (stored.events, stored.drafts) == ((event(1),), (draft("t2", "dag"),))


def test_writing_never_waits_for_the_disk(opened: Opened, desk: Desk) -> None:
    gate = threading.Event()

    def slowly() -> HearingFile:
        gate.wait(30)
        return opened()

    writer = Writer(slowly, desk.post, desk.listen)
    for seq in range(1, 101):
        writer.write([event(seq)], [draft("t1", "x" * seq)])
        writer.close_batch()
    assert not gate.is_set()
    assert desk.drain() == []
    gate.set()
    writer.stop()
    assert desk.acknowledged[-1].seq == 100
    assert [report.is_all for report in desk.acknowledged] == [False] * 99 + [True]


def test_a_reopened_hearing_goes_on_from_its_last_event(opened: Opened, writer: Writer, desk: Desk) -> None:
    writer.write([event(1)])
    writer.stop()
    second = Writer(opened, desk.post, desk.listen)
    second.write(drafts=[draft("t1", "h")])
    second.stop()
    assert [report.seq for report in desk.acknowledged] == [1, 1]


def test_a_hearing_that_cannot_be_opened_answers_its_first_question_with_the_reason(vault: Vault, desk: Desk) -> None:
    writer = Writer(lambda: vault.open_hearing_file("none"), desk.post, desk.listen)
    assert code_of(lambda: writer.ask(HearingFile.read).result(5)) == "no_hearing"
    writer.stop()


def test_a_full_disk_is_told_and_nothing_is_lost_when_there_is_room_again(
    vault: Vault, hearing_id: str, writer: Writer, desk: Desk
) -> None:
    writer.write([event(1)])
    writer.flush()
    writer.ask(_fill_the_disk).result(5)
    started = time.monotonic()
    writer.write([event(2)], [draft("t1", "een")])
    writer.close_batch()
    writer.write([event(3)], dropped_drafts=["t1"])
    writer.flush()
    (failure,) = desk.failures
    assert failure.problem.code == "disk_full"
    assert failure.since == pytest.approx(started, abs=0.1)
    assert [report.seq for report in desk.acknowledged] == [1, 2, 3]
    writer.stop()
    stored = vault.read_hearing(hearing_id)
    assert (stored.events, stored.drafts) == ((event(1), event(2), event(3)), ())


def test_after_a_failed_fsync_the_next_try_is_a_new_journal(vault: Vault, hearing_id: str, writer: Writer) -> None:
    writer.write([event(1)])
    writer.flush()
    reader, end = os.pipe()
    writer.ask(lambda file: _put_behind(file, end)).result(5)
    writer.write([event(2)])
    writer.flush()
    writer.stop()
    os.close(reader)
    names = sorted(path.name for path in (vault.directory / "hearings" / hearing_id).glob("journal-*"))
    assert names == ["journal-0001", "journal-0002"]
    assert vault.read_hearing(hearing_id).events == (event(1), event(2))


def test_a_failure_in_the_last_moment_is_tried_again_before_the_end(
    vault: Vault, hearing_id: str, writer: Writer, desk: Desk
) -> None:
    writer.write([event(1)])
    writer.flush()
    writer.ask(_fill_the_disk).result(5)
    writer.write([event(2)])
    writer.stop()
    assert len(desk.failures) == 1
    assert vault.read_hearing(hearing_id).events == (event(1), event(2))


def test_a_disk_that_stays_away_is_told_again_and_again_and_stopping_says_so(desk: Desk) -> None:
    def refuse() -> HearingFile:
        raise disk_refused(OSError())

    writer = Writer(refuse, desk.post, desk.listen, retry_s=0.02)
    writer.write([event(1)])
    assert code_of(lambda: writer.flush(0.3)) == "not_saved"
    assert len(desk.failures) >= 2
    assert code_of(lambda: writer.ask(HearingFile.read).result(5)) == "disk_refused"
    assert code_of(lambda: writer.stop(0.1)) == "not_saved"


def test_writing_after_the_end_is_told(writer: Writer, desk: Desk) -> None:
    writer.stop()
    writer.write([event(1)])
    assert desk.failures[0].problem.code == "not_saved"
    assert code_of(writer.stop) == "not_saved"
    writer._closed.clear()


def test_a_question_after_the_end_is_answered_too(writer: Writer) -> None:
    writer.stop()
    assert code_of(lambda: writer.ask(HearingFile.read).result(5)) == "not_saved"


def _fill_the_disk(file: HearingFile) -> None:
    _put_behind(file, os.open("/dev/full", os.O_WRONLY))


def _put_behind(file: HearingFile, descriptor: int) -> None:
    assert file._journal is not None
    os.dup2(descriptor, file._journal._descriptor)
    os.close(descriptor)
