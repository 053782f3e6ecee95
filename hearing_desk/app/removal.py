"""Removing a hearing from this computer: why it must stay, what is noted about its hand-over, and the act itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hearing_desk.app.clock import stamp
from hearing_desk.app.desk import Desk
from hearing_desk.app.pack_of_hearing import pack_of
from hearing_desk.app.restore import is_going_on
from hearing_desk.app.sheet_values import text_in
from hearing_desk.app.stored_records import records_of
from hearing_desk.core import events as ev
from hearing_desk.core.corrections import rounds
from hearing_desk.core.event_codec import to_stored
from hearing_desk.core.fold import fold
from hearing_desk.core.form import FieldKind, FormField, FormPack, GoesTo
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.problems import DeskError, Problem
from hearing_desk.core.provenance import STATES
from hearing_desk.core.removal import INTERNAL, REPORT, kept_until, why_not_removed
from hearing_desk.core.text import Text
from hearing_desk.i18n import Words
from hearing_desk.vault import Batch
from hearing_desk.vault.audit_act import Doing, Result

_FIELDS = ((REPORT, Text("Report: its reference in the file")), (INTERNAL, Text("Internal sheet: its reference")))
_ROUND = "round_closed"


@dataclass(frozen=True)
class _Held:
    """A hearing and the pack it is pinned to."""

    hearing: Hearing
    pack: FormPack


class RemovalPresenter:
    """What stands in the way of removing one hearing of a desk, what can be noted about that, and the removal."""

    def __init__(self, desk: Desk, words: Words, hearing_id: str) -> None:
        self._desk = desk
        self._words = words
        self.hearing_id = hearing_id
        self._known: _Held | None = None

    def why_not(self) -> tuple[Text, ...]:
        """Every reason why it must stay; DeskErrors of reading it are reasons too."""
        if is_going_on(self._desk, self.hearing_id):
            return (Text("A hearing is going on. Pause or end it first; then a hearing can be removed."),)
        try:
            held = self._held()
            return why_not_removed(held.hearing, held.pack, self._today())
        except DeskError as error:
            return (error.text,)

    def term(self) -> Text | None:
        """How long the forms ask to keep what was held, as a question once that is over; before anything is done."""
        held = self._held()
        retention = held.pack.retention
        if not held.hearing.sessions:
            return None
        if retention is None or retention.days < 1:
            state = retention.source.state if retention is not None else STATES[0]
            return Text("The forms know no term for keeping a hearing ({state}).", state=state)
        until = kept_until(held.hearing, held.pack)
        if until is None:
            return Text("It is kept for {days} days after all of it was handed over.", days=retention.days)
        if self._today() < until:
            return Text("It is kept until {day}.", day=until)
        return Text("The term for keeping it ended on {day}. Shall it be removed?", day=until)

    def files(self) -> tuple[str, ...]:
        """Every file the program made of this hearing outside the vault, by its exports; they stay where they are."""
        return tuple(dict.fromkeys(name for export, _ in self._held().hearing.exports for name in export.files))

    def fields(self) -> tuple[FormField, ...]:
        """What the officer can confirm here: where each part is now, and that the corrections are done."""
        say = self._words.say
        parts = (FormField(part, say(label), FieldKind.TEXT, GoesTo.VAULT) for part, label in _FIELDS)
        closed = say(Text("The round of corrections is closed"))
        return (*parts, FormField(_ROUND, closed, FieldKind.TICK, GoesTo.VAULT))

    def values(self) -> dict[str, ev.FieldValue]:
        """What is noted already."""
        hearing = self._held().hearing
        known: dict[str, ev.FieldValue] = {part: event.reference for part, (event, _) in hearing.handed_over.items()}
        return {**known, _ROUND: _last_round(hearing) in hearing.closed_rounds}

    def note(self, values: Mapping[str, ev.FieldValue]) -> tuple[Problem, ...]:
        """Keep what changed, in the hearing itself; nothing while a hearing is going on."""
        self._known = None
        if is_going_on(self._desk, self.hearing_id):
            return tuple(map(Problem, self.why_not()))
        known, hearing = self.values(), self._held().hearing
        if not hearing.has_ended:
            return (Problem(Text("The hearing has not ended yet: there is nothing to hand over.")),)
        events: list[ev.Event] = [
            ev.PartHandedOver(part, text_in(values, part).strip())
            for part, _ in _FIELDS
            if text_in(values, part).strip() not in ("", known.get(part, ""))
        ]
        if values.get(_ROUND) is True and known[_ROUND] is False:
            events.append(ev.RoundClosed(_last_round(hearing)))
        try:
            self._record(events)
        except DeskError as error:
            return (Problem(error.text),)
        finally:
            self._known = None
        return ()

    def begin(self) -> tuple[Problem, ...]:
        """Take the hearing out of the list, for ever; nothing happens while there is a reason why not."""
        self._known = None
        reasons = self.why_not()
        if reasons:
            return tuple(map(Problem, reasons))
        try:
            if self._is_open():
                self._desk.let_go()
            self._desk.vault.unlist(self.hearing_id)
        except DeskError as error:
            self._log(Result.FAILED)
            return (Problem(error.text),)
        self._desk.held = self.hearing_id
        return ()

    def destroy(self) -> None:
        """Shred what was taken from the list, with its backups, and log that; on any thread. DeskErrors of the disk."""
        try:
            self._desk.vault.destroy(self.hearing_id)
        except DeskError:
            self._log(Result.FAILED)
            raise
        self._log(Result.DONE)

    def finish(self) -> None:
        """It is gone, or stands in the list again."""
        self._desk.held = ""

    def _log(self, result: Result) -> None:
        self._desk.vault.log.append(Doing.SHREDDED, stamp(self._desk.clock.now()), self.hearing_id, result)

    def _record(self, events: list[ev.Event]) -> None:
        if self._desk.session is not None and self._is_open():
            self._desk.session.record(*events)
        elif events:
            self._record_aside(events)

    def _record_aside(self, events: list[ev.Event]) -> None:
        # Another hearing may be open with all its rooms: it stays so.
        file = self._desk.vault.open_hearing_file(self.hearing_id)
        try:
            first, at = file.last_seq() + 1, stamp(self._desk.clock.now())
            records = [ev.Recorded(seq, at, event) for seq, event in enumerate(events, first)]
            file.append(Batch(tuple(map(to_stored, records))))
        finally:
            file.close()
        self._desk.list_again(self.hearing_id)

    def _held(self) -> _Held:
        """The hearing as it is; one that is not open is read once for all that is shown of it."""
        if self._desk.session is not None and self._is_open():
            return _Held(self._desk.session.committed, self._desk.session.pack)
        if self._known is None:
            stored = self._desk.vault.read_hearing(self.hearing_id)
            hearing = fold(records_of(stored)[0])
            self._known = _Held(hearing, pack_of(stored, hearing))
        return self._known

    def _is_open(self) -> bool:
        return self._desk.session is not None and self._desk.session.hearing_id == self.hearing_id

    def _today(self) -> date:
        return self._desk.clock.now().date()


def _last_round(hearing: Hearing) -> int:
    return max(rounds(hearing), default=1)
