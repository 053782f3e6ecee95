"""Controle vooraf: how both facts of the gate stand in words, the ways out, and the start once both are settled."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from hearing_desk.app.case_presenter import Values, interpreter_of, officer_of
from hearing_desk.app.gate_texts import (
    MEETS,
    STANDINGS,
    TITLES,
    essential_text,
    source_text,
)
from hearing_desk.app.other_day import effect_of_day
from hearing_desk.app.session import Session
from hearing_desk.app.sheet_values import OptionsOf, options_of, prefixed, text_in, under
from hearing_desk.app.start_conditions import NOT_MET, ConditionRow, conditions_for
from hearing_desk.core import events as ev
from hearing_desk.core.fold import fold
from hearing_desk.core.form import FieldKind, FormField, GoesTo
from hearing_desk.core.gate import (
    ARRANGED,
    GENDERED_WISHES,
    FactStanding,
    Standing,
    is_blocked,
    problems_of,
    standings,
)
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.people import Fact, Interpreter, Officer
from hearing_desk.core.problems import Problem
from hearing_desk.core.text import Text
from hearing_desk.i18n import Words

OUTCOME, REPLACEMENT = "outcome", "replacement"
ASKED_WHEN_UNKNOWN = ("tried_by", "why_not")
_SHEETS = {Fact.OFFICER: "officer", Fact.INTERPRETER: "interpreter"}


@dataclass(frozen=True)
class FactView:
    """One fact of the gate as a person reads it: what was wished, who will be there, and how that stands."""

    fact: Fact
    title: Text
    lines: tuple[Text, ...]
    standing: Text
    is_settled: bool
    is_blocking: bool


class GatePresenter:
    """Both facts of the gate of one hearing. Nothing here asks the applicant anything, and nothing starts unsettled."""

    def __init__(self, session: Session, words: Words) -> None:
        self._session = session
        self._words = words
        self._was_blocked: bool | None = None

    def opened(self) -> None:
        """The room was entered; the first time, how the gate stood then is kept."""
        if self._was_blocked is None:
            self._was_blocked = is_blocked(self._standings())

    @property
    def was_blocked_at_first_opening(self) -> bool:
        """Whether a wish was unmet or unknown when this room was first entered; False before that."""
        return bool(self._was_blocked)

    def facts(self) -> tuple[FactView, ...]:
        """Both facts as they stand now."""
        return tuple(self._view(standing) for standing in self._standings())

    @property
    def options(self) -> OptionsOf:
        """The closed lists of the forms."""
        return options_of(self._session.shown_pack, self._words.language)

    def fields(self, fact: Fact) -> tuple[FormField, ...]:
        """Everything a way out of this fact may ask: the outcome, its details, and who comes instead."""
        label = self._words.say(Text("How it is settled"))
        outcome = FormField(OUTCOME, label, FieldKind.CHOICE, GoesTo.REPORT, "gate_outcome")
        people = prefixed(self._session.shown_pack.sheet(_SHEETS[fact]).fields, REPLACEMENT)
        others = tuple(field for field in people if not field.id.endswith(".other_steps"))
        return prefixed((outcome, *self._session.shown_pack.sheet("gate").fields, *others), fact.value)

    def asked(self, fact: Fact, outcome: str) -> frozenset[str]:
        """The fields that this way out asks; without one chosen, only the choice itself."""
        names = {OUTCOME}
        rules = self._session.shown_pack.gate
        if outcome:
            names |= {"note", *rules.fields_by_outcome.get(outcome, ()), *rules.also_by_outcome.get(outcome, ())}
        if outcome and self._standing(fact).standing is Standing.UNKNOWN:
            names |= set(ASKED_WHEN_UNKNOWN)
        found = {f"{fact.value}.{name}" for name in names}
        replacement = f"{fact.value}.{REPLACEMENT}."
        if outcome == ARRANGED:
            found |= {field.id for field in self.fields(fact) if field.id.startswith(replacement)}
        return frozenset(found)

    def settle(self, fact: Fact, values: Values) -> tuple[Problem, ...]:
        """Settle one fact by a way out; what it asks for must be there. A replacement is checked before it is noted."""
        if self._session.committed.has_ended or self._session.is_read_only:
            return (Problem(Text("The hearing has ended. What was settled stays as it is.")),)
        own = under(values, fact.value)
        if not text_in(own, OUTCOME):
            return (Problem(Text("Choose how this is settled."), f"{fact.value}.{OUTCOME}"),)
        replaced = self._replacement(fact, own) if text_in(own, OUTCOME) == ARRANGED else ()
        trial = self._after(replaced)
        answer = _answer(fact, own)
        problems = problems_of(trial, self._session.shown_pack.gate, answer)
        if problems:
            return tuple(replace(problem, field=f"{fact.value}.{problem.field}") for problem in problems)
        self._session.record(*replaced, answer)
        return ()

    @property
    def unknown_sentence(self) -> str:
        """What may be sent to somebody else, to ask a wish that is not known, before the day."""
        return self._session.shown_pack.gate.unknown_sentence

    @property
    def is_a_wish_unknown(self) -> bool:
        """Whether that sentence is of use now."""
        return any(fact.standing is Standing.UNKNOWN for fact in self._standings())

    def effect(self, day: str) -> tuple[Text, ...]:
        """What planning a new hearing on that day does to the dates of the case, one line a step that moves."""
        return effect_of_day(self._session, day)

    def conditions(self) -> tuple[ConditionRow, ...]:
        """What else is settled before the applicant comes in."""
        return conditions_for(self._session.committed, self._session.shown_pack)

    def settle_condition(self, condition: str, answer: str, note: str = "") -> tuple[Problem, ...]:
        """Note that a start condition is met, or why it is not and the hearing is held all the same."""
        if self._session.committed.has_ended or self._session.is_read_only:
            return (Problem(Text("The hearing has ended. What was settled stays as it is.")),)
        if answer == NOT_MET and not note.strip():
            return (Problem(Text("Write down why, then press Enter."), "note"),)
        self._session.record(ev.ConditionSettled(condition, answer, note.strip()))
        return ()

    def why_not_start(self) -> Text | None:
        """Why the hearing cannot start now, in one sentence, or None when it can."""
        hearing = self._session.committed
        if hearing.has_ended or self._session.is_read_only:
            return Text("This hearing has ended.")
        if hearing.session is not None:
            return Text("The hearing is already going on: Alt+4 is the hearing.")
        open_facts = [fact for fact in self._standings() if fact.standing is not Standing.SETTLED]
        if not open_facts:
            waiting = next((row for row in self.conditions() if row.is_in_the_way), None)
            return Text("First settle: {label}", label=waiting.label) if waiting else None
        reasons = [Text("{fact}: {standing}", fact=TITLES[f.fact], standing=STANDINGS[f.standing]) for f in open_facts]
        if len(reasons) == 1:
            return Text("The hearing cannot start yet. {reason}", reason=reasons[0])
        return Text("The hearing cannot start yet. {first} {second}", first=reasons[0], second=reasons[1])

    def start(self) -> tuple[Problem, ...]:
        """Begin the zitting and its first topic; or why that cannot be done."""
        if reason := self.why_not_start():
            return (Problem(reason),)
        hearing = self._session.committed
        planned = hearing.next_session
        today = self._session.now()[:10]
        # A zitting on another day keeps the day it was planned on, also when the clock still stands on the first one.
        day = max(today, planned.date) if planned is not None else today
        place = (planned.place if planned is not None else "") or hearing.text_of("location")
        number = len(hearing.sessions) + 1
        started = ev.SessionStarted(number, day, place, hearing.text_of("mode"))
        self._session.record(started, ev.TopicOpened("opening"))
        return ()

    def _standings(self) -> tuple[FactStanding, ...]:
        return standings(self._session.committed, self._session.shown_pack.gate)

    def _standing(self, fact: Fact) -> FactStanding:
        return next(standing for standing in self._standings() if standing.fact is fact)

    def _view(self, found: FactStanding) -> FactView:
        wish = Text("Wish: {wish}", wish=self._wish(found))
        lines = [wish, essential_text(found, self._strength(found)), source_text(found.wish), self._who(found.fact)]
        if found.wish.wish in GENDERED_WISHES:
            lines.append(MEETS[found.is_met])
        answer = self._session.committed.gate_answers.get(found.fact)
        if found.standing is Standing.NEW_HEARING and answer is not None and answer.new_date:
            lines += self.effect(answer.new_date)
        return FactView(
            found.fact,
            TITLES[found.fact],
            tuple(line for line in lines if line.key),
            STANDINGS[found.standing],
            found.standing is Standing.SETTLED,
            found.standing.is_blocking,
        )

    def _wish(self, found: FactStanding) -> str:
        label = self._session.shown_pack.option_label("wish", found.wish.wish or "onbekend")
        return f"{label}: {found.wish.text}" if found.wish.text else label

    def _strength(self, found: FactStanding) -> str:
        return self._session.shown_pack.option_label("strength", found.wish.strength) if found.wish.strength else ""

    def _who(self, fact: Fact) -> Text:
        hearing = self._session.committed
        people: tuple[tuple[str, str], ...]
        if fact is Fact.OFFICER:
            people = tuple((officer.id, officer.gender) for officer in hearing.officers)
        else:
            people = tuple((one.number, one.gender) for one in hearing.present_interpreters)
        if not people:
            return Text("Nobody is planned yet.")
        gender = self._session.shown_pack.option_label
        return Text("Will be there: {people}", people=", ".join(f"{who} ({gender('gender', g)})" for who, g in people))

    def _replacement(self, fact: Fact, own: Values) -> tuple[ev.Event, ...]:
        values = under(own, REPLACEMENT)
        wanted = self._standing(fact).wish.wish
        hearing = self._session.committed
        if fact is Fact.OFFICER:
            officer = officer_of(values)
            return (ev.OfficerAssigned(officer, _officer_to_replace(hearing, wanted)),) if officer else ()
        interpreter = interpreter_of(values)
        if interpreter is None:
            return ()
        return (ev.InterpreterAssigned(interpreter, _number_to_replace(hearing, wanted), text_in(own, "note")),)

    def _after(self, happened: tuple[ev.Event, ...]) -> Hearing:
        records = [ev.Recorded(0, self._session.now(), event) for event in happened]
        return fold(records, self._session.committed)


def _answer(fact: Fact, own: Values) -> ev.GateAnswered:
    names = [field.name for field in fields(ev.GateAnswered) if field.name != "fact"]
    return ev.GateAnswered(fact, **{name: text_in(own, name) for name in names})


def _officer_to_replace(hearing: Hearing, wanted: str) -> str:
    return _to_replace(tuple((officer.id, officer) for officer in hearing.officers), wanted)


def _number_to_replace(hearing: Hearing, wanted: str) -> str:
    return _to_replace(tuple((one.number, one) for one in hearing.present_interpreters), wanted)


def _to_replace(people: tuple[tuple[str, Officer | Interpreter], ...], wanted: str) -> str:
    unmet = [name for name, person in people if person.gender != wanted]
    return next(iter([*unmet, *(name for name, _ in people)]), "")
