"""A vault: one directory with a header, an index for the list and a directory for each hearing."""

from __future__ import annotations

import os
import re
import shutil
import threading
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from hearing_desk.vault import refusals
from hearing_desk.vault.audit import Anchor, AuditLog
from hearing_desk.vault.audit_act import Source
from hearing_desk.vault.audit_chain import LogHead
from hearing_desk.vault.audit_door import log_opening
from hearing_desk.vault.disk import make_directory, touch_private
from hearing_desk.vault.header import (
    Unlocked,
    header_copies,
    new_header,
    read_header,
    unlock,
    with_kept,
    with_new_passphrase,
    write_header,
)
from hearing_desk.vault.index import INDEX, IndexRow
from hearing_desk.vault.index_keeper import IndexKeeper
from hearing_desk.vault.keys import FULL_COST, KeyCost, Purpose, derive_key
from hearing_desk.vault.own_disk import refuse_foreign_place
from hearing_desk.vault.personal_shelf import PersonalShelf
from hearing_desk.vault.restore_swap import finish_swaps
from hearing_desk.vault.shred import Places, begin_shredding, destroy_place, finish_shredding, is_shredding
from hearing_desk.vault.sqlcipher import is_locked
from hearing_desk.vault.telling import told_of_vault

if TYPE_CHECKING:
    # What a hearing is made of is loaded when one is wanted: the list stands sooner.
    from hearing_desk.core.stored import StoredHearing
    from hearing_desk.vault.backup_shelf import Backup
    from hearing_desk.vault.backups import Backups
    from hearing_desk.vault.findings import Finding
    from hearing_desk.vault.glance import Wanted
    from hearing_desk.vault.hearing_file import Beside, HearingFile
    from hearing_desk.vault.organisation import Organisation
    from hearing_desk.vault.recovery import Sheet
    from hearing_desk.vault.saving_reports import Report
    from hearing_desk.vault.second_backups import SecondBackups
    from hearing_desk.vault.writer import Post, Writer

HEARINGS = "hearings"
RAISE = "raise"
_LOG = "log"
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_AT_THE_DESK = Source()

Recovery: TypeAlias = "Sheet | Organisation"
"""A second way to open a vault, for when the passphrase is gone."""


