"""The hearings of a desk themselves: opened for work, read for their row in the list, and begun with a pack."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from hearing_desk.app.audit_hearing import HearingLog
from hearing_desk.app.backups import BackupState, OpenBackups
from hearing_desk.app.case import Case, planned
from hearing_desk.app.clock import Clock
from hearing_desk.app.desk import UNREAD
from hearing_desk.app.list_row import row_of
from hearing_desk.app.pack_of_hearing import pack_of
from hearing_desk.app.pack_shown import Shown
from hearing_desk.app.post_queue import Post
from hearing_desk.app.session import Services, Session
from hearing_desk.app.stored_records import records_of
from hearing_desk.core.events import Event, PackPinned
from hearing_desk.core.fold import fold
from hearing_desk.core.problems import DeskError
from hearing_desk.core.stored import StoredHearing
from hearing_desk.formpack import LoadedPack
from hearing_desk.vault import IndexRow, Vault
from hearing_desk.vault.writer import Acknowledged, Report, Writer


class DeskHearings:
    """`tell_backups` hears what became of the backups of the hearing at work."""

    def __init__(
        self,
        vault: Vault,
        clock: Clock,
        post: Post,
        tell_backups: Callable[[BackupState], None],
    ) -> None:
        self._vault = vault
        self._clock = clock
        self._post = post
        self._tell_backups = tell_backups

    def first_events(self, pack: LoadedPack, case: Case) -> tuple[Event, ...]:
        """What a hearing begins with: its pack and its planning."""
        return (PackPinned(pack.line, pack.serial, pack.sha256), *planned(case))

    def at_work(
        self, hearing_id: str, stored: StoredHearing, acknowledged: Callable[[Acknowledged], None], shown: Shown
    ) -> tuple[Session, OpenBackups]:
        """The session of a stored hearing, saved, logged and backed up."""
        vault, kept = self._vault, list[OpenBackups]()

        def open_writer(listener: Callable[[Report], None]) -> Writer:
            writer = vault.open_writer(hearing_id, self._post, listener)
            shelf, second = vault.backups.of(hearing_id), partial(vault.back_up_again, hearing_id)
            kept.append(OpenBackups(shelf, writer, self._clock, self._post, self._tell_backups, second))
            return writer

        def back_up() -> None:
            kept[-1].request()

        services = Services(self._clock, open_writer, self._post, acknowledged, back_up, vault.personal, shown)
        session, backups = Session(stored, services), kept[-1]
        session.subscribe(lambda session: backups.watch(session.committed))
        HearingLog(session, vault, self._clock)
        return session, backups

    def row_of(self, session: Session) -> IndexRow:
        """The row of the hearing that is open."""
        return row_of(session.hearing_id, session.committed, session.pack)

    def row_of_stored(self, hearing_id: str) -> IndexRow:
        """The row of one that is not; one without a reference when it cannot be read."""
        try:
            stored = self._vault.read_hearing(hearing_id)
            records, _ = records_of(stored)
            hearing = fold(records)
            return row_of(hearing_id, hearing, pack_of(stored, hearing))
        except DeskError as problem:
            return IndexRow(hearing_id, reference=UNREAD, status=problem.code)
