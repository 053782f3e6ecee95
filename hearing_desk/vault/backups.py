"""The backups of every hearing in a vault: one more of a hearing that nobody has open, and back to one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text
from hearing_desk.vault.backup_content import GrowingDigest
from hearing_desk.vault.backup_shelf import BACKUPS, REGULAR, SET_ASIDE, Backup, BackupShelf, told_as_backup
from hearing_desk.vault.copies import CopiesDamaged, CopiesMissing, CopiesNewer
from hearing_desk.vault.findings import Finding, Outcome
from hearing_desk.vault.hearing_file import HearingFile
from hearing_desk.vault.hearing_keys import key_copies
from hearing_desk.vault.keys import VaultKey
from hearing_desk.vault.migrate import STEPS, migrate_hearing
from hearing_desk.vault.restore import Place, restore
from hearing_desk.vault.restore_healing import heal
from hearing_desk.vault.verify import keys_healed

_UNREADABLE = frozenset({"hearing_damaged", "hearing_key_damaged", "no_hearing", "disk_refused"})


class Backups:
    """Made by the vault: the vault's directory, that of its hearings, the key, how a hearing is opened, and how the
    note of how far it had come is forgotten. May be used on any thread, one hearing by one at a time.
    """

    def __init__(
        self,
        vault: Path,
        hearings: Path,
        vault_key: VaultKey,
        open_file: Callable[[str], HearingFile],
        forget: Callable[[str], None],
    ) -> None:
        self._vault = vault
        self._hearings = hearings
        self._vault_key = vault_key
        self._open_file = open_file
        self._forget = forget

    def of(self, hearing_id: str) -> BackupShelf:
        """The backups of one hearing."""
        return BackupShelf(self._vault, self._hearings / hearing_id, self._vault_key)

    def hearing_ids(self) -> tuple[str, ...]:
        """Every hearing that has a backup, also one whose own directory is gone."""
        shelves = self._vault / BACKUPS
        names = (path.name for path in shelves.iterdir() if path.is_dir()) if shelves.is_dir() else ()
        return tuple(sorted(name for name in names if not name.startswith(".")))

    def back_up(self, hearing_id: str, at: datetime, kind: str = REGULAR) -> Backup:
        """Make a backup of a hearing that is not open; DeskError hearing_in_use, or what `BackupShelf.make` raises."""
        file = self._open_file(hearing_id)
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
        restore(self._place(hearing_id), shelf, backup)
        self._forget(hearing_id)
        return before

    def set_aside(self, hearing_id: str, at: datetime) -> Backup:
        """Keep a hearing as it stands: as a backup, or byte for byte when it cannot be read any more."""
        try:
            return self.back_up(hearing_id, at, SET_ASIDE)
        except DeskError as error:
            if error.code not in _UNREADABLE:
                raise
        return self.of(hearing_id).put_aside(at)

    def bring_up_to_date(self, hearing_id: str, at: datetime) -> None:
        """Migrate a hearing of an older format, after a backup; nothing to do for one of this format or a newer."""
        if STEPS:
            migrate_hearing(self._place(hearing_id), self.of(hearing_id), at)
            self._forget(hearing_id)

    def heal(self, hearing_id: str, at: datetime) -> tuple[Finding, ...]:
        """Fill what a hearing lost from its backups and the journal behind them; empty when they hold no more."""
        found = heal(self._place(hearing_id), self.of(hearing_id), self._open_file, at)
        if found:
            self._forget(hearing_id)
        return found

    def check(self) -> tuple[Finding, ...]:
        """Read every backup of every hearing whole, and heal its key file; a finding for each that is not in order."""
        return tuple(
            finding
            for hearing_id in self.hearing_ids()
            for backup in self.of(hearing_id).list()
            if backup.is_readable
            for finding in _checked(self.of(hearing_id), hearing_id, backup)
        )

    def _place(self, hearing_id: str) -> Place:
        return Place(self._hearings / hearing_id, self._vault_key)


def _checked(shelf: BackupShelf, hearing_id: str, backup: Backup) -> Iterator[Finding]:
    # Where neither copy of the key holds, the backup itself does not.
    with told_as_backup(), suppress(CopiesMissing, CopiesDamaged, CopiesNewer):
        yield from keys_healed(key_copies(shelf.path(backup)), hearing_id)
    try:
        shelf.check(backup)
    except DeskError:
        text = Text("The backup {name} is damaged. The hearing itself does not need it.", name=backup.name)
        yield Finding("backup_damaged", text, Outcome.NOTED, hearing_id)
