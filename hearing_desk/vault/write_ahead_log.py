"""Whether SQLite's write-ahead log is whole: where it is not, SQLite reads less of it and says nothing.

Its format is that of https://www.sqlite.org/fileformat2.html#the_write_ahead_log.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

_HEADER, _FRAME, _CHECKED = 32, 24, 8
_LITTLE_ENDIAN, _BIG_ENDIAN = 0x377F0682, 0x377F0683
_WORD, _HALF = 0xFFFFFFFF, 1 << 31

_Sums: TypeAlias = tuple[int, int]


def is_whole(log: Path) -> bool:
    """True when every frame is as it was written, or there is none; frames of an earlier round may follow."""
    content = log.read_bytes() if log.exists() else b""
    if not content:
        return True
    if len(content) < _HEADER:
        return False
    magic, _, page_bytes, _, first_salt, other_salt, *sums = struct.unpack(">8I", content[:_HEADER])
    if magic not in (_LITTLE_ENDIAN, _BIG_ENDIAN) or (len(content) - _HEADER) % (_FRAME + page_bytes):
        return False
    order = "<" if magic == _LITTLE_ENDIAN else ">"
    begun = _summed((0, 0), content[: _HEADER - 8], order)
    return begun == tuple(sums) and _are_whole(_frames(content, page_bytes), (first_salt, other_salt), begun, order)


def _frames(content: bytes, page_bytes: int) -> Iterator[bytes]:
    length = _FRAME + page_bytes
    return (content[at : at + length] for at in range(_HEADER, len(content), length))


def _are_whole(frames: Iterator[bytes], salts: tuple[int, int], sums: _Sums, order: str) -> bool:
    is_over = False
    for frame in frames:
        own = struct.unpack(">2I", frame[_CHECKED : _CHECKED + 8])
        # Each round adds one to the first salt and draws the other anew; of longer rounds before, frames are left.
        is_over = is_over or (0 < (salts[0] - own[0]) & _WORD < _HALF and own[1] != salts[1])
        if not is_over:
            sums = _summed(_summed(sums, frame[:_CHECKED], order), frame[_FRAME:], order)
            if own != salts or sums != struct.unpack(">2I", frame[_CHECKED + 8 : _FRAME]):
                return False
    return True


def _summed(sums: _Sums, content: bytes, order: str) -> _Sums:
    one, other = sums
    words = iter(struct.unpack(f"{order}{len(content) // 4}I", content))
    for word, next_word in zip(words, words, strict=True):
        one = (one + word + other) & _WORD
        other = (other + next_word + one) & _WORD
    return one, other
