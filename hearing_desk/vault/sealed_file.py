"""One file that goes from one vault to another, sealed under words of its own that are told by another way.

Layout: the line FORMAT, a line of JSON (cost and salt, nonce, length and SHA-256 of what follows), then AES-256-GCM.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text
from hearing_desk.vault.keys import (
    FULL_COST,
    KeyCost,
    Wrap,
    WrongKey,
    kdf_as_json,
    kdf_from_json,
    key_from_passphrase,
    new_salt,
    unwrap_key,
    wrap_key,
)

FORMAT = "hearing-desk/sealed-1"
MOST_BYTES = 4 * 1024 * 1024
Seal: TypeAlias = Callable[[bytes, str], bytes]
"""Content and words in, the sealed file out."""
_FAMILY = b"hearing-desk/sealed-"
_MOST_HEAD = 2048
_MOST_WORK = 4 * FULL_COST.memory_kib * FULL_COST.iterations
"""A file of a stranger may not keep the computer busy for longer than a few openings of a vault."""


@dataclass(frozen=True)
class _Head:
    cost: KeyCost
    salt: bytes
    nonce: bytes
    length: int
    sha256: str


def seal(content: bytes, words: str, cost: KeyCost = FULL_COST) -> bytes:
    """The file that only these words open; ValueError for more than MOST_BYTES."""
    if len(content) > MOST_BYTES:
        raise ValueError("too long for one sealed file")
    salt = new_salt()
    wrap = wrap_key(key_from_passphrase(words, salt, cost), content, FORMAT)
    head = {
        "kdf": kdf_as_json(cost, salt),
        "nonce": wrap.nonce.hex(),
        "length": len(wrap.sealed),
        "sha256": hashlib.sha256(wrap.sealed).hexdigest(),
    }
    return f"{FORMAT}\n{json.dumps(head, sort_keys=True)}\n".encode() + wrap.sealed


def unseal(data: bytes, words: str) -> bytes:
    """What was sealed; DeskError sealed_foreign, sealed_newer, sealed_damaged, sealed_words."""
    head, sealed = _parts(data)
    if len(sealed) != head.length or hashlib.sha256(sealed).hexdigest() != head.sha256:
        raise _damaged()
    try:
        return unwrap_key(key_from_passphrase(words, head.salt, head.cost), Wrap(head.nonce, sealed), FORMAT)
    except WrongKey:
        raise DeskError(
            "sealed_words", Text("These words do not open the file. Nothing was taken in. Ask for them again.")
        ) from None


def _parts(data: bytes) -> tuple[_Head, bytes]:
    if not data.startswith(_FAMILY):
        raise DeskError(
            "sealed_foreign",
            Text("This file is no sealed preparation of Hearing Desk. Nothing was taken in. Choose another file."),
        )
    kind, _, rest = data.partition(b"\n")
    if kind != FORMAT.encode():
        raise DeskError(
            "sealed_newer",
            Text("This file was made by a newer Hearing Desk. Nothing was taken in. Ask for the preparation on paper."),
        )
    line, _, sealed = rest[: _MOST_HEAD + MOST_BYTES + 64].partition(b"\n")
    return _head_of(line), sealed


def _head_of(line: bytes) -> _Head:
    try:
        read = json.loads(line[:_MOST_HEAD])
        cost, salt = kdf_from_json(read["kdf"])
        head = _Head(cost, salt, bytes.fromhex(read["nonce"]), int(read["length"]), str(read["sha256"]))
    except (ValueError, TypeError, KeyError, RecursionError, OverflowError):
        raise _damaged() from None
    if not cost.is_possible() or cost.memory_kib * cost.iterations > _MOST_WORK:
        raise _damaged()
    return head


def _damaged() -> DeskError:
    return DeskError(
        "sealed_damaged",
        Text("This file is cut short or changed. Nothing was taken in. Ask for the file again."),
    )
