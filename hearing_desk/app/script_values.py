"""What a hearing script says, as values: the planned hearing and, in order, everything the officer does in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from hearing_desk.app.case import Case
from hearing_desk.core.people import Fact, Interpreter, Officer


@dataclass(frozen=True)
class Prepare:
    """`prepare`: answers an item of the preparation (VB-)."""

    item: str
    answer: str
    note: str = ""


@dataclass(frozen=True)
class SettleGate:
    """`gate`: settles one fact; `fields` are those of the sheet `gate` that the script fills, by field id."""

    fact: Fact
    outcome: str
    fields: Mapping[str, str] = field(default_factory=dict)
    replacement: Officer | Interpreter | None = None


@dataclass(frozen=True)
class Start:
    """`start`: the hearing, or its next session, begins."""


@dataclass(frozen=True)
class AnswerOpening:
    """`opening`: answers an item of the opening (OP-)."""

    item: str
    answer: str
    note: str = ""


@dataclass(frozen=True)
class Settle:
    """`settle`: the reason (and planned day, ISO) why an open item or card (SG-) may stay open."""

    what: str
    reason: str
    date: str = ""


@dataclass(frozen=True)
class ChooseTopic:
    """`topic`: goes to a topic (MOD-)."""

    topic: str


@dataclass(frozen=True)
class TypeTurn:
    """`turn`: types a turn; a line break in `text` is Enter, `by` names who of those present spoke ("" = the first)."""

    kind: str
    text: str
    by: str = ""


@dataclass(frozen=True)
class Park:
    """`park`: pins the words just typed; the note is written in the next pause."""

    note: str = ""


@dataclass(frozen=True)
class Mark:
    """`mark`: marks the turn; `word` only with *onzeker*."""

    what: str
    word: str = ""


@dataclass(frozen=True)
class Cover:
    """`cover`: sets a coverage point, named by its id or by its label."""

    point: str
    state: str
    reason: str = ""


@dataclass(frozen=True)
class AnswerSignal:
    """`signal`: answers the card of a group (SG-), with the roles chosen first when it asks for them."""

    group: str
    answer: str
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class LogConsult:
    """`consult`: logs a consultation with `party`; may stand before the start."""

    party: str
    question: str
    answer: str = ""
    outcome: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Pause:
    """`pause`: begins a pause; `reason` is internal."""

    by: str = ""
    code: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Resume:
    """`resume`: ends the pause; `reason` is internal."""

    by: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Revise:
    """`revise`: types a new text over the turn with this number (from 1, among the script's turn events)."""

    turn: int
    text: str


@dataclass(frozen=True)
class AnswerClosing:
    """`close`: answers an item of the closing (AF-)."""

    item: str
    answer: str
    note: str = ""


@dataclass(frozen=True)
class Correct:
    """`correct`: a correction to the turn with this number (from 1, among the script's turn events)."""

    turn: int
    text: str
    by: str
    kind: str


@dataclass(frozen=True)
class ChangeInterpreter:
    """`interpreter`: another interpreter takes over."""

    interpreter: Interpreter
    reason: str = ""


@dataclass(frozen=True)
class NextSession:
    """`next_session`: the hearing is continued on another day (ISO date); `Start` follows again."""

    date: str
    location: str = ""


@dataclass(frozen=True)
class BreakOff:
    """`break_off`: stops the hearing before its end; `by` and `cause` in the script's own words."""

    by: str
    cause: str
    note: str = ""


@dataclass(frozen=True)
class End:
    """`end`: ends the hearing."""


@dataclass(frozen=True)
class Export:
    """`export`: makes the report, definitief when nothing mandatory is open, else the CONCEPT."""


ScriptEvent: TypeAlias = (
    Prepare | SettleGate | Start | AnswerOpening | Settle | ChooseTopic | TypeTurn | Park | Mark | Cover |
    AnswerSignal | LogConsult | Pause | Resume | Revise | AnswerClosing | Correct | ChangeInterpreter |
    NextSession | BreakOff | End | Export
)  # fmt: skip


@dataclass(frozen=True)
class Script:
    """A checked hearing script: `case` fills the planning, `moments[i]` is when `events[i]` is carried out."""

    title: str
    date: str
    case: Case
    events: tuple[ScriptEvent, ...]
    moments: tuple[datetime, ...]
