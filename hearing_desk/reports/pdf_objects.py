"""The objects a PDF is made of, numbered and written with their table: nothing of the machine, the same every time."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Value: TypeAlias = object
"""A number, a truth, a name (str), a string of text (bytes), a reference, a list or a dictionary of such."""


class Reference:
    """Points at an object by its number."""

    def __init__(self, number: int) -> None:
        self.number = number


class Objects:
    """Collects the objects of one file; one can be pointed at before it is there."""

    def __init__(self) -> None:
        self._written: dict[int, bytes] = {}
        self._last = 0

    def reserve(self) -> Reference:
        """A number for what comes later."""
        self._last += 1
        return Reference(self._last)

    def add(self, value: Value) -> Reference:
        """A new object."""
        return self.set(self.reserve(), value)

    def set(self, reference: Reference, value: Value) -> Reference:
        """The object of a number that was reserved."""
        self._written[reference.number] = written(value)
        return reference

    def add_stream(self, data: bytes, about: Mapping[str, Value] | None = None) -> Reference:
        """A new stream, compressed."""
        packed = zlib.compress(data, 9)
        head = written({**(about or {}), "Length": len(packed), "Filter": "FlateDecode"})
        reference = self.reserve()
        self._written[reference.number] = head + b"\nstream\n" + packed + b"\nendstream"
        return reference

    def file(self, root: Reference, info: Reference) -> bytes:
        """All of it as a file; its id is made of what is in it."""
        data = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        places = []
        for number, body in sorted(self._written.items()):
            places.append(len(data))
            data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
        start = len(data)
        data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        data += b"".join(b"%010d 00000 n \n" % place for place in places)
        known = written(hashlib.sha256(bytes(data)).digest()[:16])
        trailer = written({"Size": len(places) + 1, "Root": root, "Info": info})
        data += b"trailer\n%b/ID [%b %b] >>\n" % (trailer[:-2], known, known)
        return bytes(data + b"startxref\n%d\n%%%%EOF\n" % start)


def text(words: str) -> bytes:
    """Words as the bytes of a text string."""
    return b"\xfe\xff" + words.encode("utf-16-be")


def written(value: Value) -> bytes:
    """A value as it stands in a file."""
    match value:
        case bool():
            return b"true" if value else b"false"
        case int():
            return b"%d" % value
        case float():
            return f"{value:.3f}".rstrip("0").rstrip(".").encode()
        case str():
            return b"/" + value.encode("ascii")
        case bytes():
            return b"<" + value.hex().upper().encode() + b">"
        case Reference():
            return b"%d 0 R" % value.number
        case Mapping():
            return b"<< " + b"".join(b"/%b %b " % (key.encode(), written(one)) for key, one in value.items()) + b">>"
        case Sequence():
            return b"[" + b" ".join(written(one) for one in value) + b"]"
        case _:
            raise TypeError(type(value))
