"""Keeps of a font only the outlines that are used, so that a file carries a few kilobytes and not the whole font."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping

_SHOWN = ("cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep")
_LONG_OFFSETS_AT = 50
_HEADER = 10
_WORDS, _MORE, _SCALE, _XY_SCALE, _TWO_BY_TWO = 0x0001, 0x0020, 0x0008, 0x0040, 0x0080


def subset(tables: Mapping[str, bytes], glyphs: Iterable[int]) -> bytes:
    """The font as a file in which only these glyphs, and what they are built of, have an outline.

    The numbers of the glyphs stay. Source: OpenType, glyf, loca and the table directory.
    """
    outlines = _Outlines(tables)
    kept = outlines.with_parts({0, *glyphs})
    glyf, offsets = bytearray(), [0]
    for glyph in range(outlines.count):
        if glyph in kept:
            outline = outlines.of(glyph)
            glyf += outline + b"\0" * (-len(outline) % 4)
        offsets.append(len(glyf))
    head = bytearray(tables["head"])
    struct.pack_into(">h", head, _LONG_OFFSETS_AT, 1)
    loca = struct.pack(f">{len(offsets)}I", *offsets)
    return _file({**tables, "head": bytes(head), "glyf": bytes(glyf), "loca": loca})


def advances(tables: Mapping[str, bytes]) -> tuple[int, ...]:
    """How far each glyph goes on, in the font's units; the last one counts for all after it."""
    (count,) = struct.unpack_from(">H", tables["hhea"], 34)
    return tuple(struct.unpack_from(f">{2 * count}H", tables["hmtx"])[::2])


def units(tables: Mapping[str, bytes]) -> int:
    """How many units an em has."""
    return int(struct.unpack_from(">H", tables["head"], 18)[0])


class _Outlines:
    def __init__(self, tables: Mapping[str, bytes]) -> None:
        self._glyf = tables["glyf"]
        (self.count,) = struct.unpack_from(">H", tables["maxp"], 4)
        (is_long,) = struct.unpack_from(">h", tables["head"], _LONG_OFFSETS_AT)
        kind, factor = ("I", 1) if is_long else ("H", 2)
        self._at = [factor * at for at in struct.unpack_from(f">{self.count + 1}{kind}", tables["loca"])]

    def of(self, glyph: int) -> bytes:
        return self._glyf[self._at[glyph] : self._at[glyph + 1]]

    def with_parts(self, glyphs: set[int]) -> set[int]:
        known: set[int] = set()
        waiting = {glyph for glyph in glyphs if glyph < self.count}
        while waiting:
            known |= waiting
            waiting = {part for glyph in waiting for part in _parts(self.of(glyph))} - known
        return known


def _parts(outline: bytes) -> Iterator[int]:
    if not outline or struct.unpack_from(">h", outline)[0] >= 0:
        return
    at, flags = _HEADER, _MORE
    while flags & _MORE:
        flags, part = struct.unpack_from(">HH", outline, at)
        yield part
        at += 4 + (4 if flags & _WORDS else 2)
        at += 2 if flags & _SCALE else 4 if flags & _XY_SCALE else 8 if flags & _TWO_BY_TWO else 0


def _file(tables: Mapping[str, bytes]) -> bytes:
    shown = {tag: tables[tag] for tag in _SHOWN if tag in tables}
    search = 1 << (len(shown).bit_length() - 1)
    directory = struct.pack(">IHHHH", 0x00010000, len(shown), 16 * search, search.bit_length() - 1,
                            16 * (len(shown) - search))  # fmt: skip
    at, body = len(directory) + 16 * len(shown), b""
    for tag, data in shown.items():
        padded = data + b"\0" * (-len(data) % 4)
        checksum = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        directory += struct.pack(">4sIII", tag.encode(), checksum, at + len(body), len(data))
        body += padded
    return directory + body
