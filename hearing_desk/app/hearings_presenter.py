"""Mijn gehoren: the list of hearings in words, what in it needs attention, and opening one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from hearing_desk.app.desk import Desk
from hearing_desk.app.list_codes import (
    CONSULT_OPEN,
    HANDED_OVER,
    INTERNAL_NOT_HANDED_OVER,
    INTERPRETER_OPEN,
    KEPT_UNTIL,
    NOT_HANDED_OVER,
    PASSED_ON,
    TERM,
    WISH_UNKNOWN,
    WISH_UNMET,
)
from hearing_desk.app.sheet_values import is_iso_day
from hearing_desk.app.status_texts import status_text
from hearing_desk.core.problems import DeskError, Problem
from hearing_desk.core.text import Text
from hearing_desk.i18n import Words, language_name, short_day
from hearing_desk.vault import IndexRow

if TYPE_CHECKING:
    from hearing_desk.app.case_presenter import CasePresenter
    from hearing_desk.app.post_queue import Post
    from hearing_desk.app.removal import RemovalPresenter
    from hearing_desk.app.restore import RestorePresenter
    from hearing_desk.app.searching import Searching
    from hearing_desk.app.taking_over import TakingOver

_ATTENTION: Mapping[str, Text] = MappingProxyType(
    {
        WISH_UNMET: Text("wish about gender not settled"),
        WISH_UNKNOWN: Text("wish about gender not known"),
        INTERPRETER_OPEN: Text("no interpreter yet"),
        CONSULT_OPEN: Text("consultation open"),
        PASSED_ON: Text("preparation passed on to a colleague"),
        NOT_HANDED_OVER: Text("not handed over yet"),
        INTERNAL_NOT_HANDED_OVER: Text("internal sheet not handed over yet"),
    }
)

NEAR = timedelta(days=3)
"""From how long before it a term stands in the list."""

COLUMNS: tuple[Text, ...] = (
    Text("Date and time"),
    Text("Reference"),
    Text("Kind"),
    Text("Language"),
    Text("Preparation"),
    Text("Attention"),
    Text("Status"),
)


@dataclass(frozen=True)
class HearingRow:
    """One hearing in words, in the order of COLUMNS."""

    hearing_id: str
    cells: tuple[str, ...]
    needs_attention: bool

    @property
    def reference(self) -> str:
        """Its reference."""
        return self.cells[1]


class HearingsPresenter:
    """Shows the hearings of a desk, filtered by any words in a row, and opens one or begins a new one."""

    def __init__(self, desk: Desk, words: Words, *, may_search_all: bool = False) -> None:
        self._desk = desk
        self._words = words
        self.may_search_all = may_search_all
        self._days: dict[str, str] = {}
        self._kinds: dict[tuple[str, str], str] = {}

    @property
    def is_practice(self) -> bool:
        """Whether everything here is practice."""
        return self._desk.is_practice

    @property
    def open_id(self) -> str:
        """The hearing that is open, "" without one."""
        return self._desk.session.hearing_id if self._desk.session is not None else ""

    def rows(self, wanted: str = "") -> tuple[HearingRow, ...]:
        """The hearings by date in which each of the wanted words stands somewhere, without case."""
        if self._desk.session is not None:
            self._desk.refresh_row(self._desk.session)
        words = wanted.casefold().split()
        rows = (self._row(row) for row in self._desk.rows())
        return tuple(row for row in rows if _holds(row, words))

    def open(self, hearing_id: str) -> tuple[Problem, ...]:
        """Open a hearing; the one that is open stays open when it is the same."""
        if hearing_id == self.open_id:
            return ()
        try:
            self._desk.open(hearing_id)
        except DeskError as error:
            return (Problem(error.text),)
        return ()

    def new_case(self) -> CasePresenter:
        """The form of a new hearing; DeskError `no_pack_in_force`."""
        from hearing_desk.app.case_presenter import CasePresenter

        return CasePresenter(self._desk, self._words)

    def restoring(self, hearing_id: str) -> RestorePresenter:
        """The backups of a hearing, and going back to one."""
        from hearing_desk.app.restore import RestorePresenter

        return RestorePresenter(self._desk, self._words, hearing_id)

    def searching(self, post: Post) -> Searching:
        """Looking for words in all hearings, where `may_search_all`."""
        from hearing_desk.app.searching import Searching

        return Searching(self._desk, self._words, post)

    def removing(self, hearing_id: str) -> RemovalPresenter:
        """What stands in the way of removing a hearing, and removing it."""
        from hearing_desk.app.removal import RemovalPresenter

        return RemovalPresenter(self._desk, self._words, hearing_id)

    def taking_over(self) -> TakingOver:
        """Taking in what a colleague prepared."""
        from hearing_desk.app.taking_over import TakingOver

        return TakingOver(self._desk, self._words)

    def _row(self, row: IndexRow) -> HearingRow:
        say = self._words.say
        attention = tuple(say(_ATTENTION[code]) for code in row.let_op if code in _ATTENTION) + self._terms(row)
        return HearingRow(
            row.hearing_id,
            (
                " ".join(filter(None, (self._day(row.date), row.time))),
                row.reference,
                self._kind(row),
                language_name(row.language, self._words.language) if row.language else "",
                say(Text("{done} of {all}", done=row.prepared, all=row.to_prepare)) if row.to_prepare else "",
                ", ".join(attention) or "–",
                self._status(row),
            ),
            bool(attention),
        )

    def _terms(self, row: IndexRow) -> tuple[str, ...]:
        today = self._desk.clock.now().date().isoformat()
        if any(code.startswith(KEPT_UNTIL) and code.removeprefix(KEPT_UNTIL) <= today for code in row.let_op):
            return (self._words.say(Text("term for keeping it is over: remove it?")),)
        days = sorted(code.removeprefix(TERM) for code in row.let_op if code.startswith(TERM))
        last = (self._desk.clock.now().date() + NEAR).isoformat()
        near = [day for day in days if day and day <= last]
        return tuple(self._words.say(Text("term {day}", day=self._day(day))) for day in near[:1])

    def _status(self, row: IndexRow) -> str:
        days = [code.removeprefix(HANDED_OVER) for code in row.let_op if code.startswith(HANDED_OVER)]
        handed_over = Text("handed over on {day}", day=self._day(days[0])) if days else None
        return self._words.say(handed_over or status_text(row.status))

    def _day(self, day: str) -> str:
        # Many hearings fall on one day, and the list is read again at each letter of the filter.
        if day not in self._days:
            is_day = is_iso_day(day)
            self._days[day] = short_day(date.fromisoformat(day), self._words.language) if is_day else day
        return self._days[day]

    def _kind(self, row: IndexRow) -> str:
        kind = (row.date, row.kind)
        if kind not in self._kinds:
            self._kinds[kind] = self._desk.kind_on(*kind)
        return self._kinds[kind]


def _holds(row: HearingRow, words: list[str]) -> bool:
    line = " ".join(row.cells).casefold()
    return all(word in line for word in words)
