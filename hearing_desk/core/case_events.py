"""What can happen around a hearing: planning, preparation, the gate, and the days it is held on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from hearing_desk.core.field_kind import FieldValue as FieldValue
from hearing_desk.core.people import Fact, Interpreter, Officer, Wish


@dataclass(frozen=True)
class PackPinned:
    """The form pack in force on the hearing's day; the compiled pack itself is kept beside the events."""

    line: str
    serial: int
    sha256: str


@dataclass(frozen=True)
class AnswerMoved:
    """Where an answer went with a newer pack: both are paths of packs; `value` is what it says from then on."""

    was: str
    now: str
    value: FieldValue = ""


@dataclass(frozen=True)
class PackMoved:
    """The officer moved the hearing to a newer pack, which is kept whole in `text`; the pack before it stays kept too.

    `moved` are the answers that stand elsewhere or read otherwise, `to_confirm` those that count as not given until
    they are confirmed, `kept_aside` those that the newer pack does not ask for.
    """

    line: str
    was_serial: int
    serial: int
    sha256: str
    text: str
    reason: str
    moved: tuple[AnswerMoved, ...] = ()
    to_confirm: tuple[str, ...] = ()
    kept_aside: tuple[str, ...] = ()


@dataclass(frozen=True)
class AnswersConfirmed:
    """The officer confirmed answers, by their paths, as they stand under the newer pack."""

    paths: tuple[str, ...]


@dataclass(frozen=True)
class FieldFilled:
    """The officer filled in a field of the case sheet."""

    field: str
    value: FieldValue


@dataclass(frozen=True)
class OfficerAssigned:
    """An officer hears, in place of `instead_of` when that is given."""

    officer: Officer
    instead_of: str = ""


@dataclass(frozen=True)
class InterpreterAssigned:
    """An interpreter is planned or takes over from `instead_of`, with the reason of the change."""

    interpreter: Interpreter
    instead_of: str = ""
    reason: str = ""


@dataclass(frozen=True)
class WishNoted:
    """What the applicant wished about officer or interpreter, as it stands in the file."""

    fact: Fact
    wish: Wish


@dataclass(frozen=True)
class PlanSet:
    """The topics of the hearing plan, in order."""

    topics: tuple[str, ...]


@dataclass(frozen=True)
class PlanQuestionNoted:
    """An own question for a topic; its note is never shown in the hearing. An empty question takes it away."""

    id: str
    topic: str
    question: str
    private_note: str = ""


@dataclass(frozen=True)
class FactCardNoted:
    """A line of the fact card: how a name, date or place is written."""

    id: str
    label: str
    text: str
    source: str = ""


@dataclass(frozen=True)
class AbbreviationNoted:
    """What a short form stands for in this hearing; an empty text takes it away."""

    short: str
    text: str


@dataclass(frozen=True)
class PreparationAnswered:
    """The officer answered an item of the preparation."""

    item: str
    answer: str
    note: str = ""


@dataclass(frozen=True)
class PreparationTakenOver:
    """What a colleague prepared was taken in from a sealed file; `to_confirm` are answers that were theirs."""

    sha256: str
    made_at: str
    to_confirm: tuple[str, ...] = ()


@dataclass(frozen=True)
class GateAnswered:
    """The officer settled one fact of the gate by one of the ways out, with what that way asks for."""

    fact: Fact
    outcome: str
    note: str = ""
    source: str = ""
    date: str = ""
    tried: str = ""
    decided_by: str = ""
    told_via: str = ""
    told_at: str = ""
    answer: str = ""
    ground: str = ""
    tried_by: str = ""
    why_not: str = ""
    brought_by: str = ""
    in_writing: str = ""
    new_date: str = ""


@dataclass(frozen=True)
class GateClosed:
    """By rule: the gate is closed for these reasons (codes of core.gate)."""

    reasons: tuple[str, ...]
    serial: int


@dataclass(frozen=True)
class GateCleared:
    """By rule: both facts of the gate are settled."""

    serial: int


@dataclass(frozen=True)
class GateReopened:
    """A wish surfaced in the hearing, by an answered card or by hand; `by` names which."""

    by: str


@dataclass(frozen=True)
class ConditionSettled:
    """A start condition was looked at: it is so, or why it is not and the hearing is held all the same."""

    condition: str
    answer: str
    note: str = ""


@dataclass(frozen=True)
class TrackSwitched:
    """The case went to another track, on this ground."""

    procedure: str
    ground: str


@dataclass(frozen=True)
class SessionStarted:
    """A zitting began: its number, day (ISO date) and place, and how the applicant is heard ("": not filled in)."""

    number: int
    date: str
    place: str
    mode: str = ""


@dataclass(frozen=True)
class NextSessionPlanned:
    """The hearing is continued on another day; the gate is asked again."""

    date: str
    place: str


@dataclass(frozen=True)
class HearingBrokenOff:
    """The hearing stopped before its end."""

    by: str
    cause: str
    note: str = ""


@dataclass(frozen=True)
class HearingEnded:
    """The hearing ended: from here no new turns."""


@dataclass(frozen=True)
class HearingNotHeld:
    """The hearing did not take place."""

    reason: str
    informed: str = ""


@dataclass(frozen=True)
class CopyToLawyerNoted:
    """Whether the applicant objects to the lawyer receiving the report (Vc C1/2.11)."""

    objection: str
    turn: str = ""


@dataclass(frozen=True)
class DocumentNoted:
    """A document handed over or promised."""

    what: str
    original: str = ""
    from_whom: str = ""
    receipt: str = ""
    promised_by: str = ""


@dataclass(frozen=True)
class ConsentNoted:
    """What the applicant consented to, or not, and in which turn."""

    what: str
    answer: str
    turn: str = ""


CaseEvent: TypeAlias = (
    PackPinned | PackMoved | AnswersConfirmed | FieldFilled | OfficerAssigned | InterpreterAssigned | WishNoted |
    PlanSet | PlanQuestionNoted | FactCardNoted | AbbreviationNoted | PreparationAnswered | PreparationTakenOver |
    GateAnswered | GateClosed | GateCleared | GateReopened | ConditionSettled | TrackSwitched | SessionStarted |
    NextSessionPlanned | HearingBrokenOff | HearingEnded | HearingNotHeld
)  # fmt: skip
