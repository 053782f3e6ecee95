"""Room kept for a full disk is given up at once, and taken again when there is room; little room is said."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from hearing_desk.vault import Fallback, HearingFile, RoomLeft, Vault, Writer
from hearing_desk.vault.refusals import disk_refused
from hearing_desk.vault.reserve import RESERVE, RESERVE_BYTES, Reserve
from hearing_desk.vault.room import LOOK_EVERY_S, WARN_AT_START_BYTES, WARN_BYTES, RoomWatch
from tests.vault.practice import Desk, event

Opened = Callable[[], HearingFile]


@pytest.fixture
def opened(vault: Vault, hearing_id: str) -> Opened:
    return lambda: vault.open_hearing_file(hearing_id)


def test_the_reserve_is_real_room_of_8_mb_and_is_given_up_once(tmp_path: Path) -> None:
    reserve = Reserve(tmp_path)
    reserve.make()
    reserve.make()
    (path,) = tmp_path.iterdir()
    assert path.stat().st_size == RESERVE_BYTES == path.stat().st_blocks * 512
    assert (reserve.give_up(), reserve.give_up()) == (True, False)
    assert list(tmp_path.iterdir()) == []


def test_a_reserve_that_a_power_cut_left_empty_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / RESERVE).touch()
    Reserve(tmp_path).make()
    assert (tmp_path / RESERVE).stat().st_size == RESERVE_BYTES


def test_a_disk_without_room_for_a_reserve_is_left_as_it_was(tmp_path: Path) -> None:
    reserve = Reserve(tmp_path, size=1 << 60)
    reserve.make()
    assert list(tmp_path.iterdir()) == []
    Reserve(tmp_path / "gone").make()


def test_a_full_disk_gives_the_reserve_up_and_saves_at_once(vault: Vault, hearing_id: str, desk: Desk) -> None:
    reserve = Reserve(vault.directory, size=4096)

    def opened() -> HearingFile:
        if (vault.directory / "reserve").exists():
            raise disk_refused(OSError(28, "No space left on device"))
        return vault.open_hearing_file(hearing_id)

    # No retry for an hour: only the reserve can save it.
    writer = Writer(opened, desk.post, desk.listen, retry_s=3600.0, fallback=Fallback(reserve=reserve))
    started = time.monotonic()
    writer.write([event(1)])
    writer.flush()
    assert time.monotonic() - started < 2
    assert [report.problem.code for report in desk.failures] == ["disk_full"]
    assert desk.acknowledged[-1].seq == 1
    writer.stop()


def test_a_disk_that_is_full_of_others_is_not_tried_in_a_circle(desk: Desk, tmp_path: Path) -> None:
    tries = 0

    def full() -> HearingFile:
        nonlocal tries
        tries += 1
        raise disk_refused(OSError(28, "No space left on device"))

    writer = Writer(full, desk.post, desk.listen, retry_s=3600.0, fallback=Fallback(reserve=Reserve(tmp_path, 4096)))
    writer.write([event(1)])
    writer.close_batch()
    desk.wait_for(2)
    time.sleep(0.2)
    assert tries == 2
    writer._closed.clear()
    writer.stop()


class Room:
    """A disk that says what a test wants it to say; None for nothing."""

    free: int | None = None

    def __call__(self) -> int:
        if self.free is None:
            raise OSError
        return self.free


def test_little_room_is_said_and_said_again_and_enough_is_said_once(tmp_path: Path) -> None:
    room = Room()
    watch = RoomWatch(Reserve(tmp_path, 4096), room)
    room.free = WARN_AT_START_BYTES - 1
    assert watch.look(0.0, WARN_AT_START_BYTES) == RoomLeft(room.free, True)
    assert watch.look(LOOK_EVERY_S / 2, WARN_BYTES) is None
    assert watch.look(LOOK_EVERY_S, WARN_BYTES) == RoomLeft(room.free, False)
    assert watch.look(2 * LOOK_EVERY_S, WARN_BYTES) is None
    room.free = WARN_BYTES - 1
    for time_round in (3, 4):
        assert watch.look(time_round * LOOK_EVERY_S, WARN_BYTES) == RoomLeft(room.free, True)
    room.free = None
    assert watch.look(5 * LOOK_EVERY_S, WARN_BYTES) is None


def test_the_reserve_is_taken_again_when_there_is_room(tmp_path: Path) -> None:
    room = Room()
    watch = RoomWatch(Reserve(tmp_path, 4096), room)
    room.free = WARN_BYTES - 1
    watch.look(0.0, WARN_BYTES)
    assert not (tmp_path / "reserve").exists()
    room.free = WARN_BYTES
    watch.look(LOOK_EVERY_S, WARN_BYTES)
    assert (tmp_path / "reserve").exists()


def test_little_room_is_told_by_the_writer_before_anything_is_typed(opened: Opened, desk: Desk, tmp_path: Path) -> None:
    room, reserve = Room(), Reserve(tmp_path, 4096)
    room.free = WARN_AT_START_BYTES - 1
    writer = Writer(opened, desk.post, desk.listen, fallback=Fallback(reserve=reserve, room=RoomWatch(reserve, room)))
    assert desk.wait_for(1) == [RoomLeft(room.free, True)]
    writer.stop()


def test_the_vaults_own_writer_has_a_reserve(vault: Vault, hearing_id: str, desk: Desk) -> None:
    writer = vault.open_writer(hearing_id, desk.post, desk.listen)
    writer.write([event(1)])
    writer.stop()
    assert (vault.directory / "reserve").stat().st_size == RESERVE_BYTES
    assert vault.read_hearing(hearing_id).events == (event(1),)
