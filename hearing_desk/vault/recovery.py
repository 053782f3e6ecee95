"""The recovery sheet: a secret on paper that opens the vault key when the passphrase is gone.

In the header under `recovery_sheet`: the number of the sheet, a salt and cost of its own, and the wrapped vault key.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from hearing_desk.vault import recovery_refusals, refusals
from hearing_desk.vault.header import Header, Unlocked, opened_with, with_wrap
from hearing_desk.vault.keys import (
    KeyCost,
    VaultKey,
    Wrap,
    WrongKey,
    kdf_as_json,
    kdf_from_json,
    key_from_passphrase,
    new_salt,
    unwrap_key,
    wrap_key,
)
from hearing_desk.vault.recovery_groups import Mistyped, groups_of, secret_in

SHEET = "recovery_sheet"
SECRET_BYTES = 20
_NUMBER_BYTES = 2


@dataclass(frozen=True)
class Sheet:
    """What stands on one recovery sheet: its number, which is no secret, and the secret."""

    number: str
    secret: bytes = field(repr=False)

    @property
    def groups(self) -> tuple[str, ...]:
        """The secret as it is written down: eight groups of five signs."""
        return groups_of(self.secret)

    def added_to(self, unlocked: Unlocked, cost: KeyCost) -> Unlocked:
        """The next header of the vault, which this sheet opens from now on and an earlier one no more."""
        salt = new_salt()
        wrap = wrap_key(_outer(self.secret, salt, cost), unlocked.key, _context(unlocked.header))
        return with_wrap(unlocked, SHEET, {"number": self.number, "kdf": kdf_as_json(cost, salt), **wrap.as_json()})


def new_sheet() -> Sheet:
    """A sheet drawn by chance: 160 bits, so that nobody has to trust its Argon2id alone."""
    return Sheet(os.urandom(_NUMBER_BYTES).hex().upper(), os.urandom(SECRET_BYTES))


def unlock_with_sheet(header: Header, typed: str, cost_floor: KeyCost) -> Unlocked:
    """The vault key by what stands on the sheet; about 0.7 s at full cost.

    DeskError no_sheet, sheet_mistyped, wrong_sheet, header_weak, header_damaged, header_altered.
    """
    number, cost, salt, wrap = _sheet_wrap(header)
    secret = _secret(typed)
    if not (cost.is_at_least(cost_floor) and cost.is_possible()):
        raise refusals.header_weak()
    try:
        key = VaultKey(unwrap_key(_outer(secret, salt, cost), wrap, _context(header)))
    except WrongKey as error:
        raise recovery_refusals.wrong_sheet(number) from error
    return opened_with(header, key)


def sheet_of(typed: str, number: str) -> Sheet:
    """The sheet as typed, to be used for another vault too; DeskError sheet_mistyped."""
    return Sheet(number, _secret(typed))


def sheet_number(header: Header) -> str:
    """The number of the sheet that opens this vault; empty when there is none."""
    wrap = header.wraps.get(SHEET)
    return str(wrap.get("number", "")) if isinstance(wrap, dict) else ""


def _sheet_wrap(header: Header) -> tuple[str, KeyCost, bytes, Wrap]:
    wrap = header.wraps.get(SHEET)
    if wrap is None:
        raise recovery_refusals.no_sheet()
    try:
        return (str(wrap["number"]), *kdf_from_json(wrap["kdf"]), Wrap.from_json(wrap))  # type: ignore[index,arg-type]
    except (KeyError, TypeError, ValueError) as error:
        raise refusals.header_damaged() from error


def _secret(typed: str) -> bytes:
    try:
        return secret_in(typed, SECRET_BYTES)
    except Mistyped as error:
        raise recovery_refusals.sheet_mistyped(error.group) from error


def _outer(secret: bytes, salt: bytes, cost: KeyCost) -> bytes:
    return key_from_passphrase("".join(groups_of(secret)), salt, cost)


def _context(header: Header) -> str:
    return f"hearing-desk/1/recovery-sheet\n{header.vault_id}"
