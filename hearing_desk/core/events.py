"""The closed list of what can happen to a hearing; everything else is read from these.

An event is written once and never changed. What a rule decided (a gate that closed, a card that opened) is itself an
event, so that reading a hearing back never runs a rule. A changed shape gets a new version and keeps its old reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from hearing_desk.core.case_events import (
    AbbreviationNoted as AbbreviationNoted,
)
from hearing_desk.core.case_events import (
    AnswerMoved as AnswerMoved,
)
from hearing_desk.core.case_events import (
    AnswersConfirmed as AnswersConfirmed,
)
from hearing_desk.core.case_events import (
    CaseEvent as CaseEvent,
)
from hearing_desk.core.case_events import (
    ConditionSettled as ConditionSettled,
)
from hearing_desk.core.case_events import (
    ConsentNoted as ConsentNoted,
)
from hearing_desk.core.case_events import (
    CopyToLawyerNoted as CopyToLawyerNoted,
)
from hearing_desk.core.case_events import (
    DocumentNoted as DocumentNoted,
)
from hearing_desk.core.case_events import (
    FactCardNoted as FactCardNoted,
)
from hearing_desk.core.case_events import (
    FieldFilled as FieldFilled,
)
from hearing_desk.core.case_events import (
    FieldValue as FieldValue,
)
from hearing_desk.core.case_events import (
    GateAnswered as GateAnswered,
)
from hearing_desk.core.case_events import (
    GateCleared as GateCleared,
)
from hearing_desk.core.case_events import (
    GateClosed as GateClosed,
)
from hearing_desk.core.case_events import (
    GateReopened as GateReopened,
)
from hearing_desk.core.case_events import (
    HearingBrokenOff as HearingBrokenOff,
)
from hearing_desk.core.case_events import (
    HearingEnded as HearingEnded,
)
from hearing_desk.core.case_events import (
    HearingNotHeld as HearingNotHeld,
)
from hearing_desk.core.case_events import (
    InterpreterAssigned as InterpreterAssigned,
)
from hearing_desk.core.case_events import (
    NextSessionPlanned as NextSessionPlanned,
)
from hearing_desk.core.case_events import (
    OfficerAssigned as OfficerAssigned,
)
from hearing_desk.core.case_events import (
    PackMoved as PackMoved,
)
from hearing_desk.core.case_events import (
    PackPinned as PackPinned,
)
from hearing_desk.core.case_events import (
    PlanQuestionNoted as PlanQuestionNoted,
)
from hearing_desk.core.case_events import (
    PlanSet as PlanSet,
)
from hearing_desk.core.case_events import (
    PreparationAnswered as PreparationAnswered,
)
from hearing_desk.core.case_events import (
    PreparationTakenOver as PreparationTakenOver,
)
from hearing_desk.core.case_events import (
    SessionStarted as SessionStarted,
)
from hearing_desk.core.case_events import (
    TrackSwitched as TrackSwitched,
)
from hearing_desk.core.case_events import (
    WishNoted as WishNoted,
)
from hearing_desk.core.text_events import (
    ItemParked as ItemParked,
)
from hearing_desk.core.text_events import (
    MarkSet as MarkSet,
)
from hearing_desk.core.text_events import (
    MarkTaken as MarkTaken,
)
from hearing_desk.core.text_events import (
    ParkNoted as ParkNoted,
)
from hearing_desk.core.text_events import (
    SpeakerNamed as SpeakerNamed,
)
from hearing_desk.core.text_events import (
    TextEvent as TextEvent,
)
from hearing_desk.core.text_events import (
    TopicOpened as TopicOpened,
)
from hearing_desk.core.text_events import (
    TurnBegun as TurnBegun,
)
from hearing_desk.core.text_events import (
    TurnId as TurnId,
)
from hearing_desk.core.text_events import (
    TurnKindChanged as TurnKindChanged,
)
from hearing_desk.core.text_events import (
    TurnOpened as TurnOpened,
)
from hearing_desk.core.text_events import (
    TurnPlaced as TurnPlaced,
)
from hearing_desk.core.text_events import (
    TurnRemoved as TurnRemoved,
)
from hearing_desk.core.text_events import (
    TurnsReadBack as TurnsReadBack,
)
from hearing_desk.core.text_events import (
    TurnTyped as TurnTyped,
)


@dataclass(frozen=True)
class SignalsMatched:
    """By rule: the groups whose words a finished turn holds; replaces what was matched in it before."""

    turn: TurnId
    groups: tuple[str, ...]
    serial: int


@dataclass(frozen=True)
class CardOpened:
    """By rule, or by the officer's hand: the card of a group opened, or opened again, on a turn."""

    group: str
    turn: TurnId
    level: str
    is_by_hand: bool = False


@dataclass(frozen=True)
class CardJoined:
    """By rule: a further place was added to the card of a group."""

    group: str
    turn: TurnId


