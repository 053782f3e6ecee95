"""Copies of the backups in a second folder, that the organisation names: a vault of its own, without its hearings yet.

`<folder>/<vault id>/` holds the header, an empty `hearings` and the backups; the doctor makes the hearings from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text
from hearing_desk.vault.backup_shelf import BACKUPS, Backup, BackupShelf, told_as_backup
from hearing_desk.vault.disk import make_directory, replace_file
from hearing_desk.vault.header import header_copies
from hearing_desk.vault.keys import VaultKey
from hearing_desk.vault.own_disk import refuse_foreign_place


@dataclass(frozen=True)
class SecondBackups:
    """The second place of one vault; may be used on any thread, by one at a time."""

    folder: Path
    vault: Path
    vault_id: str
    vault_key: VaultKey

    @property
    def root(self) -> Path:
        """What stands there of this vault."""
        return self.folder / self.vault_id

    def keep(self, hearing: Path, shelf: BackupShelf, backup: Backup) -> None:
        """Let a backup stand there too, compared; DeskError second_foreign, second_away, disk_full, disk_refused."""
        self.refuse()
        with told_as_backup():
            make_directory(self.root / hearing.parent.name)
            make_directory(self.root)
            for path in header_copies(self.vault).paths:
                replace_file(self.root / path.name, path.read_bytes())
        BackupShelf(self.root, hearing, self.vault_key).take_over(shelf, backup)

    def refuse(self) -> None:
        """DeskError unless the folder is there, on a disk of this computer alone, and outside the vault."""
        try:
            refuse_foreign_place(self.folder)
        except DeskError:
            raise DeskError("second_foreign", _FOREIGN) from None
        if self.folder.resolve().is_relative_to(self.vault.resolve()):
            raise DeskError("second_foreign", _FOREIGN)
        if not self.folder.is_dir():
            raise DeskError("second_away", _AWAY)

    def of(self, hearing_id: str) -> Path:
        """Where the backups of one hearing stand there."""
        return self.root / BACKUPS / hearing_id


_FOREIGN = Text(
    "The second folder for backups is on a network, is copied by a sync program or is inside the vault. No backup is "
    "made there. Tell your administrator."
)
_AWAY = Text("The second folder for backups is not there. Connect it, or tell your administrator.")
