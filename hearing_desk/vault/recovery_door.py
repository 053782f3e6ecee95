"""Opens a vault without its passphrase, by the sheet of paper or by two people of the organisation."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from hearing_desk.vault import refusals
from hearing_desk.vault.header import Unlocked, read_header
from hearing_desk.vault.keys import KeyCost
from hearing_desk.vault.organisation import Organisation, organisation_of_shares, unlock_with_shares
from hearing_desk.vault.recovery import Sheet, sheet_number, sheet_of, unlock_with_sheet
from hearing_desk.vault.telling import told_as


def unlock_by_sheet(directory: Path, typed: str, cost_floor: KeyCost) -> tuple[Unlocked, Sheet]:
    """The vault key, and the sheet to guard another vault with; DeskErrors of `unlock_with_sheet`, and no_vault."""
    with _told_as_desk_errors():
        header = read_header(directory)
    return unlock_with_sheet(header, typed, cost_floor), sheet_of(typed, sheet_number(header))


def unlock_by_shares(directory: Path, typed: Sequence[str]) -> tuple[Unlocked, Organisation]:
    """The vault key, and the organisation to guard another vault with; DeskErrors of `unlock_with_shares`."""
    with _told_as_desk_errors():
        header = read_header(directory)
    return unlock_with_shares(header, typed), organisation_of_shares(typed)


def _told_as_desk_errors() -> AbstractContextManager[None]:
    return told_as(refusals.vault_in_use, refusals.vault_damaged)
