"""A hearing's own data key, wrapped by the vault key, in two copies beside the hearing it opens.

File: `keys-a.json` and `keys-b.json`, format "hearing-desk/hearing-key-1".
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from hearing_desk.vault import refusals
from hearing_desk.vault.copies import CopiesDamaged, CopiesMissing, CopiesNewer, Kept, TwoCopies
from hearing_desk.vault.keys import DataKey, VaultKey, Wrap, WrongKey, new_key, unwrap_key, wrap_key

KIND, VERSION = "hearing-desk/hearing-key", 1
_BY_VAULT = "vault"


def key_copies(directory: Path) -> TwoCopies:
    """The pair of files that hold the wrapped data key of the hearing in `directory`."""
    return TwoCopies(directory, "keys", KIND, VERSION)


def new_data_key(directory: Path, hearing_id: str, vault_key: VaultKey) -> DataKey:
    """Make the data key of a new hearing and keep it wrapped."""
    key = DataKey(new_key())
    wrap = wrap_key(vault_key, key, _context(hearing_id))
    body = {"hearing_id": hearing_id, "wraps": {_BY_VAULT: wrap.as_json()}}
    key_copies(directory).write(Kept(1, body))
    return key


def read_data_key(directory: Path, hearing_id: str, vault_key: VaultKey) -> DataKey:
    """The data key; DeskError no_hearing, hearing_key_damaged or hearing_newer."""
    try:
        body = key_copies(directory).read().body
        return DataKey(unwrap_key(vault_key, _vault_wrap(body), _context(hearing_id)))
    except CopiesMissing as error:
        raise refusals.no_hearing() from error
    except CopiesNewer as error:
        raise refusals.hearing_newer() from error
    except (CopiesDamaged, WrongKey, KeyError, TypeError, ValueError) as error:
        raise refusals.hearing_key_damaged() from error


def _vault_wrap(body: Mapping[str, object]) -> Wrap:
    wraps = body["wraps"]
    if not isinstance(wraps, dict):
        raise TypeError("not an object")
    return Wrap.from_json(wraps[_BY_VAULT])


def _context(hearing_id: str) -> str:
    return f"hearing-desk/1/data-key\n{hearing_id}"