class Vault:
    """An open vault; made by `create_vault` or `open_vault`, to be closed; any thread may use it.

    Its list, and what it keeps for its officer, are on a thread of their own: what changes them waits for no disk.
    """

    def __init__(self, directory: Path, unlocked: Unlocked, index: IndexKeeper, source: Source) -> None:
        self.directory = directory
        self._unlocked = unlocked
        self._index = index
        self._second_backups: SecondBackups | None = None
        self._header_writes = threading.Lock()
        self._was_header_healed = False
        anchor = Anchor(self._log_head, self._keep_log_head)
        self.personal = PersonalShelf(directory, unlocked.header.vault_id, unlocked.key, index.later)
        self.log = AuditLog(directory, unlocked.header.vault_id, unlocked.key, source, anchor)

    @property
    def is_practice(self) -> bool:
        """True for an oefenkluis: made without a person, so without a recovery sheet."""
        return self._unlocked.header.is_practice

    @property
    def sheet_number(self) -> str:
        """The number of the recovery sheet that opens this vault; empty when there is none."""
        from hearing_desk.vault.recovery import sheet_number

        return sheet_number(self._unlocked.header)

    @property
    def has_recovery(self) -> bool:
        """Whether anybody but the owner of the passphrase can open this vault, by a sheet or as an organisation."""
        from hearing_desk.vault.organisation import organisation_fingerprint

        return bool(self.sheet_number or organisation_fingerprint(self._unlocked.header))

    @property
    def raise_file(self) -> Path:
        """The file a second start touches, to be watched by the first."""
        return self.directory / RAISE

    def create_hearing(self, new_id: Callable[[], str], pack_json: str) -> str:
        """Make an empty hearing pinned to a compiled pack and return its id; the list gets its row by `update_row`."""
        from hearing_desk.vault.hearing_file import create_hearing_files

        hearing_id = new_id()
        create_hearing_files(self._hearing(hearing_id), hearing_id, self._unlocked.key, pack_json)
        return hearing_id

    def open_hearing_file(self, hearing_id: str) -> HearingFile:
        """Open a hearing for writing on the calling thread, which then owns it; errors as in hearing_file."""
        from hearing_desk.vault.hearing_file import open_hearing_file

        return open_hearing_file(self._hearing(hearing_id), hearing_id, self._unlocked.key, self._beside())

    def open_writer(
        self, hearing_id: str, post: Post, listener: Callable[[Report], None], retry_s: float | None = None
    ) -> Writer:
        """The writer of a hearing, with all it may lean on when this disk refuses; it opens the hearing at need."""
        from hearing_desk.vault.hearing_file import open_hearing_file, second_place_of
        from hearing_desk.vault.reserve import Reserve
        from hearing_desk.vault.room import RoomWatch, free_bytes
        from hearing_desk.vault.writer import RETRY_S, Fallback, Writer

        directory, key, beside = self._hearing(hearing_id), self._unlocked.key, self._beside()
        second = second_place_of(directory, hearing_id, key, beside.second)
        own = replace(beside, live=second.mark if second is not None else "")
        reserve = Reserve(self.directory)
        fallback = Fallback(second, reserve, RoomWatch(reserve, lambda: free_bytes(self.directory)))
        return Writer(
            lambda: open_hearing_file(directory, hearing_id, key, own), post, listener,
            retry_s=RETRY_S if retry_s is None else retry_s, fallback=fallback,
        )  # fmt: skip

    def read_hearing(self, hearing_id: str) -> StoredHearing:
        """All of a hearing that nobody has open; DeskError hearing_in_use otherwise (then ask its writer)."""
        return self.read_and_mend(hearing_id)[0]

    def read_and_mend(self, hearing_id: str) -> tuple[StoredHearing, tuple[Finding, ...]]:
        """As `read_hearing`, with what was out of order and is mended now, or is lost: somebody must be told."""
        file = self.open_hearing_file(hearing_id)
        try:
            return file.read(), file.found
        finally:
            file.close()

    def glance(self, hearing_id: str, kinds: Sequence[str], is_wanted: Wanted) -> StoredHearing | None:
        """A closed hearing as it lies there, without its pack, if something in it is wanted; all as of `glance`."""
        from hearing_desk.vault.glance import glance
        from hearing_desk.vault.hearing_file import DATABASE

        return glance(self._hearing(hearing_id) / DATABASE, hearing_id, self._unlocked.key, kinds, is_wanted)

    def hearing_ids(self) -> tuple[str, ...]:
        """Every hearing there is, in the list or not."""
        with told_of_vault():
            names = sorted(path.name for path in (self.directory / HEARINGS).iterdir())
        return tuple(name for name in names if _ID.fullmatch(name))

    def later(self, act: Callable[[], object]) -> None:
        """Do what waits for the disk after what is done so already, and before the vault is closed; nobody is told."""
        self._index.later(act)

    def list_rows(self) -> tuple[IndexRow, ...]:
        """The list, by date, time and reference."""
        return self._index.rows()

    def update_row(self, row: IndexRow) -> Future[None]:
        """Put a hearing's row into the list, in place of an earlier one; whoever must know that it stands waits."""
        return self._index.put(row)

    def find(self, reference: str) -> tuple[str, ...]:
        """The hearings with this reference; none, one or more."""
        return self._index.ids_with(reference)

    @property
    def backups(self) -> Backups:
        """The backups of its hearings; they do not touch the list and may be used on any thread."""
        from hearing_desk.vault.backups import Backups

        hearings, key = self.directory / HEARINGS, self._unlocked.key
        return Backups(self.directory, hearings, key, self.open_hearing_file, self._forget_head)

    def back_up_also_to(self, folder: str) -> None:
        """Let each backup of the open hearing from now on stand in this folder too; "" for in none."""
        if not folder:
            self._second_backups = None
            return
        from hearing_desk.vault.second_backups import SecondBackups

        known = (self.directory, self._unlocked.header.vault_id, self._unlocked.key)
        self._second_backups = SecondBackups(Path(folder), *known)

    def back_up_again(self, hearing_id: str, backup: Backup) -> None:
        """Copy a backup to the second folder, if there is one; on any thread. Errors as of `SecondBackups.keep`."""
        if self._second_backups is not None:
            self._second_backups.keep(self._hearing(hearing_id), self.backups.of(hearing_id), backup)

    def shred(self, hearing_id: str) -> None:
        """Make a hearing that is not open unreadable for ever, and take it from the list; DeskError disk_refused.

        Whether that is allowed is for the caller to know: here nothing is asked.
        """
        self.unlist(hearing_id)
        self.destroy(hearing_id)

    def unlist(self, hearing_id: str) -> None:
        """Take a hearing that is not open from the list; it is back at the next look when it is not destroyed."""
        from hearing_desk.vault.hearing_file import DATABASE

        with told_of_vault():
            path = self._hearing(hearing_id) / DATABASE
            if path.is_file() and is_locked(path):
                raise refusals.hearing_in_use()
            self._index.remove(hearing_id)

    def destroy(self, hearing_id: str) -> None:
        """Make an unlisted hearing unreadable for ever, on any thread; DeskError second_away, disk_refused.

        Its second backups go first: what is cut off there takes nothing that stands nowhere else.
        """
        places = _places(self.directory, self._unlocked)
        with told_of_vault():
            if self._second_backups is not None:
                self._second_backups.refuse()
                destroy_place(self._second_backups.of(hearing_id))
            begin_shredding(places, hearing_id)
            finish_shredding(places, lambda _: None)

    def check_passphrase(self, passphrase: str) -> None:
        """DeskError wrong_passphrase unless it opens this vault; asked again before an export."""
        header = self._unlocked.header
        unlock(header, passphrase, header.cost)

    def change_passphrase(self, old: str, new: str, cost: KeyCost = FULL_COST) -> None:
        """Open by `new` from now on; rewrites the header and no hearing. DeskError wrong_passphrase."""
        self.check_passphrase(old)
        with told_of_vault():
            self._rewrite_header(lambda unlocked: with_new_passphrase(unlocked, new, cost))

    def set_recovery(self, passphrase: str, recovery: Recovery, cost: KeyCost = FULL_COST) -> None:
        """Let `recovery` open this vault too, an earlier one of its kind no more. DeskError wrong_passphrase."""
        self.check_passphrase(passphrase)
        with told_of_vault():
            self._rewrite_header(lambda unlocked: recovery.added_to(unlocked, cost))

    def log_opening(self, at: str) -> None:
        """Log that this vault is open now, and the wrong tries before it; errors as of `AuditLog.append`."""
        with told_of_vault():
            # The note of this opening writes both copies anew: the check would never see that one was gone.
            self._was_header_healed = bool(header_copies(self.directory).heal())
            log_opening(self.directory, self._unlocked.header.vault_id, self._unlocked.key, self.log, at)

    def verify(self) -> tuple[Finding, ...]:
        """Check every file and heal what can be healed; what is lost is named. No hearing may be open."""
        from hearing_desk.vault.verify import check_vault, key_file_healed

        with told_of_vault():
            hearings = {hearing_id: self._hearing(hearing_id) for hearing_id in self.hearing_ids()}
            found = check_vault(self.directory, hearings, self._unlocked.key, self._beside())
            header = (key_file_healed(""),) if self._was_header_healed else ()
            return (*header, *self._index.check(), *found, *self.log.verify())

    def close(self) -> None:
        """Give the vault's lock back."""
        self._index.close()

    def _rewrite_header(self, change: Callable[[Unlocked], Unlocked]) -> None:
        with self._header_writes:
            changed = change(self._unlocked)
            write_header(self.directory, changed.header)
            self._unlocked = changed

    def _log_head(self) -> LogHead | None:
        kept = self._unlocked.header.others.get(_LOG)
        return None if kept is None else LogHead.from_json(kept)

    def _keep_log_head(self, head: LogHead) -> None:
        self._rewrite_header(lambda unlocked: with_kept(unlocked, _LOG, head.as_json()))

    def _beside(self) -> Beside:
        from hearing_desk.vault.hearing_file import Beside
        from hearing_desk.vault.noted_head import HEADS

        return Beside(self.directory / HEADS, _second(self._unlocked))

    def _forget_head(self, hearing_id: str) -> None:
        from hearing_desk.vault.noted_head import HEADS, forget_head

        with told_of_vault():
            forget_head(self.directory / HEADS, hearing_id)

    def _hearing(self, hearing_id: str) -> Path:
        if not _ID.fullmatch(hearing_id):
            raise ValueError("not a hearing id")
        return self.directory / HEARINGS / hearing_id


