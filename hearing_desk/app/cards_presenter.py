"""The cards of an open hearing as the strip shows them, and the officer's answers to them."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten

from hearing_desk.app.closed import why_frozen
from hearing_desk.app.session import Session
from hearing_desk.app.source_lines import source_line
from hearing_desk.core import events as ev
from hearing_desk.core.escalation import after_answer, counted_cards, is_open, problems_of_answer, raised_by_hand
from hearing_desk.core.form import SignalGroup
from hearing_desk.core.hearing import Card
from hearing_desk.core.problems import Problem
from hearing_desk.core.text import Text

ANSWER_KEYS = {
    "D": "doorgevraagd",
    "L": "later",
    "N": "niet_relevant",
    "V": "voorgelegd",
    "O": "opgehelderd",
    "M": "meenemen",
}
ROLE_KEYS = {"1": "zelf", "2": "gezinslid", "3": "dader", "4": "slachtoffer", "5": "getuige", "6": "onbekend"}
SNIPPET = 70
NO_CODE = "-"
"""What stands in the forms where a group has no code to show."""


@dataclass(frozen=True)
class CardRow:
    """A card in the room: a code and neutral words, never the title of its group."""

    group: str
    code: str
    label: str
    places: tuple[str, ...]
    words: str
    question: str
    follow_up: str
    source: Text
    state: str
    asks_role: bool
    is_open: bool
    new_places: int


class CardsPresenter:
    """Open cards first, then the ones that were answered."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def is_matching(self) -> bool:
        """Whether a finished answer is still being looked at."""
        return self._session.is_matching

    def rows(self) -> tuple[CardRow, ...]:
        """Every card there is; waiting ones first."""
        cards = self._session.committed.cards.values()
        return tuple(self._row(card) for card in sorted(cards, key=lambda card: not is_open(card)))

    def counted(self) -> int:
        """How many cards stand behind the rail's number."""
        return len(counted_cards(self._session.committed))

    def groups(self) -> tuple[tuple[str, str], ...]:
        """The groups an officer may raise by hand: id and neutral name with its code."""
        return tuple((signal.id, _named(signal)) for signal in self._session.shown_pack.signals)

    def raise_card(self, group: str, turn: str) -> None:
        """Raise a card by hand on a turn."""
        self._session.record(*raised_by_hand(self._session.committed, self._session.shown_pack, group, turn))

    def answer_keys(self, group: str) -> dict[str, str]:
        """The letters that can be pressed on a card, each with its answer: only what this kind of hearing takes."""
        hearing, pack = self._session.committed, self._session.shown_pack
        return {k: a for k, a in ANSWER_KEYS.items() if not problems_of_answer(hearing, pack, group, a)}

    def answer(self, group: str, answer: str, roles: tuple[str, ...], turn: str) -> tuple[Problem, ...]:
        """Answer a card with one key; roles only where the card asks them."""
        if frozen := why_frozen(self._session):
            return (Problem(frozen),)
        hearing, pack = self._session.committed, self._session.shown_pack
        problems = problems_of_answer(hearing, pack, group, answer)
        if not problems:
            self._session.record(*after_answer(hearing, pack, group, answer, roles, turn))
        return problems

    def _row(self, card: Card) -> CardRow:
        signal, hearing = self._session.shown_pack.signal(card.group), self._session.committed
        turns = [hearing.turns[ev.TurnId(t)] for t in card.turns if ev.TurnId(t) in hearing.turns]
        places = tuple(f"{turn.kind}{turn.number}" for turn in turns)
        words = shorten(turns[-1].text, SNIPPET, placeholder=" …") if turns else ""
        state = self._session.shown_pack.option_label("card_answer", card.last_answer) if card.is_answered else ""
        return CardRow(
            card.group,
            _code(signal),
            signal.screen_label,
            places,
            words,
            signal.card,
            signal.follow_up,
            source_line(self._session, signal.source),
            state,
            signal.asks_role,
            is_open(card),
            card.new_places,
        )


def _named(signal: SignalGroup) -> str:
    return " · ".join(filter(None, (signal.id, _code(signal), signal.screen_label)))


def _code(signal: SignalGroup) -> str:
    return "" if signal.screen_code == NO_CODE else signal.screen_code
