"""The second truth of a hearing: an append-only encrypted file whose records are chained by hash.

File: magic, version, generation, 16 random bytes; then records of length, sequence, nonce and AES-256-GCM with the
sequence and the hash before as associated data. Record 0 of every generation is a snapshot: each file stands alone.
"""

from __future__ import annotations

import hashlib
import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from hearing_desk.vault.disk import create_file, open_for_append, sync_directory, write_all

_MAGIC, _VERSION = b"HDJRNL", 1
_FILE = struct.Struct(">6sHI16s")
_RECORD = struct.Struct(">IQ12s")
_LEAST_SEALED = 16


@dataclass(frozen=True)
class Head:
    """The last record of a journal: generation (from 1), sequence (from 0) and the chain's hash up to it."""

    generation: int
    seq: int
    digest: str


class Tail(Enum):
    """What stands after the last whole record."""

    CLEAN = "nothing"
    TORN = "one record cut short, as a power cut leaves it"
    DAMAGED = "bytes that a power cut does not leave"


@dataclass(frozen=True)
class Scan:
    """A journal as read from its start: the records that hold, the head after each, the bytes they take, the tail."""

    records: tuple[bytes, ...]
    heads: tuple[Head, ...]
    size: int
    tail: Tail


class JournalFailed(OSError):
    """A write of this journal failed before: its handle may never be used again (fsync is not asked twice)."""


def scan_journal(path: Path, key: bytes) -> Scan:
    """Read every record up to the first that does not hold; changes nothing. OSError when it cannot be read."""
    content = path.read_bytes()
    generation = _generation(content)
    if generation is None:
        return Scan((), (), 0, Tail.DAMAGED)
    found = tuple(_records(content, generation, key))
    size = found[-1][2] if found else _FILE.size
    return Scan(tuple(text for text, _, _ in found), tuple(head for _, head, _ in found), size, _tail(content, size))


def scan_journal_after(path: Path, key: bytes, head: Head) -> Scan:
    """Read on behind a record whose hash is known, as a backup knows it: also where the file is damaged before it."""
    content = path.read_bytes()
    at = _end_of_nth(content, head.seq)
    if _generation(content) != head.generation or at is None:
        return Scan((), (), 0, Tail.DAMAGED)
    found = tuple(_records_from(content, head, at, key))
    size = found[-1][2] if found else at
    return Scan(tuple(text for text, _, _ in found), tuple(head for _, head, _ in found), size, _tail(content, size))


class Journal:
    """A journal open for appending; owned by one thread."""

    def __init__(self, descriptor: int, key: bytes, head: Head) -> None:
        self.head = head
        self._descriptor = descriptor
        self._key = key
        self._has_failed = False
        self._is_closed = False

    def append(self, payload: bytes) -> Head:
        """Seal and append one record; when this returns it is on the disk. OSError: not saved, give this journal up."""
        if self._has_failed:
            raise JournalFailed
        record, head = _seal(payload, self.head, self._key)
        self._has_failed = True
        write_all(self._descriptor, record)
        os.fsync(self._descriptor)
        self._has_failed = False
        self.head = head
        return head

    @property
    def is_sound(self) -> bool:
        """False once a write failed: nothing rests on its head any more."""
        return not self._has_failed

    def close(self) -> None:
        """Give the file back; everything appended is already durable."""
        if not self._is_closed:
            self._is_closed = True
            os.close(self._descriptor)


def start_journal(path: Path, key: bytes, generation: int, snapshot: bytes) -> Journal:
    """A new journal with its first record, there whole or not at all; replaces a half-made one."""
    temporary = path.with_name(path.name + ".new")
    temporary.unlink(missing_ok=True)
    start = _FILE.pack(_MAGIC, _VERSION, generation, os.urandom(16))
    record, head = _seal(snapshot, _before_first(start, generation), key)
    descriptor = create_file(temporary)
    try:
        write_all(descriptor, start + record)
        os.fsync(descriptor)
        os.replace(temporary, path)
        sync_directory(path.parent)
        os.lseek(descriptor, 0, os.SEEK_END)
    except BaseException:
        os.close(descriptor)
        temporary.unlink(missing_ok=True)
        raise
    return Journal(descriptor, key, head)


def resume_journal(path: Path, key: bytes, scan: Scan) -> Journal:
    """Go on after the last whole record of `scan`; what stands behind it is cut off."""
    descriptor = open_for_append(path)
    try:
        if os.fstat(descriptor).st_size != scan.size:
            os.ftruncate(descriptor, scan.size)
            os.fsync(descriptor)
    except BaseException:
        os.close(descriptor)
        raise
    return Journal(descriptor, key, scan.heads[-1])


def _generation(content: bytes) -> int | None:
    if len(content) < _FILE.size:
        return None
    magic, version, generation, _ = _FILE.unpack_from(content)
    return int(generation) if (magic, version) == (_MAGIC, _VERSION) else None


def _records(content: bytes, generation: int, key: bytes) -> Iterator[tuple[bytes, Head, int]]:
    yield from _records_from(content, _before_first(content[: _FILE.size], generation), _FILE.size, key)


def _end_of_nth(content: bytes, seq: int) -> int | None:
    """Where record `seq` ends, by the lengths of those before it alone; None when they do not lead there."""
    at: int | None = _FILE.size
    for number in range(seq + 1):
        if at is None or at + _RECORD.size > len(content) or _RECORD.unpack_from(content, at)[1] != number:
            return None
        at = _end_of_record(content, at)
    return at


def _records_from(content: bytes, head: Head, at: int, key: bytes) -> Iterator[tuple[bytes, Head, int]]:
    while (end := _end_of_record(content, at)) is not None:
        payload = _open_record(content[at:end], head, key)
        if payload is None:
            return
        head, at = _next_head(head, content[at:end]), end
        yield payload, head, end


def _end_of_record(content: bytes, at: int) -> int | None:
    if at + _RECORD.size > len(content):
        return None
    end = at + _RECORD.size + int(_RECORD.unpack_from(content, at)[0])
    return end if at + _RECORD.size + _LEAST_SEALED <= end <= len(content) else None


def _open_record(record: bytes, before: Head, key: bytes) -> bytes | None:
    _, seq, nonce = _RECORD.unpack_from(record)
    if seq != before.seq + 1:
        return None
    try:
        return AESGCM(key).decrypt(nonce, record[_RECORD.size :], _bound_to(seq, before))
    except InvalidTag:
        return None


def _seal(payload: bytes, before: Head, key: bytes) -> tuple[bytes, Head]:
    seq, nonce = before.seq + 1, os.urandom(12)
    sealed = AESGCM(key).encrypt(nonce, payload, _bound_to(seq, before))
    record = _RECORD.pack(len(sealed), seq, nonce) + sealed
    return record, _next_head(before, record)


def _bound_to(seq: int, before: Head) -> bytes:
    return seq.to_bytes(8, "big") + bytes.fromhex(before.digest)


def _before_first(start: bytes, generation: int) -> Head:
    return Head(generation, -1, hashlib.sha256(start).hexdigest())


def _next_head(before: Head, record: bytes) -> Head:
    digest = hashlib.sha256(bytes.fromhex(before.digest) + record).hexdigest()
    return Head(before.generation, before.seq + 1, digest)


def _tail(content: bytes, size: int) -> Tail:
    rest = content[size:]
    if not rest:
        return Tail.CLEAN
    end = _end_of_record(content, size)
    is_last = end is None or end == len(content)
    return Tail.TORN if not rest.strip(b"\0") or is_last else Tail.DAMAGED
