"""The rules of a form pack: when a consultation is needed, the life of a card, and what the gate asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hearing_desk.core.goes_to import GoesTo


@dataclass(frozen=True)
class CardNeed:
    """A signal group whose card, answered as relevant, makes a consultation needed; `roles` empty means any role."""

    group: str
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class ConsultNeed:
    """A row of the table behind `open_items` (product.md 6): which topics and cards make a consultation needed.

    It is asked at its `moment`; an answer of this party needs the fields of `asks` (`outcome`, `reason`).
    """

    party: str
    topics: tuple[str, ...] = ()
    cards: tuple[CardNeed, ...] = ()
    also_settled_by: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()
    goes_to: GoesTo = GoesTo.INTERNAL
    moment: str = ""
    asks: tuple[str, ...] = ()


@dataclass(frozen=True)
class CardRules:
    """The closed parts of a card's life: answers that make a consult needed, that settle, that never settle.

    The answers of `coded` are asked for a code of the list `card_code`, in the pause.
    """

    needing: tuple[str, ...]
    settling: tuple[str, ...]
    clearing: tuple[str, ...]
    reopening: tuple[str, ...]
    gate_group: str
    gate_answers: tuple[str, ...]
    take_along: tuple[str, ...] = ()
    take_along_in: tuple[str, ...] = ()
    coded: tuple[str, ...] = ()


@dataclass(frozen=True)
class GateRules:
    """Words and sources of the gate that policy may change: when a wish counts as essential, what may be printed.

    `fields_by_outcome` are needed with an outcome, `also_by_outcome` may be filled in. A wish withdrawn on the day
    itself needs `on_the_day`, and one that is essential `in_writing`. While a wish is not known, the statement of the
    opening item `unknown_item` ends with `unknown_information`, which asks nothing.
    """

    essential_sources: tuple[str, ...]
    named_in_advice: Mapping[str, tuple[str, ...]]
    unknown_sentence: str
    fields_by_outcome: Mapping[str, tuple[str, ...]]
    also_by_outcome: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    on_the_day: tuple[str, ...] = ()
    unknown_item: str = ""
    unknown_information: str = ""
