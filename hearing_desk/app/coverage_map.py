"""The coverage map: for each topic in view how far each of its points is; signs, never a number or a percentage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from hearing_desk.app.session import Session
from hearing_desk.core.coverage import NOT_ASKED, UNTOUCHED, coverage_of, topics_in_view
from hearing_desk.core.form import CoveragePoint, Topic

SIGNS: Mapping[str, str] = MappingProxyType(
    {UNTOUCHED: "○", "gevraagd": "●", "uit_zichzelf": "◐", "nvt": "–", NOT_ASKED: "✕"}
)
FLAG_SIGNS: Mapping[str, str] = MappingProxyType({"verdiept": "◉", "tegenstrijdig": "◇"})


@dataclass(frozen=True)
class PointOnMap:
    """A point by its neutral name, its sign, and how it stands in words."""

    label: str
    sign: str
    state: str


@dataclass(frozen=True)
class TopicOnMap:
    """A topic by its neutral name, with its points in order."""

    label: str
    points: tuple[PointOnMap, ...]


def coverage_map(session: Session) -> tuple[TopicOnMap, ...]:
    """The topics that were planned, opened or marked, in the order of the pack."""
    return tuple(_topic(session, topic) for topic in topics_in_view(session.committed, session.pack))


def legend(session: Session) -> tuple[tuple[str, str], ...]:
    """What each sign says, as far as the pack has words for it."""
    states = ((sign, session.pack.option_label("coverage_state", state)) for state, sign in SIGNS.items())
    flags = ((sign, session.pack.option_label("coverage_flag", flag)) for flag, sign in FLAG_SIGNS.items())
    return (*states, *flags)


def _topic(session: Session, topic: Topic) -> TopicOnMap:
    return TopicOnMap(topic.screen_label, tuple(_point(session, point) for point in topic.points))


def _point(session: Session, point: CoveragePoint) -> PointOnMap:
    known = coverage_of(session.committed, point.id)
    label = session.pack.option_label
    state = label("coverage_state", known.state)
    parts = (state, label("coverage_flag", known.flag), label("coverage_code", known.code))
    said = ", ".join(part for part in parts if part)
    return PointOnMap(point.screen_label, FLAG_SIGNS.get(known.flag) or SIGNS.get(known.state, "○"), said)
