"""The officer's desk: one open vault, the list of hearings, and the one hearing that is open."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import cached_property, partial
from typing import TYPE_CHECKING

from hearing_desk.app.at_once import Waiting, at_once
from hearing_desk.app.clock import Clock
from hearing_desk.app.no_waste_sought import no_waste_sought
from hearing_desk.app.one_hearing import one_hearing
from hearing_desk.app.pack_shown import KindOn, Shown, as_it_is
from hearing_desk.app.post_queue import Post
from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text
from hearing_desk.vault import Finding, IndexRow, Outcome, Vault
from hearing_desk.vault.refusals import hearing_newer
from hearing_desk.vault.saving_reports import Acknowledged

if TYPE_CHECKING:
    from hearing_desk.app.backups import BackupState, OpenBackups
    from hearing_desk.app.case import Case
    from hearing_desk.app.desk_hearings import DeskHearings
    from hearing_desk.app.session import Session
    from hearing_desk.formpack import LoadedPack

Prefixes = tuple[str, ...]
PRACTICE_PREFIXES: Prefixes = ("DEMO-", "PROEF-")
ANY_REFERENCE: Prefixes = ("",)
"""For scripts: what is replayed is made up, whatever its reference."""
UNREAD = "?"
"""The reference in the list of a hearing that could not be read."""


class Desk:
    """Opens, plans and lists hearings of one vault; at most one hearing is open at a time.

    `held` is one that cannot be opened for the moment: a backup of it is being put back, or it is being removed.
    """

    def __init__(
        self,
        vault: Vault,
        packs: Sequence[LoadedPack],
        clock: Clock,
        post: Post,
        acknowledged: Callable[[Acknowledged], None] = lambda _: None,
        new_id: Callable[[], str] = lambda: uuid.uuid4().hex,
        patience_s: float = 10.0,
        practice_prefixes: Prefixes = PRACTICE_PREFIXES,
    ) -> None:
        # Puts a pack into the language of the screen; and how the thread of the screen waits for the disk.
        self.shown: Shown = as_it_is
        self.wait: Waiting = at_once
        # Names a kind of hearing on a day.
        self.kind_on: KindOn = self._kind_on
        self.vault = vault
        self.clock = clock
        self._packs = packs
        self._post = post
        self._acknowledged = acknowledged
        self._new_id = new_id
        self._patience_s = patience_s
        self._practice_prefixes = practice_prefixes
        self._shown: IndexRow | None = None
        self._kept: Future[None] = Future()
        self._backups: OpenBackups | None = None
        self._backup_listeners: list[Callable[[BackupState], None]] = []
        self.session: Session | None = None
        self.found: tuple[Finding, ...] = ()
        self.held = ""

    @property
    def is_practice(self) -> bool:
        """Whether everything made here is marked as practice."""
        return self.vault.is_practice

    @property
    def is_hearing_going_on(self) -> bool:
        """Whether an applicant is in the room now: nobody sees another case then."""
        return self.session is not None and self.session.committed.is_going_on

    def rows(self) -> tuple[IndexRow, ...]:
        """The list of hearings; those the list lost, or could not read before, are read and put back first."""
        rows = self.vault.list_rows()
        listed = {row.hearing_id for row in rows}
        missing = tuple(each for each in self.vault.hearing_ids() if each not in listed and each != self.held)
        unread = tuple(row.hearing_id for row in rows if row.reference == UNREAD)
        if not (missing or unread):
            return rows
        for hearing_id in (*missing, *unread):
            if self.session is not None and hearing_id == self.session.hearing_id:
                self.refresh_row(self.session)
            else:
                self.wait(partial(self.list_again, hearing_id))
        return self.vault.list_rows()

    def pack_on(self, day: str) -> LoadedPack:
        """The form pack in force on a day (ISO date); DeskError `no_pack_in_force`."""
        from hearing_desk.formpack import pack_in_force

        return pack_in_force(self._packs, day)

    def _kind_on(self, day: str, kind: str) -> str:
        try:
            return self.shown(self.pack_on(day).pack).option_label("hearing_type", kind)
        except DeskError:
            return kind

    def plan(self, case: Case) -> Session:
        """Make a hearing from its planning and open it; DeskError `practice_only` for a real one in an oefenkluis."""
        self._refuse_real_in_practice(str(case.fields.get("reference", "")))
        pack = self.pack_on(str(case.fields.get("date", "")))
        self.let_go()
        hearing_id = self.wait(lambda: self.vault.create_hearing(self._new_id, pack.text))
        session = self.open(hearing_id)
        session.record(*self._hearings.first_events(pack, case))
        return session

    def _refuse_real_in_practice(self, reference: str) -> None:
        if self.is_practice and not reference.startswith(self._practice_prefixes):
            raise DeskError(
                "practice_only",
                Text("This is a practice vault. A hearing here has a reference that begins with DEMO- or PROEF-."),
            )

    def open(self, hearing_id: str) -> Session:
        """Open a hearing, after letting go of the one that is open; DeskError `hearing_held`, or what it raises."""
        if hearing_id == self.held:
            raise DeskError("hearing_held", Text("This hearing is being put back or removed. One moment."))
        self.let_go()
        self.wait(lambda: self.vault.backups.bring_up_to_date(hearing_id, self.clock.now()))
        with no_waste_sought():
            stored, self.found = self.wait(lambda: self.vault.read_and_mend(hearing_id))
            session, self._backups = self._hearings.at_work(hearing_id, stored, self._acknowledged, self.shown)
        session.subscribe(self._keep_row)
        self.session = session
        return session

    def find(self, reference: str) -> str:
        """The id of the one hearing with this reference; DeskError `no_such_hearing` or `several_hearings`."""
        self.rows()
        return one_hearing(self.vault, reference)

    def opening_told(self) -> Text | None:
        """What opening the hearing had to mend or could not find, or that it is newer, the worst; None for nothing."""
        found = sorted(self.found, key=lambda one: one.outcome is not Outcome.LOST)
        if not found and self.session is not None and self.session.is_read_only:
            return hearing_newer().text
        return found[0].text if found else None

    def refresh_row(self, session: Session) -> None:
        """Let the list show the open hearing as it is now."""
        self.vault.update_row(self._hearings.row_of(session))

    def list_again(self, hearing_id: str) -> None:
        """Let the list show a hearing that is not open as it is now."""
        self.vault.update_row(self._hearings.row_of_stored(hearing_id))

    def let_go(self) -> None:
        """Save and close the open hearing, if there is one; after DeskError `not_saved` it is still open."""
        if self.session is not None:
            session = self.session
            session.finish_all_turns()
            self.wait(lambda: session.flush(self._patience_s))
            if self._backups is not None:
                self.wait(partial(self._backups.finish, self._patience_s))
            session.close(self._patience_s, self.wait)
            self.session = self._backups = None
            self._keep_row(session)

    def subscribe_to_backups(self, listener: Callable[[BackupState], None]) -> Callable[[], None]:
        """Call `listener` when a backup of the open hearing was made or could not be; returns what ends it."""
        self._backup_listeners.append(listener)
        return lambda: self._backup_listeners.remove(listener)

    def set_down(self, patience_s: float) -> None:
        """Save the open hearing as it is being typed and let go of it; after DeskError `not_saved` it is still open."""
        if self.session is not None:
            self.session.flush(patience_s)
            if self._backups is not None:
                self._backups.finish(patience_s)
            self.session.set_down(patience_s)
            self.session = self._backups = None

    def close(self) -> None:
        """Let go of everything; DeskError `not_saved` when something could not be saved."""
        self.let_go()
        self.vault.close()

    @cached_property
    def _hearings(self) -> DeskHearings:
        # All that a hearing is made of takes as long to load as the windows: the list stands without it.
        from hearing_desk.app.desk_hearings import DeskHearings

        return DeskHearings(self.vault, self.clock, self._post, self._tell_backups)

    def _tell_backups(self, state: BackupState) -> None:
        for listener in tuple(self._backup_listeners):
            listener(state)

    def _keep_row(self, session: Session) -> None:
        # Written when it changes, so that a crash leaves a true list; the hearing itself never depends on it.
        row = self._hearings.row_of(session)
        if row != self._shown or (self._kept.done() and self._kept.exception() is not None):
            self._shown, self._kept = row, self.vault.update_row(row)
