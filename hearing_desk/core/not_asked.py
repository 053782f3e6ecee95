"""What was deliberately not asked and why, as far as its reason belongs in the report: neutral words, no own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hearing_desk.core.coverage import NOT_ASKED, coverage_of
from hearing_desk.core.form import CoveragePoint, FormPack, GoesTo, Option, Topic
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.printed_turns import printed_turns, section_by_id, section_in
from hearing_desk.core.report import Block, Heading, Table
from hearing_desk.core.report_turns import section_heading
from hearing_desk.core.text import Text

CODES = "coverage_code"


@dataclass(frozen=True)
class NotAsked:
    """A point as the report may name it, and the reason from the closed list."""

    point: str
    code: Option


def printed_not_asked(hearing: Hearing, pack: FormPack) -> tuple[NotAsked, ...]:
    """The points whose code goes to the report, in the order of the pack."""
    codes = {code.id: code for code in pack.lists.get(CODES, ()) if code.goes_to is GoesTo.REPORT}
    return tuple(
        NotAsked(_name(topic, point), codes[hearing.coverage[point.id].code])
        for topic in pack.topics
        for point in topic.points
        if _has_code(hearing, point, codes)
    )


def not_asked_blocks(hearing: Hearing, pack: FormPack) -> Iterator[Block]:
    """The table of these points, in the section of the closing."""
    found = printed_not_asked(hearing, pack)
    if not found:
        return
    yield from _heading(hearing, pack)
    rows = tuple((one.point, one.code.label) for one in found)
    yield Heading(Text("Not asked in this hearing"), level=2)
    yield Table(Text("Not asked in this hearing"), (Text("Point"), Text("Reason")), rows)


def _has_code(hearing: Hearing, point: CoveragePoint, codes: dict[str, Option]) -> bool:
    known = coverage_of(hearing, point.id)
    return known.state == NOT_ASKED and known.code in codes


def _name(topic: Topic, point: CoveragePoint) -> str:
    names = (topic.report_label if topic.goes_to is GoesTo.REPORT else "", point.report_label)
    return ": ".join(filter(None, names))


def _heading(hearing: Hearing, pack: FormPack) -> Iterator[Block]:
    printed = [turn.section for turn in printed_turns(hearing, pack)]
    section = section_by_id(pack).get(section_in(hearing, pack, pack.phases[-1])) if pack.phases else None
    if section is not None and printed[-1:] != [section.id]:
        yield section_heading(section, is_again=section.id in printed)
