"""The only door to the disk: the vault, its hearings, and the writer that saves the open one."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hearing_desk.vault.audit import AuditLog
    from hearing_desk.vault.audit_act import Act, Actor, Doing, Origin, Result, Source
    from hearing_desk.vault.audit_chain import LogHead
    from hearing_desk.vault.audit_door import Tries, add_try, read_tries
    from hearing_desk.vault.batch import Batch
    from hearing_desk.vault.findings import Finding, Outcome
    from hearing_desk.vault.header import Unlocked
    from hearing_desk.vault.hearing_file import HearingFile
    from hearing_desk.vault.index import IndexRow
    from hearing_desk.vault.keys import FULL_COST, KeyCost, load_ciphers
    from hearing_desk.vault.one_window import AlreadyClaimed, Claim, claim_window
    from hearing_desk.vault.organisation import (
        Organisation,
        OrganisationKeys,
        new_organisation_keys,
        organisation_from,
        organisation_of_shares,
        unlock_with_shares,
    )
    from hearing_desk.vault.place import default_vault_directory
    from hearing_desk.vault.recovery import Sheet, new_sheet, sheet_of, unlock_with_sheet
    from hearing_desk.vault.recovery_door import unlock_by_shares, unlock_by_sheet
    from hearing_desk.vault.recovery_groups import as_written, is_group
    from hearing_desk.vault.room import RoomLeft
    from hearing_desk.vault.saving_reports import Acknowledged, Report, SaveFailed
    from hearing_desk.vault.sealed_file import Seal, seal, unseal
    from hearing_desk.vault.vault import (
        Recovery,
        Vault,
        create_vault,
        is_in_use,
        is_vault,
        open_unlocked,
        open_vault,
        touch_raise_file,
        unlock_vault,
    )
    from hearing_desk.vault.writer import Fallback, Writer

__all__ = [
    "FULL_COST",
    "Acknowledged",
    "Act",
    "Actor",
    "AlreadyClaimed",
    "AuditLog",
    "Batch",
    "Claim",
    "Doing",
    "Fallback",
    "Finding",
    "HearingFile",
    "IndexRow",
    "KeyCost",
    "LogHead",
    "Organisation",
    "OrganisationKeys",
    "Origin",
    "Outcome",
    "Recovery",
    "Report",
    "Result",
    "RoomLeft",
    "SaveFailed",
    "Seal",
    "Sheet",
    "Source",
    "Tries",
    "Unlocked",
    "Vault",
    "Writer",
    "add_try",
    "as_written",
    "claim_window",
    "create_vault",
    "default_vault_directory",
    "is_group",
    "is_in_use",
    "is_vault",
    "load_ciphers",
    "new_organisation_keys",
    "new_sheet",
    "open_unlocked",
    "open_vault",
    "organisation_from",
    "organisation_of_shares",
    "read_tries",
    "seal",
    "sheet_of",
    "touch_raise_file",
    "unlock_by_shares",
    "unlock_by_sheet",
    "unlock_vault",
    "unlock_with_shares",
    "unlock_with_sheet",
    "unseal",
]


def __getattr__(name: str) -> object:
    # Loaded when it is wanted: the list of hearings needs a quarter of it, and is waited for.
    if name not in __all__:
        raise AttributeError(name)
    value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


_HOMES = {
    name: home
    for home, names in {
        "audit": "AuditLog",
        "audit_act": "Act Actor Doing Origin Result Source",
        "audit_chain": "LogHead",
        "audit_door": "Tries add_try read_tries",
        "batch": "Batch",
        "findings": "Finding Outcome",
        "header": "Unlocked",
        "hearing_file": "HearingFile",
        "index": "IndexRow",
        "keys": "FULL_COST KeyCost load_ciphers",
        "one_window": "AlreadyClaimed Claim claim_window",
        "organisation": "Organisation OrganisationKeys new_organisation_keys "
        "organisation_from organisation_of_shares unlock_with_shares",
        "place": "default_vault_directory",
        "recovery": "Sheet new_sheet sheet_of unlock_with_sheet",
        "recovery_door": "unlock_by_shares unlock_by_sheet",
        "recovery_groups": "as_written is_group",
        "room": "RoomLeft",
        "saving_reports": "Acknowledged Report SaveFailed",
        "sealed_file": "Seal seal unseal",
        "vault": "Recovery Vault create_vault "
        "is_in_use is_vault open_unlocked open_vault touch_raise_file unlock_vault",
        "writer": "Fallback Writer",
    }.items()
    for name in names.split()
}
