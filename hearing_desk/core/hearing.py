"""The state of a hearing, as read from its events; nothing here decides or judges."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field

from hearing_desk.core.events import (
    ClosingAnswered,
    ConditionSettled,
    ConfirmationNoted,
    ConsentNoted,
    ConsultLogged,
    CorrectionNoted,
    CoverageSet,
    DeadlineSet,
    DocumentNoted,
    FactCardNoted,
    FieldValue,
    GateAnswered,
    HearingBrokenOff,
    HearingNotHeld,
    MarkSet,
    NextSessionPlanned,
    OpeningAnswered,
    OpenItemSettled,
    PackMoved,
    PackPinned,
    PartExported,
    PartHandedOver,
    PlanQuestionNoted,
    PreparationAnswered,
    PreparationTakenOver,
    TrackSwitched,
    TurnId,
)
from hearing_desk.core.people import Fact, Interpreter, Officer, Wish
from hearing_desk.core.status import Status as Status
from hearing_desk.core.text_events import TextBlockPut

CONFIRMED = ("nu", "bevestigd")
"""The states of the confirmation after which the text stands as it is."""


@dataclass(frozen=True)
class Revision:
    """An earlier text of a turn and when it was left."""

    at: str
    text: str


@dataclass(frozen=True)
class Turn:
    """One turn of the text: `at` is the time of its first character ("" while it is empty), `number` "" without one."""

    id: TurnId
    kind: str
    text: str = ""
    number: str = ""
    topic: str = ""
    by: str = ""
    at: str = ""
    session: int = 0
    typed_at: str = ""
    revisions: tuple[Revision, ...] = ()
    is_mended: bool = False

    @property
    def has_begun(self) -> bool:
        """Whether a first character was ever typed."""
        return bool(self.at)

    def retyped(self, text: str, at: str) -> Turn:
        """The turn with another finished text; the one before becomes a revision."""
        if self.typed_at and text == self.text:
            return self
        earlier = (Revision(self.typed_at, self.text),) if self.typed_at else ()
        return dataclasses.replace(self, text=text, typed_at=at, revisions=self.revisions + earlier)


@dataclass(frozen=True)
class InterpreterStint:
    """An interpreter from–to: empty times mean from the start, or still there."""

    interpreter: Interpreter
    from_at: str = ""
    to_at: str = ""
    reason_ended: str = ""


@dataclass(frozen=True)
class HearingSession:
    """A zitting: one day, or part of it, on which the hearing was held."""

    number: int
    date: str
    place: str
    started_at: str
    ended_at: str = ""
    gate: tuple[GateAnswered, ...] = ()
    conditions: tuple[ConditionSettled, ...] = ()
    mode: str = ""


@dataclass(frozen=True)
class Pause:
    """A pause; `reason` and `resume_reason` are internal, `code` and `by` go into the report."""

    session: int
    from_at: str
    by: str
    code: str
    reason: str = ""
    to_at: str = ""
    resume_reason: str = ""
    after_turn: str = ""


@dataclass(frozen=True)
class ParkedItem:
    """Words to come back to."""

    id: str
    turn: TurnId
    words: str
    at: str
    note: str = ""
    is_settled: bool = False


@dataclass(frozen=True)
class CardAnswer:
    """One answer of the officer to a card, and how many pauses had begun by then."""

    answer: str
    roles: tuple[str, ...]
    turn: str
    at: str
    pauses: int = 0


@dataclass(frozen=True)
class Card:
    """The card of one signal group: the places that opened it and everything that was answered."""

    group: str
    level: str
    turns: tuple[str, ...]
    answers: tuple[CardAnswer, ...] = ()
    is_answered: bool = False
    is_by_hand: bool = False
    new_places: int = 0
    code: str = ""

    @property
    def last_answer(self) -> str:
        """The answer that stands, "" while there is none since the card opened."""
        return self.answers[-1].answer if self.is_answered else ""


@dataclass(frozen=True)
class TopicVisit:
    """When the officer went to a topic."""

    topic: str
    at: str


@dataclass(frozen=True)
class Hearing:
    """Everything known of one hearing. Its dicts and lists are only ever changed by `fold` on its own copy."""

    pack: PackPinned | None = None
    pack_moves: list[tuple[PackMoved, str]] = field(default_factory=list)
    unconfirmed: frozenset[str] = frozenset()
    kept_aside: frozenset[str] = frozenset()
    created_at: str = ""
    fields: dict[str, FieldValue] = field(default_factory=dict)
    officers: list[Officer] = field(default_factory=list)
    interpreters: list[InterpreterStint] = field(default_factory=list)
    wishes: dict[Fact, Wish] = field(default_factory=dict)
    wished_at: dict[Fact, str] = field(default_factory=dict)
    plan: tuple[str, ...] = ()
    plan_questions: dict[str, PlanQuestionNoted] = field(default_factory=dict)
    fact_card: dict[str, FactCardNoted] = field(default_factory=dict)
    abbreviations: dict[str, str] = field(default_factory=dict)
    text_blocks: list[TextBlockPut] = field(default_factory=list)
    preparation: dict[str, tuple[PreparationAnswered, str]] = field(default_factory=dict)
    taken_over: tuple[PreparationTakenOver, str] | None = None
    gate_answers: dict[Fact, GateAnswered] = field(default_factory=dict)
    stale_gate_answers: frozenset[Fact] = frozenset()
    answered_before_wish: frozenset[Fact] = frozenset()
    superseded_gate_answers: list[tuple[int, GateAnswered]] = field(default_factory=list)
    gate_reasons: tuple[str, ...] = ()
    is_gate_clear: bool = False
    gate_reopened_by: str = ""
    conditions: dict[str, ConditionSettled] = field(default_factory=dict)
    sessions: list[HearingSession] = field(default_factory=list)
    next_session: NextSessionPlanned | None = None
    pauses: list[Pause] = field(default_factory=list)
    topic: str = ""
    visits: list[TopicVisit] = field(default_factory=list)
    order: list[TurnId] = field(default_factory=list)
    turns: dict[TurnId, Turn] = field(default_factory=dict)
    removed: dict[TurnId, Turn] = field(default_factory=dict)
    highest_question: int = 0
    given_answers: set[str] = field(default_factory=set)
    marks: list[tuple[MarkSet, str]] = field(default_factory=list)
    parked: dict[str, ParkedItem] = field(default_factory=dict)
    matches: dict[TurnId, tuple[str, ...]] = field(default_factory=dict)
    cards: dict[str, Card] = field(default_factory=dict)
    coverage: dict[str, CoverageSet] = field(default_factory=dict)
    consults: list[tuple[ConsultLogged, str]] = field(default_factory=list)
    questions_put: dict[str, str] = field(default_factory=dict)
    opening: dict[str, tuple[OpeningAnswered, str]] = field(default_factory=dict)
    opening_in: dict[str, int] = field(default_factory=dict)
    earlier_opening: list[tuple[OpeningAnswered, str]] = field(default_factory=list)
    closing: dict[str, tuple[ClosingAnswered, str]] = field(default_factory=dict)
    documents: list[tuple[DocumentNoted, str]] = field(default_factory=list)
    consents: list[ConsentNoted] = field(default_factory=list)
    objection_to_copy: str = ""
    confirmation: ConfirmationNoted | None = None
    deadlines: dict[str, DeadlineSet] = field(default_factory=dict)
    track_switches: list[tuple[TrackSwitched, str]] = field(default_factory=list)
    read_back: dict[TurnId, str] = field(default_factory=dict)
    corrections: list[tuple[CorrectionNoted, str]] = field(default_factory=list)
    settled: dict[str, OpenItemSettled] = field(default_factory=dict)
    broken_off: HearingBrokenOff | None = None
    not_held: HearingNotHeld | None = None
    ended_at: str = ""
    record_sha256: str = ""
    exports: list[tuple[PartExported, str]] = field(default_factory=list)
    handed_over: dict[str, tuple[PartHandedOver, str]] = field(default_factory=dict)
    closed_rounds: frozenset[int] = frozenset()

    def text_of(self, name: str) -> str:
        """A field of the case sheet as text, "" when it is not filled in."""
        value = self.fields.get(name, "")
        return value if isinstance(value, str) else ""

    def texts_of(self, name: str) -> tuple[str, ...]:
        """A field of the case sheet that holds several values."""
        value = self.fields.get(name, ())
        return value if isinstance(value, tuple) else ()

    def standing_fields(self) -> Hearing:
        """The hearing as rules see it: without fields of the case sheet that do not stand."""
        standing = {name: value for name, value in self.fields.items() if self.stands(f"sheets/zaak/{name}")}
        return self if len(standing) == len(self.fields) else dataclasses.replace(self, fields=standing)

    def stands(self, path: str) -> bool:
        """Whether an answer, by its path in the pack, counts: it waits for no confirmation and is not kept aside."""
        return path not in self.unconfirmed and path not in self.kept_aside

    def ordered_turns(self) -> tuple[Turn, ...]:
        """The turns in the order of the text."""
        return tuple(self.turns[turn] for turn in self.order)

    def with_drafts(self, drafts: dict[TurnId, str]) -> Hearing:
        """The same hearing with the text of turns that are still being typed."""
        known = {turn: text for turn, text in drafts.items() if turn in self.turns}
        if not known:
            return self
        turns = dict(self.turns)
        for turn, text in known.items():
            turns[turn] = dataclasses.replace(turns[turn], text=text)
        return dataclasses.replace(self, turns=turns)

    def with_question(self, number: int) -> Hearing:
        """The hearing after a question got this number."""
        if number <= self.highest_question:
            return self
        # Thousands of times when a long hearing is opened: naming each field anew takes much longer (measured).
        asked = object.__new__(type(self))
        asked.__dict__.update(self.__dict__, highest_question=number)
        return asked

    @property
    def session(self) -> HearingSession | None:
        """The zitting that is going on, if any."""
        return self.sessions[-1] if self.sessions and not self.sessions[-1].ended_at else None

    @property
    def pause(self) -> Pause | None:
        """The pause that is going on, if any."""
        return self.pauses[-1] if self.pauses and not self.pauses[-1].to_at else None

    @property
    def is_final(self) -> bool:
        """Whether the record is frozen."""
        return bool(self.record_sha256)

    @property
    def is_text_fixed(self) -> bool:
        """Whether not even a typing error can be mended any more: it is final, or the applicant confirmed it."""
        return self.is_final or (self.confirmation is not None and self.confirmation.state in CONFIRMED)

    @property
    def has_ended(self) -> bool:
        """Whether no new turns can come: ended, broken off or not held."""
        return bool(self.ended_at) or self.broken_off is not None or self.not_held is not None

    @property
    def present_interpreters(self) -> tuple[Interpreter, ...]:
        """The interpreters planned or at work now."""
        return tuple(stint.interpreter for stint in self.interpreters if not stint.to_at)

    @property
    def status(self) -> Status:
        """Where the hearing is in its life."""
        if self.not_held is not None:
            return Status.NOT_HELD
        if self.is_final:
            return Status.FINAL
        if self.broken_off is not None:
            return Status.BROKEN_OFF
        if self.ended_at:
            return Status.ENDED
        return self._status_while_open()

    @property
    def is_going_on(self) -> bool:
        """Between its start and its end: the applicant is there, or comes back in a moment."""
        return self.status in (Status.RUNNING, Status.IN_PAUSE)

    def _status_while_open(self) -> Status:
        if self.next_session is not None:
            return Status.CONTINUES
        if self.session is not None:
            return Status.IN_PAUSE if self.pause is not None else Status.RUNNING
        if self.preparation and self.is_gate_clear:
            return Status.READY
        return Status.IN_PREPARATION if self.preparation else Status.PLANNED
