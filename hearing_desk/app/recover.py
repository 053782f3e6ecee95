"""Opens one named hearing when the passphrase is gone: by the sheet, or by two people; logged before it is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from hearing_desk.app.clock import Clock, SystemClock, stamp
from hearing_desk.app.installed_packs import installed_packs
from hearing_desk.app.no_dumps import forbid_memory_dumps
from hearing_desk.app.one_hearing import one_hearing
from hearing_desk.app.passphrase_wait import Doorkeeper
from hearing_desk.app.recover_copy import NewVault, copy_hearing
from hearing_desk.app.stored_export import ExportOrder, export_hearing
from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text
from hearing_desk.vault import (
    Actor,
    Doing,
    KeyCost,
    Origin,
    Recovery,
    Source,
    Unlocked,
    Vault,
    unlock_by_shares,
    unlock_by_sheet,
)

Ask = Callable[[Text], str]
"""Asks a person for a secret without showing it; DeskError when there is nobody to ask."""
_MOST_BYTES = 4096


class Way(Enum):
    """By what a vault is opened without its passphrase."""

    SHEET = "sheet"
    ORGANISATION = "organisation"


@dataclass(frozen=True)
class RecoverOrder:
    """One hearing, by reference or id, the way in, the files that hold its secrets, and where the hearing goes.

    Without files the secrets are asked. `export` writes documents, else the hearing is put into the vault `to_vault`.
    """

    reference: str
    way: Way
    secret_files: tuple[Path, ...]
    to_vault: Path | None
    export: ExportOrder | None


@dataclass(frozen=True)
class Surroundings:
    """What a recovery needs besides its order."""

    environment: Mapping[str, str]
    cost: KeyCost
    data: Path
    clock: Clock


def recover_from_folder(
    directory: Path, order: RecoverOrder, ask: Ask, environment: Mapping[str, str], cost: KeyCost, data: Path
) -> tuple[Path, ...]:
    """Open one hearing of the vault in a folder and write it; the files, or the folder of the vault it stands in now.

    DeskErrors: no_sheet, no_organisation, sheet_mistyped, share_mistyped, wrong_sheet, wrong_shares, secret_unreadable,
    vault_in_use, no_such_hearing, several_hearings, disk_* (also when the log cannot be written: then nothing is read),
    and those of an export or of `copy_hearing`.
    """
    forbid_memory_dumps()
    around = Surroundings(environment, cost, data, SystemClock())
    unlocked, recovery, source = _opened(directory, order, ask, around)
    keeper = Doorkeeper(directory, cost, around.clock)
    with closing(keeper.enter(unlocked, source)) as vault:
        hearing_id = _named(vault, order.reference)
        vault.log.append(Doing.RECOVERED, stamp(around.clock.now()), hearing_id)
        return _written(vault, hearing_id, order, recovery, ask, around)


def _written(
    vault: Vault, hearing_id: str, order: RecoverOrder, recovery: Recovery, ask: Ask, around: Surroundings
) -> tuple[Path, ...]:
    if order.export is not None:
        return export_hearing(vault, installed_packs(around.data), hearing_id, order.export)
    assert order.to_vault is not None
    target = NewVault(order.to_vault, recovery, around.cost, around.clock, vault.log.source)
    copy_hearing(vault, hearing_id, target, ask, around.environment)
    return (order.to_vault,)


def _opened(
    directory: Path, order: RecoverOrder, ask: Ask, around: Surroundings
) -> tuple[Unlocked, Recovery, Source]:
    keeper = Doorkeeper(directory, around.cost, around.clock)
    typed = _secrets(order, ask)
    if order.way is Way.SHEET:
        by_sheet = keeper.counted(lambda: unlock_by_sheet(directory, typed[0], around.cost))
        return (*by_sheet, Source(Actor.RECOVERY_SHEET, Origin.COMMAND_LINE))
    by_shares = keeper.counted(lambda: unlock_by_shares(directory, typed))
    return (*by_shares, Source(Actor.ORGANISATION, Origin.COMMAND_LINE))


def _secrets(order: RecoverOrder, ask: Ask) -> tuple[str, ...]:
    asked = _ASKED[order.way]
    if not order.secret_files:
        return tuple(ask(text) for text in asked)
    if len(order.secret_files) != len(asked):
        text = Text("The sheet is one file; the organisation's key is two, one of each of two people.")
        raise DeskError("secret_files", text)
    return tuple(map(_secret_in, order.secret_files))


def _secret_in(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return stream.read(_MOST_BYTES).decode("ascii")
    except (OSError, ValueError):
        text = Text("The secret in {path} cannot be read.", path=str(path))
        raise DeskError("secret_unreadable", text) from None


def _named(vault: Vault, reference: str) -> str:
    """The one hearing that is meant; the list is not made again for it, since that would read the others."""
    if reference in vault.hearing_ids():
        return reference
    return one_hearing(vault, reference)


_ASKED: Mapping[Way, tuple[Text, ...]] = {
    Way.SHEET: (Text("The eight groups of the recovery sheet (nothing shows while you type)"),),
    Way.ORGANISATION: (
        Text("The share of the first person (nothing shows while you type)"),
        Text("The share of the second person (nothing shows while you type)"),
    ),
}
