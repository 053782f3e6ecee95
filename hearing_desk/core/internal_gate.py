"""What the internal sheet tells of the gate: how each wish was settled on each day, and what was tried for it."""

from __future__ import annotations

from collections.abc import Iterator

from hearing_desk.core.events import ConditionSettled, GateAnswered
from hearing_desk.core.form import FieldKind, FormPack
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.internal_table import Rows, titled_table
from hearing_desk.core.minutes import clock
from hearing_desk.core.printable import printable
from hearing_desk.core.report import Block, Names, Words
from hearing_desk.core.report_cover import NOT_MET
from hearing_desk.core.text import Text

_Row = tuple[Words, ...]


def gate_blocks(hearing: Hearing, pack: FormPack, names: Names) -> Iterator[Block]:
    """The gate by zitting and fact, and why an interpreter was replaced."""
    header = (Text("Zitting"), Text("About"), Text("Detail"), Text("Content"))
    yield from titled_table(Text("Wishes: how they were settled"), header, _gate(hearing, pack, names))
    conditions = (Text("Zitting"), Text("Detail"), Text("Content"))
    yield from titled_table(Text("Settled before the start"), conditions, _conditions(hearing, pack))
    changed = (Text("Interpreter"), Text("Until"), Text("Reason"))
    yield from titled_table(Text("Change of interpreter"), changed, _changes(hearing))


def _gate(hearing: Hearing, pack: FormPack, names: Names) -> Rows:
    days = [(str(session.number), session.gate) for session in hearing.sessions]
    if hearing.session is None and not hearing.has_ended:
        days.append(("–", tuple(hearing.gate_answers.values())))
    return tuple(row for number, answers in days for answer in answers for row in _answer(number, answer, pack, names))


def _answer(number: str, answer: GateAnswered, pack: FormPack, names: Names) -> Iterator[_Row]:
    about = pack.option_label("fact", answer.fact.value)
    yield number, about, Text("Outcome"), pack.option_label("gate_outcome", answer.outcome)
    for field in pack.sheet("gate").fields:
        value = str(getattr(answer, field.id, ""))
        if value:
            yield number, about, field.label, _value(field.kind, field.options, value, pack, names)


def _value(kind: FieldKind, options: str, value: str, pack: FormPack, names: Names) -> str:
    if kind is FieldKind.DATE:
        return names.day(value)
    return printable(pack.option_label(options, value) if options else value)


def _conditions(hearing: Hearing, pack: FormPack) -> Rows:
    labels = {condition.id: condition.label for condition in pack.start_conditions}
    return tuple(
        (str(session.number), labels.get(one.condition, one.condition), settled_words(one))
        for session in hearing.sessions
        for one in session.conditions
    )


def settled_words(settled: ConditionSettled) -> Words:
    """How a start condition was settled, as it is read."""
    note = printable(settled.note)
    return Text("not so: {reason}", reason=note) if settled.answer == NOT_MET else note or Text("settled")


def _changes(hearing: Hearing) -> Rows:
    ended = [stint for stint in hearing.interpreters if stint.to_at]
    return tuple((printable(s.interpreter.number), clock(s.to_at), printable(s.reason_ended)) for s in ended)
