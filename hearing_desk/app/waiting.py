"""What waits for the officer: open cards, parked words, opening items, consultations and requests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from types import MappingProxyType

from hearing_desk.app.beside_presenter import OPENING, BesidePresenter
from hearing_desk.app.item_row import ItemRow
from hearing_desk.app.session import Session
from hearing_desk.app.sheet_values import is_iso_day
from hearing_desk.app.source_lines import checked_line
from hearing_desk.core.escalation import GENDER_WISH, LATER, MANDATORY, is_open, open_cards, open_items
from hearing_desk.core.events import ConsultLogged, TurnId
from hearing_desk.core.form import FormPack, Level
from hearing_desk.core.hearing import Card, Hearing
from hearing_desk.core.minutes import clock
from hearing_desk.core.printed_turns import turn_name
from hearing_desk.core.report import Say, Words, spoken_by
from hearing_desk.core.text import Text
from hearing_desk.core.track import passed_by

SENT, PLANNED = "verzonden", "gepland"
NOW = "now"
IN_PAUSE = (NOW, "first_pause")
CODE_OF = "code:"


class Kind(Enum):
    """What sort of thing waits, which decides what can be done with it."""

    CARD = "card"
    PARKED = "parked"
    OPENING = "opening"
    CONSULT = "consult"
    REQUEST = "request"
    COVERAGE = "coverage"
    CODE = "code"


COMMANDS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.CARD: "cards",
        Kind.PARKED: "room_hearing",
        Kind.OPENING: "list_opening",
        Kind.CONSULT: "consult",
        Kind.REQUEST: "consult",
        Kind.COVERAGE: "room_hearing",
        Kind.CODE: "cards",
    }
)


@dataclass(frozen=True)
class Waiting:
    """One line: `id` is that of the card's group, the parked item, the checklist item, the party or the point.

    A request has `request:` before its party, and a card that only waits for its code `code:`, so that each id
    stands once. `checked` says when the rule behind a card was last checked.
    """

    kind: Kind
    id: str
    label: Words
    state: Words = ""
    detail: Words = ""
    note: str = ""
    checked: Words = ""


def command_for(line: Waiting) -> str:
    """The command of the key map with which a line is taken up."""
    return "room_gate" if line.id == GENDER_WISH else COMMANDS[line.kind]


def waiting(session: Session) -> tuple[Waiting, ...]:
    """Everything that waits, what is most urgent first."""
    hearing, pack = session.committed, session.shown_pack
    cards = tuple(_with_check(session, line) for line in cards_waiting(hearing, pack))
    stops = tuple(line for line in cards if hearing.cards[line.id].level == Level.STOP.value)
    others = cards[len(stops) :]
    consults = consults_waiting(hearing, pack)
    now = tuple(line for line in consults if moment_of(pack, line.id) in IN_PAUSE)
    others_waiting = tuple(line for line in consults if line not in now)
    return (
        *stops,
        *now,
        *parked_waiting(hearing),
        *others,
        *others_waiting,
        *_requests(hearing, pack),
        *second_look(hearing, pack),
        *_uncoded(hearing, pack),
        *_opening(session),
        *_new_places(hearing, pack),
    )


def _with_check(session: Session, card: Waiting) -> Waiting:
    return replace(card, checked=checked_line(session, session.pack.signal(card.id).source))


def cards_waiting(hearing: Hearing, pack: FormPack) -> tuple[Waiting, ...]:
    """Cards without an answer or answered *later*, stop cards first, notes last."""
    order = [Level.STOP.value, Level.CONSULT.value, Level.NOTE.value]
    open_ones = [card for card in hearing.cards.values() if is_open(card)]
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
        Waiting(
            Kind.PARKED, item.id, item.words, Text("parked at {time}", time=clock(item.at)), "", item.note
        )
        for item in hearing.parked.values()
        if not item.is_settled
    )


def consults_waiting(hearing: Hearing, pack: FormPack) -> tuple[Waiting, ...]:
    """The consultations that are needed and not logged, and the gate while it is open."""
    return tuple(_consult(hearing, pack, what) for what in open_items(hearing, pack))


def moment_of(pack: FormPack, what: str) -> str:
    """When the consultation behind an open item is asked; a wish is settled now."""
    return next((need.moment for need in pack.consult_needs if need.party == what), NOW)


def coded_by(line_id: str) -> str:
    """The signal group of a line that a code can be given to, "" of any other."""
    return line_id.removeprefix(CODE_OF) if line_id.startswith(CODE_OF) else ""


def _consult(hearing: Hearing, pack: FormPack, what: str) -> Waiting:
    moment = pack.option_label("consult_moment", moment_of(pack, what))
    return Waiting(Kind.CONSULT, what, open_point_label(hearing, pack, what), Text("needed: {when}", when=moment))


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


def as_row(line: Waiting, say: Say) -> ItemRow:
    """The line as a list shows it."""
    state = " · ".join(filter(None, (spoken_by(say, line.state), spoken_by(say, line.detail))))
    return ItemRow(line.id, spoken_by(say, line.label), state, note=line.note, checked=spoken_by(say, line.checked))


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
            label = pack.option_label("consult_party", party)
            yield Waiting(Kind.REQUEST, f"request:{party}", label, state, _due(hearing, pack, consult, at))


def _due(hearing: Hearing, pack: FormPack, consult: ConsultLogged, at: str) -> Words:
    if not is_iso_day(consult.due):
        return Text("asked at {time}", time=clock(at))
    due, passed = date.fromisoformat(consult.due), passed_by(hearing, pack, consult.due)
    if passed is None:
        return Text("asked at {time}, answer due {due}", time=clock(at), due=due)
    return Text(
        "answer due {due}; {step} is on {day}. Possible: ask the KDT, or another track with its ground: {tracks}"
        " (Preparation).",
        due=due,
        tracks="; ".join(_other_tracks(hearing, pack)),
        step=passed.step.label,
        day=date.fromisoformat(passed.day),
    )


def _other_tracks(hearing: Hearing, pack: FormPack) -> Iterator[str]:
    for track in pack.tracks:
        if track.profile == hearing.text_of("profile") and track.id != hearing.text_of("procedure"):
            yield track.label


def second_look(hearing: Hearing, pack: FormPack) -> Iterator[Waiting]:
    """An officer who also does a later step: somebody else looks too, or it is noted why not."""
    asked = {consult.with_whom for consult, _ in hearing.consults}
    if any(officer.other_steps for officer in hearing.officers) and not asked & set(pack.second_look):
        for party in pack.second_look[:1]:
            label = Text("You also do another step in this case")
            yield Waiting(Kind.REQUEST, f"request:{party}", label, Text("a second look: by whom and when, or why not"))


def _uncoded(hearing: Hearing, pack: FormPack) -> Iterator[Waiting]:
    for card in hearing.cards.values():
        if card.level in MANDATORY and card.last_answer in pack.card_rules.coded and not card.code:
            answered = pack.option_label("card_answer", card.last_answer)
            state = Text("{answer}: which reason?", answer=answered)
            label = pack.signal(card.group).label
            yield Waiting(Kind.CODE, f"{CODE_OF}{card.group}", label, state, _places(hearing, card))


def _new_places(hearing: Hearing, pack: FormPack) -> Iterator[Waiting]:
    for card in hearing.cards.values():
        if card.new_places and not is_open(card):
            count = Text("new places: {count}", count=card.new_places)
            yield Waiting(Kind.CARD, card.group, pack.signal(card.group).label, count, _places(hearing, card))
