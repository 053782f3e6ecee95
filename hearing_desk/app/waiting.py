"""What waits for the officer: open cards, parked words, opening items, consultations and requests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from hearing_desk.app.beside_presenter import OPENING, BesidePresenter
from hearing_desk.app.session import Session
from hearing_desk.core.escalation import GENDER_WISH, LATER, open_cards, open_items
from hearing_desk.core.events import TurnId
from hearing_desk.core.form import FormPack, Level
from hearing_desk.core.hearing import Card, Hearing
from hearing_desk.core.minutes import clock
from hearing_desk.core.printed_turns import turn_name
from hearing_desk.core.report import Words
from hearing_desk.core.text import Text

SENT, PLANNED = "verzonden", "gepland"


class Kind(Enum):
    """What sort of thing waits, which decides what can be done with it."""

    CARD = "card"
    PARKED = "parked"
    OPENING = "opening"
    CONSULT = "consult"
    REQUEST = "request"
    COVERAGE = "coverage"


@dataclass(frozen=True)
class Waiting:
    """One line: `id` is that of the card's group, the parked item, the checklist item, the party or the point."""

    kind: Kind
    id: str
    label: Words
    state: Words = ""
    detail: Words = ""


def waiting(session: Session) -> tuple[Waiting, ...]:
    """Everything that waits, what is most urgent first."""
    hearing, pack = session.committed, session.pack
    return (
        *cards_waiting(hearing, pack),
        *parked_waiting(hearing),
        *_opening(session),
        *consults_waiting(hearing, pack),
        *_requests(hearing, pack),
        *_new_places(hearing, pack),
    )


def cards_waiting(hearing: Hearing, pack: FormPack) -> tuple[Waiting, ...]:
    """Cards without an answer or answered *later*, stop cards first, notes last."""
    order = [Level.STOP.value, Level.CONSULT.value, Level.NOTE.value]
    open_ones = [card for card in hearing.cards.values() if not card.is_answered or card.last_answer == LATER]
    return tuple(
        card_line(hearing, pack, card) for card in sorted(open_ones, key=lambda c: order.index(c.level))
    )


def card_line(hearing: Hearing, pack: FormPack, card: Card) -> Waiting:
    """The line of one card, with its full title: only for an uncovered screen."""
    state = Text("answered: later") if card.last_answer == LATER else Text("not answered")
    return Waiting(Kind.CARD, card.group, pack.signal(card.group).label, state, _places(hearing, card))


def parked_waiting(hearing: Hearing) -> tuple[Waiting, ...]:
    """The words to come back to, each with its note."""
    return tuple(
        Waiting(Kind.PARKED, item.id, item.words, item.note, Text("parked at {time}", time=clock(item.at)))
        for item in hearing.parked.values()
        if not item.is_settled
    )


def consults_waiting(hearing: Hearing, pack: FormPack) -> tuple[Waiting, ...]:
    """The consultations that are needed and not logged, and the gate while it is open."""
    return tuple(
        Waiting(Kind.CONSULT, what, open_point_label(hearing, pack, what), Text("needed"))
        for what in open_items(hearing, pack)
    )


def open_point_label(hearing: Hearing, pack: FormPack, what: str) -> Words:
    """What an open item or card is called."""
    if what == GENDER_WISH:
        return Text("The wish for a woman or a man")
    if what in hearing.cards:
        return pack.signal(what).label
    return pack.option_label("consult_party", what)


def open_points(hearing: Hearing, pack: FormPack) -> tuple[str, ...]:
    """Everything that *definitief* asks about: open items, then open cards."""
    return (*open_items(hearing, pack), *open_cards(hearing))


def turn_names(hearing: Hearing, turns: tuple[str, ...]) -> str:
    """The numbers of turns as people say them: "A12, A15a"."""
    known = (hearing.turns[TurnId(turn)] for turn in turns if turn in hearing.turns)
    return ", ".join(turn_name(turn) for turn in known)


def _places(hearing: Hearing, card: Card) -> Words:
    names = turn_names(hearing, card.turns)
    return Text("at {turns}", turns=names) if names else Text("raised by hand")


def _opening(session: Session) -> Iterator[Waiting]:
    for row in BesidePresenter(session).rows(OPENING):
        if row.is_open:
            yield Waiting(Kind.OPENING, row.id, row.label, Text("opening, open"))


def _requests(hearing: Hearing, pack: FormPack) -> Iterator[Waiting]:
    last = {consult.with_whom: (consult, at) for consult, at in hearing.consults}
    for party, (consult, at) in last.items():
        if consult.outcome in (SENT, PLANNED):
            state = pack.option_label("consult_outcome", consult.outcome)
            asked = Text("asked at {time}", time=clock(at))
            yield Waiting(Kind.REQUEST, party, pack.option_label("consult_party", party), state, asked)


def _new_places(hearing: Hearing, pack: FormPack) -> Iterator[Waiting]:
    for card in hearing.cards.values():
        if card.new_places and card.last_answer != LATER:
            count = Text("new places: {count}", count=card.new_places)
            yield Waiting(Kind.CARD, card.group, pack.signal(card.group).label, count, _places(hearing, card))
