"""Reads the planned hearing of a script: the fields of the case sheet, the people, the wishes and the plan."""

from __future__ import annotations

from hearing_desk.app.case import Case
from hearing_desk.app.script_fields import Given
from hearing_desk.core.case_events import FieldValue
from hearing_desk.core.form import FormPack
from hearing_desk.core.people import Fact, Interpreter, Officer, Wish

LANGUAGE = r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"
NATIONALITY = r"[A-Z]{2}|XX[A-Z]"
OTHER = "anders"
_STRENGTHLESS = ("geen", "onbekend")


def read_case(given: Given, pack: FormPack) -> Case:
    """The planning that a script's `case` describes; raises DeskError `script_refused`."""
    fields = _case_fields(given, pack)
    preference = given.inner("preference")
    wishes = {fact: _wish(preference.inner(fact.value), pack) for fact in Fact}
    people = read_officer(given.inner("officer"), pack), read_interpreter(given.inner("interpreter"), pack)
    plan = tuple(dict.fromkeys(_modules(given, pack)))
    return Case({name: value for name, value in fields.items() if value}, *people, wishes, plan)


def read_officer(given: Given, pack: FormPack) -> Officer:
    """An officer: number, gender, and the other steps they do in the case."""
    return Officer(
        id=given.filled_text("id"),
        gender=given.one_of("gender", pack.option_ids("gender")),
        other_steps=_other_steps(given, pack),
    )


def _other_steps(given: Given, pack: FormPack) -> tuple[str, ...]:
    # The format gives no list of them: a step that the form does not name is one of the others.
    known = pack.option_ids("other_step")
    return tuple(dict.fromkeys(step if step in known else OTHER for step in given.maybe_texts("other_steps")))


def read_interpreter(given: Given, pack: FormPack) -> Interpreter:
    """An interpreter, in an object of its own."""
    return interpreter_in(given, pack)


def interpreter_in(given: Given, pack: FormPack) -> Interpreter:
    """An interpreter, whose object may hold other fields besides."""
    return Interpreter(
        number=given.filled_text("number"),
        gender=given.one_of("gender", pack.option_ids("gender")),
        language=given.matching("language", LANGUAGE, "fa-AF"),
        dialect=given.maybe_text("dialect"),
        register=given.one_of("register", pack.option_ids("register")),
        register_reason=given.maybe_text("register_reason"),
        mode=given.one_of("mode", pack.option_ids("mode")),
    )


def _case_fields(given: Given, pack: FormPack) -> dict[str, FieldValue]:
    return {
        "reference": given.filled_text("reference"),
        "hearing_type": given.one_of("hearing_type", pack.option_ids("hearing_type")),
        "profile": given.one_of("profile", pack.option_ids("profile")),
        "procedure": given.one_of("procedure", pack.option_ids("procedure")),
        "date": given.day("date"),
        "location": given.text("location"),
        **_applicant(given.inner("applicant"), pack),
        "motives": given.maybe_text("motives"),
        "present": _present(given, pack),
        **_medical_advice(given),
    }


def _applicant(given: Given, pack: FormPack) -> dict[str, FieldValue]:
    return {
        "form_of_address": given.one_of("form_of_address", pack.option_ids("form_of_address")),
        "applicant_gender": given.one_of("gender", pack.option_ids("gender")),
        "applicant_language": given.matching("language", LANGUAGE, "fa-AF"),
        "applicant_nationality": given.matching("nationality", NATIONALITY, "SY"),
        "birth_year": str(given.number("birth_year", lowest=1900)),
    }


def _present(given: Given, pack: FormPack) -> tuple[str, ...]:
    roles = [person.one_of("role", pack.option_ids("present_role")) for person in given.inners("present")]
    return tuple(dict.fromkeys(roles))


def _medical_advice(given: Given) -> dict[str, FieldValue]:
    if not given.has("medical_advice"):
        return {}
    advice = given.inner("medical_advice")
    fields = {"medical_advice_date": advice.day("date"), "medical_advice_points": "\n".join(advice.texts("points"))}
    return dict(fields)


def _wish(given: Given, pack: FormPack) -> Wish:
    wish = given.one_of("wish", pack.option_ids("wish"))
    text = given.filled_text("wish_text") if wish == "anders" else given.maybe_text("wish_text")
    strength = "" if wish in _STRENGTHLESS else given.one_of("strength", pack.option_ids("strength"))
    source, day = given.maybe_text("source"), given.maybe_day("date")
    return Wish(wish, text, strength, source, day)


def _modules(given: Given, pack: FormPack) -> tuple[str, ...]:
    return given.known_each("modules", [topic.id for topic in pack.topics])
