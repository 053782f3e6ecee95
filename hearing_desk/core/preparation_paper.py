"""What an officer hands over who prepared a hearing that somebody else will hold: everything that was prepared."""

from __future__ import annotations

from collections.abc import Iterator

from hearing_desk.core.form import FormPack
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.internal_table import Rows, titled_table
from hearing_desk.core.printable import printable
from hearing_desk.core.report import Block, Names
from hearing_desk.core.report_cover import shown
from hearing_desk.core.text import Text
from hearing_desk.core.wish_in_report import printed_wishes, wish_line


def preparation_blocks(hearing: Hearing, pack: FormPack, names: Names) -> Iterator[Block]:
    """The case, the wishes, the checklist, the plan with its own questions, and the fact card."""
    yield from titled_table(Text("Case"), (Text("Detail"), Text("Content")), _case(hearing, pack, names))
    printed = printed_wishes(hearing, pack)
    wishes = tuple((pack.option_label("fact", w.fact.value), wish_line(w, pack, names)) for w in printed)
    yield from titled_table(Text("Wishes"), (Text("About"), Text("Wish")), wishes)
    checklist = (Text("Item"), Text("Answer"), Text("Note"))
    yield from titled_table(Text("Preparation"), checklist, _checklist(hearing, pack))
    yield from titled_table(Text("Topics of the hearing plan"), (Text("Topic"), Text("Points")), _plan(hearing, pack))
    own = (Text("Topic"), Text("Own question"), Text("Private note"))
    yield from titled_table(Text("Own questions"), own, _questions(hearing, pack))
    facts = (Text("What"), Text("How it is written"), Text("Source"))
    yield from titled_table(Text("Fact card"), facts, _facts(hearing))


def _case(hearing: Hearing, pack: FormPack, names: Names) -> Rows:
    filled = [(field, hearing.fields.get(field.id, "")) for field in pack.sheet("zaak").fields]
    return tuple((f.label, shown(f, value, pack, names)) for f, value in filled if value not in ("", ()))


def _checklist(hearing: Hearing, pack: FormPack) -> Rows:
    checklist = pack.checklist("preparation")
    known = [(item, hearing.preparation[item.id][0]) for item in checklist.items if item.id in hearing.preparation]
    return tuple((i.label, pack.option_label(checklist.answers, g.answer), printable(g.note)) for i, g in known)


def _plan(hearing: Hearing, pack: FormPack) -> Rows:
    topics = [topic for topic in pack.topics if topic.id in hearing.plan]
    return tuple((topic.label, ", ".join(point.label for point in topic.points)) for topic in topics)


def _questions(hearing: Hearing, pack: FormPack) -> Rows:
    labels = {topic.id: topic.label for topic in pack.topics}
    asked = (q for q in hearing.plan_questions.values() if q.question)
    return tuple((labels.get(q.topic, ""), printable(q.question), printable(q.private_note)) for q in asked)


def _facts(hearing: Hearing) -> Rows:
    lines = (line for line in hearing.fact_card.values() if line.text)
    return tuple((printable(line.label), printable(line.text), printable(line.source)) for line in lines)
