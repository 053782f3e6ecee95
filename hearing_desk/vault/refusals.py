"""Every sentence the vault can say to a person when the environment does not allow something."""

from __future__ import annotations

import errno

from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text


def no_vault() -> DeskError:
    """There is no vault in this directory."""
    return DeskError("no_vault", Text("There is no vault in this folder. Choose another folder, or make a new vault."))


def vault_exists() -> DeskError:
    """A new vault would stand on top of another one."""
    return DeskError(
        "vault_exists",
        Text("There is a vault in this folder already. Nothing was changed. Open it, or choose an empty folder."),
    )


def vault_in_use() -> DeskError:
    """Another process has the vault."""
    return DeskError(
        "vault_in_use", Text("This vault is open in another window of Hearing Desk. Close it there first.")
    )


def vault_newer() -> DeskError:
    """The header was written by a later version."""
    return DeskError(
        "vault_newer",
        Text("This vault was made by a newer version of Hearing Desk. Nothing was changed. Use that version."),
    )


def vault_damaged() -> DeskError:
    """The index cannot be read although the header is whole."""
    return DeskError(
        "vault_damaged", Text("The list of this vault is damaged. The hearings are untouched. Run the vault check.")
    )


def header_damaged() -> DeskError:
    """Neither copy of the header is whole."""
    return DeskError(
        "header_damaged",
        Text("Both copies of the vault's key file are damaged. Nothing was changed. Put back a backup of this folder."),
    )


def header_altered() -> DeskError:
    """The header opens but was changed outside the program."""
    return DeskError(
        "header_altered",
        Text("The vault's key file was changed outside Hearing Desk. It was not opened. Ask your administrator."),
    )


def header_weak() -> DeskError:
    """The header asks for a cheaper, or a stalling, key derivation than this program allows."""
    return DeskError(
        "header_weak",
        Text("The vault's key file does not protect its passphrase enough. It was not opened. Ask your administrator."),
    )


def wrong_passphrase() -> DeskError:
    """The passphrase does not open the vault."""
    return DeskError(
        "wrong_passphrase", Text("This passphrase does not open the vault. Nothing was changed. Try again.")
    )


def no_hearing() -> DeskError:
    """The vault holds no hearing of this id."""
    return DeskError(
        "no_hearing", Text("This hearing is not in the vault. Nothing was changed. Put back a backup of it.")
    )


def hearing_in_use() -> DeskError:
    """Another connection has the hearing."""
    return DeskError("hearing_in_use", Text("This hearing is open already. Close it there first."))


def hearing_damaged() -> DeskError:
    """The hearing's file is foreign, cut short or changed."""
    return DeskError(
        "hearing_damaged",
        Text(
            "The file of this hearing is damaged or foreign. Nothing was changed. Run the check, or put back a backup."
        ),
    )


def hearing_key_damaged() -> DeskError:
    """Neither copy of the hearing's wrapped key opens."""
    return DeskError(
        "hearing_key_damaged", Text("The key of this hearing is damaged. Nothing was changed. Put back a backup.")
    )


def hearing_newer() -> DeskError:
    """The hearing was written by a later version."""
    return DeskError(
        "hearing_newer",
        Text("This hearing was made by a newer version of Hearing Desk. It can be read, but not changed, here."),
    )


def no_backup() -> DeskError:
    """The backup that is asked for is not there any more."""
    return DeskError("no_backup", Text("This backup is not there any more. Choose another one."))


def backup_damaged() -> DeskError:
    """The backup does not open, or does not say what it said when it was made."""
    return DeskError("backup_damaged", Text("This backup is damaged. Nothing was changed. Choose another one."))


def backup_differs() -> DeskError:
    """A backup that was just made was read back and is not what the hearing says."""
    return DeskError(
        "backup_differs",
        Text(
            "A new backup was not right and is not kept. The earlier ones are still there. It is tried again by itself."
        ),
    )


def not_saved() -> DeskError:
    """Something given to the writer has not reached the disk."""
    return DeskError(
        "not_saved", Text("The last changes are not saved yet. They are still in this window: leave it open.")
    )


def disk_refused(error: Exception) -> DeskError:
    """The sentence for a failed write or read, after its cause."""
    if _is_full(error):
        return DeskError(
            "disk_full",
            Text("The disk is full. What was saved is safe. Make room on it; the program goes on by itself."),
        )
    return DeskError(
        "disk_refused", Text("The disk cannot be read or written here. Check the disk and the rights on the folder.")
    )


def _is_full(error: Exception) -> bool:
    is_os_full = isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)
    return is_os_full or getattr(error, "sqlite_errorname", "") == "SQLITE_FULL"
