"""Reads the objects of a PDF as `pdf_objects` wrote them; a file that another program wrote is refused, not guessed."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hearing_desk.core.returned import MOST_BYTES, MOST_UNPACKED, Refusal, refused

_TOKEN = re.compile(
    rb"\s*(?:(?P<ref>\d+ 0 R)|(?P<number>-?\d+(?:\.\d+)?)|(?P<open><<|\[)|(?P<close>>>|\])"
    rb"|<(?P<hex>[0-9A-F]*)>|/(?P<name>[A-Za-z0-9_+-]+)|(?P<truth>true|false))"
)
_END = re.compile(rb"trailer\n(<<[^\n]*>>)\nstartxref\n(\d{1,10})\n%%EOF\n\Z")
_PLACE = re.compile(rb"(\d{10}) 00000 n \n")
_STREAM = b"\nstream\n"


@dataclass(frozen=True)
class Pointer:
    """Where another object is."""

    number: int


class PdfFile:
    """The objects of a file; the DeskError of a `Refusal` for what is not as we write it."""

    def __init__(self, data: bytes) -> None:
        if len(data) > MOST_BYTES:
            raise refused(Refusal.TOO_LARGE)
        self._data = data
        self._left = MOST_UNPACKED
        end = _END.search(data, max(len(data) - 1000, 0))
        if end is None:
            raise refused(Refusal.DAMAGED)
        table = int(end[2])
        self._starts = [int(found[1]) for found in _PLACE.finditer(data, table, end.start())]
        if self._starts != sorted(set(self._starts)):
            raise refused(Refusal.DAMAGED)
        self._ends = [*self._starts[1:], table]
        self.trailer = self._mapping(_value(end[1]))

    def at(self, pointer: object) -> Mapping[str, Any]:
        """The dictionary of an object."""
        return self._mapping(_value(self._body(pointer).partition(_STREAM)[0]))

    def stream(self, pointer: object) -> bytes:
        """What a stream holds."""
        packed = self._body(pointer).partition(_STREAM)[2].removesuffix(b"\nendstream")
        unpacker = zlib.decompressobj()
        try:
            unpacked = unpacker.decompress(packed, self._left)
        except zlib.error:
            raise refused(Refusal.DAMAGED) from None
        self._left -= len(unpacked)
        if unpacker.unconsumed_tail or self._left <= 0:
            raise refused(Refusal.TOO_LARGE)
        return unpacked

    def _body(self, pointer: object) -> bytes:
        if not isinstance(pointer, Pointer) or not 0 < pointer.number <= len(self._starts):
            raise refused(Refusal.DAMAGED)
        start, end = self._starts[pointer.number - 1], self._ends[pointer.number - 1]
        head, tail = b"%d 0 obj\n" % pointer.number, b"\nendobj\n"
        body = self._data[start:end]
        if not (body.startswith(head) and body.endswith(tail)):
            raise refused(Refusal.DAMAGED)
        return body[len(head) : -len(tail)]

    def _mapping(self, value: object) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            raise refused(Refusal.DAMAGED)
        return value


def _value(data: bytes) -> object:
    """The value that all of these bytes are."""
    at, open_lists, top = 0, [], []  # type: tuple[int, list[tuple[bytes, list[object]]], list[object]]
    here = top
    while at < len(data):
        found = _TOKEN.match(data, at)
        if found is None:
            raise refused(Refusal.DAMAGED)
        at = found.end()
        match found.lastgroup:
            case "open":
                open_lists.append((found["open"], here))
                here = []
            case "close":
                here = _closed(found["close"], here, open_lists)
            case _:
                here.append(_single(found))
    if open_lists or len(top) != 1:
        raise refused(Refusal.DAMAGED)
    return top[0]


def _closed(sign: bytes, values: list[object], open_lists: list[tuple[bytes, list[object]]]) -> list[object]:
    opened, around = open_lists.pop() if open_lists else (b"", [])
    if (opened, sign) == (b"[", b"]"):
        around.append(values)
    elif (opened, sign) == (b"<<", b">>") and len(values) % 2 == 0:
        around.append({str(key): value for key, value in zip(values[::2], values[1::2], strict=True)})
    else:
        raise refused(Refusal.DAMAGED)
    return around


def _single(found: re.Match[bytes]) -> object:
    match found.lastgroup:
        case "ref":
            return Pointer(int(found["ref"].split()[0]))
        case "number":
            return float(found["number"])
        case "name":
            return found["name"].decode()
        case "hex":
            return found["hex"]
        case _:
            return found["truth"] == b"true"
