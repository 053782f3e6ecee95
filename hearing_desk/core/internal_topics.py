"""What the internal sheet tells of coverage: the points of the topics in view, in neutral words, with reasons."""

from __future__ import annotations

from collections.abc import Iterator

from hearing_desk.core.coverage import coverage_of, topics_in_view
from hearing_desk.core.events import CoverageSet
from hearing_desk.core.form import CoveragePoint, FormPack, Topic
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.internal_table import titled_table
from hearing_desk.core.printable import printable
from hearing_desk.core.report import Block, Words
from hearing_desk.core.text import Text


def coverage_blocks(hearing: Hearing, pack: FormPack) -> Iterator[Block]:
    """Every point of a topic that was planned, opened or marked: no count, no percentage."""
    header = (Text("Topic"), Text("Point"), Text("State"), Text("Reason"))
    rows = tuple(row for topic in topics_in_view(hearing, pack) for row in _rows(topic, hearing, pack))
    yield from titled_table(Text("Topics and points"), header, rows)


def _rows(topic: Topic, hearing: Hearing, pack: FormPack) -> Iterator[tuple[Words, ...]]:
    for point in topic.points:
        set_to = coverage_of(hearing, point.id)
        yield topic.screen_label, _name(point), _state(set_to, pack), _reason(set_to, pack)


def _name(point: CoveragePoint) -> str:
    return point.screen_label or point.label


def _state(point: CoverageSet, pack: FormPack) -> str:
    state = pack.option_label("coverage_state", point.state)
    return f"{state}, {pack.option_label('coverage_flag', point.flag)}" if point.flag else state


def _reason(point: CoverageSet, pack: FormPack) -> str:
    code = pack.option_label("coverage_code", point.code) if point.code else ""
    return ": ".join(part for part in (code, printable(point.reason)) if part)
