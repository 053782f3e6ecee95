"""Which turns are printed, in the order of the hearing, and the section each of them stands in."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hearing_desk.core.events import TurnId
from hearing_desk.core.form import FormPack, GoesTo, Item, Phase, Section, Topic
from hearing_desk.core.hearing import Hearing, Turn
from hearing_desk.core.numbering import is_question
from hearing_desk.core.printable import printable


@dataclass(frozen=True)
class PrintedTurn:
    """A turn with the section (id, "" without one) it stands in and the neutral heading of its topic, "" without."""

    turn: Turn
    section: str
    heading: str


def printed_turns(hearing: Hearing, pack: FormPack) -> tuple[PrintedTurn, ...]:
    """Every begun turn with text, once, in order; its text as it can be printed."""
    return tuple(_placed(hearing, pack))


def opening_section(hearing: Hearing, pack: FormPack) -> str:
    """The section of what was said before any topic: that of the first phase."""
    return section_in(hearing, pack, pack.phases[0]) if pack.phases else ""


def section_in(hearing: Hearing, pack: FormPack, part: Phase | Topic | Item) -> str:
    """The section (id) of a part of the pack in the report of this kind of hearing."""
    wanted = hearing.text_of("hearing_type")
    places = next((kind.places for kind in pack.hearing_types if kind.id == wanted), {})
    return places.get(part.id, part.section)


def section_by_id(pack: FormPack) -> Mapping[str, Section]:
    """The sections of the pack by their id."""
    return {section.id: section for section in pack.sections}


def turn_name(turn: Turn | None) -> str:
    """What a turn is called in print: V12, A12a; a summary counts as a V; "" for a turn without a number."""
    if turn is None or not turn.number:
        return ""
    return ("V" if is_question(turn.kind) else turn.kind) + turn.number


def printed_name(hearing: Hearing, turn: str) -> str:
    """The name of a linked turn, "" when it is not in the text or was emptied."""
    linked = hearing.turns.get(TurnId(turn))
    return turn_name(linked) if linked is not None and is_printed(linked) else ""


def is_printed(turn: Turn) -> bool:
    """Whether a turn was begun and still says something."""
    return turn.has_begun and bool(turn.text.strip())


def _placed(hearing: Hearing, pack: FormPack) -> Iterator[PrintedTurn]:
    closing = _closing_sections(hearing, pack)
    topic, section, heading = None, "", ""
    for turn in filter(is_printed, hearing.ordered_turns()):
        if turn.id in closing:
            section, heading = closing[turn.id], ""
        elif turn.topic != topic:
            section, heading = _of_topic(hearing, pack, turn.topic, section)
        topic = turn.topic
        yield PrintedTurn(dataclasses.replace(turn, text=printable(turn.text).strip("\n")), section, heading)


def _closing_sections(hearing: Hearing, pack: FormPack) -> dict[str, str]:
    items = [item for item in pack.checklist("closing").items if item.section]
    return {turn: section_in(hearing, pack, item) for item in items for turn in _turns_of(hearing, item.id)}


def _turns_of(hearing: Hearing, item: str) -> tuple[str, ...]:
    given = hearing.closing.get(item)
    linked = (hearing.questions_put.get(item, ""), given[0].turn if given else "")
    return tuple(turn for turn in linked if turn)


def _of_topic(hearing: Hearing, pack: FormPack, topic: str, current: str) -> tuple[str, str]:
    if not topic:
        return opening_section(hearing, pack), ""
    for phase in pack.phases:
        if phase.id == topic:
            return section_in(hearing, pack, phase), ""
    for module in pack.topics:
        if module.id == topic:
            heading = module.report_label if module.goes_to is GoesTo.REPORT else ""
            return section_in(hearing, pack, module), heading
    return current, ""
