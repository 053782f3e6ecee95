"""The case form: what is asked about a planned hearing, how the answers become its planning, and what changed in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from hearing_desk.app.case import Case
from hearing_desk.app.desk import Desk
from hearing_desk.app.sheet_values import OptionsOf, options_of, prefixed, problems_in, text_in, texts_in, under
from hearing_desk.core import events as ev
from hearing_desk.core.events import FieldValue
from hearing_desk.core.form import FieldKind, FormField, FormPack, GoesTo
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.pack_in_use import pack_in_use
from hearing_desk.core.people import Fact, Interpreter, Officer, Wish
from hearing_desk.core.problems import DeskError, Problem
from hearing_desk.core.text import Text
from hearing_desk.i18n import Words

Values = Mapping[str, FieldValue]
CASE, OFFICER, INTERPRETER = "zaak", "officer", "interpreter"
WISHES: Mapping[str, Fact] = MappingProxyType({"wish_officer": Fact.OFFICER, "wish_interpreter": Fact.INTERPRETER})
PLAN = "plan"


@dataclass(frozen=True)
class CaseForm:
    """The fields of the case form in order, and the headings above some of them, by the id of the field below."""

    fields: tuple[FormField, ...]
    headings: Mapping[str, str]


class CasePresenter:
    """A new hearing: shows the form of the pack in force, and plans the hearing when the form is whole."""

    def __init__(self, desk: Desk, words: Words) -> None:
        self._desk = desk
        self._words = words
        in_force = desk.pack_on(desk.clock.now().date().isoformat()).pack
        self.pack = desk.shown(pack_in_use((in_force,), Hearing()))

    @property
    def form(self) -> CaseForm:
        """The form to fill in."""
        return case_form(self.pack, self._words)

    @property
    def options(self) -> OptionsOf:
        """The closed lists of its fields."""
        return options_of(self.pack, self._words.language)

    def plan(self, values: Values) -> tuple[Problem, ...]:
        """Make the hearing and open it; or what is wrong, and then nothing is made."""
        problems = case_problems(self.pack, values)
        if problems:
            return problems
        try:
            self._desk.plan(case_of(self.pack, values))
        except DeskError as error:
            is_reference = error.code == "practice_only"
            return (Problem(error.text, "reference" if is_reference else ""),)
        return ()


def case_form(pack: FormPack, words: Words) -> CaseForm:
    """The case sheet, the people, the two wishes and the topics of the plan, as one form."""
    case = pack.sheet(CASE).fields
    groups = {
        **{name: _optional(pack, name, name) for name in (OFFICER, INTERPRETER)},
        **{name: _optional(pack, "wish", name) for name in WISHES},
        PLAN: plan_fields(pack),
    }
    titles = {
        OFFICER: pack.sheet(OFFICER).label,
        INTERPRETER: pack.sheet(INTERPRETER).label,
        "wish_officer": words.say(Text("Wish about the officer")),
        "wish_interpreter": words.say(Text("Wish about the interpreter")),
        PLAN: words.say(Text("Topics of the hearing plan")),
    }
    headings = {fields[0].id: titles[name] for name, fields in groups.items() if fields}
    fields = (*case, *(field for group in groups.values() for field in group))
    return CaseForm(fields, {case[0].id: pack.sheet(CASE).label, **headings})


def plan_fields(pack: FormPack) -> tuple[FormField, ...]:
    """One tick box a topic module."""
    return tuple(
        FormField(f"{PLAN}.{topic.id}", f"{topic.id} {topic.label}", FieldKind.TICK, GoesTo.VAULT)
        for topic in pack.topics
    )


def case_problems(pack: FormPack, values: Values) -> tuple[Problem, ...]:
    """What is wrong in the whole form: a sheet about a person or a wish may be empty, but not half filled in."""
    found = list(problems_in(pack.sheet(CASE).fields, values))
    for name, sheet in _SHEETS.items():
        if is_filled(under(values, name)):
            found += problems_in(prefixed(pack.sheet(sheet).fields, name), values)
    return tuple(found)


def case_of(pack: FormPack, values: Values) -> Case:
    """The planning that the form says; what was left empty is not in it."""
    names = [field.id for field in pack.sheet(CASE).fields]
    return Case(
        fields={name: values[name] for name in names if values.get(name)},
        officer=officer_of(under(values, OFFICER)),
        interpreter=interpreter_of(under(values, INTERPRETER)),
        wishes=_wishes_of(values),
        plan=plan_of(pack, values),
    )


def values_of(hearing: Hearing) -> dict[str, FieldValue]:
    """The form as it is filled in for a hearing now."""
    values: dict[str, FieldValue] = dict(hearing.fields)
    for officer in hearing.officers[:1]:
        values |= {f"{OFFICER}.{name}": value for name, value in vars(officer).items()}
    for interpreter in hearing.present_interpreters[:1]:
        values |= {f"{INTERPRETER}.{name}": value for name, value in vars(interpreter).items()}
    for name, fact in WISHES.items():
        values |= {f"{name}.{field}": value for field, value in wish_values(hearing.wishes.get(fact)).items()}
    return values | {f"{PLAN}.{topic}": True for topic in hearing.plan}


def changes(pack: FormPack, hearing: Hearing, values: Values) -> tuple[ev.Event, ...]:
    """What has to happen to the hearing so that it says what the form says: only what differs."""
    case = case_of(pack, values)
    names = [field.id for field in pack.sheet(CASE).fields]
    found: list[ev.Event] = [
        ev.FieldFilled(name, values.get(name, ""))
        for name in names
        if (values.get(name) or "") != (hearing.fields.get(name) or "")
    ]
    found += _people_changed(hearing, case)
    for fact in Fact:
        wish = case.wishes.get(fact, Wish())
        if wish != hearing.wishes.get(fact, Wish()):
            found.append(ev.WishNoted(fact, wish))
    if case.plan != hearing.plan:
        found.append(ev.PlanSet(case.plan))
    return tuple(found)


def officer_of(values: Values) -> Officer | None:
    """The officer of a filled sheet, None for an empty one."""
    if not is_filled(values):
        return None
    return Officer(text_in(values, "id"), text_in(values, "gender"), texts_in(values, "other_steps"))


def interpreter_of(values: Values) -> Interpreter | None:
    """The interpreter of a filled sheet, None for an empty one."""
    if not is_filled(values):
        return None
    names = ("number", "gender", "language", "dialect", "register", "register_reason", "mode")
    return Interpreter(**{name: text_in(values, name) for name in names})


def wish_of(values: Values) -> Wish:
    """The wish of a filled sheet."""
    parts = {name: text_in(values, name) for name in ("wish", "strength", "source", "date")}
    return Wish(text=text_in(values, "wish_text"), **parts)


def wish_values(wish: Wish | None) -> dict[str, FieldValue]:
    """The sheet as it is filled in for a wish."""
    if wish is None:
        return {}
    return {
        "wish": wish.wish,
        "wish_text": wish.text,
        "strength": wish.strength,
        "source": wish.source,
        "date": wish.date,
    }


def plan_of(pack: FormPack, values: Values) -> tuple[str, ...]:
    """The topics that are ticked, in the order of the pack."""
    return tuple(topic.id for topic in pack.topics if values.get(f"{PLAN}.{topic.id}") is True)


def is_filled(values: Values) -> bool:
    """Whether anything stands in these fields."""
    return any(values.values())


_SHEETS = {OFFICER: OFFICER, INTERPRETER: INTERPRETER, **dict.fromkeys(WISHES, "wish")}


def _optional(pack: FormPack, sheet: str, prefix: str) -> tuple[FormField, ...]:
    # The form's own check would ask for every person before anybody is planned; `case_problems` asks later.
    return tuple(replace(field, is_required=False) for field in prefixed(pack.sheet(sheet).fields, prefix))


def _wishes_of(values: Values) -> dict[Fact, Wish]:
    sheets = {fact: under(values, name) for name, fact in WISHES.items()}
    return {fact: wish_of(sheet) for fact, sheet in sheets.items() if is_filled(sheet)}


def _people_changed(hearing: Hearing, case: Case) -> list[ev.Event]:
    officer = next(iter(hearing.officers), None)
    interpreter = next(iter(hearing.present_interpreters), None)
    found: list[ev.Event] = []
    if case.officer is not None and case.officer != officer:
        found.append(ev.OfficerAssigned(case.officer, instead_of=officer.id if officer else ""))
    if case.interpreter is not None and case.interpreter != interpreter:
        before = interpreter.number if interpreter else ""
        found.append(ev.InterpreterAssigned(case.interpreter, instead_of=before))
    return found
