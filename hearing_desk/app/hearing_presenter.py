"""What the hearing screen shows and does: the text, the header that tells the truth, marks and parked words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import dropwhile

from hearing_desk.app.closed import why_closed
from hearing_desk.app.session import Session, text_of
from hearing_desk.app.start_conditions import facts_about
from hearing_desk.app.turns_replaced import TurnsReplaced, TurnText
from hearing_desk.core import events as ev
from hearing_desk.core.coverage import topic_names
from hearing_desk.core.escalation import counted_cards, reopened
from hearing_desk.core.form import Level
from hearing_desk.core.numbering import is_question, number_for
from hearing_desk.core.problems import Problem
from hearing_desk.core.read_back import is_read_back, not_read_back
from hearing_desk.core.text import Text
from hearing_desk.core.variants import is_kind_offered, pause_after

MARK_SIGNS = {"onverstaanbaar": "…", "onzeker": "?", "tolkprobleem": "T!", "bladwijzer": "•"}
READ_BACK_SIGN = "✓"
SPEAKING_KINDS = ("G", "T")
BY_HAND = "hand"


@dataclass(frozen=True)
class TurnLine:
    """What stands beside a turn: its letter, its number ("" without one), its time HH:MM, signs of its marks."""

    letter: str
    number: str
    time: str
    signs: str


@dataclass(frozen=True)
class Rail:
    """The rail's one number, and whether a stop card is among them."""

    count: int
    has_stop: bool


