"""The organisation's key: a public one that seals the vault key at set-up, and a private one that two people hold.

HPKE (RFC 9180) with ML-KEM-768 and X25519 together, so that it stands while one of the two does. The private key is 32
random bytes; each of two people holds a share, and the key is the XOR of both: one share alone says nothing about it.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Sequence
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from hearing_desk.vault import recovery_refusals, refusals
from hearing_desk.vault.header import Header, Unlocked, opened_with, with_wrap
from hearing_desk.vault.keys import KEY_BYTES, KeyCost, VaultKey
from hearing_desk.vault.recovery_groups import Mistyped, groups_of, secret_in

ORGANISATION = "organisation"
SHARES = 2
_SUITE_NAME = "MLKEM768_X25519/HKDF-SHA256/AES-256-GCM"
_LATTICE_SEED, _LATTICE_PUBLIC = 64, 1184


@dataclass(frozen=True)
class Organisation:
    """The public key of an organisation; whoever holds it can seal a vault key, and open none."""

    public_key: bytes = field(repr=False)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the public key, to be compared with the one the organisation published."""
        return hashlib.sha256(self.public_key).hexdigest()

    def added_to(self, unlocked: Unlocked, cost: KeyCost) -> Unlocked:
        """The next header of the vault, which two people of the organisation can open from now on; as of Sheet."""
        del cost
        sealed = _suite().encrypt(unlocked.key, _public(self.public_key), _context(unlocked.header))
        wrap = {"suite": _SUITE_NAME, "fingerprint": self.fingerprint, "sealed": sealed.hex()}
        return with_wrap(unlocked, ORGANISATION, wrap)


@dataclass(frozen=True)
class OrganisationKeys:
    """A new key of an organisation: what every laptop gets, and what each of two people keeps."""

    public: Organisation
    shares: tuple[tuple[str, ...], ...] = field(repr=False)


def new_organisation_keys() -> OrganisationKeys:
    """Draw a key by chance and part it in two; the whole private key is kept nowhere."""
    seed, one = os.urandom(KEY_BYTES), os.urandom(KEY_BYTES)
    return OrganisationKeys(_organisation(seed), (groups_of(one), groups_of(_together(one, seed))))


def organisation_from(public_key: str, fingerprint: str) -> Organisation:
    """The organisation of a policy file, both in hexadecimal; DeskError organisation_key_damaged."""
    try:
        found = Organisation(bytes.fromhex(public_key))
        _public(found.public_key)
    except ValueError as error:
        raise recovery_refusals.organisation_key_damaged() from error
    if not hmac.compare_digest(found.fingerprint.encode(), fingerprint.replace(" ", "").lower().encode()):
        raise recovery_refusals.organisation_key_damaged()
    return found


def organisation_of_shares(typed: Sequence[str]) -> Organisation:
    """The public key that belongs to two shares, to be used for another vault too; DeskError share_mistyped."""
    return _organisation(_seed(typed))


def unlock_with_shares(header: Header, typed: Sequence[str]) -> Unlocked:
    """The vault key by the shares of two people.

    DeskError no_organisation, share_mistyped, wrong_shares, header_damaged, header_altered.
    """
    wrap = header.wraps.get(ORGANISATION)
    if wrap is None:
        raise recovery_refusals.no_organisation()
    sealed, seed = _sealed(wrap), _seed(typed)
    try:
        key = VaultKey(_suite().decrypt(sealed, _private(seed), _context(header)))
    except (InvalidTag, ValueError) as error:
        raise recovery_refusals.wrong_shares() from error
    return opened_with(header, key)


def organisation_fingerprint(header: Header) -> str:
    """The fingerprint of the key this vault is sealed to; empty when there is none."""
    wrap = header.wraps.get(ORGANISATION)
    return str(wrap.get("fingerprint", "")) if isinstance(wrap, dict) else ""


def _sealed(wrap: object) -> bytes:
    try:
        if not isinstance(wrap, dict) or wrap["suite"] != _SUITE_NAME:
            raise ValueError("not a known seal")
        return bytes.fromhex(wrap["sealed"])
    except (KeyError, TypeError, ValueError) as error:
        raise refusals.header_damaged() from error


def _seed(typed: Sequence[str]) -> bytes:
    if len(typed) != SHARES:
        raise recovery_refusals.wrong_shares()
    one, other = (_share(number, text) for number, text in enumerate(typed, start=1))
    return _together(one, other)


def _share(number: int, typed: str) -> bytes:
    try:
        return secret_in(typed, KEY_BYTES)
    except Mistyped as error:
        raise recovery_refusals.share_mistyped(number, error.group) from error


def _together(one: bytes, other: bytes) -> bytes:
    return bytes(left ^ right for left, right in zip(one, other, strict=True))


def _organisation(seed: bytes) -> Organisation:
    lattice, curve = _parts(seed)
    return Organisation(lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw())


def _private(seed: bytes) -> MLKEM768X25519PrivateKey:
    return MLKEM768X25519PrivateKey(*_parts(seed))


def _parts(seed: bytes) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
    lattice = _expanded(seed, b"hearing-desk/1/organisation/ml-kem-768", _LATTICE_SEED)
    curve = _expanded(seed, b"hearing-desk/1/organisation/x25519", KEY_BYTES)
    return MLKEM768PrivateKey.from_seed_bytes(lattice), X25519PrivateKey.from_private_bytes(curve)


def _public(content: bytes) -> MLKEM768X25519PublicKey:
    lattice, curve = content[:_LATTICE_PUBLIC], content[_LATTICE_PUBLIC:]
    return MLKEM768X25519PublicKey(
        MLKEM768PublicKey.from_public_bytes(lattice), X25519PublicKey.from_public_bytes(curve)
    )


def _expanded(seed: bytes, info: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=info).derive(seed)


def _suite() -> Suite:
    return Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def _context(header: Header) -> bytes:
    return f"hearing-desk/1/organisation\n{header.vault_id}".encode()
