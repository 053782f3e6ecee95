"""Proves on random hearings that reading one never fails, never depends on where it was cut, and loses nothing."""

from __future__ import annotations

import copy

from hypothesis import given, settings
from hypothesis import strategies as st

from hearing_desk.core import events as ev
from hearing_desk.core.corrections import rounds
from hearing_desk.core.escalation import counted_cards, open_cards, open_items, unsettled
from hearing_desk.core.event_codec import from_stored, to_stored
from hearing_desk.core.fold import fold
from hearing_desk.core.gate import decided, is_blocked, is_clear, standings
from hearing_desk.core.hearing import Status
from hearing_desk.core.numbering import is_question
from tests.core.any_event import walks
from tests.packs import small_pack

Walk = tuple[ev.Recorded, ...]
PACK = small_pack()
FEW = settings(max_examples=40, deadline=None)


@FEW
@given(walks(), st.integers(0, 60))
def test_a_hearing_is_the_same_wherever_it_was_cut_and_the_first_part_is_left_as_it_was(walk: Walk, cut: int) -> None:
    first = fold(walk[:cut])
    as_it_was = copy.deepcopy(first)
    assert fold(walk[cut:], first) == fold(walk)
    assert first == as_it_was


@FEW
@given(walks())
def test_a_hearing_read_back_from_its_records_is_the_same(walk: Walk) -> None:
    assert fold(from_stored(to_stored(recorded)) for recorded in walk) == fold(walk)


@FEW
@given(walks())
def test_every_turn_stands_once_in_the_text_or_aside(walk: Walk) -> None:
    hearing = fold(walk)
    opened = {r.event.id for r in walk if isinstance(r.event, ev.TurnOpened)}
    assert sorted(hearing.order) == sorted(hearing.turns)
    assert opened == {*hearing.turns, *hearing.removed}
    assert not set(hearing.turns) & set(hearing.removed)
    assert [turn.id for turn in hearing.ordered_turns()] == hearing.order


@FEW
@given(walks())
def test_no_number_is_given_twice_whatever_moves_or_changes_kind(walk: Walk) -> None:
    questions: list[str] = []
    answers: list[str] = []
    kinds: dict[str, str] = {}
    for event in (recorded.event for recorded in walk):
        if isinstance(event, ev.TurnOpened | ev.TurnKindChanged):
            kinds[event.id] = event.kind
        if isinstance(event, ev.TurnBegun | ev.TurnKindChanged) and event.number:
            (questions if is_question(kinds[event.id]) else answers).append(event.number)
    assert questions == [str(n + 1) for n in range(len(questions))]
    assert len(set(answers)) == len(answers)


@FEW
@given(walks())
def test_everything_asked_of_a_hearing_has_an_answer(walk: Walk) -> None:
    hearing = fold(walk)
    facts = standings(hearing, PACK.gate)
    assert not (is_clear(facts) and is_blocked(facts))
    assert hearing.status in Status
    assert set(open_cards(hearing)) <= set(hearing.cards)
    assert {card.group for card in counted_cards(hearing)} <= set(hearing.cards)
    assert set(unsettled(hearing, PACK)) <= {*open_items(hearing, PACK), *open_cards(hearing)}
    assert sum(map(len, rounds(hearing).values())) == len(hearing.corrections)


@FEW
@given(walks())
def test_what_the_gate_decides_is_decided_once(walk: Walk) -> None:
    hearing = fold(walk)
    events = decided(hearing, PACK.gate, PACK.serial)
    then = fold((ev.Recorded(len(walk) + n, "", event) for n, event in enumerate(events, start=1)), hearing)
    assert decided(then, PACK.gate, PACK.serial) == ()
