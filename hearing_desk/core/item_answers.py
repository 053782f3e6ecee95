"""How the items of opening and closing were settled: by the officer's answer, or by their question having been put."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hearing_desk.core.events import ClosingAnswered, OpeningAnswered, TurnId
from hearing_desk.core.form import FormPack, Item
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.printed_turns import is_printed

PUT = "gesteld"


@dataclass(frozen=True)
class ItemAnswer:
    """One item with its answer (PUT when only its question was put), the turn it is linked to and the time."""

    item: Item
    answer: str
    turn: str
    note: str
    at: str


def item_answers(hearing: Hearing, pack: FormPack, checklist: str) -> tuple[ItemAnswer, ...]:
    """The settled items of the checklist `opening` or `closing`, in the order of the pack; each zitting's answer."""
    return tuple(found for item in pack.checklist(checklist).items for found in _answers(hearing, item))


def _answers(hearing: Hearing, item: Item) -> Iterator[ItemAnswer]:
    put = hearing.questions_put.get(item.id, "")
    for earlier, at in hearing.earlier_opening:
        if earlier.item == item.id:
            yield ItemAnswer(item, earlier.answer, earlier.turn, earlier.note, at)
    given: tuple[OpeningAnswered | ClosingAnswered, str] | None = hearing.opening.get(item.id)
    given = given or hearing.closing.get(item.id)
    if given is not None:
        answer, at = given
        yield ItemAnswer(item, answer.answer, answer.turn or put, answer.note, at)
        return
    turn = hearing.turns.get(TurnId(put))
    if turn is not None and is_printed(turn):
        yield ItemAnswer(item, PUT, put, "", turn.at)
