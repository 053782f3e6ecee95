"""The backups of every hearing in a vault: one more of a hearing that nobody has open, and back to one of them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from hearing_desk.core.problems import DeskError
from hearing_desk.vault.backup_content import GrowingDigest
from hearing_desk.vault.backup_shelf import REGULAR, SET_ASIDE, Backup, BackupShelf
from hearing_desk.vault.hearing_file import open_hearing_file
from hearing_desk.vault.keys import VaultKey
from hearing_desk.vault.restore import Place, restore

_UNREADABLE = frozenset({"hearing_damaged", "hearing_key_damaged", "no_hearing", "disk_refused"})


class Backups:
    """Made by the vault from the directory of its hearings; may be used on any thread, one hearing by one at a time."""

    def __init__(self, vault: Path, hearings: Path, vault_key: VaultKey) -> None:
        self._vault = vault
        self._hearings = hearings
        self._vault_key = vault_key

    def of(self, hearing_id: str) -> BackupShelf:
        """The backups of one hearing."""
        return BackupShelf(self._vault, self._hearings / hearing_id, self._vault_key)

    def hearing_ids(self) -> tuple[str, ...]:
        """Every hearing that has a backup, also one whose own directory is gone."""
        shelves = self.of("any").directory.parent
        names = (path.name for path in shelves.iterdir()) if shelves.is_dir() else ()
        return tuple(sorted(name for name in names if not name.startswith(".")))

    def back_up(self, hearing_id: str, at: datetime, kind: str = REGULAR) -> Backup:
        """Make a backup of a hearing that is not open; DeskError hearing_in_use, or what `BackupShelf.make` raises."""
        file = open_hearing_file(self._hearings / hearing_id, hearing_id, self._vault_key)
        try:
            return self.of(hearing_id).make(lambda to, key: file.copy_to(to, key, GrowingDigest()), at, kind)
        finally:
            file.close()

    def restore(self, hearing_id: str, name: str, at: datetime) -> Backup:
        """Put a hearing back as a backup has it and give what it was before, kept as one more backup.

        DeskError no_backup, backup_damaged, hearing_in_use, disk_full, disk_refused: then the hearing is as it was.
        """
        shelf = self.of(hearing_id)
        backup = shelf.find(name)
        shelf.check(backup)
        before = self.set_aside(hearing_id, at)
        restore(self.place(hearing_id), shelf, backup)
        return before

    def set_aside(self, hearing_id: str, at: datetime) -> Backup:
        """Keep a hearing as it stands: as a backup, or byte for byte when it cannot be read any more."""
        try:
            return self.back_up(hearing_id, at, SET_ASIDE)
        except DeskError as error:
            if error.code not in _UNREADABLE:
                raise
        return self.of(hearing_id).put_aside(at)

    def place(self, hearing_id: str) -> Place:
        """Where a hearing stands, with the key to it."""
        return Place(self._hearings / hearing_id, self._vault_key)
