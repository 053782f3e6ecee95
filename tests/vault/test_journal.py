"""The journal: what is appended is durable, every flipped bit is noticed, a torn tail is cut."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hearing_desk.vault.journal import (
    Journal,
    JournalFailed,
    Scan,
    Tail,
    resume_journal,
    scan_journal,
    start_journal,
)
from tests.vault.practice import flipped, spread

KEY = bytes(range(32))
SAID = [b"snapshot", b"een", b"twee", b"drie", b""]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "journal-0001"
    journal = start_journal(path, KEY, 1, SAID[0])
    for payload in SAID[1:]:
        journal.append(payload)
    journal.close()
    return path


def test_a_journal_reads_back_what_was_appended_in_order(path: Path) -> None:
    scan = scan_journal(path, KEY)
    assert scan.records == tuple(SAID)
    assert [head.seq for head in scan.heads] == [0, 1, 2, 3, 4]
    assert (scan.size, scan.tail) == (path.stat().st_size, Tail.CLEAN)


def test_a_resumed_journal_goes_on_with_its_chain(path: Path) -> None:
    journal = resume_journal(path, KEY, scan_journal(path, KEY))
    head = journal.append(b"vier")
    journal.close()
    scan = scan_journal(path, KEY)
    assert scan.records == (*SAID, b"vier")
    assert scan.heads[-1] == head == journal.head


def test_a_tail_cut_at_any_byte_leaves_a_prefix_and_goes_on(path: Path) -> None:
    whole = path.read_bytes()
    first = _ends(path)[0]
    for size in range(first, len(whole)):
        path.write_bytes(whole[:size])
        scan = scan_journal(path, KEY)
        assert scan.records == tuple(SAID[: sum(end <= size for end in _ends_of(whole, path))])
        assert scan.tail is (Tail.CLEAN if size == scan.size else Tail.TORN)
        _append_and_read_back(path, scan)


def test_zeros_behind_the_last_record_are_a_torn_tail(path: Path) -> None:
    path.write_bytes(path.read_bytes() + bytes(512))
    scan = scan_journal(path, KEY)
    assert (scan.records, scan.tail) == (tuple(SAID), Tail.TORN)
    _append_and_read_back(path, scan)


def test_every_flipped_byte_ends_the_journal_before_the_record_it_is_in(path: Path) -> None:
    whole, ends = path.read_bytes(), _ends(path)
    for at in range(len(whole)):
        path.write_bytes(flipped(whole, at, at % 8))
        scan = scan_journal(path, KEY)
        expected = 0 if at < 28 else sum(end <= at for end in ends)
        assert scan.records == tuple(SAID[:expected]), at
        assert scan.tail is not Tail.CLEAN


def test_a_flipped_byte_with_records_behind_it_is_damage_and_not_a_torn_tail(path: Path) -> None:
    whole, ends = path.read_bytes(), _ends(path)
    path.write_bytes(flipped(whole, ends[1] + 30))
    assert scan_journal(path, KEY).tail is Tail.DAMAGED


def test_a_record_left_out_or_swapped_is_noticed(path: Path) -> None:
    whole, ends = path.read_bytes(), _ends(path)
    first, second, third = (slice(ends[n], ends[n + 1]) for n in range(3))
    for content in (
        whole[: first.start] + whole[second.start :],
        whole[: first.start] + whole[second] + whole[first] + whole[third.start :],
    ):
        path.write_bytes(content)
        assert scan_journal(path, KEY).records == (SAID[0],)


def test_another_key_reads_nothing(path: Path) -> None:
    assert scan_journal(path, bytes(32)).records == ()


def test_nothing_appended_can_be_read_in_the_file(path: Path) -> None:
    content = path.read_bytes()
    assert not any(payload in content for payload in SAID if payload)


@pytest.mark.parametrize("content", [b"", b"HDJRNL", bytes(64), os.urandom(400)])
def test_foreign_bytes_are_a_damaged_journal(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "journal-0001"
    path.write_bytes(content)
    assert scan_journal(path, KEY) == Scan((), (), 0, Tail.DAMAGED)


def test_a_full_disk_gives_the_journal_up_for_good(path: Path) -> None:
    journal = _broken_by("/dev/full", path)
    with pytest.raises(OSError, match="No space"):
        journal.append(b"vier")
    with pytest.raises(JournalFailed):
        journal.append(b"vier")
    journal.close()


def test_a_failed_fsync_is_never_asked_twice(path: Path) -> None:
    reader, writer = os.pipe()
    journal = resume_journal(path, KEY, scan_journal(path, KEY))
    os.dup2(writer, journal._descriptor)
    with pytest.raises(OSError, match="Invalid argument"):
        journal.append(b"vier")
    with pytest.raises(JournalFailed):
        journal.append(b"vijf")
    journal.close()
    os.close(reader)
    os.close(writer)


def test_closing_twice_closes_nobody_elses_file(path: Path) -> None:
    journal = resume_journal(path, KEY, scan_journal(path, KEY))
    journal.close()
    other = os.open(path, os.O_RDONLY)
    journal.close()
    assert os.fstat(other).st_size == path.stat().st_size
    os.close(other)


def test_a_half_made_journal_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "journal-0002"
    (tmp_path / "journal-0002.new").write_bytes(b"half")
    start_journal(path, KEY, 2, b"snapshot").close()
    assert [entry.name for entry in tmp_path.iterdir()] == ["journal-0002"]


def test_a_long_journal_notices_a_flip_anywhere(tmp_path: Path) -> None:
    path = tmp_path / "journal-0001"
    journal = start_journal(path, KEY, 1, b"snapshot")
    for number in range(300):
        journal.append(b"zin %d" % number)
    journal.close()
    whole = path.read_bytes()
    for at in spread(len(whole), 100):
        path.write_bytes(flipped(whole, at))
        assert len(scan_journal(path, KEY).records) < 301


def _append_and_read_back(path: Path, scan: Scan) -> None:
    journal = resume_journal(path, KEY, scan)
    journal.append(b"verder")
    journal.close()
    again = scan_journal(path, KEY)
    assert (again.records, again.tail) == ((*scan.records, b"verder"), Tail.CLEAN)


def _broken_by(device: str, path: Path) -> Journal:
    journal = resume_journal(path, KEY, scan_journal(path, KEY))
    broken = os.open(device, os.O_WRONLY)
    os.dup2(broken, journal._descriptor)
    os.close(broken)
    return journal


def _ends(path: Path) -> list[int]:
    return _ends_of(path.read_bytes(), path)


def _ends_of(whole: bytes, path: Path) -> list[int]:
    ends, at = [], 28
    while at < len(whole):
        at += 24 + int.from_bytes(whole[at : at + 4], "big")
        ends.append(at)
    return ends
