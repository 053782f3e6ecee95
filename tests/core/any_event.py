"""Any event of a kind, made from the types of its fields, and any hearing that could have happened."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Callable, Mapping

from hypothesis import strategies as st

from hearing_desk.core import events as ev
from hearing_desk.core.event_codec import KINDS
from hearing_desk.core.fold import fold
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.numbering import number_for
from tests.core.stories import recorded
from tests.packs import LEVELS

TURN_KINDS = "VAOTGS"
SOME_TEXTS = st.sampled_from(("", "MOD-08", "later", "doorgevraagd", "onbekend", "v"))
Texts = st.SearchStrategy[str]
Draw = st.DrawFn
# What binds an event to the hearing it happens in: fields that must fit it, or None when it cannot happen now.
Bound = Callable[[Draw, Hearing], Mapping[str, object] | None]


def event_of(kind: str, texts: Texts) -> st.SearchStrategy[ev.Event]:
    """Every event of that kind, with every field drawn."""
    return typing.cast(st.SearchStrategy[ev.Event], _built(KINDS[kind], texts))


@st.composite
def walks(draw: Draw) -> tuple[ev.Recorded, ...]:
    """A list of things that can happen one after the other in one hearing."""
    records: tuple[ev.Recorded, ...] = ()
    hearing = Hearing()
    for _ in range(draw(st.integers(0, 60))):
        kind = draw(st.sampled_from(STEPS))
        bound = BOUND[kind](draw, hearing) if kind in BOUND else {}
        if bound is None:
            continue
        event: typing.Any = draw(event_of(kind, SOME_TEXTS))
        records += recorded(dataclasses.replace(event, **bound), first=len(records) + 1)
        hearing = fold(records[-1:], hearing)
    return records


def _built(kind: typing.Any, texts: Texts) -> st.SearchStrategy[object]:
    return st.builds(kind, **{name: _value(hint, texts) for name, hint in typing.get_type_hints(kind).items()})


def _value(hint: typing.Any, texts: Texts) -> st.SearchStrategy[typing.Any]:
    if hint in (str, ev.TurnId):
        return texts
    if typing.get_origin(hint) is tuple:
        return st.lists(_value(typing.get_args(hint)[0], texts), max_size=3).map(tuple)
    if typing.get_args(hint):
        return st.one_of([_value(option, texts) for option in typing.get_args(hint)])
    return _built(hint, texts) if dataclasses.is_dataclass(hint) else st.from_type(hint)


def _a_turn(draw: Draw, hearing: Hearing) -> Mapping[str, object] | None:
    return {"id": draw(st.sampled_from(hearing.order))} if hearing.order else None


def _on_a_turn(draw: Draw, hearing: Hearing) -> Mapping[str, object] | None:
    return {"turn": draw(st.sampled_from(hearing.order))} if hearing.order else None


def _a_new_turn(draw: Draw, hearing: Hearing) -> Mapping[str, object]:
    new = f"t{len(hearing.turns) + len(hearing.removed) + 1}"
    return {"id": new, "kind": draw(st.sampled_from(TURN_KINDS)), "after": draw(st.sampled_from(("", *hearing.order)))}


def _an_empty_turn(draw: Draw, hearing: Hearing) -> Mapping[str, object] | None:
    empty = [turn for turn in hearing.order if not hearing.turns[turn].has_begun]
    if not empty:
        return None
    turn = draw(st.sampled_from(empty))
    return {"id": turn, "number": _number(hearing, turn, hearing.turns[turn].kind)}


def _another_kind(draw: Draw, hearing: Hearing) -> Mapping[str, object] | None:
    if not hearing.order:
        return None
    turn = draw(st.sampled_from(hearing.order))
    kind = draw(st.sampled_from(TURN_KINDS.replace(hearing.turns[turn].kind, "")))
    return {"id": turn, "kind": kind, "number": _number(hearing, turn, kind) if hearing.turns[turn].has_begun else ""}


def _typed(draw: Draw, hearing: Hearing) -> Mapping[str, object] | None:
    turn = _a_turn(draw, hearing)
    return turn and {**turn, "kind": hearing.turns[typing.cast(ev.TurnId, turn["id"])].kind}


def _elsewhere(draw: Draw, hearing: Hearing) -> Mapping[str, object] | None:
    known = (*hearing.order, *hearing.removed)
    if not known:
        return None
    turn = draw(st.sampled_from(known))
    return {"id": turn, "after": draw(st.sampled_from(("", *(t for t in hearing.order if t != turn))))}


def _number(hearing: Hearing, turn: ev.TurnId, kind: str) -> str:
    above = [(hearing.turns[t].kind, hearing.turns[t].number) for t in hearing.order[: hearing.order.index(turn)]]
    return number_for(kind, above, hearing.highest_question, hearing.given_answers)


def _a_parked_item(draw: Draw, hearing: Hearing) -> Mapping[str, object] | None:
    return {"id": draw(st.sampled_from(sorted(hearing.parked)))} if hearing.parked else None


def _a_card(draw: Draw, hearing: Hearing) -> Mapping[str, object]:
    return {"group": draw(st.sampled_from(sorted(LEVELS)))}


def _in_a_pause(draw: Draw, hearing: Hearing) -> Mapping[str, object] | None:
    return {} if hearing.pause else None


BOUND: Mapping[str, Bound] = {
    "turn_opened": _a_new_turn,
    "turn_begun": _an_empty_turn,
    "turn_kind_changed": _another_kind,
    "turn_typed": _typed,
    "turn_removed": _a_turn,
    "turn_placed": _elsewhere,
    "turn_mended": _a_turn,
    "speaker_named": _a_turn,
    "mark_set": _on_a_turn,
    "mark_taken": _on_a_turn,
    "item_parked": _on_a_turn,
    "park_noted": _a_parked_item,
    "signals_matched": _on_a_turn,
    "card_opened": _a_card,
    "card_joined": _a_card,
    "card_answered": _a_card,
    "card_raised": _a_card,
    "card_coded": _a_card,
    "pause_described": _in_a_pause,
    "pause_ended": _in_a_pause,
    "session_started": lambda draw, hearing: None if hearing.session else {"number": len(hearing.sessions) + 1},
    "pause_begun": lambda draw, hearing: None if hearing.pause else {},
}
# Typing is most of what happens.
STEPS = (*KINDS, *("turn_opened", "turn_begun", "turn_typed", "turn_kind_changed", "turn_removed", "turn_placed") * 5)
