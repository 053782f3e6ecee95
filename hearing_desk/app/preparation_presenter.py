"""Voorbereiding: the checklist, the case, the fact card and the own questions of a hearing that is to come."""

from __future__ import annotations

from collections.abc import Mapping

from hearing_desk.app.case_presenter import CaseForm, Values, case_form, case_problems, changes, values_of
from hearing_desk.app.deadlines_presenter import tracks_of
from hearing_desk.app.item_row import ItemAction, ItemRow
from hearing_desk.app.session import Session
from hearing_desk.app.sheet_values import OptionsOf, options_of, text_in
from hearing_desk.app.short_route import ShortRoute
from hearing_desk.app.source_lines import checked_line
from hearing_desk.core import events as ev
from hearing_desk.core.events import FieldValue
from hearing_desk.core.form import FieldKind, FormField, GoesTo, Item, Option
from hearing_desk.core.problems import Problem
from hearing_desk.core.text import Text
from hearing_desk.i18n import Words

LIST = "preparation"
_KEYS = {"gedaan": "G", "niet_nodig": "N", "niet_mogelijk": "M"}


class PreparationPresenter:
    """Answers items one by one, never one by itself, and keeps the case up to date until the hearing starts."""

    def __init__(self, session: Session, words: Words) -> None:
        self._session = session
        self._words = words
        self._checklist = session.shown_pack.checklist(LIST)
        self._short = ShortRoute(session)

    @property
    def title(self) -> Text:
        """How far the preparation is."""
        hearing = self._session.committed
        return Text(
            "Preparation of {reference}: {done} of {all} done",
            reference=hearing.text_of("reference"),
            done=sum(map(self._is_done, self._asked)),
            all=len(self._asked),
        )

    @property
    def minutes_left(self) -> int:
        """What the items without an answer take together, as the pack counts."""
        return sum(item.minutes for item in self._asked if not self._is_done(item))

    def asides(self) -> tuple[Text, ...]:
        """What stands beside the list: the minutes that are left, and what more time does to the dates."""
        if self.is_started:
            return ()
        minutes = self.minutes_left
        left = Text.counted(
            "About {count} minute left. You can always start.",
            "About {count} minutes left. You can always start.",
            count=minutes,
        )
        return (*((left,) if minutes else ()), *self._short.effect())

    @property
    def actions(self) -> tuple[ItemAction, ...]:
        """The answers an item can get, each with its letter."""
        options = self._session.shown_pack.choices(self._checklist.answers)
        return tuple(self._action(option) for option in options if option.id in _KEYS)

    @property
    def is_started(self) -> bool:
        """Whether the hearing has begun, so that the case can only be read here."""
        hearing = self._session.committed
        return bool(hearing.sessions) or hearing.has_ended or self._session.is_read_only

    def rows(self) -> tuple[ItemRow, ...]:
        """The checklist as it stands."""
        return tuple(self._row(item) for item in self._checklist.items)

    def answer(self, item: str, answer: str, note: str = "") -> tuple[Problem, ...]:
        """Answer an item; some answers need a reason."""
        if self._session.committed.has_ended or self._session.is_read_only:
            return (Problem(Text("The preparation of this hearing can only be read now.")),)
        if answer in self._checklist.needs_note and not note.strip():
            return (Problem(Text("Write down why, then press Enter."), "note"),)
        self._session.record(ev.PreparationAnswered(item, answer, note.strip()))
        return ()

    def note(self, item: str, note: str) -> tuple[Problem, ...]:
        """Another note with the answer an item already has."""
        known = self._session.committed.preparation.get(item)
        return self.answer(item, known[0].answer, note) if known else ()

    @property
    def case_form(self) -> CaseForm:
        """The case, the people, the wishes and the plan, as one form."""
        return case_form(self._session.shown_pack, self._words)

    @property
    def options(self) -> OptionsOf:
        """The closed lists of every form here."""
        lists = options_of(self._session.shown_pack, self._words.language)
        own = {"topics": self._topics(), "tracks": tracks_of(self._session)}
        return lambda field: own[field.options] if field.options in own else lists(field)

    def case_values(self) -> Mapping[str, FieldValue]:
        """The case as it is known now."""
        return values_of(self._session.committed)

    def save_case(self, values: Values) -> tuple[Problem, ...]:
        """Write down what was changed in the case, and only that."""
        if self.is_started:
            return (Problem(Text("The hearing has started. What changes now, change with its own command.")),)
        problems = case_problems(self._session.shown_pack, values)
        if problems:
            return problems
        found = changes(self._session.shown_pack, self._session.committed, values)
        if found:
            self._session.record(*found)
        return ()

    @property
    def fact_fields(self) -> tuple[FormField, ...]:
        """What a line of the fact card holds."""
        say = self._words.say
        return (
            _field("label", say(Text("What it is: name, date, place, family")), is_required=True),
            _field("text", say(Text("How it is written")), is_required=True),
            _field("source", say(Text("Source"))),
        )

    def facts(self) -> tuple[ItemRow, ...]:
        """The lines of the fact card."""
        lines = self._session.committed.fact_card.values()
        return tuple(
            ItemRow(line.id, f"{line.label}: {line.text}", line.source, is_open=False) for line in lines if line.text
        )

    def add_fact(self, values: Values) -> tuple[Problem, ...]:
        """Put a line on the fact card."""
        number = len(self._session.committed.fact_card) + 1
        label, text, source = (text_in(values, name) for name in ("label", "text", "source"))
        self._session.record(ev.FactCardNoted(f"f{number}", label, text, source))
        return ()

    @property
    def question_fields(self) -> tuple[FormField, ...]:
        """What an own question holds."""
        say = self._words.say
        topic = _field("topic", say(Text("Topic")), FieldKind.CHOICE, is_required=True, options="topics")
        return (
            topic,
            _field("question", say(Text("Own question")), FieldKind.LINES, is_required=True),
            _field("private_note", say(Text("Private note, never shown in the hearing")), FieldKind.LINES),
        )

    def questions(self) -> tuple[ItemRow, ...]:
        """The own questions, by topic."""
        asked = self._session.committed.plan_questions.values()
        known = {option.id: option.label for option in self._topics()}
        return tuple(
            ItemRow(q.id, q.question, known.get(q.topic, q.topic), q.private_note, is_open=False)
            for q in sorted(asked, key=lambda q: q.topic)
            if q.question
        )

    def add_question(self, values: Values) -> tuple[Problem, ...]:
        """Put an own question into the plan."""
        number = len(self._session.committed.plan_questions) + 1
        topic, question, note = (text_in(values, name) for name in ("topic", "question", "private_note"))
        self._session.record(ev.PlanQuestionNoted(f"q{number}", topic, question, note))
        return ()

    def forget(self, line: str) -> None:
        """Take a line off the fact card, or a question out of the plan."""
        hearing = self._session.committed
        if line in hearing.fact_card:
            self._session.record(ev.FactCardNoted(line, hearing.fact_card[line].label, ""))
        elif line in hearing.plan_questions:
            self._session.record(ev.PlanQuestionNoted(line, hearing.plan_questions[line].topic, ""))

    def _row(self, item: Item) -> ItemRow:
        known = self._session.committed.preparation.get(item.id)
        label = f"{item.id}  {self._short.label(item)}"
        if known is None:
            is_asked = not self._short.leaves_out(item)
            state = Text("open") if is_asked else Text("not in the short route")
            standing = self._words.say(state)
            return ItemRow(item.id, label, standing, is_open=is_asked, checked=self._checked(item))
        answer, at = known
        words = self._session.shown_pack.option_label(self._checklist.answers, answer.answer)
        state = Text("{answer} ({time})", answer=words, time=at[11:16])
        is_open = not item.retired_in and not self._is_done(item)
        shown = self._words.say(self._standing(item, state))
        return ItemRow(item.id, label, shown, is_open=is_open, note=answer.note, checked=self._checked(item))

    @property
    def _asked(self) -> tuple[Item, ...]:
        return tuple(
            item for item in self._checklist.items if not (item.retired_in or self._short.leaves_out(item))
        )

    def _standing(self, item: Item, answer: Text) -> Text:
        if item.retired_in:
            return Text("{answer}: no longer asked", answer=answer)
        return answer if self._is_done(item) else Text("{answer}: confirm again", answer=answer)

    def _is_done(self, item: Item) -> bool:
        hearing = self._session.committed
        return item.id in hearing.preparation and hearing.stands(f"checklists/{LIST}/{item.id}")

    def _checked(self, item: Item) -> str:
        return self._words.say(checked_line(self._session, item.source))

    def _action(self, option: Option) -> ItemAction:
        needs_note = option.id in self._checklist.needs_note
        return ItemAction(option.id, Text("{label}", label=option.label), _KEYS[option.id], needs_note)

    def _topics(self) -> tuple[Option, ...]:
        return tuple(Option(topic.id, f"{topic.id} {topic.label}") for topic in self._session.shown_pack.topics)


def _field(
    name: str, label: str, kind: FieldKind = FieldKind.TEXT, is_required: bool = False, options: str = ""
) -> FormField:
    return FormField(name, label, kind, GoesTo.VAULT, options=options, is_required=is_required)
