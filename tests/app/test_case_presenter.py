"""The case form: what it asks, that it plans a hearing as it says, and that later changes write only what differs."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from hearing_desk.app.case_presenter import CasePresenter, changes, values_of
from hearing_desk.app.sheet_values import options_of
from hearing_desk.core import events as ev
from hearing_desk.core.events import FieldValue
from hearing_desk.core.people import Fact, Interpreter, Officer, Wish
from hearing_desk.i18n import words_of
from tests.app.stage import Stage

WHOLE: Mapping[str, FieldValue] = {
    "reference": "DEMO-0007",
    "hearing_type": "nader_gehoor",
    "profile": "apr_2026",
    "procedure": "apr_gewoon",
    "date": "2026-11-23",
    "applicant_language": "fa-AF",
    "present": ("gemachtigde", "vwn"),
    "officer.id": "H-131",
    "officer.gender": "m",
    "officer.other_steps": ("voornemen",),
    "interpreter.number": "T-0027",
    "interpreter.gender": "v",
    "interpreter.language": "fa-AF",
    "interpreter.register": "B2",
    "interpreter.register_reason": "geen C1-tolk vrij",
    "interpreter.mode": "telefoon",
    "wish_officer.wish": "geen",
    "wish_officer.source": "aanmeldformulier",
    "wish_interpreter.wish": "v",
    "wish_interpreter.strength": "wens",
    "wish_interpreter.source": "aanmeldgehoor",
    "wish_interpreter.date": "2026-10-01",
    "plan.MOD-04": True,
    "plan.MOD-01": True,
}


@pytest.fixture
def case(stage: Stage) -> CasePresenter:
    return CasePresenter(stage.desk, words_of("en"))


def test_a_whole_form_plans_the_hearing_it_says(stage: Stage, case: CasePresenter) -> None:
    assert case.plan(WHOLE) == ()
    assert stage.desk.session is not None
    hearing = stage.desk.session.committed
    assert hearing.text_of("reference") == "DEMO-0007"
    assert hearing.texts_of("present") == ("gemachtigde", "vwn")
    assert hearing.officers == [Officer("H-131", "m", ("voornemen",))]
    assert hearing.present_interpreters[0] == Interpreter(
        "T-0027", "v", "fa-AF", register="B2", register_reason="geen C1-tolk vrij", mode="telefoon"
    )
    assert hearing.wishes[Fact.INTERPRETER] == Wish("v", "", "wens", "aanmeldgehoor", "2026-10-01")
    assert hearing.plan == ("MOD-01", "MOD-04")


def test_what_is_required_and_empty_is_named_and_nothing_is_made(stage: Stage, case: CasePresenter) -> None:
    problems = case.plan({"hearing_type": "nader_gehoor"})
    assert [problem.field for problem in problems] == ["reference", "profile", "procedure", "date"]
    assert stage.desk.rows() == ()


def test_nobody_need_be_planned_yet(stage: Stage, case: CasePresenter) -> None:
    values = {name: value for name, value in WHOLE.items() if "." not in name}
    assert case.plan(values) == ()
    assert stage.desk.session is not None
    assert stage.desk.session.committed.officers == []


def test_a_person_half_filled_in_is_asked_for_the_rest(case: CasePresenter) -> None:
    problems = case.plan({**WHOLE, "interpreter.number": "", "interpreter.mode": ""})
    assert [problem.field for problem in problems] == ["interpreter.number", "interpreter.mode"]


def test_a_practice_vault_refuses_a_real_reference_at_that_field(case: CasePresenter) -> None:
    (problem,) = case.plan({**WHOLE, "reference": "Z-778899"})
    assert problem.field == "reference"


def test_the_form_of_a_hearing_shows_what_was_planned(stage: Stage, case: CasePresenter) -> None:
    case.plan(WHOLE)
    assert stage.desk.session is not None
    shown = values_of(stage.desk.session.committed)
    assert {name: shown[name] for name in WHOLE} == WHOLE


def test_saving_the_form_unchanged_changes_nothing(stage: Stage, case: CasePresenter) -> None:
    case.plan(WHOLE)
    assert stage.desk.session is not None
    hearing = stage.desk.session.committed
    assert changes(case.pack, hearing, values_of(hearing)) == ()


def test_only_what_differs_is_written(stage: Stage, case: CasePresenter) -> None:
    case.plan(WHOLE)
    assert stage.desk.session is not None
    hearing = stage.desk.session.committed
    wanted = {**values_of(hearing), "location": "Zevenaar", "officer.id": "H-200", "plan.MOD-01": False}
    found = changes(case.pack, hearing, wanted)
    assert found == (
        ev.FieldFilled("location", "Zevenaar"),
        ev.OfficerAssigned(Officer("H-200", "m", ("voornemen",)), instead_of="H-131"),
        ev.PlanSet(("MOD-04",)),
    )


def test_a_wish_taken_out_of_the_form_is_unknown_again(stage: Stage, case: CasePresenter) -> None:
    case.plan(WHOLE)
    assert stage.desk.session is not None
    hearing = stage.desk.session.committed
    emptied = {name: value for name, value in values_of(hearing).items() if not name.startswith("wish_interpreter")}
    assert changes(case.pack, hearing, emptied) == (ev.WishNoted(Fact.INTERPRETER, Wish()),)


def test_every_choice_of_the_form_has_options(case: CasePresenter) -> None:
    options = options_of(case.pack, "nl")
    assert all(options(field) for field in case.form.fields if field.options)
