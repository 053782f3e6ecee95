"""What was answered in a hearing, by the paths of its pack, with the words an officer knows it by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hearing_desk.core.case_events import FieldValue
from hearing_desk.core.form import (
    CoveragePoint,
    FieldKind,
    FormField,
    FormPack,
    Item,
    Option,
    SignalGroup,
    StartCondition,
    Step,
    Topic,
)
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.internal_gate import settled_words
from hearing_desk.core.pack_in_use import used_ids
from hearing_desk.core.report import Words
from hearing_desk.core.text import Text

CASE = "sheets/zaak"
Answerable = FormField | StartCondition | Item | CoveragePoint | Topic | SignalGroup | Step | Option


@dataclass(frozen=True)
class Given:
    """An answer: the path of what was asked, its label, the answer in words and as it is stored.

    `options` names the closed list its value is from, "" without one.
    """

    path: str
    label: str
    words: Words
    value: FieldValue = ""
    options: str = ""

    @property
    def chosen(self) -> tuple[str, ...]:
        """The paths of the options that were chosen."""
        values = self.value if isinstance(self.value, tuple) else (str(self.value),)
        return tuple(f"lists/{self.options}/{value}" for value in values) if self.options else ()


def given_answers(hearing: Hearing, pack: FormPack) -> tuple[Given, ...]:
    """Everything the officer filled in, answered, planned or marked, in the order of the pack."""
    return (
        *_fields(hearing, pack),
        *_conditions(hearing, pack),
        *_items(hearing, pack),
        *_topics(hearing, pack),
        *_cards(hearing, pack),
        *_deadlines(hearing, pack),
    )


def answerables(pack: FormPack) -> dict[str, Answerable]:
    """Everything in a pack that an answer can belong to, by its path, without what it retired."""
    found: dict[str, Answerable] = {f"lists/{name}/{o.id}": o for name, options in pack.lists.items() for o in options}
    found |= {f"sheets/{sheet.id}/{field.id}": field for sheet in pack.sheets for field in sheet.fields}
    found |= {f"checklists/{one.id}/{item.id}": item for one in pack.checklists for item in one.items}
    found |= {f"start_conditions/{condition.id}": condition for condition in pack.start_conditions}
    found |= {f"topics/{topic.id}": topic for topic in pack.topics}
    found |= {f"topics/{topic.id}/{point.id}": point for topic in pack.topics for point in topic.points}
    found |= {f"signals/{group.id}": group for group in pack.signals}
    found |= {f"tracks/{track.id}/{step.id}": step for track in pack.tracks for step in track.steps}
    return {path: thing for path, thing in found.items() if not thing.retired_in}


def _fields(hearing: Hearing, pack: FormPack) -> Iterator[Given]:
    for field in pack.sheet("zaak").fields:
        value = hearing.fields.get(field.id, "")
        if value:
            options = field.options if field.kind in (FieldKind.CHOICE, FieldKind.CHOICES) else ""
            yield Given(f"{CASE}/{field.id}", field.label, _words(value, options, pack), value, options)


def _words(value: FieldValue, options: str, pack: FormPack) -> Words:
    if isinstance(value, bool):
        return Text("yes") if value else Text("no")
    values = value if isinstance(value, tuple) else (value,)
    return ", ".join(pack.option_label(options, one) for one in values)


def _conditions(hearing: Hearing, pack: FormPack) -> Iterator[Given]:
    for condition in (one for one in pack.start_conditions if one.id in hearing.conditions):
        settled = hearing.conditions[condition.id]
        yield Given(f"start_conditions/{condition.id}", condition.label, settled_words(settled), settled.answer)


def _items(hearing: Hearing, pack: FormPack) -> Iterator[Given]:
    answers: dict[str, dict[str, str]] = {
        "preparation": {name: given.answer for name, (given, _) in hearing.preparation.items()},
        "opening": {name: given.answer for name, (given, _) in hearing.opening.items()},
        "closing": {name: given.answer for name, (given, _) in hearing.closing.items()},
    }
    for checklist in pack.checklists:
        given = answers.get(checklist.id, {})
        for item in (item for item in checklist.items if item.id in given):
            words = pack.option_label(checklist.answers, given[item.id])
            path = f"checklists/{checklist.id}/{item.id}"
            yield Given(path, f"{item.id} {item.label}", words, given[item.id], checklist.answers)


def _topics(hearing: Hearing, pack: FormPack) -> Iterator[Given]:
    used = used_ids(hearing)
    for topic in pack.topics:
        if topic.id in used:
            words = Text("in the plan") if topic.id in hearing.plan else Text("in the text")
            yield Given(f"topics/{topic.id}", f"{topic.id} {topic.label}", words)
        for point in (point for point in topic.points if point.id in hearing.coverage):
            state = hearing.coverage[point.id].state
            words_of_point = pack.option_label("coverage_state", state)
            yield Given(f"topics/{topic.id}/{point.id}", point.label, words_of_point, state, "coverage_state")


def _cards(hearing: Hearing, pack: FormPack) -> Iterator[Given]:
    for group in (group for group in pack.signals if group.id in hearing.cards):
        answer = hearing.cards[group.id].last_answer
        words = pack.option_label("card_answer", answer) if answer else Text("open")
        yield Given(f"signals/{group.id}", f"{group.id} {group.label}", words)


def _deadlines(hearing: Hearing, pack: FormPack) -> Iterator[Given]:
    for track in (track for track in pack.tracks if track.id == hearing.text_of("procedure")):
        for step in (step for step in track.steps if step.id in hearing.deadlines):
            day = hearing.deadlines[step.id].date
            yield Given(f"tracks/{track.id}/{step.id}", step.label, day, day)
