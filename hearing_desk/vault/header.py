"""The vault's header: how the passphrase opens the vault key, in two copies, with a MAC over every field.

File: `header-a.json` and `header-b.json`, format "hearing-desk/vault-1". A change of passphrase rewrites only this.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from hearing_desk.vault import refusals
from hearing_desk.vault.copies import CopiesDamaged, CopiesMissing, CopiesNewer, Kept, TwoCopies, canonical
from hearing_desk.vault.keys import (
    KeyCost,
    Purpose,
    VaultKey,
    Wrap,
    WrongKey,
    derive_key,
    kdf_as_json,
    kdf_from_json,
    key_from_passphrase,
    new_key,
    new_salt,
    unwrap_key,
    wrap_key,
)

KIND, VERSION = "hearing-desk/vault", 1
PASSPHRASE = "passphrase"
LATER_WRAPS = ("recovery_sheet", "organisation")


@dataclass(frozen=True)
class Header:
    """What is known of a vault before it is opened; `wraps` has one entry per way to open it, null where not set up.

    `others` are fields of a later writer of the same format: kept, and covered by the MAC like the rest.
    """

    vault_id: str
    sequence: int
    is_practice: bool
    cost: KeyCost
    salt: bytes
    wraps: Mapping[str, object]
    mac: str = ""
    others: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Unlocked:
    """A header and the vault key it gave; made on any thread, handed to whoever opens the vault."""

    header: Header
    key: VaultKey = field(repr=False)


def header_copies(directory: Path) -> TwoCopies:
    """The pair of files that hold the header of the vault in `directory`."""
    return TwoCopies(directory, "header", KIND, VERSION)


def new_header(vault_id: str, passphrase: str, cost: KeyCost, is_practice: bool) -> Unlocked:
    """A header with a fresh vault key, in memory only; about 0.7 s at full cost."""
    key = VaultKey(new_key())
    wraps: dict[str, object] = dict.fromkeys(LATER_WRAPS)
    empty = Header(vault_id, 0, is_practice, cost, b"", wraps)
    return Unlocked(_with_passphrase(empty, key, passphrase, cost), key)


def read_header(directory: Path) -> Header:
    """The newest whole header; DeskError no_vault, header_damaged or vault_newer."""
    try:
        return _from_kept(header_copies(directory).read())
    except CopiesMissing as error:
        raise refusals.no_vault() from error
    except CopiesNewer as error:
        raise refusals.vault_newer() from error
    except (CopiesDamaged, KeyError, TypeError, ValueError, AttributeError) as error:
        raise refusals.header_damaged() from error


def write_header(directory: Path, header: Header) -> None:
    """Make the header durable in both copies."""
    header_copies(directory).write(Kept(header.sequence, _body(header)))


def unlock(header: Header, passphrase: str, cost_floor: KeyCost) -> Unlocked:
    """The vault key; DeskError header_weak, wrong_passphrase or header_altered. About 0.7 s at full cost."""
    if not (header.cost.is_at_least(cost_floor) and header.cost.is_possible()):
        raise refusals.header_weak()
    outer = key_from_passphrase(passphrase, header.salt, header.cost)
    try:
        key = VaultKey(unwrap_key(outer, _passphrase_wrap(header), _wrap_context(header.vault_id)))
    except WrongKey as error:
        raise refusals.wrong_passphrase() from error
    return opened_with(header, key)


def opened_with(header: Header, key: VaultKey) -> Unlocked:
    """The header opened by a vault key that a wrap gave, its MAC looked at; DeskError header_altered."""
    if not hmac.compare_digest(header.mac.encode(), _mac(header, key).encode()):
        raise refusals.header_altered()
    return Unlocked(header, key)


def with_new_passphrase(unlocked: Unlocked, passphrase: str, cost: KeyCost) -> Unlocked:
    """The next header of the same vault, opened by `passphrase` from now on; every other wrap stays."""
    return Unlocked(_with_passphrase(unlocked.header, unlocked.key, passphrase, cost), unlocked.key)


def with_kept(unlocked: Unlocked, name: str, value: object) -> Unlocked:
    """The next header of the same vault, which keeps `value` under `name` beside its own fields, covered by the MAC."""
    return _next(unlocked, replace(unlocked.header, others={**unlocked.header.others, name: value}))


def with_wrap(unlocked: Unlocked, name: str, wrap: Mapping[str, object]) -> Unlocked:
    """The next header of the same vault, which `wrap` opens too from now on, in place of an earlier one of its name."""
    return _next(unlocked, replace(unlocked.header, wraps={**unlocked.header.wraps, name: wrap}))


def _next(unlocked: Unlocked, changed: Header) -> Unlocked:
    header = replace(changed, sequence=unlocked.header.sequence + 1)
    return Unlocked(replace(header, mac=_mac(header, unlocked.key)), unlocked.key)


def _with_passphrase(header: Header, key: VaultKey, passphrase: str, cost: KeyCost) -> Header:
    salt = new_salt()
    wrap = wrap_key(key_from_passphrase(passphrase, salt, cost), key, _wrap_context(header.vault_id))
    wraps = {**header.wraps, PASSPHRASE: wrap.as_json()}
    changed = replace(header, sequence=header.sequence + 1, cost=cost, salt=salt, wraps=wraps)
    return replace(changed, mac=_mac(changed, key))


def _passphrase_wrap(header: Header) -> Wrap:
    wrap = header.wraps.get(PASSPHRASE)
    try:
        return Wrap.from_json(wrap)  # type: ignore[arg-type]
    except (KeyError, TypeError, ValueError) as error:
        raise refusals.header_damaged() from error


def _wrap_context(vault_id: str) -> str:
    return f"hearing-desk/1/vault-key\n{vault_id}"


def _mac(header: Header, key: VaultKey) -> str:
    covered = {"format": f"{KIND}-{VERSION}", "sequence": header.sequence, "body": _fields(header)}
    return hmac.digest(derive_key(key, Purpose.HEADER_MAC, header.vault_id), canonical(covered), "sha256").hex()


def _body(header: Header) -> dict[str, object]:
    return {**_fields(header), "mac": header.mac}


def _fields(header: Header) -> dict[str, object]:
    return {
        **header.others,
        "vault_id": header.vault_id,
        "oefenkluis": header.is_practice,
        "kdf": kdf_as_json(header.cost, header.salt),
        "wraps": dict(header.wraps),
    }


def _from_kept(kept: Kept) -> Header:
    body = dict(kept.body)
    vault_id, wraps = str(body.pop("vault_id")), _mapping(body.pop("wraps"))
    cost, salt = kdf_from_json(body.pop("kdf"))
    is_practice, mac = body.pop("oefenkluis") is True, str(body.pop("mac"))
    return Header(vault_id, kept.sequence, is_practice, cost, salt, wraps, mac, body)


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise TypeError("not an object")
    return value
