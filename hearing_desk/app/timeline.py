"""How the time of a hearing went: which topic when, the pauses and the marks, for a picture and for a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from itertools import pairwise

from hearing_desk.app.places import label_of
from hearing_desk.app.session import Session
from hearing_desk.app.topics_presenter import OPENING
from hearing_desk.core.coverage import topic_names
from hearing_desk.core.form import FormPack
from hearing_desk.core.hearing import Hearing, HearingSession
from hearing_desk.core.report import Words
from hearing_desk.core.text import Text


class Span(Enum):
    """What a line of the timeline is about."""

    TOPIC = "topic"
    PAUSE = "pause"
    MARK = "mark"


@dataclass(frozen=True)
class TimelineRow:
    """One line: in which zitting, what, and from when to when; a mark has one moment only."""

    session: int
    what: Span
    label: Words
    from_at: datetime
    to_at: datetime

    @property
    def minutes(self) -> int:
        """How many whole minutes it took."""
        return int((self.to_at - self.from_at).total_seconds() // 60)


@dataclass(frozen=True)
class TimelineDay:
    """One zitting and what was in it, in order of time; `to_at` is now while it goes on."""

    number: int
    from_at: datetime
    to_at: datetime
    rows: tuple[TimelineRow, ...]


def timeline(session: Session) -> tuple[TimelineDay, ...]:
    """Every zitting with its topics by their neutral names, its pauses and its marks."""
    hearing, pack, now = session.committed, session.shown_pack, datetime.fromisoformat(session.now())
    return tuple(_day(hearing, pack, zitting, now) for zitting in hearing.sessions)


def _day(hearing: Hearing, pack: FormPack, zitting: HearingSession, now: datetime) -> TimelineDay:
    start = datetime.fromisoformat(zitting.started_at)
    end = datetime.fromisoformat(zitting.ended_at) if zitting.ended_at else max(now, start)
    found = (
        *_topics(hearing, pack, zitting.number, start, end),
        *_pauses(hearing, zitting.number, end),
        *_marks(hearing, pack, zitting.number, start, end),
    )
    return TimelineDay(zitting.number, start, end, tuple(sorted(found, key=lambda row: row.from_at)))


def _topics(hearing: Hearing, pack: FormPack, number: int, start: datetime, end: datetime) -> Iterator[TimelineRow]:
    names = topic_names(pack)
    changes = [(start, OPENING), *((datetime.fromisoformat(visit.at), visit.topic) for visit in hearing.visits)]
    begun = [(max(at, start), topic) for at, topic in changes if at < end]
    # Of those before the day only the last one counts: it was still at hand when the day began.
    for (at, topic), (until, _) in pairwise((*begun, (end, ""))):
        if until > at:
            yield TimelineRow(number, Span.TOPIC, names.get(topic, topic), at, until)


def _pauses(hearing: Hearing, number: int, end: datetime) -> Iterator[TimelineRow]:
    for pause in hearing.pauses:
        if pause.session == number:
            until = datetime.fromisoformat(pause.to_at) if pause.to_at else end
            yield TimelineRow(number, Span.PAUSE, Text("Pause"), datetime.fromisoformat(pause.from_at), until)


def _marks(hearing: Hearing, pack: FormPack, number: int, start: datetime, end: datetime) -> Iterator[TimelineRow]:
    for mark, set_at in hearing.marks:
        at, turn = datetime.fromisoformat(set_at), hearing.turns.get(mark.turn)
        if start <= at <= end and turn is not None:
            label = Text("{mark} at {turn}", mark=pack.option_label("mark", mark.what), turn=label_of(turn))
            yield TimelineRow(number, Span.MARK, label, at, at)
