"""The key chain's steps: passphrase to key, a key wrapped by another, and one key per purpose.

passphrase -> Argon2id -> key-encryption key -> unwraps the vault key -> unwraps a hearing's data key -> HKDF -> one key
for the database, one for the journal.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

VaultKey = NewType("VaultKey", bytes)
DataKey = NewType("DataKey", bytes)
KEY_BYTES = 32
SALT_BYTES = 16
_NONCE_BYTES = 12
_LEAST_KIB_A_LANE, _MOST_KIB, _MOST_ITERATIONS, _MOST_LANES = 8, 1024 * 1024, 32, 32


@dataclass(frozen=True)
class KeyCost:
    """What one guess at the passphrase costs: Argon2id's memory in KiB, its passes and its lanes."""

    memory_kib: int
    iterations: int
    lanes: int

    def is_at_least(self, floor: KeyCost) -> bool:
        """True when a guess here is no cheaper than at `floor`; fewer lanes are not cheaper."""
        return self.memory_kib >= floor.memory_kib and self.iterations >= floor.iterations

    def is_possible(self) -> bool:
        """False for a cost that cannot be computed, or one of a hostile header that wants the machine to stall."""
        has_room = _LEAST_KIB_A_LANE * self.lanes <= self.memory_kib <= _MOST_KIB
        return has_room and 1 <= self.iterations <= _MOST_ITERATIONS and 1 <= self.lanes <= _MOST_LANES


FULL_COST = KeyCost(memory_kib=256 * 1024, iterations=3, lanes=4)
"""The program's fixed cost: 0.55-0.75 s on two cores, some 417 guesses a second on a large GPU (reliability.md 3)."""


class Purpose(StrEnum):
    """What a derived key is for; the label goes into HKDF, so none of these may ever change."""

    DATABASE = "hearing-desk/1/database"
    JOURNAL = "hearing-desk/1/journal"
    NOTED_HEAD = "hearing-desk/1/noted-head"
    INDEX = "hearing-desk/1/index"
    HEADER_MAC = "hearing-desk/1/header-mac"
    BACKUP = "hearing-desk/1/backup"
    AUDIT = "hearing-desk/1/audit"
    TRIES = "hearing-desk/1/tries"
    PERSONAL = "hearing-desk/1/personal"


class WrongKey(Exception):
    """A wrapped key did not open: another key, another context, or changed bytes."""


@dataclass(frozen=True)
class Wrap:
    """One key sealed by another with AES-256-GCM."""

    nonce: bytes
    sealed: bytes

    def as_json(self) -> dict[str, str]:
        """The wrap as it stands in a header or a hearing's key file."""
        return {"nonce": self.nonce.hex(), "sealed": self.sealed.hex()}

    @classmethod
    def from_json(cls, value: Mapping[str, str]) -> Wrap:
        """Read back `as_json`; KeyError, TypeError or ValueError when it is none."""
        return cls(bytes.fromhex(value["nonce"]), bytes.fromhex(value["sealed"]))


def load_ciphers() -> None:
    """Load what keys are made with, ahead of the first of them: the question for the passphrase comes before it."""
    import cryptography.hazmat.primitives.ciphers.aead
    import cryptography.hazmat.primitives.kdf.argon2
    import cryptography.hazmat.primitives.kdf.hkdf  # noqa: F401


def new_key() -> bytes:
    """Thirty-two random bytes."""
    return os.urandom(KEY_BYTES)


def new_salt() -> bytes:
    """A salt for one passphrase."""
    return os.urandom(SALT_BYTES)


def key_from_passphrase(passphrase: str, salt: bytes, cost: KeyCost) -> bytes:
    """The key-encryption key; the same words give the same key however their accents were typed (NFC)."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    secret = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    derivation = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    return derivation.derive(secret)


def kdf_as_json(cost: KeyCost, salt: bytes) -> dict[str, object]:
    """A cost and a salt as they stand in a header."""
    numbers = {"memory_kib": cost.memory_kib, "iterations": cost.iterations, "lanes": cost.lanes}
    return {"name": "argon2id", **numbers, "salt": salt.hex()}


def kdf_from_json(value: object) -> tuple[KeyCost, bytes]:
    """Read back `kdf_as_json`; KeyError, TypeError or ValueError when it is none."""
    if not isinstance(value, dict):
        raise TypeError("not an object")
    cost = KeyCost(_positive(value["memory_kib"]), _positive(value["iterations"]), _positive(value["lanes"]))
    salt = bytes.fromhex(str(value["salt"]))
    if len(salt) != SALT_BYTES:
        raise ValueError("not a salt")
    return cost, salt


def wrap_key(outer: bytes, inner: bytes, context: str) -> Wrap:
    """Seal `inner` under `outer`, bound to `context` so that it cannot be moved elsewhere."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE_BYTES)
    return Wrap(nonce, AESGCM(outer).encrypt(nonce, inner, context.encode()))


def unwrap_key(outer: bytes, wrap: Wrap, context: str) -> bytes:
    """Open what `wrap_key` sealed, or raise WrongKey."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(outer).decrypt(wrap.nonce, wrap.sealed, context.encode())
    except (InvalidTag, ValueError) as error:
        raise WrongKey from error


def derive_key(key: bytes, purpose: Purpose, owner: str) -> bytes:
    """The key for one purpose of one owner (a hearing or vault id), by HKDF-SHA256."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    info = f"{purpose.value}\n{owner}".encode()
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info).derive(key)


def _positive(value: object) -> int:
    if not isinstance(value, int) or value < 1:
        raise ValueError("not a positive number")
    return value
