"""Sentences written by a short form: counted while they stand in the text, and named while they stand word for word."""

from __future__ import annotations

import pytest

from hearing_desk.core import events as ev
from hearing_desk.core.fold import fold
from hearing_desk.core.text_blocks import TextBlocks, text_blocks
from hearing_desk.core.text_events import TextBlockPut

TURN = ev.TurnId("t1")
BLOCK = "Kunt u zo precies mogelijk vertellen wat er die dag gebeurde?"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (BLOCK, TextBlocks(1, (TURN,))),
        (f"Goed. {BLOCK} Neem de tijd.", TextBlocks(1, (TURN,))),
        ("Kunt u zo precies mogelijk vertellen wat u zag?", TextBlocks(1, ())),
        ("En daarna: wat er die dag gebeurde?", TextBlocks(1, ())),
        ("Waar was u?", TextBlocks(0, ())),
        ("", TextBlocks(0, ())),
    ],
)
def test_a_block_is_used_while_something_of_it_stands_there(text: str, found: TextBlocks) -> None:
    assert text_blocks(fold(_told(ev.TurnTyped(TURN, "V", text)))) == found


def test_a_block_in_a_turn_that_is_gone_is_not_used() -> None:
    assert text_blocks(fold(_told(ev.TurnTyped(TURN, "V", BLOCK), ev.TurnRemoved(TURN)))) == TextBlocks(0, ())


def test_a_block_put_twice_in_one_turn_counts_once() -> None:
    again = TextBlockPut(TURN, BLOCK)
    assert text_blocks(fold(_told(again, ev.TurnTyped(TURN, "V", f"{BLOCK} {BLOCK}")))).used == 1


def _told(*events: ev.Event) -> list[ev.Recorded]:
    first = (ev.TurnOpened(TURN, "V", ""), ev.TurnBegun(TURN, "1", "opening"), TextBlockPut(TURN, BLOCK))
    return [ev.Recorded(n, "2026-11-23T09:00:00+01:00", event) for n, event in enumerate((*first, *events), start=1)]
