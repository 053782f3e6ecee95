"""Which things of a package the form pack here can hold: ids it knows, and values of the kind that it asks for."""

from __future__ import annotations

from collections.abc import Iterable

from hearing_desk.app.case_presenter import CASE, INTERPRETER, Values, wish_values
from hearing_desk.app.sheet_values import OptionsOf, is_iso_day
from hearing_desk.core import events as ev
from hearing_desk.core.form import FieldKind, FormField, FormPack, Option
from hearing_desk.core.handover import CHECKLIST, Prepared


def fitting(pack: FormPack, things: Iterable[Prepared], options: OptionsOf) -> tuple[Prepared, ...]:
    """The things that can stand here as they are."""
    return tuple(thing for thing in things if _fits(pack, thing, options))


def _fits(pack: FormPack, thing: Prepared, options: OptionsOf) -> bool:  # noqa: C901 - one case a thing
    match thing:
        case ev.FieldFilled():
            return _all_fit(pack, CASE, {thing.field: thing.value}, options)
        case ev.InterpreterAssigned():
            return _all_fit(pack, INTERPRETER, vars(thing.interpreter), options)
        case ev.WishNoted():
            return _all_fit(pack, "wish", wish_values(thing.wish), options)
        case ev.ConsultLogged():
            values = {"with": thing.with_whom, "outcome": thing.outcome, "due": thing.due, "minutes": thing.minutes}
            return _all_fit(pack, "consult", values, options)
        case ev.PreparationAnswered():
            checklist = pack.checklist(CHECKLIST)
            is_asked = thing.item in [item.id for item in checklist.items]
            return is_asked and thing.answer in _ids(pack.choices(checklist.answers))
        case ev.PlanSet():
            return set(thing.topics) <= {topic.id for topic in pack.topics}
        case ev.PlanQuestionNoted():
            return thing.topic in [topic.id for topic in pack.topics]
        case ev.TrackSwitched():
            return thing.procedure in [track.id for track in pack.tracks]
        case ev.DeadlineSet():
            steps = [step.id for track in pack.tracks for step in track.steps]
            return thing.step in steps and is_iso_day(thing.date)
        case ev.FactCardNoted():
            return True


def _all_fit(pack: FormPack, sheet: str, values: Values, options: OptionsOf) -> bool:
    fields = {field.id: field for field in pack.sheet(sheet).fields}
    return all(
        name in fields and _is_of_its_kind(fields[name], value, options) for name, value in values.items() if value
    )


def _is_of_its_kind(field: FormField, value: object, options: OptionsOf) -> bool:
    if field.kind is FieldKind.TICK:
        return value is True
    if field.kind is FieldKind.CHOICES:
        return isinstance(value, tuple) and set(value) <= set(_ids(options(field)))
    if not isinstance(value, str):
        return False
    if field.kind is FieldKind.CHOICE:
        return value in _ids(options(field))
    if field.kind is FieldKind.DATE:
        return is_iso_day(value)
    return value.isdecimal() if field.kind is FieldKind.NUMBER else True


def _ids(options: Iterable[Option]) -> tuple[str, ...]:
    return tuple(option.id for option in options)