def is_vault(directory: Path) -> bool:
    """True when a vault, whole or damaged, stands in this directory; DeskError disk_refused when nobody can tell."""
    with told_of_vault():
        return header_copies(directory).exists()


def is_in_use(directory: Path) -> bool:
    """True when another window has this vault open; needs no passphrase."""
    return (directory / INDEX).is_file() and is_locked(directory / INDEX)


def touch_raise_file(directory: Path) -> None:
    """Ask the window that has this vault open to come to the front."""
    touch_private(directory / RAISE)


def create_vault(
    directory: Path,
    passphrase: str,
    cost: KeyCost,
    is_practice: bool,
    recovery: Recovery | None = None,
    source: Source = _AT_THE_DESK,
) -> Vault:
    """Make a new vault and open it; DeskError vault_exists, disk_full, disk_refused. About 1.4 s at full cost.

    ValueError without `recovery`, unless for practice: a forgotten passphrase is a lost hearing.
    """
    if recovery is None and not is_practice:
        raise ValueError("the vault of a person has a way to recover it")
    refuse_foreign_place(directory)
    with told_of_vault():
        if is_vault(directory) or any((directory / HEARINGS).glob("*")):
            raise refusals.vault_exists()
    unlocked = new_header(uuid.uuid4().hex, passphrase, cost, is_practice)
    if recovery is not None:
        unlocked = recovery.added_to(unlocked, cost)
    with told_of_vault():
        make_directory(directory / HEARINGS)
        make_directory(directory)
        write_header(directory, unlocked.header)
    return open_unlocked(directory, unlocked, source)


