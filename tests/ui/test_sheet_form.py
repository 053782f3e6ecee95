"""Forms: every kind of field, filled by keys, saved by one, and what is wrong said at its field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel

from hearing_desk.app.sheet_values import OptionsOf
from hearing_desk.core.events import FieldValue
from hearing_desk.core.form import FieldKind, FormField, GoesTo, Option
from hearing_desk.core.problems import Problem
from hearing_desk.core.text import Text, in_english
from hearing_desk.ui.sheet_form import SheetForm
from tests.ui.accessible import names, unnamed
from tests.ui.fingers import CTRL, choose, chord, fill, focused, press, tab_to, write
from tests.ui.show import Show

OPTIONS = (Option("v", "vrouw"), Option("m", "man"))
LANGUAGES = (Option("fa-AF", "Dari"), Option("ti", "Tigrinya"))


def field(name: str, kind: FieldKind, options: str = "", is_required: bool = False) -> FormField:
    return FormField(name, name.capitalize(), kind, GoesTo.REPORT, options, is_required, hint="uitleg")


FIELDS = (
    field("naam", FieldKind.TEXT, is_required=True),
    field("regels", FieldKind.LINES),
    field("geslacht", FieldKind.CHOICE, "gender"),
    field("aanwezig", FieldKind.CHOICES, "gender"),
    field("dag", FieldKind.DATE),
    field("minuten", FieldKind.NUMBER),
    field("akkoord", FieldKind.TICK),
    field("taal", FieldKind.LANGUAGE),
)
WHOLE: dict[str, FieldValue] = {
    "naam": "één naam",
    "regels": "een\ntwee",
    "geslacht": "m",
    "aanwezig": ("v",),
    "dag": "2026-11-04",
    "minuten": "20",
    "akkoord": True,
    "taal": "fa-AF",
}


@pytest.fixture
def options() -> OptionsOf:
    return lambda field: LANGUAGES if field.kind is FieldKind.LANGUAGE else OPTIONS if field.options else ()


@pytest.fixture
def form(options: OptionsOf, show: Show) -> SheetForm:
    form = SheetForm(FIELDS, options, in_english)
    show(form)
    form.focus_first()
    return form


def saved(form: SheetForm) -> list[dict[str, FieldValue]]:
    got: list[dict[str, FieldValue]] = []
    form.saved.connect(got.append)
    return got


def test_a_new_form_holds_nothing(form: SheetForm) -> None:
    assert not any(form.values().values())


def test_every_kind_of_field_is_filled_by_keys_and_saved_by_one(form: SheetForm) -> None:
    got = saved(form)
    write("één naam")
    fill("regels", "een")
    press(Qt.Key.Key_Return)
    write("twee")
    choose("geslacht", "m")
    tab_to("aanwezig.v")
    press(Qt.Key.Key_Space)
    fill("dag", "4-11-2026")
    fill("minuten", "20")
    tab_to("akkoord")
    press(Qt.Key.Key_Space)
    fill("taal", "Dari")
    chord("Ctrl+Return")
    assert got == [WHOLE]


def test_values_come_back_as_they_were_filled(form: SheetForm) -> None:
    form.fill(WHOLE)
    assert form.values() == WHOLE
    assert not form.is_changed


def test_a_language_may_be_typed_by_its_code_and_one_nobody_knows_is_kept(form: SheetForm) -> None:
    for typed, kept in (("ti", "ti"), ("Bilen", "Bilen")):
        combo = tab_to("taal")
        assert isinstance(combo, QComboBox)
        combo.setEditText("")
        write(typed)
        press(Qt.Key.Key_Delete)
        assert form.values()["taal"] == kept
        form.focus_first()


def test_an_empty_required_field_is_named_and_gets_the_focus(form: SheetForm) -> None:
    got = saved(form)
    tab_to("minuten")
    press(Qt.Key.Key_Return, CTRL)
    assert got == []
    assert focused().objectName() == "naam"
    assert "Fill in: Naam." in form.summary.text()
    assert "Fill in: Naam." in focused().accessibleDescription()


def test_what_the_receiver_finds_wrong_is_said_at_its_field(form: SheetForm) -> None:
    form.show_problems((Problem(Text("Too long."), "minuten"), Problem(Text("Not today."), "dag")))
    assert focused().objectName() == "dag"
    shown = [label.text() for label in form.findChildren(QLabel) if label.isVisible()]
    assert {"Too long.", "Not today."} <= set(shown)
    form.show_problems(())
    assert not form.summary.isVisible()


def test_a_problem_finds_its_field_under_a_prefix(options: OptionsOf, show: Show) -> None:
    form = SheetForm((field("officer.id", FieldKind.TEXT),), options, in_english)
    show(form)
    form.show_problems((Problem(Text("Unknown."), "id"),))
    assert focused().objectName() == "officer.id"


def test_fields_that_are_left_out_are_not_saved(form: SheetForm) -> None:
    form.fill(WHOLE)
    form.show_only({"naam", "dag"})
    assert form.values() == {"naam": "één naam", "dag": "2026-11-04"}
    form.show_only(set(WHOLE))
    assert form.values() == WHOLE


def test_tab_follows_the_order_of_the_fields_and_leaves_the_lines(form: SheetForm) -> None:
    order = []
    for _ in range(9):
        order.append(focused().objectName())
        press(Qt.Key.Key_Tab)
    assert order == [
        "naam", "regels", "geslacht", "aanwezig.v", "aanwezig.m", "dag", "minuten", "akkoord", "taal",
    ]  # fmt: skip


def test_every_field_has_a_name(form: SheetForm) -> None:
    assert unnamed(form) == []
    assert {"Naam", "Regels", "Akkoord", "Taal"} <= set(names(form))


def test_a_choice_that_its_box_cuts_stands_whole_below_it_and_in_the_open_list(show: Show) -> None:
    long = "niet gevraagd, gevaar voor een leven of voor een kind"
    options = (Option("n", "nee"), Option("l", long))
    form = SheetForm((field("reden", FieldKind.CHOICE, "x"),), lambda _: options, in_english)
    form.setFixedWidth(280)
    show(form)
    box = form.input("reden").widget
    assert isinstance(box, QComboBox)
    for choice, below in (("l", f"{long}\nuitleg"), ("n", "uitleg")):
        form.fill({"reden": choice})
        assert [one.text() for one in form.findChildren(QLabel) if "uitleg" in one.text()] == [below]
    box.showPopup()
    assert box.view().viewport().width() > box.fontMetrics().horizontalAdvance(long)
    box.hidePopup()
    form.fill({"reden": "l"})
    form.setFixedWidth(900)
    QApplication.processEvents()
    assert [one.text() for one in form.findChildren(QLabel) if "uitleg" in one.text()] == ["uitleg"]


def test_an_ampersand_of_the_pack_is_shown(options: OptionsOf, show: Show) -> None:
    form = SheetForm((FormField("plan", "Identiteit & gezin", FieldKind.TICK, GoesTo.VAULT),), options, in_english)
    show(form)
    assert names(form) == ["Identiteit & gezin"]
    assert any(label.text() == "Identiteit && gezin" for label in form.findChildren(QLabel))
