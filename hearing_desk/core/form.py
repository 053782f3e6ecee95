"""What a form pack says: everything that is asked, checked, prompted and printed, as values the program reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, Protocol, TypeVar

from hearing_desk.core.conditions import Condition
from hearing_desk.core.field_kind import FieldKind as FieldKind
from hearing_desk.core.form_rules import CardNeed as CardNeed
from hearing_desk.core.form_rules import CardRules as CardRules
from hearing_desk.core.form_rules import ConsultNeed as ConsultNeed
from hearing_desk.core.form_rules import GateRules as GateRules
from hearing_desk.core.form_source import Provenance as Provenance
from hearing_desk.core.form_tracks import Extension as Extension
from hearing_desk.core.form_tracks import Profile as Profile
from hearing_desk.core.form_tracks import Step as Step
from hearing_desk.core.form_tracks import Track as Track
from hearing_desk.core.form_variants import OpenChoice as OpenChoice
from hearing_desk.core.form_variants import OtherWords as OtherWords
from hearing_desk.core.form_variants import Variant as Variant
from hearing_desk.core.goes_to import GoesTo as GoesTo
from hearing_desk.core.house_style import SHIPPED_TEMPLATE
from hearing_desk.core.lesson import Lesson as Lesson
from hearing_desk.core.pack_change import PackChange


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


_Identified = TypeVar("_Identified", bound=_HasId)


@dataclass(frozen=True)
class Option:
    """One value of a closed list: `id` is stored and exported, `label` is read; a `hint` explains it.

    `goes_to` says where a reason of this list may be printed.
    Here and wherever it stands, `retired_in` is the serial of the pack that no longer asks for it; ids live for ever.
    """

    id: str
    label: str
    hint: str = ""
    goes_to: GoesTo = GoesTo.INTERNAL
    retired_in: int = 0


@dataclass(frozen=True)
class FormField:
    """One thing to fill in; `options` names the closed list of a choice."""

    id: str
    label: str
    kind: FieldKind
    goes_to: GoesTo
    options: str = ""
    is_required: bool = False
    hint: str = ""
    report_label: str = ""
    retired_in: int = 0


@dataclass(frozen=True)
class Sheet:
    """Fields that are filled in together: the case, an officer, an interpreter, a wish, a consult, …"""

    id: str
    label: str
    fields: tuple[FormField, ...]


@dataclass(frozen=True)
class Item:
    """One item of a checklist (VB-, OP- or AF-): it is answered by the officer, never by the program.

    `ask` is the question that is put as a V; `say` is a statement to read aloud; an item without `ask` is ticked.
    `section` is the report section that begins at its question. `round`: the open list it is in (at most seven).
    Answers to one that `is_outside_signals` are never looked at for signals.
    """

    id: str
    label: str
    screen_label: str
    report_label: str
    goes_to: GoesTo
    source: Provenance
    ask: str = ""
    say: str = ""
    section: str = ""
    round: int = 1
    minutes: int = 0
    is_short_route: bool = False
    short_hint: str = ""
    is_asked_each_session: bool = False
    only_in_profile: str = ""
    is_outside_signals: bool = False
    retired_in: int = 0


@dataclass(frozen=True)
class Checklist:
    """An ordered list of items and the closed list of its answers; `needs_note` are the answers that need a reason."""

    id: str
    label: str
    answers: str
    needs_note: tuple[str, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True)
class CoveragePoint:
    """One thing a topic should cover; its id is `MOD-01.woord`. `questions` are open and neutral.

    `source` is missing in packs that were stored before points had one; `forms check` asks for it.
    """

    id: str
    label: str
    screen_label: str
    report_label: str
    goes_to: GoesTo
    questions: tuple[str, ...] = ()
    source: Provenance | None = None
    retired_in: int = 0


@dataclass(frozen=True)
class Topic:
    """A topic module (MOD-) with its coverage points; `section` is the report section its turns stand in."""

    id: str
    label: str
    screen_label: str
    report_label: str
    goes_to: GoesTo
    section: str
    source: Provenance
    points: tuple[CoveragePoint, ...] = ()
    retired_in: int = 0


@dataclass(frozen=True)
class Phase:
    """A part of the hearing that is no motive: opening, vrij relaas, afsluiting; chosen like a topic."""

    id: str
    label: str
    section: str


class Level(Enum):
    """How much a card asks: to be noted, to be consulted about, or to stop for. Consult and stop are mandatory."""

    NOTE = "note"
    CONSULT = "consult"
    STOP = "stop"


@dataclass(frozen=True)
class Words:
    """The fixed, human-written entries of a signal group, in the syntax of docs/noticing.md.

    `alone` fires by itself; `near_role` only near one of `role_words` (or the pack's own role words when empty);
    `own_act` only where the speaker does it, `done_to_me` only where it is done to the speaker;
    `if_man` / `if_woman` by the applicant's gender, both when it is x or unknown; `not_these` is taken out first.
    `sets` are named words for `[name]` in the entries of every group.
    """

    alone: tuple[str, ...] = ()
    near_role: tuple[str, ...] = ()
    role_words: tuple[str, ...] = ()
    own_act: tuple[str, ...] = ()
    done_to_me: tuple[str, ...] = ()
    if_man: tuple[str, ...] = ()
    if_woman: tuple[str, ...] = ()
    not_these: tuple[str, ...] = ()
    sets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Examples:
    """Sentences that must and must not be noticed; run by `forms check`."""

    noticed: tuple[str, ...] = ()
    not_noticed: tuple[str, ...] = ()


@dataclass(frozen=True)
class SignalGroup:
    """What an officer would want to be reminded of (SG-): words, a relevance question, one open follow-up question."""

    id: str
    label: str
    screen_code: str
    screen_label: str
    level: Level
    card: str
    follow_up: str
    source: Provenance
    words: Words
    examples: Examples = Examples()
    asks_role: bool = False
    consult_with: str = ""
    moment: str = ""
    record: str = ""
    raised_to: Level | None = None
    raised_by_roles: tuple[str, ...] = ()
    retired_in: int = 0


@dataclass(frozen=True)
class StartCondition:
    """Something to settle before the applicant comes in; `level` is `block` or `ask`.

    The answer to one with `records` fills that part of the record; with a `report_label` it stands on the cover.
    """

    id: str
    label: str
    level: str
    source: Provenance
    when: Condition | None = None
    records: str = ""
    report_label: str = ""
    retired_in: int = 0


@dataclass(frozen=True)
class Section:
    """A numbered section of the report."""

    id: str
    number: str
    label: str


@dataclass(frozen=True)
class HearingType:
    """A kind of hearing with its report title and sections.

    `places` are the sections, in this kind, of phases, topics and items; what it does not name stands where it says.
    """

    id: str
    label: str
    report_title: str
    sections: tuple[str, ...]
    places: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ReportLayout:
    """What the cover and the closing page print, as ids of fields, in order.

    Of `consults` the report says that these parties were consulted and on which day, and nothing more.
    `template` is the Word file whose house style it has, beside the pack.
    """

    cover: tuple[str, ...]
    internal_heading: str
    concept_mark: str
    practice_mark: str
    consults: tuple[str, ...] = ()
    template: str = SHIPPED_TEMPLATE


@dataclass(frozen=True)
class Retention:
    """How many days a hearing is kept on the computer after all of it was handed over; 0 is no term."""

    days: int
    source: Provenance


WORKED_OUT: Final = ("stems", "matcher")  # fields of a pack that compiling adds: nobody writes or approves them


@dataclass(frozen=True)
class FormPack:
    """A whole compiled pack; `line` and `serial` name it, the hearing's day decides which one is in force.

    `matcher` is its word lists made ready, so that a hearing does not begin with making them (core/signals_kept.py);
    `stems` stand in packs from before that, and are not read any more.
    """

    format: int
    line: str
    serial: int
    title: str
    valid_from: str
    lists: Mapping[str, tuple[Option, ...]]
    sheets: tuple[Sheet, ...]
    checklists: tuple[Checklist, ...]
    phases: tuple[Phase, ...]
    topics: tuple[Topic, ...]
    signals: tuple[SignalGroup, ...]
    role_words: tuple[str, ...]
    consult_needs: tuple[ConsultNeed, ...]
    card_rules: CardRules
    gate: GateRules
    start_conditions: tuple[StartCondition, ...]
    sections: tuple[Section, ...]
    hearing_types: tuple[HearingType, ...]
    profiles: tuple[Profile, ...]
    tracks: tuple[Track, ...]
    report: ReportLayout
    explanations: Mapping[str, str] = field(default_factory=dict)
    explanation_sources: Mapping[str, Provenance] = field(default_factory=dict)
    lessons: tuple[Lesson, ...] = ()
    changes: tuple[PackChange, ...] = ()
    second_look: tuple[str, ...] = ()
    retention: Retention | None = None
    variants: tuple[Variant, ...] = ()
    open_choices: tuple[OpenChoice, ...] = ()
    stems: Mapping[str, str] = field(default_factory=dict)
    matcher: str = ""

    def checklist(self, list_id: str) -> Checklist:
        """The checklist `preparation`, `opening` or `closing`; KeyError when the pack has none of that id."""
        return _by_id(self.checklists, list_id)

    def sheet(self, sheet_id: str) -> Sheet:
        """The sheet of fields with that id; KeyError when there is none."""
        return _by_id(self.sheets, sheet_id)

    def topic(self, topic_id: str) -> Topic:
        """The topic module with that id; KeyError when there is none."""
        return _by_id(self.topics, topic_id)

    def signal(self, group: str) -> SignalGroup:
        """The signal group with that id; KeyError when there is none."""
        return _by_id(self.signals, group)

    def option_ids(self, list_id: str) -> tuple[str, ...]:
        """The values of a closed list, in order; KeyError when there is no such list."""
        return tuple(option.id for option in self.lists[list_id])

    def choices(self, list_id: str) -> tuple[Option, ...]:
        """What can be chosen from a closed list now: without what was retired; nothing when there is no such list."""
        return tuple(option for option in self.lists.get(list_id, ()) if not option.retired_in)

    def option_label(self, list_id: str, option_id: str) -> str:
        """What is read for a value of a closed list; the value itself when the list does not know it."""
        return next((o.label for o in self.lists.get(list_id, ()) if o.id == option_id), option_id)


def _by_id(things: tuple[_Identified, ...], wanted: str) -> _Identified:
    for thing in things:
        if thing.id == wanted:
            return thing
    raise KeyError(wanted)
