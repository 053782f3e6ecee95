"""The forms that open beside the text: consult, another interpreter, stop now, another day, document, open point."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from hearing_desk.app.case_presenter import wish_of, wish_values
from hearing_desk.app.ending import MODE, break_off, note_not_held, plan_next_session, refusal_to_stop
from hearing_desk.app.session import Session
from hearing_desk.app.sheet_values import OptionsOf, options_of, problems_in, text_in
from hearing_desk.app.waiting import PLANNED, SENT, open_point_label, open_points
from hearing_desk.core import events as ev
from hearing_desk.core.escalation import open_items
from hearing_desk.core.form import FieldKind, FormField, FormPack, Option
from hearing_desk.core.people import Fact, Interpreter
from hearing_desk.core.problems import Problem
from hearing_desk.core.report import Words, spoken_by
from hearing_desk.core.text import Text
from hearing_desk.i18n import Words as ReaderWords

Values = Mapping[str, ev.FieldValue]
Save = Callable[[Values], tuple[Problem, ...]]

FULL_REGISTER = "C1"
IN_DANGER = ("called_at", "told", "consent")


@dataclass(frozen=True)
class Strip:
    """A form for one act: what it asks, what it begins with, and what saving it does.

    `points` are the open points to choose from; `refused` says why it does not open now.
    """

    title: Text
    sheet: str
    prefix: str
    fields: tuple[FormField, ...]
    save: Save
    values: Values = field(default_factory=dict)
    points: tuple[tuple[str, Words], ...] = ()
    refused: tuple[Problem, ...] = ()


class Strips:
    """Makes the strips of one open hearing."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def consult(self, party: str = "") -> Strip:
        """Somebody is consulted or asked; before, in and after the hearing, until the record is frozen."""
        values = {"with": party} if party else {}
        return self._strip(Text("Consult"), "consult", self._log_consult, values, refused=self._when_final())

    def change_interpreter(self) -> Strip:
        """Another interpreter takes over."""
        reason = next(f for f in self._fields("settle") if f.id == "reason")
        asked = dataclasses.replace(reason, kind=FieldKind.TEXT, is_required=False)
        strip = self._strip(
            Text("Another interpreter"), "interpreter", self._assign, refused=self._when_ended()
        )
        fields = (*strip.fields, asked)
        return dataclasses.replace(strip, fields=fields, save=checked(fields, self._assign))

    def wish(self, fact: Fact) -> Strip:
        """What the applicant wishes about the officer or the interpreter, as it is known now."""
        title = Text("Wish about the officer") if fact is Fact.OFFICER else Text("Wish about the interpreter")
        hearing = self._session.committed
        # A wish that surfaced is another one: nothing of the old one may stand in its form.
        known = {} if hearing.gate_reopened_by else wish_values(hearing.wishes.get(fact))
        return self._strip(title, "wish", lambda values: self._note_wish(fact, values), known, self._when_ended())

    def stop_now(self) -> Strip:
        """The hearing stops before its end."""
        strip = self._strip(
            Text("Stop now"),
            "break_off",
            lambda values: break_off(self._session, values),
            refused=self._to_stop(),
        )
        return dataclasses.replace(strip, fields=_typed(strip.fields, ("by", "cause")))

    def next_session(self) -> Strip:
        """The hearing goes on, on another day."""
        return self._strip(
            Text("Continue on another day"),
            "next_session",
            lambda values: plan_next_session(self._session, values),
            {name: self._session.committed.text_of(name) for name in ("location", MODE)},
            self._to_stop(),
        )

    def not_held(self) -> Strip:
        """The hearing did not take place."""
        return self._strip(Text("Not held"), "not_held", lambda values: note_not_held(self._session, values))

    def document(self) -> Strip:
        """A document is handed over or promised."""
        return self._strip(Text("Document"), "document", self._note_document, refused=self._when_final())

    def settle(self, what: str = "") -> Strip:
        """Why an open point may stay open, and for an open item until when."""
        hearing, pack = self._session.committed, self._session.shown_pack
        points = tuple(
            (point, open_point_label(hearing, pack, point)) for point in open_points(hearing, pack)
        )
        values = {"what": what} if what else {}
        known = hearing.settled.get(what)
        if known is not None:
            values |= {"reason": known.reason, "date": known.date}
        strip = self._strip(
            Text("Open point with its reason"), "settle", self._settle, values, self._when_final()
        )
        return dataclasses.replace(strip, fields=_typed(strip.fields, ("what",)), points=points)

    def _strip(
        self,
        title: Text,
        sheet: str,
        save: Save,
        values: Values | None = None,
        refused: tuple[Problem, ...] = (),
    ) -> Strip:
        fields = self._fields(sheet)
        return Strip(title, sheet, sheet, fields, checked(fields, save), values or {}, refused=refused)

    def _fields(self, sheet: str) -> tuple[FormField, ...]:
        return self._session.shown_pack.sheet(sheet).fields

    def _to_stop(self) -> tuple[Problem, ...]:
        return refusal_to_stop(self._session.committed)

    def _when_final(self) -> tuple[Problem, ...]:
        if self._session.committed.is_final:
            return (Problem(Text("The report is final. What comes now belongs in Corrections.")),)
        return ()

    def _when_ended(self) -> tuple[Problem, ...]:
        if self._session.committed.has_ended:
            return (Problem(Text("The hearing has already ended.")),)
        return ()

    def _log_consult(self, values: Values) -> tuple[Problem, ...]:
        problems = self._missing_of(text_in(values, "with"), values)
        if not problems:
            names = ("with", "question", "answer", "outcome", "reason", "minutes", "due", "who", *IN_DANGER)
            self._session.record(ev.ConsultLogged(*(text_in(values, name) for name in names)))
        return problems

    def _missing_of(self, party: str, values: Values) -> tuple[Problem, ...]:
        if text_in(values, "outcome") in (SENT, PLANNED):
            return ()
        asked = next((need.asks for need in self._session.shown_pack.consult_needs if need.party == party), ())
        answer = Text("An answer of this party is noted with its outcome and the reason that was given.")
        danger = Text("When there is danger now, this is noted: the time of the call, what was told, and the consent.")
        missing = (name for name in asked if not text_in(values, name).strip())
        return tuple(Problem(danger if name in IN_DANGER else answer, name) for name in missing)

    def _assign(self, values: Values) -> tuple[Problem, ...]:
        names = ("number", "gender", "language", "dialect", "register", "register_reason", "mode")
        interpreter = Interpreter(*(text_in(values, name) for name in names))
        if interpreter.register != FULL_REGISTER and not interpreter.register_reason:
            return (
                Problem(Text("For an interpreter who is not C1 the reason is noted."), "register_reason"),
            )
        present = self._session.committed.present_interpreters
        instead_of = present[-1].number if present else ""
        self._session.finish_all_turns()
        self._session.record(ev.InterpreterAssigned(interpreter, instead_of, text_in(values, "reason")))
        return ()

    def _note_wish(self, fact: Fact, values: Values) -> tuple[Problem, ...]:
        self._session.record(ev.WishNoted(fact, wish_of(values)))
        return ()

    def _note_document(self, values: Values) -> tuple[Problem, ...]:
        names = ("what", "original", "from", "receipt", "promised_by")
        self._session.record(ev.DocumentNoted(*(text_in(values, name) for name in names)))
        return ()

    def _settle(self, values: Values) -> tuple[Problem, ...]:
        hearing, pack = self._session.committed, self._session.shown_pack
        what, reason, day = (text_in(values, name) for name in ("what", "reason", "date"))
        if what not in open_points(hearing, pack):
            return (Problem(Text("This is not open, so there is nothing to settle."), "what"),)
        if what in open_items(hearing, pack) and not day:
            return (Problem(Text("An open item also needs the day for which it is planned."), "date"),)
        self._session.record(ev.OpenItemSettled(what, reason, day))
        return ()


def strip_options(strip: Strip, pack: FormPack, words: ReaderWords) -> OptionsOf:
    """The choices of each field of a strip, in the reader's language."""
    points = tuple(Option(point, spoken_by(words.say, name)) for point, name in strip.points)
    known = options_of(pack, words.language)

    def of(field: FormField) -> tuple[Option, ...]:
        if strip.sheet == "settle" and field.id.endswith("what"):
            return points
        return pack.choices(field.options) if field.options else known(field)

    return of


def checked(fields: tuple[FormField, ...], save: Save) -> Save:
    """Saves only what has nothing wrong in its fields alone."""
    return lambda values: problems_in(fields, values) or save(values)


def _typed(fields: tuple[FormField, ...], names: tuple[str, ...]) -> tuple[FormField, ...]:
    # Like a language: chosen by name from a list, and what the list does not know is kept as it was typed.
    return tuple(dataclasses.replace(f, kind=FieldKind.LANGUAGE) if f.id in names else f for f in fields)
