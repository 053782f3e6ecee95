"""What can happen to the text of a hearing: topics, turns, marks and parked words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType, TypeAlias

TurnId = NewType("TurnId", str)


@dataclass(frozen=True)
class TopicOpened:
    """The officer went to a topic (MOD-) or a phase of the hearing."""

    topic: str


@dataclass(frozen=True)
class TurnOpened:
    """An empty turn stands in the text, after the turn `after` ("" for the first)."""

    id: TurnId
    kind: str
    after: str


@dataclass(frozen=True)
class TurnBegun:
    """The first character of a turn: its time, its number ("" for kinds without one), its topic and who speaks."""

    id: TurnId
    number: str
    topic: str
    by: str = ""


@dataclass(frozen=True)
class TurnKindChanged:
    """The officer gave a turn another kind; a number that it had is not used again."""

    id: TurnId
    kind: str
    number: str = ""


@dataclass(frozen=True)
class TurnTyped:
    """A turn was finished, or changed and left again."""

    id: TurnId
    kind: str
    text: str


@dataclass(frozen=True)
class TurnRemoved:
    """A turn was taken out of the text; its number stays unused and its text stays in the record of revisions."""

    id: TurnId


@dataclass(frozen=True)
class TurnPlaced:
    """A removed turn came back (undo), or a turn stands elsewhere: after `after`."""

    id: TurnId
    after: str


@dataclass(frozen=True)
class SpeakerNamed:
    """Which of those present spoke in a G or T."""

    id: TurnId
    by: str


@dataclass(frozen=True)
class MarkSet:
    """A mark on a turn; *onzeker* keeps the word and which occurrence of it."""

    turn: TurnId
    what: str
    word: str = ""
    occurrence: int = 1


@dataclass(frozen=True)
class MarkTaken:
    """A mark was taken off again: that on this word, or without a word every mark of the kind on the turn."""

    turn: TurnId
    what: str
    word: str = ""
    occurrence: int = 1


@dataclass(frozen=True)
class ItemParked:
    """To come back to: the last words typed in a turn."""

    id: str
    turn: TurnId
    words: str


@dataclass(frozen=True)
class ParkNoted:
    """The line of a parked item was written, or the item was settled."""

    id: str
    note: str = ""
    is_settled: bool = False


@dataclass(frozen=True)
class TurnsReadBack:
    """These turns were read back to the applicant, as they stood then."""

    turns: tuple[str, ...]


@dataclass(frozen=True)
class TextBlockPut:
    """A whole sentence was written into a turn by its short form; whether it still stands there, the text says."""

    turn: TurnId
    text: str


TextEvent: TypeAlias = (
    TopicOpened | TurnOpened | TurnBegun | TurnKindChanged | TurnTyped | TurnRemoved | TurnPlaced |
    SpeakerNamed | MarkSet | MarkTaken | TurnsReadBack | ItemParked | ParkNoted | TextBlockPut
)  # fmt: skip
