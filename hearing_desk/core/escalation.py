"""The life of a card, which consultations are needed and what is still open: rules of the pack, decided as events."""

from __future__ import annotations

from collections.abc import Sequence

from hearing_desk.core import events as ev
from hearing_desk.core.form import CardNeed, ConsultNeed, FormPack, Level, SignalGroup
from hearing_desk.core.hearing import Card, CardAnswer, Hearing
from hearing_desk.core.problems import Problem
from hearing_desk.core.text import Text

LATER, TAKE_ALONG, PLANNED = "later", "meenemen", "gepland"
GENDER_WISH = "gender_wish"
UNKNOWN_ROLE = "onbekend"
PARKED_WORDS = 8
MANDATORY = (Level.CONSULT.value, Level.STOP.value)


def after_match(hearing: Hearing, pack: FormPack, turn: ev.TurnId, groups: Sequence[str]) -> tuple[ev.Event, ...]:
    """What the words of a finished turn lead to: the match itself, cards that open and places that join."""
    found = tuple(groups)
    if hearing.matches.get(turn, ()) == found:
        return ()
    changes = tuple(change for group in found for change in _after_hit(hearing, pack, turn, group))
    return (ev.SignalsMatched(turn, found, pack.serial), *changes)


def _after_hit(hearing: Hearing, pack: FormPack, turn: ev.TurnId, group: str) -> tuple[ev.Event, ...]:
    card = hearing.cards.get(group)
    if card is None:
        return (ev.CardOpened(group, turn, pack.signal(group).level.value),)
    if turn in card.turns:
        return ()
    if card.last_answer in pack.card_rules.reopening:
        return (ev.CardOpened(group, turn, card.level),)
    return (ev.CardJoined(group, turn),)


def raised_by_hand(hearing: Hearing, pack: FormPack, group: str, turn: str) -> tuple[ev.Event, ...]:
    """The officer raises a card themselves, on a turn; an open card only gets the place."""
    card = hearing.cards.get(group)
    level = card.level if card else pack.signal(group).level.value
    if card is not None and is_open(card):
        return (ev.CardJoined(group, ev.TurnId(turn)),) if turn and turn not in card.turns else ()
    return (ev.CardOpened(group, ev.TurnId(turn), level, is_by_hand=True),)


def problems_of_answer(hearing: Hearing, pack: FormPack, group: str, answer: str) -> tuple[Problem, ...]:
    """Why this answer cannot be given to this card; empty when it can."""
    rules = pack.card_rules
    takes_along = hearing.text_of("hearing_type") in rules.take_along_in and group in rules.take_along
    if answer == TAKE_ALONG and not takes_along:
        return (Problem(Text("Taking along to the main hearing exists only in a registration interview."), "answer"),)
    if takes_along and answer in ("voorgelegd", "opgehelderd"):
        return (Problem(Text("In a registration interview this is not asked further: take it along."), "answer"),)
    return ()


def after_answer(
    hearing: Hearing, pack: FormPack, group: str, answer: str, roles: tuple[str, ...], turn: str
) -> tuple[ev.Event, ...]:
    """What the officer's answer to a card leads to: the answer, a raised level, a reopened gate."""
    signal, rules = pack.signal(group), pack.card_rules
    kept_roles = roles if signal.asks_role else ()
    changes: list[ev.Event] = [ev.CardAnswered(group, answer, kept_roles, turn)]
    changes.extend(_raised(signal, kept_roles))
    if group == rules.gate_group and answer in rules.gate_answers:
        changes.extend(reopened(hearing, group, turn))
    return tuple(changes)


def reopened(hearing: Hearing, by: str, turn: str) -> tuple[ev.Event, ...]:
    """A wish surfaced: the gate is asked again, and what was spoken of is parked."""
    known = hearing.turns.get(ev.TurnId(turn))
    if known is None or not known.text.strip() or hearing.gate_reopened_by:
        return (ev.GateReopened(by),)
    words = " ".join(known.text.split()[-PARKED_WORDS:])
    return ev.GateReopened(by), ev.ItemParked(f"p{len(hearing.parked) + 1}", known.id, words)


