"""Which answers are never looked at for signals: those to the evaluation question, which counts nowhere."""

from __future__ import annotations

from hearing_desk.core.events import TurnId
from hearing_desk.core.form import FormPack, Item
from hearing_desk.core.hearing import Hearing, Turn
from hearing_desk.core.numbering import is_question


def is_outside_signals(hearing: Hearing, pack: FormPack, answer: TurnId) -> bool:
    """Whether the question above this answer is one of an item that stays outside, by its link or its own words."""
    asked = _question_above(hearing, answer)
    items = [item for checklist in pack.checklists for item in checklist.items if item.is_outside_signals]
    return asked is not None and any(_is_of(hearing, item, asked) for item in items)


def _question_above(hearing: Hearing, answer: TurnId) -> Turn | None:
    above = reversed(hearing.order[: hearing.order.index(answer)])
    return next((hearing.turns[turn] for turn in above if is_question(hearing.turns[turn].kind)), None)


def _is_of(hearing: Hearing, item: Item, asked: Turn) -> bool:
    given = hearing.closing.get(item.id)
    linked = (hearing.questions_put.get(item.id), given[0].turn if given else None)
    return asked.id in linked or asked.text.strip().casefold() == item.ask.casefold()
