"""The only door to the disk: the vault, its hearings, and the writer that saves the open one."""

from hearing_desk.vault.audit import AuditLog
from hearing_desk.vault.audit_act import Act, Actor, Doing, Origin, Result, Source
from hearing_desk.vault.audit_chain import LogHead
from hearing_desk.vault.audit_door import Tries, add_try, read_tries
from hearing_desk.vault.batch import Batch
from hearing_desk.vault.findings import Finding, Outcome
from hearing_desk.vault.header import Unlocked
from hearing_desk.vault.hearing_file import HearingFile
from hearing_desk.vault.index import IndexRow
from hearing_desk.vault.keys import FULL_COST, KeyCost
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