def _raised(signal: SignalGroup, roles: Sequence[str]) -> tuple[ev.CardRaised, ...]:
    levels, level = tuple(Level), signal.raised_to
    if level is None or levels.index(level) <= levels.index(signal.level):
        return ()
    return (ev.CardRaised(signal.id, level.value),) if set(roles) & set(signal.raised_by_roles) else ()


def counted_cards(hearing: Hearing) -> tuple[Card, ...]:
    """The cards behind the rail's number: mandatory, and waiting; *later* counts again from the next pause."""
    return tuple(card for card in hearing.cards.values() if card.level in MANDATORY and _is_waiting(hearing, card))


def _is_waiting(hearing: Hearing, card: Card) -> bool:
    if not card.is_answered:
        return True
    return card.last_answer == LATER and len(hearing.pauses) > card.answers[-1].pauses


def is_open(card: Card) -> bool:
    """Whether a card still waits: not answered, or answered *later*."""
    return not card.is_answered or card.last_answer == LATER


def open_cards(hearing: Hearing) -> tuple[str, ...]:
    """The groups of mandatory cards without an answer, or answered *later*."""
    return tuple(card.group for card in hearing.cards.values() if card.level in MANDATORY and is_open(card))


def open_items(hearing: Hearing, pack: FormPack) -> tuple[str, ...]:
    """The consultations that are needed and not logged, by the table of product.md 6, and the gate while it is open."""
    needed = tuple(need for need in pack.consult_needs if is_needed(hearing, pack, need))
    still_open = tuple(need.party for need in needed if not consulted(hearing, need))
    return still_open if hearing.is_gate_clear else (*still_open, GENDER_WISH)


def is_needed(hearing: Hearing, pack: FormPack, need: ConsultNeed) -> bool:
    """Whether this consultation is needed: its topic is planned or was opened, or a card of it was relevant."""
    if hearing.text_of("hearing_type") in need.not_in:
        return False
    topics = {*hearing.plan, *(visit.topic for visit in hearing.visits)}
    if topics & set(need.topics):
        return True
    return any(_is_relevant(hearing.cards.get(card.group), card, pack) for card in need.cards)


def _is_relevant(card: Card | None, need: CardNeed, pack: FormPack) -> bool:
    answers = card.answers if card else ()
    last_cleared = max((n for n, a in enumerate(answers) if a.answer in pack.card_rules.clearing), default=-1)
    return any(_makes_needed(answer, need, pack) for answer in answers[last_cleared + 1 :])


def _makes_needed(answer: CardAnswer, need: CardNeed, pack: FormPack) -> bool:
    if answer.answer not in pack.card_rules.needing:
        return False
    # A role that was not given is not known: that never makes a consultation unnecessary.
    roles = set(answer.roles or (UNKNOWN_ROLE,))
    return not need.roles or bool(roles & set(need.roles))


def consulted(hearing: Hearing, need: ConsultNeed) -> bool:
    """Whether somebody who settles this need was consulted; a plan is no consultation."""
    settling = {need.party, *need.also_settled_by}
    return any(c.with_whom in settling and c.outcome != PLANNED for c, _ in hearing.consults)


def unsettled(hearing: Hearing, pack: FormPack) -> tuple[str, ...]:
    """What still stands in the way of *definitief*: open items and cards without a noted reason (and date)."""
    items = tuple(w for w in open_items(hearing, pack) if not _has_reason(hearing, w, needs_date=True))
    cards = tuple(w for w in open_cards(hearing) if not _has_reason(hearing, w, needs_date=False))
    return items + cards


def _has_reason(hearing: Hearing, what: str, needs_date: bool) -> bool:
    settled = hearing.settled.get(what)
    return settled is not None and bool(settled.reason.strip()) and (bool(settled.date) or not needs_date)
