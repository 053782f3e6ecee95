"""A private word when the last consultations all went to the same colleague: read anew each time, kept nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice

from hearing_desk.app.session import Session
from hearing_desk.app.stored_records import records_of
from hearing_desk.app.two_ways import TwoWays
from hearing_desk.core import events as ev
from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text
from hearing_desk.vault import Vault

LAST = 3
"""How many consultations in a row; domain.md 1.3, collegiaal overleg."""
_LOOKED_BACK = 8


class SameColleague(TwoWays):
    """The choice of this officer, and what may be said now of the open hearing and the latest others of the vault."""

    def __init__(self, session: Session, vault: Vault) -> None:
        super().__init__(session.personal, "same_colleague", "off")
        self._session = session
        self._vault = vault

    @property
    def is_on(self) -> bool:
        """Whether it is said at all."""
        return not self.is_other

    def hint(self) -> Text | None:
        """The sentence; None while a hearing goes on, and when nothing is to be said. It names nobody."""
        if not self.is_on or self._session.committed.is_going_on:
            return None
        asked = list(islice(self._asked(), LAST))
        if len(asked) < LAST or len(set(asked)) > 1:
            return None
        return Text("Your last consultations all went to the same colleague. Somebody else may see something else.")

    def _asked(self) -> Iterator[str]:
        """Whom, the latest first: of this hearing, then of the others; coordinators and units do not count."""
        yield from self._colleagues(self._session.records)
        others = (row for row in self._vault.list_rows() if row.hearing_id != self._session.hearing_id)
        for row in sorted(others, key=lambda row: row.date, reverse=True)[:_LOOKED_BACK]:
            with suppress(DeskError):
                stored = self._vault.read_hearing(row.hearing_id)
                yield from self._colleagues(records_of(stored)[0])

    def _colleagues(self, records: Iterable[ev.Recorded]) -> Iterator[str]:
        for event in (record.event for record in reversed(tuple(records))):
            if isinstance(event, ev.ConsultLogged) and event.with_whom in self._session.pack.second_look and event.who:
                yield event.who.strip().casefold()
