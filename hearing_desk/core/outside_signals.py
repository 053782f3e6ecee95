"""Which answers are never looked at for signals: those to the evaluation question, which counts nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import dropwhile

from hearing_desk.core.events import TurnId
from hearing_desk.core.form import FormPack, Item
from hearing_desk.core.hearing import Hearing, Turn
from hearing_desk.core.numbering import ANSWER_KIND, is_question


def is_outside_signals(hearing: Hearing, pack: FormPack, answer: TurnId) -> bool:
    """Whether the question above this answer is one of an item that stays outside, by its link or its own words."""
    # From the end: what is looked at is nearly always the last answer, and the text may be long.
    upwards = dropwhile(lambda turn: turn != answer, reversed(hearing.order))
    asked = next((hearing.turns[turn] for turn in upwards if is_question(hearing.turns[turn].kind)), None)
    return asked is not None and any(_is_of(hearing, item, asked) for item in _items(pack))


def answers_inside_signals(hearing: Hearing, pack: FormPack) -> Iterator[TurnId]:
    """Every answer that may be looked at, in order."""
    items, is_inside = _items(pack), True
    for turn in hearing.ordered_turns():
        if is_question(turn.kind):
            is_inside = not any(_is_of(hearing, item, turn) for item in items)
        elif is_inside and turn.kind == ANSWER_KIND:
            yield turn.id


def _items(pack: FormPack) -> list[Item]:
    return [item for checklist in pack.checklists for item in checklist.items if item.is_outside_signals]


def _is_of(hearing: Hearing, item: Item, asked: Turn) -> bool:
    given = hearing.closing.get(item.id)
    linked = (hearing.questions_put.get(item.id), given[0].turn if given else None)
    return asked.id in linked or asked.text.strip().casefold() == item.ask.casefold()
