"""Changes a file at random: its bytes, or the values in it, and then also under a checksum that holds."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from typing import Any

from hearing_desk.vault.copies import _checksum

_PIECES = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"{", b"}", b"[", b'"', b"\\", b"\r", b"\n\n", b"[policy]",
    b"9" * 5000, b"[" * 20_000, b'{"a":' * 20_000, b"NaN", b"-1", b"1e999", b'"\\ud800"', b"%(x)s", b"&lt;",
    b"../" * 40, b"=", b"\x1b[2J", b"\xe2\x80\xae", b"A" * 70_000, b"PK\x05\x06", b"-", b" ",
)  # fmt: skip
_ODD: tuple[Any, ...] = (
    None, True, -1, 0, 10**30, 1.5, float("inf"), "", "\ud800", "9" * 5000, "../../etc/passwd", "\0", "x" * 70_000, [],
    {}, [[]], {"": ""}, ["a"] * 3000, "ff" * 16, "2026-13-45", "1", 2**31,
)  # fmt: skip


def spoilt(chance: random.Random, whole: bytes) -> bytes:
    """The content with something changed: as bytes, or where it is JSON as a value, then also under a true checksum."""
    plain = _plain(whole) if chance.random() < 0.5 else None
    if plain is None:
        return _bent(chance, whole)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        if places := list(_places(plain)):
            _change(chance, *chance.choice(places))
    if "checksum" in plain and chance.random() < 0.9:
        plain.pop("checksum")
        try:
            plain["checksum"] = _checksum(plain)
        except (ValueError, RecursionError):
            plain["checksum"] = ""
    return json.dumps(plain).encode()


def _bent(chance: random.Random, whole: bytes) -> bytes:
    bent = bytearray(whole)
    for _ in range(chance.choice((1, 1, 2, 5, 30))):
        at = chance.randrange(len(bent) + 1)
        match chance.randrange(6):
            case 0:
                bent[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del bent[at : at + chance.randrange(1, 40)]
            case 2:
                bent[at:at] = bent[at : at + chance.randrange(400)]
            case 3:
                bent[at:at] = chance.choice(_PIECES)
            case 4:
                bent[at : at + 8] = chance.randbytes(8)
            case _ if chance.random() < 0.1:
                del bent[at:]
    return bytes(bent)


def _plain(whole: bytes) -> dict[str, Any] | None:
    try:
        plain = json.loads(whole)
    except ValueError:
        return None
    return plain if isinstance(plain, dict) else None


def _change(chance: random.Random, container: Any, key: Any) -> None:
    match chance.randrange(4):
        case 0:
            del container[key]
        case 1:
            container[key] = _deep(chance.choice((3, 40, 300)))
        case _:
            container[key] = copy.deepcopy(chance.choice(_ODD))


def _places(plain: object) -> Iterator[tuple[Any, Any]]:
    if isinstance(plain, dict | list):
        for key in plain if isinstance(plain, dict) else range(len(plain)):
            yield plain, key
            yield from _places(plain[key])


def _deep(depth: int) -> list[Any]:
    nested: list[Any] = []
    for _ in range(depth):
        nested = [nested]
    return nested
