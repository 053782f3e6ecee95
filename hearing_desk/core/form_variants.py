"""What a form pack says otherwise for some hearings (a child of an age, from a distance), and what it left open."""

from __future__ import annotations

from dataclasses import dataclass

from hearing_desk.core.conditions import Condition
from hearing_desk.core.form_source import Provenance


@dataclass(frozen=True)
class OtherWords:
    """What is said or asked in place of the words of the item, or in place of the questions of the point, of that id.

    What is left empty stays as it is.
    """

    id: str
    ask: str = ""
    say: str = ""
    questions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Variant:
    """Other words for the hearings of which `when` is true; items of `left_out` are not asked there.

    Kinds of turn of `without_kinds` are not offered. `pause_after` minutes a pause is due, 0 for no such agreement.
    """

    id: str
    label: str
    source: Provenance
    when: Condition
    words: tuple[OtherWords, ...] = ()
    left_out: tuple[str, ...] = ()
    without_kinds: tuple[str, ...] = ()
    pause_after: int = 0


@dataclass(frozen=True)
class OpenChoice:
    """A choice that the sources leave open: what this pack does, what else was possible, and where that is set.

    `set_by` are paths of ids in the pack (`consult_needs/unit_1f`).
    """

    id: str
    label: str
    chosen: str
    otherwise: tuple[str, ...]
    set_by: tuple[str, ...]
    source: Provenance
