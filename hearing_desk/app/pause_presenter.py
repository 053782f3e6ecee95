"""What Pauze shows and does: how people are, what waits, why there is a pause, and going on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hearing_desk.app.coverage_map import TopicOnMap, coverage_map, legend
from hearing_desk.app.session import Session
from hearing_desk.app.sheet_values import problems_in, text_in
from hearing_desk.app.timeline import TimelineDay, timeline
from hearing_desk.app.topics_presenter import next_in_plan
from hearing_desk.app.turns_replaced import TurnsReplaced, TurnText
from hearing_desk.app.waiting import Waiting, coded_by, turn_names, waiting
from hearing_desk.core import events as ev
from hearing_desk.core.form import Option, Sheet
from hearing_desk.core.hearing import Status, Turn
from hearing_desk.core.minutes import clock
from hearing_desk.core.people import Fact
from hearing_desk.core.problems import Problem
from hearing_desk.core.text import Text

Values = Mapping[str, ev.FieldValue]

BY_OFFICER, PLAIN = "medewerker", "pauze"
OFFICER_LINE, INTERPRETER_LINE = "O", "T"
_NOT_SETTLED = {
    Fact.OFFICER.value: Text(
        "The wish about the officer is not settled: this hearing cannot go on like this."
    ),
    Fact.INTERPRETER.value: Text(
        "The wish about the interpreter is not settled: this hearing cannot go on like this."
    ),
}


@dataclass(frozen=True)
class LastTurn:
    """One of the last turns before the pause, to find the thread again."""

    name: str
    text: str


class PausePresenter:
    """The pause of one open hearing."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def is_pause(self) -> bool:
        """Whether a pause is going on."""
        return self._session.committed.pause is not None

    def why_not(self) -> Text | None:
        """Why there is nothing to show here, None when there is."""
        if self.is_pause:
            return None
        return Text("There is no pause. Ctrl+Shift+P begins one.")

    def questions(self) -> tuple[Text, ...]:
        """What is asked before anything shows: the interpreter often stays in the room."""
        alone = Text("Are you alone?")
        return (Text("Is the recording silent?"), alone) if self._is_recorded() else (alone,)

    def headline(self) -> Text:
        """Since when the pause lasts, and what in it waits."""
        pause = self._session.committed.pause
        since = clock(pause.from_at) if pause else ""
        return Text("Pause since {time}. Waiting: {count}.", time=since, count=len(self.waiting()))

    def sheets(self) -> tuple[Sheet, Sheet]:
        """The forms of the pause and of going on."""
        return self._session.shown_pack.sheet("pause"), self._session.shown_pack.sheet("resume")

    def described(self) -> dict[str, ev.FieldValue]:
        """What is known of this pause, as the form shows it."""
        pause = self._session.committed.pause
        return {"by": pause.by, "code": pause.code, "reason": pause.reason} if pause else {}

    def waiting(self) -> tuple[Waiting, ...]:
        """What waits, with full titles: only for an uncovered screen."""
        return waiting(self._session)

    def last_turns(self) -> tuple[LastTurn, ...]:
        """The last two turns that were numbered, to take up the thread."""
        numbered = [turn for turn in self._session.turns if turn.number and turn.text][-2:]
        return tuple(self._last(turn) for turn in numbered)

    def coverage(self) -> tuple[TopicOnMap, ...]:
        """How far the points of each topic are."""
        return coverage_map(self._session)

    def coverage_legend(self) -> tuple[tuple[str, str], ...]:
        """What the signs of the map say."""
        return legend(self._session)

    def timeline(self) -> tuple[TimelineDay, ...]:
        """How the time went up to now."""
        return timeline(self._session)

    def next_topic(self) -> str:
        """The neutral name of the first planned topic that was not opened yet, "" when there is none."""
        return next_in_plan(self._session)

    def begin(self) -> tuple[Problem, ...]:
        """Begin a pause at once, by the officer and without a reason: the time matters, the rest can follow."""
        if self._session.committed.status is not Status.RUNNING:
            return (Problem(Text("A pause can begin only while the hearing is going on.")),)
        self._session.finish_all_turns()
        self._session.record(ev.PauseBegun(BY_OFFICER, PLAIN))
        self._session.save_now()
        return ()

    def describe(self, values: Values) -> tuple[Problem, ...]:
        """Say who asked for the pause and why."""
        problems = self._problems(problems_in(self.sheets()[0].fields, values))
        if not problems:
            names = ("by", "code", "reason")
            self._session.record(ev.PauseDescribed(*(text_in(values, name) for name in names)))
        return problems

    def add_line(self, kind: str, text: str) -> tuple[Problem, ...]:
        """Put how somebody is at the end of the text: an O about the applicant, a T about the interpreter."""
        problems = self._problems(())
        paragraphs = [line for line in text.split("\n") if line.strip()]
        if paragraphs and not problems:
            turn = TurnText(self._session.new_turn_id(), kind, "\n".join(paragraphs).strip())
            order = self._session.committed.order
            self._session.replace_turns(TurnsReplaced(order[-1] if order else "", (), (turn,)))
            self._session.finish_turn(turn.id)
        return problems

    def note_parked(self, item: str, note: str) -> tuple[Problem, ...]:
        """Write the line of a parked item."""
        if item not in self._session.committed.parked:
            return (Problem(Text("Choose a parked line first.")),)
        self._session.record(ev.ParkNoted(item, note.strip()))
        return ()

    def settle_parked(self, item: str, note: str = "") -> tuple[Problem, ...]:
        """A parked item needs no coming back to any more."""
        if item not in self._session.committed.parked:
            return (Problem(Text("Choose a parked line first.")),)
        self._session.record(ev.ParkNoted(item, note.strip(), is_settled=True))
        return ()

    def codes(self) -> tuple[Option, ...]:
        """The closed list of reasons why a card was not relevant or was cleared up; each takes one key."""
        return self._session.shown_pack.choices("card_code")

    def give_code(self, line: str, code: str) -> tuple[Problem, ...]:
        """Say why a card was not relevant or was cleared up."""
        group = coded_by(line)
        if not group:
            return (Problem(Text("Only a point of attention that was answered takes a reason here.")),)
        self._session.record(ev.CardCoded(group, code))
        return ()

    def resume(self, values: Values) -> tuple[Problem, ...]:
        """Go on with the hearing; refused, with the reason, while a wish is not settled."""
        problems = self._problems(self._gate())
        if not problems:
            self._session.record(ev.PauseEnded(text_in(values, "by"), text_in(values, "reason")))
            self._session.save_now()
        return problems

    def is_gate_closed(self) -> bool:
        """Whether only Controle vooraf, another day, breaking off or ending lead on from here."""
        return not self._session.committed.is_gate_clear

    def _problems(self, others: tuple[Problem, ...]) -> tuple[Problem, ...]:
        reason = self.why_not()
        return others if reason is None else (Problem(reason),)

    def _gate(self) -> tuple[Problem, ...]:
        hearing = self._session.committed
        if hearing.is_gate_clear:
            return ()
        facts = dict.fromkeys(reason.partition(":")[0] for reason in hearing.gate_reasons)
        return tuple(Problem(_NOT_SETTLED[fact]) for fact in facts if fact in _NOT_SETTLED) or (
            Problem(Text("The check beforehand must be done again before the hearing goes on.")),
        )

    def _is_recorded(self) -> bool:
        hearing = self._session.committed
        return any(p.records for p in self._session.shown_pack.profiles if p.id == hearing.text_of("profile"))

    def _last(self, turn: Turn) -> LastTurn:
        return LastTurn(turn_names(self._session.committed, (turn.id,)), turn.text)