def unlock_vault(directory: Path, passphrase: str, cost_floor: KeyCost = FULL_COST) -> Unlocked:
    """The slow half of opening, for a worker thread; DeskError no_vault, wrong_passphrase, vault_newer, header_*."""
    refuse_foreign_place(directory)
    with told_of_vault():
        header = read_header(directory)
    return unlock(header, passphrase, cost_floor)


def open_unlocked(directory: Path, unlocked: Unlocked, source: Source = _AT_THE_DESK) -> Vault:
    """The quick half of opening; DeskError vault_in_use."""
    with told_of_vault():
        touch_private(directory / RAISE)
    index = IndexKeeper(directory, derive_key(unlocked.key, Purpose.INDEX, unlocked.header.vault_id))
    with told_of_vault():
        if is_shredding(directory / HEARINGS):
            finish_shredding(_places(directory, unlocked), index.remove)
        finish_swaps(directory / HEARINGS)
        _clear_half_made(directory / HEARINGS)
    return Vault(directory, unlocked, index, source)


def open_vault(
    directory: Path, passphrase: str, cost_floor: KeyCost = FULL_COST, source: Source = _AT_THE_DESK
) -> Vault:
    """Both halves of opening; a header cheaper than `cost_floor` is refused. Errors as of the two halves."""
    with told_of_vault():
        if is_in_use(directory):
            raise refusals.vault_in_use()
    return open_unlocked(directory, unlock_vault(directory, passphrase, cost_floor), source)


def _second(unlocked: Unlocked) -> Path:
    from hearing_desk.vault.second_place import second_place_directory

    return second_place_directory(os.environ) / unlocked.header.vault_id


def _places(directory: Path, unlocked: Unlocked) -> Places:
    from hearing_desk.vault.noted_head import HEADS

    return Places(directory, directory / HEARINGS, directory / HEADS, _second(unlocked))


def _clear_half_made(hearings: Path) -> None:
    for leftover in [*hearings.glob(".new-*"), *hearings.glob("*/.reading-*")]:
        shutil.rmtree(leftover, ignore_errors=True)
