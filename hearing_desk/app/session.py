"""The one owner of an open hearing: what happened, what is being typed, and who wants to know."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from hearing_desk.app import saving
from hearing_desk.app.at_once import Waiting, at_once
from hearing_desk.app.clock import Clock, stamp
from hearing_desk.app.matching import Matching
from hearing_desk.app.pack_of_hearing import pack_of
from hearing_desk.app.pack_shown import Shown, as_it_is
from hearing_desk.app.personal import NothingKept, Personal
from hearing_desk.app.post_queue import Post
from hearing_desk.app.saving import SaveState
from hearing_desk.app.stored_records import records_of
from hearing_desk.app.turns_replaced import TurnsReplaced, TurnText, take_over
from hearing_desk.core import events as ev
from hearing_desk.core.escalation import after_match
from hearing_desk.core.event_codec import to_stored
from hearing_desk.core.fold import fold
from hearing_desk.core.gate import decided
from hearing_desk.core.hearing import Hearing, Status, Turn
from hearing_desk.core.outside_signals import answers_inside_signals, question_of_signals
from hearing_desk.core.problems import DeskError
from hearing_desk.core.stored import StoredDraft, StoredHearing
from hearing_desk.core.text import Text
from hearing_desk.core.track import knocked_on
from hearing_desk.vault.writer import Acknowledged, Report, SaveFailed, Writer

Listener = Callable[["Session"], None]
OpenWriter = Callable[[Callable[[Report], None]], Writer]

GATE_INPUTS = (
    ev.FieldFilled,
    ev.OfficerAssigned,
    ev.InterpreterAssigned,
    ev.WishNoted,
    ev.GateAnswered,
    ev.GateReopened,
    ev.NextSessionPlanned,
)

DATE_INPUTS = (ev.FieldFilled, ev.DeadlineSet, ev.TrackSwitched)


@dataclass(frozen=True)
class Services:
    """What a session needs from outside: the time, its writer, and a way onto its own thread."""

    clock: Clock
    open_writer: OpenWriter
    post: Post
    acknowledged: Callable[[Acknowledged], None]
    back_up: Callable[[], None] = lambda: None
    personal: Personal = field(default_factory=NothingKept)
    shown: Shown = as_it_is


class Session:
    """An open hearing on one thread. Commands record events; listeners hear that something changed, after it did."""

    def __init__(self, stored: StoredHearing, services: Services) -> None:
        self.hearing_id = stored.hearing_id
        self.personal = services.personal
        self._services = services
        self._records, is_whole = records_of(stored)
        self.is_read_only = stored.is_read_only or not is_whole
        self._hearing = fold(self._records)
        self.pack = pack_of(stored, self._hearing)
        self.shown_pack = services.shown(self.pack)
        self._drafts = {ev.TurnId(draft.turn): draft.text for draft in stored.drafts}
        self._listeners: list[Listener] = []
        self._save_listeners: list[Listener] = []
        self._next_turn = 1 + max(map(_number_of, (*self._hearing.turns, *self._hearing.removed)), default=0)
        self._looked_at: dict[ev.TurnId, str] = {}
        self._is_closed = False
        self.save_state = SaveState(saved_at=services.clock.now())
        self._writer = services.open_writer(self._take_report)
        self._matching = Matching(self.pack, self._gender, services.post, self._matched)
        self._look_again()

    @property
    def hearing(self) -> Hearing:
        """The hearing as it stands, with what is being typed."""
        return self._hearing.with_drafts(self._drafts)

    @property
    def committed(self) -> Hearing:
        """The hearing as its events alone say it: quick, and without what is being typed."""
        return self._hearing

    @property
    def records(self) -> tuple[ev.Recorded, ...]:
        """Everything that happened, in order."""
        return tuple(self._records)

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The turns in the order of the text, as they stand."""
        return self.hearing.ordered_turns()

    @property
    def post(self) -> Post:
        """The way onto the thread of this session."""
        return self._services.post

    @property
    def is_matching(self) -> bool:
        """Whether a finished answer is still being looked at."""
        return self._matching.is_busy

    def now(self) -> str:
        """The time as events keep it."""
        return stamp(self._services.clock.now())

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after anything was recorded; returns what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def subscribe_to_saving(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` when the state of saving changed; returns what ends it."""
        self._save_listeners.append(listener)
        return lambda: self._save_listeners.remove(listener)

    def new_turn_id(self) -> ev.TurnId:
        """An id for a turn that is about to be made: t1, t2, … in order of creation, never given twice."""
        number, self._next_turn = self._next_turn, self._next_turn + 1
        return ev.TurnId(f"t{number}")

    def record(self, *events: ev.Event) -> None:
        """Let these happen now, with what the rules decide because of them; raises DeskError on a read-only hearing."""
        self._write(events)
        self._tell()

    def replace_turns(self, change: TurnsReplaced) -> None:
        """Take over an edit of the document; typing inside a turn that has begun records nothing but a draft."""
        self._refuse_read_only()
        before = len(self._records)
        topic = self._hearing.topic or "opening"
        texts = take_over(self._hearing, change, topic, self._record_text)
        dropped = tuple(turn for turn in change.gone if turn not in texts and self._drafts.pop(turn, None) is not None)
        fresh = {turn: text for turn, text in texts.items() if self._text(turn) != text}
        self._drafts.update(fresh)
        if fresh or dropped:
            self._writer.write(drafts=[StoredDraft(t, text) for t, text in fresh.items()], dropped_drafts=dropped)
            self._mark_unsaved()
        if len(self._records) > before:
            self._tell()

    def finish_turn(self, turn: ev.TurnId) -> None:
        """The caret left a turn, or something else was opened: its text is now an event and, for an A, looked at."""
        known = self._hearing.turns.get(turn)
        if known is None or self.is_read_only:
            return
        text = self._drafts.pop(turn, None)
        is_new = text is not None and not (text == known.text and known.typed_at)
        if text is not None:
            # What was changed and changed back is no event, but its draft must go: it would hide what comes later.
            self._write((ev.TurnTyped(turn, known.kind, text),) if is_new else (), dropped=(turn,))
        self._look_at(turn)
        if is_new:
            self._tell()

    def finish_all_turns(self) -> None:
        """Finish every turn that is being typed."""
        for turn in tuple(self._drafts):
            self.finish_turn(turn)

    def save_now(self) -> None:
        """Close the batch: a change of focus, Ctrl+S."""
        self._writer.close_batch()

    def save_soon(self) -> None:
        """Close the batch once what was typed had time to be painted: Enter."""
        self._writer.close_batch_soon()

    def flush(self, patience_s: float = 10.0) -> None:
        """Wait until everything is on disk; for the command line, for tests and for closing. DeskError not_saved."""
        self._writer.flush(patience_s)

    def back_up(self) -> None:
        """Ask for a backup soon, as before an export; nobody waits for it."""
        self._services.back_up()

    def close(self, patience_s: float = 10.0, wait: Waiting = at_once) -> None:
        """Finish what is being typed, save it and let the hearing go; after DeskError not_saved it is still open."""
        if not self._is_closed:
            self.finish_all_turns()
            self.set_down(patience_s, wait)

    def set_down(self, patience_s: float = 10.0, wait: Waiting = at_once) -> None:
        """Save everything and let the hearing go with its turns as they are being typed; DeskError as of `close`."""
        if self._is_closed:
            return
        wait(lambda: self._writer.flush(patience_s))
        self._is_closed = True
        wait(self._stop)

    def _stop(self) -> None:
        self._matching.stop()
        self._writer.stop()

    def _record_text(self, event: ev.Event) -> Hearing:
        self._write((event,))
        return self._hearing

    def _write(self, events: Iterable[ev.Event], dropped: tuple[str, ...] = ()) -> None:
        self._refuse_read_only()
        records = [self._recorded(event) for event in events]
        if any(isinstance(r.event, GATE_INPUTS) for r in records) and self._hearing.status is not Status.ENDED:
            gate = decided(self._hearing, self.pack.gate, self.pack.serial)
            records += [self._recorded(event) for event in gate]
        if any(isinstance(r.event, DATE_INPUTS) for r in records):
            records += [self._recorded(event) for event in knocked_on(self._hearing, self.pack)]
        self._writer.write([to_stored(record) for record in records], dropped_drafts=dropped)
        self._mark_unsaved()

    def _refuse_read_only(self) -> None:
        if self.is_read_only:
            raise DeskError("hearing_read_only", Text("This hearing can only be read here."))

    def _recorded(self, event: ev.Event) -> ev.Recorded:
        record = ev.Recorded(len(self._records) + 1, self.now(), event)
        self._records.append(record)
        self._hearing = fold([record], self._hearing)
        return record

    def _text(self, turn: ev.TurnId) -> str:
        if turn in self._drafts:
            return self._drafts[turn]
        known = self._hearing.turns.get(turn)
        return known.text if known else ""

    def _look_at(self, turn: ev.TurnId) -> None:
        question = question_of_signals(self._hearing, self.pack, turn)
        if question is not None:
            self._look_into(turn, question)

    def _look_into(self, turn: ev.TurnId, question: str) -> None:
        if self._is_to_be_looked_at(turn) and not self._is_closed:
            self._looked_at[turn] = text = self._hearing.turns[turn].text
            self._matching.look_at(turn, text, question)

    def _is_to_be_looked_at(self, turn: ev.TurnId) -> bool:
        known = self._hearing.turns[turn]
        return known.kind == "A" and bool(known.typed_at) and self._looked_at.get(turn) != known.text

    def _gender(self) -> str:
        return self._hearing.text_of("applicant_gender")

    def _matched(self, turn: str, text: str, groups: tuple[str, ...]) -> None:
        turn_id = ev.TurnId(turn)
        known = self._hearing.turns.get(turn_id)
        if known is None or known.text != text or known.kind != "A" or self._is_closed:
            return
        events = after_match(self._hearing, self.pack, turn_id, groups)
        if events:
            self.record(*events)

    def _look_again(self) -> None:
        # The program may have ended between an answer, or another wording of it, and its match.
        if self.is_read_only:
            return
        self._looked_at = _matched_since_typed(self._records, self._hearing)
        inside = answers_inside_signals(self._hearing, self.pack)
        again = [
            (turn, self._hearing.turns[turn].text, question)
            for turn, question in inside
            if self._is_to_be_looked_at(turn)
        ]
        self._looked_at |= {turn: text for turn, text, _ in again}
        self._matching.look_again(again)

    def _mark_unsaved(self) -> None:
        was = self.save_state
        self.save_state = saving.changed(was, self._services.clock.now())
        if was.unsaved_since is None:
            self._tell_saving()

    def _take_report(self, report: Report) -> None:
        now = self._services.clock.now()
        if isinstance(report, Acknowledged):
            self.save_state = saving.acknowledged(self.save_state, now, report.is_all)
            self._services.acknowledged(report)
        elif isinstance(report, SaveFailed):
            self.save_state = saving.failed(self.save_state, now, report.problem, report.is_kept)
        else:
            self.save_state = saving.room_left(self.save_state, report.free, report.is_low)
        self._tell_saving()

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener(self)

    def _tell_saving(self) -> None:
        for listener in tuple(self._save_listeners):
            listener(self)


def text_of(turn: Turn) -> TurnText:
    """A turn as the document holds it."""
    return TurnText(turn.id, turn.kind, turn.text)


def _number_of(turn: ev.TurnId) -> int:
    return int(turn.removeprefix("t"))


def _matched_since_typed(records: Iterable[ev.Recorded], hearing: Hearing) -> dict[ev.TurnId, str]:
    matched: set[ev.TurnId] = set()
    for record in records:
        if isinstance(record.event, ev.SignalsMatched):
            matched.add(record.event.turn)
        elif isinstance(record.event, (ev.TurnTyped, ev.TurnKindChanged)):
            matched.discard(record.event.id)
    return {turn: hearing.turns[turn].text for turn in matched if turn in hearing.turns}
