"""The topics of the pack and their coverage points: what they are called, and how far each is in a hearing."""

from __future__ import annotations

from collections.abc import Iterator

from hearing_desk.core.events import CoverageSet
from hearing_desk.core.form import CoveragePoint, FormPack, Topic
from hearing_desk.core.hearing import Hearing

UNTOUCHED, NOT_ASKED = "open", "bewust_niet"
"""The state of a point before anybody sets it, and that of one that was deliberately not asked."""


def find_point(pack: FormPack, topic: str, wanted: str) -> CoveragePoint | None:
    """The point with this id or label (without case), sought in the topic first and then in all; None when unknown."""
    words = wanted.casefold().strip()
    return next((p for p in _points(pack, topic) if words in (p.id.casefold(), p.label.casefold())), None)


def _points(pack: FormPack, topic: str) -> Iterator[CoveragePoint]:
    for module in sorted(pack.topics, key=lambda module: module.id != topic):
        yield from module.points


def topic_of(point: str) -> str:
    """The topic a point belongs to: `MOD-01.woord` is of MOD-01."""
    return point.partition(".")[0]


def coverage_of(hearing: Hearing, point: str) -> CoverageSet:
    """How far a point is; untouched while nobody set it."""
    return hearing.coverage.get(point, CoverageSet(point, UNTOUCHED))


def topics_in_view(hearing: Hearing, pack: FormPack) -> Iterator[Topic]:
    """The topics that were planned, opened or marked, in the order of the pack."""
    wanted = {*hearing.plan, *(visit.topic for visit in hearing.visits)}
    for topic in pack.topics:
        if topic.id in wanted or any(point.id in hearing.coverage for point in topic.points):
            yield topic


def topic_names(pack: FormPack) -> dict[str, str]:
    """What every phase and topic is called where the applicant may read along."""
    return {phase.id: phase.label for phase in pack.phases} | {t.id: t.screen_label for t in pack.topics}
