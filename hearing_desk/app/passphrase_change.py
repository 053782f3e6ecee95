"""What an officer can do with the keys of an open vault: take another passphrase or another recovery sheet."""

from __future__ import annotations

from contextlib import suppress

from hearing_desk.app.clock import Clock, stamp
from hearing_desk.app.passphrase_wait import PassphraseCheck
from hearing_desk.app.recovery_sheet import SheetToKeep
from hearing_desk.core.problems import DeskError
from hearing_desk.core.status import Status
from hearing_desk.core.text import Text
from hearing_desk.vault import FULL_COST, Doing, KeyCost, Vault


class VaultKeys:
    """Changes only the header of the vault, never a hearing. Each act takes a second or more, on any thread."""

    def __init__(self, vault: Vault, check: PassphraseCheck, clock: Clock, cost: KeyCost = FULL_COST) -> None:
        self._vault = vault
        self._check = check
        self._clock = clock
        self._cost = cost

    @property
    def needs_recovery(self) -> bool:
        """Whether this is a person's vault that nobody could open when its passphrase is gone."""
        return not (self._vault.is_practice or self._vault.has_recovery)

    @property
    def has_sheet(self) -> bool:
        """Whether there is a recovery sheet that a new one would take the place of."""
        return bool(self._vault.sheet_number)

    def why_no_sheet(self) -> Text | None:
        """Why this vault gets no sheet; None when it does."""
        return Text("A practice vault has no recovery sheet.") if self._vault.is_practice else None

    def change_passphrase(self, old: str, new: str) -> None:
        """Open by `new` from now on; a crash leaves the old one or the new. DeskError wrong_passphrase, disk_*."""
        self._check.attempt(lambda: self._vault.change_passphrase(old, new, self._cost))
        self._log(Doing.PASSPHRASE_CHANGED)

    def keep_sheet(self, passphrase: str, kept: SheetToKeep) -> None:
        """Let this sheet open the vault, and an earlier one no more. DeskError wrong_passphrase, disk_*."""
        self._check.attempt(lambda: self._vault.set_recovery(passphrase, kept.sheet, self._cost))
        self._log(Doing.RECOVERY_SET)

    def _log(self, doing: Doing) -> None:
        # It has happened: a disk that is full now gets the line with the next act.
        with suppress(DeskError):
            self._vault.log.append(doing, stamp(self._clock.now()))


def why_not_now(status: Status | None) -> Text | None:
    """Why keys cannot be changed with a hearing of this status open; None when they can."""
    if status is Status.RUNNING:
        return Text("Not while a hearing is going on. Do it in a pause or afterwards.")
    return None
