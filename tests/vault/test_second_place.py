"""While the vault's disk refuses, a second place keeps what is typed; opening puts it back, once and in order."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hearing_desk.vault import Batch, Fallback, HearingFile, Outcome, SaveFailed, Vault, Writer
from hearing_desk.vault.disk import make_directory
from hearing_desk.vault.hearing_file import Beside, open_hearing_file, second_place_of
from hearing_desk.vault.noted_head import HEADS
from hearing_desk.vault.refusals import disk_refused
from hearing_desk.vault.second_place import SecondPlace, kept_of
from tests.vault.practice import Desk, code_of, draft, event, flipped

KEY = bytes(range(32))
PATIENCE_S = 10.0


class Disk:
    """A hearing on a disk that can be made to refuse, or to hang, and the second place beside it."""

    def __init__(self, vault: Vault, hearing_id: str, second: Path) -> None:
        self.is_refusing = False
        self.hangs: threading.Event | None = None
        self.second = second
        self._args = (vault.directory / "hearings" / hearing_id, hearing_id, vault._unlocked.key)
        self._heads = vault.directory / HEADS
        place = second_place_of(*self._args, second)
        assert place is not None
        self.place = place

    def open_live(self) -> HearingFile:
        if self.hangs is not None:
            self.hangs.wait(PATIENCE_S)
        if self.is_refusing:
            raise disk_refused(OSError())
        return open_hearing_file(*self._args, Beside(self._heads, self.second, live=self.place.mark))

    def open_later(self) -> HearingFile:
        return open_hearing_file(*self._args, Beside(self._heads, self.second))

    def files(self) -> list[str]:
        return sorted(path.name for path in self.second.iterdir()) if self.second.is_dir() else []


@pytest.fixture
def disk(vault: Vault, hearing_id: str, tmp_path: Path) -> Disk:
    return Disk(vault, hearing_id, tmp_path / "second")


@pytest.fixture
def writer(disk: Disk, desk: Desk) -> Iterator[Writer]:
    writer = Writer(disk.open_live, desk.post, desk.listen, retry_s=0.05, fallback=Fallback(disk.place))
    yield writer
    writer._closed.clear()
    writer.stop()


def test_what_a_refusing_disk_does_not_take_stands_in_the_second_place_and_says_so(
    disk: Disk, writer: Writer, desk: Desk
) -> None:
    disk.is_refusing = True
    writer.write([event(1)], [draft("t1", "geheim woord")])
    writer.close_batch()
    _until(lambda: any(report.is_kept for report in desk.failures))
    assert desk.acknowledged == []
    assert len(disk.files()) == 1
    assert not any(b"geheim" in path.read_bytes() for path in disk.second.iterdir())


def test_it_is_put_back_at_the_next_opening_without_a_click(
    vault: Vault, hearing_id: str, disk: Disk, writer: Writer, desk: Desk
) -> None:
    writer.write([event(1)], [draft("t1", "een")])
    writer.flush()
    writer.ask(_break_journal).result(5)
    disk.is_refusing = True
    for seq in range(2, 30):
        writer.write([event(seq)], [draft("t1", "x" * seq)])
        writer.close_batch()
    _until(lambda: any(report.is_kept for report in desk.failures[-1:]))
    # The program ends here: nothing but the disks is left.
    file = disk.open_later()
    assert [(one.code, one.outcome) for one in file.found] == [("second_place_put_back", Outcome.HEALED)]
    stored = file.read()
    file.close()
    assert (stored.events, stored.drafts) == (tuple(map(event, range(1, 30))), (draft("t1", "x" * 29),))
    assert disk.files() == []


def test_when_the_disk_is_back_all_is_saved_and_the_second_place_is_empty(
    disk: Disk, writer: Writer, desk: Desk
) -> None:
    disk.is_refusing = True
    for seq in range(1, 6):
        writer.write([event(seq)])
        writer.close_batch()
    _until(lambda: any(report.is_kept for report in desk.failures))
    disk.is_refusing = False
    writer.flush()
    _until(lambda: disk.files() == [])
    assert [report.seq for report in desk.acknowledged] == [1, 2, 3, 4, 5]
    assert isinstance(desk.reports[-1], type(desk.acknowledged[-1]))


def test_an_older_draft_of_the_second_place_never_comes_over_a_newer_one(
    disk: Disk, writer: Writer, desk: Desk, tmp_path: Path
) -> None:
    disk.is_refusing = True
    writer.write(drafts=[draft("t1", "oud")])
    writer.close_batch()
    _until(lambda: any(report.is_kept for report in desk.failures))
    shutil.copytree(disk.second, tmp_path / "kept")
    disk.is_refusing = False
    writer.flush()
    writer.write(drafts=[draft("t1", "nieuw")])
    writer.flush()
    _until(lambda: disk.files() == [])
    writer.stop()
    shutil.rmtree(disk.second)
    # As a cut leaves it that came before the second place could be cleared.
    (tmp_path / "kept").rename(disk.second)
    file = disk.open_later()
    assert (file.read().drafts, file.found, disk.files()) == ((draft("t1", "nieuw"),), (), [])
    file.close()


def test_a_second_place_that_is_put_back_half_is_put_back_whole_the_next_time(disk: Disk, tmp_path: Path) -> None:
    for number in range(1, 4):
        disk.place.keep(number, Batch((event(number),), (draft("t1", "x" * number),)))
    disk.place.close()
    shutil.copytree(disk.second, tmp_path / "kept")
    disk.open_later().close()
    (tmp_path / "kept").rename(disk.second) if not disk.second.exists() else shutil.copytree(
        tmp_path / "kept", disk.second, dirs_exist_ok=True
    )
    file = disk.open_later()
    assert file.found == ()
    assert (len(file.read().events), file.read().drafts) == (3, (draft("t1", "xxx"),))
    file.close()


def test_the_writer_at_work_is_not_robbed_of_what_it_kept(disk: Disk, writer: Writer, desk: Desk) -> None:
    disk.place.keep(1, Batch((event(1),)))
    file = disk.open_live()
    assert file.read().events == ()
    file.close()
    assert len(disk.files()) == 1
    disk.place.clear()


def test_what_does_not_fit_what_was_saved_since_stays_and_is_named(disk: Disk) -> None:
    disk.place.keep(1, Batch((event(1, '{"other":1}'),)))
    disk.place.close()
    file = disk.open_live()
    file.append(Batch((event(1),)))
    file.close()
    file = disk.open_later()
    assert [(one.code, one.outcome) for one in file.found] == [("second_place_does_not_fit", Outcome.LOST)]
    assert file.read().events == (event(1),)
    file.close()
    assert len(disk.files()) == 1


def test_a_damaged_second_place_gives_what_holds_and_says_so(disk: Disk) -> None:
    for number in range(1, 6):
        disk.place.keep(number, Batch((event(number),)))
    disk.place.close()
    (path,) = disk.second.iterdir()
    path.write_bytes(flipped(path.read_bytes(), path.stat().st_size // 2))
    file = disk.open_later()
    codes = [one.code for one in file.found]
    assert codes == ["second_place_damaged", "second_place_put_back"]
    assert 0 < len(file.read().events) < 5
    file.close()


def test_after_a_failed_write_the_second_place_goes_on_in_a_new_file(tmp_path: Path) -> None:
    place = SecondPlace(tmp_path / "second", "h", KEY)
    place.keep(1, Batch((event(1),)))
    assert place._journal is not None
    full = os.open("/dev/full", os.O_WRONLY)
    os.dup2(full, place._journal._descriptor)
    os.close(full)
    with pytest.raises(OSError, match="No space"):
        place.keep(2, Batch((event(2),)))
    place.keep(2, Batch((event(2),)))
    place.close()
    kept = [number for one in kept_of(tmp_path / "second", "h", KEY) for number, _ in one.batches]
    assert kept == [1, 2]


def test_a_disk_that_hangs_is_told_within_a_second_and_what_waits_is_kept(
    disk: Disk, writer: Writer, desk: Desk
) -> None:
    disk.hangs = threading.Event()
    started = time.monotonic()
    writer.write([event(1)])
    writer.close_batch()
    (first, *_) = desk.wait_for(1)
    assert time.monotonic() - started <= 1.0
    assert isinstance(first, SaveFailed)
    assert first.problem.code == "not_saved"
    _until(lambda: any(report.is_kept for report in desk.failures))
    disk.hangs.set()
    writer.flush()
    assert desk.acknowledged[-1].is_all
    assert desk.reports[-1] is desk.acknowledged[-1]


def test_without_a_second_place_that_hang_is_told_once(disk: Disk, desk: Desk) -> None:
    disk.hangs = threading.Event()
    writer = Writer(disk.open_live, desk.post, desk.listen)
    writer.write([event(1)])
    writer.close_batch()
    desk.wait_for(1)
    time.sleep(0.5)
    assert [report.is_kept for report in desk.failures] == [False]
    disk.hangs.set()
    writer.stop()


def test_stopping_on_a_disk_that_refuses_leaves_everything_in_the_second_place(disk: Disk, desk: Desk) -> None:
    disk.is_refusing = True
    writer = Writer(disk.open_live, desk.post, desk.listen, fallback=Fallback(disk.place))
    writer.write([event(1)], [draft("t1", "laatste")])
    assert code_of(lambda: writer.stop(0.1)) == "not_saved"
    file = disk.open_later()
    assert (file.read().events, file.read().drafts) == ((event(1),), (draft("t1", "laatste"),))
    file.close()


def test_a_second_place_that_refuses_too_leaves_memory_and_is_told(disk: Disk, writer: Writer, desk: Desk) -> None:
    make_directory(disk.second.parent)
    disk.second.write_bytes(b"a file where the directory should be")
    disk.is_refusing = True
    writer.write([event(1)])
    writer.close_batch()
    _until(lambda: len(desk.failures) >= 3)
    assert not any(report.is_kept for report in desk.failures)
    disk.is_refusing = False
    writer.flush()
    assert desk.acknowledged[-1].seq == 1


def _break_journal(file: HearingFile) -> None:
    assert file._journal is not None
    full = os.open("/dev/full", os.O_WRONLY)
    os.dup2(full, file._journal._descriptor)
    os.close(full)


def _until(is_so: object) -> None:
    assert callable(is_so)
    until = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.01)
