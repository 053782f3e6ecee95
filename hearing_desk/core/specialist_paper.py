"""The package for a specialist: what was said with what was asked, when it came up, and what was not asked."""

from __future__ import annotations

from collections.abc import Iterator

from hearing_desk.core.coverage import coverage_of, topic_names
from hearing_desk.core.form import ConsultNeed, FormPack
from hearing_desk.core.hearing import Hearing, Turn
from hearing_desk.core.internal_table import Rows, titled_table
from hearing_desk.core.minutes import clock
from hearing_desk.core.numbering import is_question
from hearing_desk.core.printable import printable
from hearing_desk.core.printed_turns import is_printed, turn_name
from hearing_desk.core.report import Block, Paragraph, Words
from hearing_desk.core.text import Text

ASKED = ("gevraagd", "uit_zichzelf", "nvt")


def specialist_blocks(hearing: Hearing, pack: FormPack, party: str) -> Iterator[Block]:
    """Only the turns that the question is about, each with the question above it and the answers that follow."""
    yield Paragraph(Text("To: {party}", party=pack.option_label("consult_party", party)))
    turns = _turns_about(hearing, pack, party)
    said = (Text("Turn"), Text("Time"), Text("Words"))
    yield from titled_table(Text("What was said"), said, tuple(_said(turn) for turn in turns))
    visits = (Text("Time"), Text("Topic"))
    yield from titled_table(Text("Chronology"), visits, _visits(hearing, pack))
    yield from titled_table(Text("Not asked yet"), (Text("Point"), Text("State")), _not_asked(hearing, pack, party))
    asked = (Text("Question"), Text("Answer"), Text("Outcome"))
    yield from titled_table(Text("Asked of you before"), asked, _asked_before(hearing, pack, party))


def _turns_about(hearing: Hearing, pack: FormPack, party: str) -> tuple[Turn, ...]:
    need = _need(pack, party)
    groups = {card.group for card in need.cards} | {s.id for s in pack.signals if s.consult_with == party}
    wanted = {turn for group in groups if group in hearing.cards for turn in hearing.cards[group].turns}
    topics = set(need.topics)
    wanted |= {turn.id for turn in hearing.turns.values() if turn.topic in topics}
    return tuple(turn for part in _exchanges(hearing) if wanted & {one.id for one in part} for turn in part)


def _exchanges(hearing: Hearing) -> Iterator[tuple[Turn, ...]]:
    """The text cut before each question."""
    part: list[Turn] = []
    for turn in filter(is_printed, hearing.ordered_turns()):
        if is_question(turn.kind) and part:
            yield tuple(part)
            part = []
        part.append(turn)
    if part:
        yield tuple(part)


def _said(turn: Turn) -> tuple[Words, ...]:
    return turn_name(turn) or turn.kind, clock(turn.at), printable(turn.text)


def _visits(hearing: Hearing, pack: FormPack) -> Rows:
    names = topic_names(pack)
    return tuple((clock(visit.at), names.get(visit.topic, visit.topic)) for visit in hearing.visits)


def _not_asked(hearing: Hearing, pack: FormPack, party: str) -> Rows:
    points = [p for topic in pack.topics if topic.id in _need(pack, party).topics for p in topic.points]
    known = [(p, coverage_of(hearing, p.id)) for p in points]
    return tuple((p.label, pack.option_label("coverage_state", s.state)) for p, s in known if s.state not in ASKED)


def _asked_before(hearing: Hearing, pack: FormPack, party: str) -> Rows:
    return tuple(
        (printable(c.question), printable(c.answer), pack.option_label("consult_outcome", c.outcome))
        for c, _ in hearing.consults
        if c.with_whom == party
    )


def _need(pack: FormPack, party: str) -> ConsultNeed:
    return next((need for need in pack.consult_needs if need.party == party), ConsultNeed(party))