@dataclass(frozen=True)
class CardAnswered:
    """The officer answered a card, on the turn where they stood."""

    group: str
    answer: str
    roles: tuple[str, ...] = ()
    turn: str = ""


@dataclass(frozen=True)
class CardRaised:
    """By rule: an answer raised the level of a card."""

    group: str
    level: str


@dataclass(frozen=True)
class CardCoded:
    """Why a card was not relevant or cleared, asked in the pause."""

    group: str
    code: str


@dataclass(frozen=True)
class CoverageSet:
    """How far a coverage point was asked, by the officer's key."""

    point: str
    state: str
    flag: str = ""
    code: str = ""
    reason: str = ""


@dataclass(frozen=True)
class ConsultLogged:
    """Somebody was consulted or asked; `due` is the day on which an answer to a request is expected.

    `who` names the colleague for this officer alone: it never leaves the vault. With danger now: the time of the call,
    what the applicant was told, and their consent (of the list `consent`).
    """

    with_whom: str
    question: str
    answer: str = ""
    outcome: str = ""
    reason: str = ""
    minutes: str = ""
    due: str = ""
    who: str = ""
    called_at: str = ""
    told: str = ""
    consent: str = ""


@dataclass(frozen=True)
class PauseBegun:
    """A pause began; `reason` in own words stays internal."""

    by: str
    code: str
    reason: str = ""


@dataclass(frozen=True)
class PauseDescribed:
    """Who asked for the pause that is going on, and why: a pause begins at once, this is filled in during it."""

    by: str
    code: str
    reason: str = ""


@dataclass(frozen=True)
class PauseEnded:
    """The pause ended."""

    by: str = ""
    reason: str = ""


@dataclass(frozen=True)
class QuestionPut:
    """The question of a checklist item was put as a turn; the officer typed the answer, nothing is ticked by it."""

    item: str
    turn: str


@dataclass(frozen=True)
class OpeningAnswered:
    """An item of the opening was settled, linked to the question that was put."""

    item: str
    answer: str
    turn: str = ""
    note: str = ""


@dataclass(frozen=True)
class ClosingAnswered:
    """An item of the closing was settled, linked to the question that was put."""

    item: str
    answer: str
    turn: str = ""
    note: str = ""


@dataclass(frozen=True)
class ConfirmationNoted:
    """How the applicant confirmed the report, or did not."""

    state: str
    reasons: str = ""
    until: str = ""


@dataclass(frozen=True)
class DeadlineSet:
    """A date of a step of the track; `sum` is how it came about, `reason` why it was overwritten."""

    step: str
    date: str
    sum: str = ""
    reason: str = ""


@dataclass(frozen=True)
class CorrectionNoted:
    """A correction as it was received, on a turn ("" when it could not be placed); the report's text stays.

    `old` are the words of the turn that `text` would stand in for, "" when it does not say so word for word.
    """

    turn: str
    text: str
    by: str
    kind: str
    note: str = ""
    received_on: str = ""
    round: int = 1
    old: str = ""


@dataclass(frozen=True)
class OpenItemSettled:
    """Why an open item or card may stay open at *definitief*; `date` is when it is planned (open items)."""

    what: str
    reason: str
    date: str = ""


@dataclass(frozen=True)
class TurnMended:
    """A typing error mended after the hearing; the old text is kept and the report says which turns."""

    id: TurnId
    text: str


@dataclass(frozen=True)
class MadeFinal:
    """The record is frozen; from here there are only corrections."""

    record_sha256: str


@dataclass(frozen=True)
class PartExported:
    """A part was written: which one, for what and for whom, and to which files; these names never leave the vault."""

    part: str
    purpose: str
    recipient: str
    record_sha256: str
    is_concept: bool
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class PartHandedOver:
    """The officer confirms that a part is where it belongs: by a receipt, or by its reference in the file."""

    part: str
    reference: str


@dataclass(frozen=True)
class RoundClosed:
    """A round of corrections is over: nothing more is expected in it."""

    round: int


WorkEvent: TypeAlias = (
    SignalsMatched | CardOpened | CardJoined | CardAnswered | CardRaised | CardCoded | CoverageSet |
    ConsultLogged | PauseBegun | PauseDescribed | PauseEnded | QuestionPut | OpeningAnswered | ClosingAnswered |
    DocumentNoted | ConsentNoted | CopyToLawyerNoted | ConfirmationNoted | DeadlineSet | CorrectionNoted |
    OpenItemSettled | TurnMended | MadeFinal | PartExported | PartHandedOver | RoundClosed
)  # fmt: skip

Event: TypeAlias = CaseEvent | TextEvent | WorkEvent


@dataclass(frozen=True)
class Recorded:
    """An event with its place in the hearing: `seq` from 1 without gaps, `at` ISO 8601 with offset."""

    seq: int
    at: str
    event: Event