class HearingPresenter:
    """The text side of an open hearing."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def why_not(self) -> Text | None:
        """Why no turn can be typed now; None when it can."""
        if reason := self._why_no_zitting():
            return reason
        if self.session.committed.pause is not None:
            return Text("It is a pause. Resume the hearing with Ctrl+Shift+P.")
        return None

    def why_closed(self) -> Text | None:
        """Why no turn, topic or mark can come any more; None while they can."""
        return why_closed(self.session)

    def turns(self) -> tuple[TurnText, ...]:
        """Every turn as it stands, for the document."""
        return tuple(text_of(turn) for turn in self.session.turns)

    def new_turn_id(self) -> ev.TurnId:
        """An id for a turn that is about to be made."""
        return self.session.new_turn_id()

    def replace(self, change: TurnsReplaced) -> None:
        """An edit of the document."""
        self.session.replace_turns(change)

    def leave(self, turn: str) -> None:
        """The caret left a turn."""
        self.session.finish_turn(ev.TurnId(turn))

    def leave_all(self) -> None:
        """A strip, topic, pause or closing is opened."""
        self.session.finish_all_turns()

    def line(self, turn: str, kind: str) -> TurnLine:
        """What stands beside a turn; a turn that has not begun shows the number it would get."""
        hearing = self.session.committed
        known = hearing.turns.get(ev.TurnId(turn))
        if known is None or not known.has_begun:
            return TurnLine(kind, self._coming_number(turn, kind), "", "")
        signs = "".join(MARK_SIGNS.get(mark.what, "") for mark, _ in hearing.marks if mark.turn == turn)
        read = READ_BACK_SIGN if is_read_back(hearing, known.id) else ""
        return TurnLine(kind, known.number, known.at[11:16], signs + read)

    def read_back(self, turn: str) -> tuple[tuple[Problem, ...], str]:
        """This turn was read back to the applicant; with the next one that was not, "" when all were."""
        if reason := self.why_not():
            return (Problem(reason),), ""
        self.session.finish_all_turns()
        hearing = self.session.committed
        if ev.TurnId(turn) in not_read_back(hearing):
            self.session.record(ev.TurnsReadBack((turn,)))
        left = not_read_back(self.session.committed)
        place = hearing.order.index(ev.TurnId(turn)) if turn in hearing.order else -1
        later = (one for one in left if hearing.order.index(one) > place)
        return (), next(later, next(iter(left), ""))

    def park(self, turn: str, words: str) -> Callable[[], None]:
        """Pin the last words to come back to; returns what takes that back."""
        park_id = f"p{len(self.session.committed.parked) + 1}"
        self.session.record(ev.ItemParked(park_id, ev.TurnId(turn), words))
        return lambda: self.session.record(ev.ParkNoted(park_id, is_settled=True))

    def mark(self, turn: str, what: str, word: str = "", occurrence: int = 1) -> tuple[Problem, ...]:
        """Put a mark on a turn that has begun, or on a word in it; it never changes the text."""
        known = self.session.committed.turns.get(ev.TurnId(turn))
        if closed := self.why_closed():
            return (Problem(closed),)
        if known is None or not known.has_begun:
            return (Problem(Text("There is nothing to mark in this turn yet.")),)
        self.session.record(ev.MarkSet(ev.TurnId(turn), what, word, occurrence))
        return ()

    def take_mark(self, turn: str, what: str, word: str = "", occurrence: int = 1) -> None:
        """Take one such mark off again; another that was set there just so stays."""
        taken = ev.MarkTaken(ev.TurnId(turn), what, word, occurrence)
        mark = ev.MarkSet(ev.TurnId(turn), what, word, occurrence)
        count = [known for known, _ in self.session.committed.marks].count(mark)
        self.session.record(taken, *[mark] * (count - 1))

    def wish_surfaced(self, turn: str) -> tuple[Problem, ...]:
        """In this turn the applicant said something about the gender of officer or interpreter: the gate opens."""
        if reason := self._why_no_zitting():
            return (Problem(reason),)
        self.session.finish_all_turns()
        self.session.record(*reopened(self.session.committed, BY_HAND, turn))
        return ()

    def has_speaker(self, turn: str) -> bool:
        """Whether this is a G or T, of which can be said who spoke."""
        known = self.session.committed.turns.get(ev.TurnId(turn))
        return known is not None and known.kind in SPEAKING_KINDS

    def name_speaker(self, turn: str, by: str) -> None:
        """Say who of those present spoke in a G or T."""
        if self.has_speaker(turn):
            self.session.record(ev.SpeakerNamed(ev.TurnId(turn), by))

    def speakers(self) -> tuple[str, ...]:
        """Who may have spoken: the roles of those present, and the interpreter."""
        return (*self.session.committed.texts_of("present"), "tolk")

    def rail(self) -> Rail:
        """The one number on the rail."""
        cards = counted_cards(self.session.committed)
        return Rail(len(cards), any(card.level == Level.STOP.value for card in cards))

    def topic_label(self) -> str:
        """The neutral name of the topic at hand."""
        topic = self.session.committed.topic or "opening"
        return topic_names(self.session.shown_pack).get(topic, topic)

    def since_pause_line(self, now: datetime) -> Text:
        """How long it is since the last pause, or since the beginning of a zitting without one; none in a pause."""
        hearing = self.session.committed
        if hearing.session is None or hearing.pause is not None:
            return Text("")
        resumed = max((p.to_at for p in hearing.pauses if p.session == hearing.session.number), default="")
        since = datetime.fromisoformat(resumed or hearing.session.started_at)
        if since.date() != now.date():
            # A zitting is of one day: what was left open on another day says nothing about this one.
            return Text("")
        minutes = max(0, int((now - since).total_seconds() // 60))
        hours, rest = minutes // 60, f"{minutes % 60:02d}"
        line = Text("{hours}:{minutes} since the start", hours=hours, minutes=rest)
        if resumed:
            line = Text("{hours}:{minutes} since the pause", hours=hours, minutes=rest)
        due = pause_after(self.session.pack, facts_about(hearing))
        return Text("{line} (a pause after {due} minutes)", line=line, due=due) if due else line

    def why_not_kind(self, kind: str) -> Text | None:
        """Why turns of this kind are not made in this hearing, None when they are."""
        if is_kind_offered(self.session.pack, facts_about(self.session.committed), kind):
            return None
        return Text("With a child nothing is summed up. Ask whether the child wants to say something more.")

    def _why_no_zitting(self) -> Text | None:
        if closed := self.why_closed():
            return closed
        if self.session.committed.session is None:
            return Text("The hearing has not started. Start it in Check beforehand (Alt+3).")
        return None

    def _coming_number(self, turn: str, kind: str) -> str:
        hearing = self.session.committed
        upwards = reversed(hearing.order)
        above = dropwhile(lambda known: known != turn, upwards) if turn in hearing.turns else upwards
        questions = (hearing.turns[known] for known in above if is_question(hearing.turns[known].kind))
        # Only the nearest one counts, and in a long text it is seldom far.
        nearest = next(((each.kind, each.number) for each in questions if each.number), ("", ""))
        return number_for(kind, (nearest,), hearing.highest_question, hearing.given_answers)
