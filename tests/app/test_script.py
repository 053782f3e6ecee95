"""What a hearing script may say, when its events happen, and the one sentence for everything else."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from hearing_desk.app.script import read_script, script_from_text
from hearing_desk.app.script_events import READERS
from hearing_desk.app.script_values import (
    AnswerSignal,
    BreakOff,
    ChangeInterpreter,
    Correct,
    Cover,
    LogConsult,
    Mark,
    NextSession,
    Pause,
    Resume,
    Script,
    Settle,
    SettleGate,
    TypeTurn,
)
from hearing_desk.core.form import FormPack
from hearing_desk.core.people import Fact, Interpreter, Officer, Wish
from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import in_english
from hearing_desk.formpack import read_forms

ROOT = Path(__file__).parents[2]
CASES = sorted((ROOT / "tests" / "cases").glob("*.json"))
DEMO = ROOT / "hearing_desk" / "data" / "demo.json"
INTERPRETER = {"number": "T-9", "gender": "v", "language": "ti", "register": "B2", "mode": "telefoon"}
Plain = dict[str, Any]


@cache
def pack() -> FormPack:
    return read_forms(ROOT / "forms")


@cache
def _smoke() -> str:
    return (ROOT / "tests" / "cases" / "korte-smoke.json").read_text(encoding="utf-8")


def smoke() -> Plain:
    plain: Plain = json.loads(_smoke())
    return plain


def reading(plain: object) -> Script:
    return script_from_text(json.dumps(plain), pack())


def with_events(*events: Plain) -> Script:
    return reading({**smoke(), "events": list(events)})


def refusal(plain: object) -> str:
    with pytest.raises(DeskError) as caught:
        reading(plain)
    assert caught.value.code == "script_refused"
    return in_english(caught.value.text)


def refusal_of_case(change: Callable[[Plain], object]) -> str:
    plain = smoke()
    change(plain["case"])
    return refusal(plain)


def refusal_of_event(event: object) -> str:
    return refusal({**smoke(), "events": [{"do": "start"}, event]})


@pytest.mark.parametrize("path", [*CASES, DEMO], ids=lambda path: path.stem)
def test_every_script_that_comes_with_the_program_is_read(path: Path) -> None:
    script = read_script(path, pack())
    assert len(script.moments) == len(script.events)


def test_the_case_fills_the_sheets() -> None:
    case = reading(smoke()).case
    assert case.fields["reference"] == "DEMO-0011"
    assert case.fields["birth_year"] == "1991"
    assert case.fields["present"] == ("gemachtigde",)
    assert case.fields["medical_advice_points"] == "Geen beperkingen voor het horen.\nGewone pauzes zijn voldoende."
    assert case.officer == Officer("H-131", "m")
    assert case.interpreter == Interpreter("T-0027", "m", "ar", "Syrisch-Arabisch", "C1", "", "in_persoon")
    assert case.wishes[Fact.INTERPRETER] == Wish("m", "", "wens", "aanmeldformulier", "2026-06-24")
    assert case.plan == ("MOD-01", "MOD-03", "MOD-04", "MOD-09", "MOD-15")


def test_a_case_may_leave_out_what_the_format_calls_optional() -> None:
    plain = smoke()
    case = plain["case"]
    case["medical_advice"] = None
    del case["present"], case["officer"]["other_steps"], case["interpreter"]["dialect"]
    del case["interpreter"]["register_reason"]
    case["preference"] = {"officer": {"wish": "onbekend"}, "interpreter": {"wish": "anders", "wish_text": "x",
                          "strength": "essentieel", "source": "brief", "date": "2026-06-01"}}  # fmt: skip
    read = reading(plain).case
    assert "present" not in read.fields
    assert read.wishes[Fact.OFFICER] == Wish("onbekend")
    assert read.wishes[Fact.INTERPRETER].text == "x"


def test_no_strength_is_kept_where_there_is_no_wish() -> None:
    assert reading(smoke()).case.wishes[Fact.OFFICER].strength == ""


def test_what_is_expected_is_never_looked_at() -> None:
    assert reading({**smoke(), "expect": {"turns": "nonsense"}}) == reading(smoke())


def test_a_gate_event_keeps_the_fields_of_its_outcome() -> None:
    filled = {"note": "n", "tried": "t", "decided_by": "d", "told_via": "v", "told_at": "9.00", "answer": "gaat door"}
    script = with_events({"do": "gate", "fact": "officer", "outcome": "niet_mogelijk", **filled})
    assert script.events == (SettleGate(Fact.OFFICER, "niet_mogelijk", filled),)


@pytest.mark.parametrize("outcome", ["rechtsgrond", "onbekend", "vooraf_ingetrokken"])
def test_what_an_outcome_of_the_gate_needs_is_for_the_gate_to_say(outcome: str) -> None:
    script = with_events({"do": "gate", "fact": "interpreter", "outcome": outcome, "source": None})
    assert script.events == (SettleGate(Fact.INTERPRETER, outcome),)


def test_a_replacement_is_an_officer_or_an_interpreter_by_the_fact() -> None:
    solved = {"do": "gate", "outcome": "opgelost"}
    officer = with_events({**solved, "fact": "officer", "replacement": {"id": "H-2", "gender": "v"}})
    interpreter = with_events({**solved, "fact": "interpreter", "replacement": INTERPRETER})
    assert officer.events == (SettleGate(Fact.OFFICER, "opgelost", {}, Officer("H-2", "v")),)
    assert isinstance(interpreter.events[0], SettleGate)
    assert interpreter.events[0].replacement == Interpreter("T-9", "v", "ti", "", "B2", "", "telefoon")
    assert "replacement" in refusal_of_event({**solved, "fact": "officer", "at": "09:00:00"})


def test_every_optional_field_of_the_format_is_read() -> None:
    script = with_events(
        {"do": "consult", "with": "toelt", "question": "q"},
        {"do": "start", "at": "09:00:00"},
        {"do": "turn", "at": "09:00:01", "kind": "G", "text": "a\nb", "by": "vwn"},
        {"do": "mark", "at": "09:00:02", "what": "onzeker", "woord": "brug"},
        {"do": "cover", "at": "09:00:03", "point": "leeftijd", "state": "bewust_niet", "reason": "volgt_later"},
        {"do": "signal", "at": "09:00:04", "group": "SG-01", "answer": "later", "role": ["zelf", "getuige"]},
        {"do": "signal", "at": "09:00:05", "group": "SG-15U", "answer": "doorgevraagd", "role": "zelf"},
        {"do": "pause", "at": "09:00:06", "by": "tolk", "code": "op verzoek"},
        {"do": "resume", "at": "09:00:07"},
        {"do": "interpreter", "at": "09:00:08", **INTERPRETER, "reason": "ziek"},
        {"do": "interpreter", "at": "09:00:09", "interpreter": INTERPRETER, "reason": "ziek"},
        {"do": "next_session", "at": "09:00:10", "date": "2026-11-05", "location": "Zwolle"},
        {"do": "break_off", "by": "de arts", "cause": "flauw gevallen"},
        {"do": "settle", "what": "unit_1f", "reason": "r", "date": "2026-12-01"},
        {"do": "settle", "what": "SG-09", "reason": "r"},
        {"do": "correct", "turn": 1, "text": "t", "by": "gemachtigde", "reason": "typefout"},
    )
    change = ChangeInterpreter(Interpreter("T-9", "v", "ti", "", "B2", "", "telefoon"), "ziek")
    assert script.events == (
        LogConsult("toelt", "q"),
        script.events[1],
        TypeTurn("G", "a\nb", "vwn"),
        Mark("onzeker", "brug"),
        Cover("leeftijd", "bewust_niet", "volgt_later"),
        AnswerSignal("SG-01", "later", ("zelf", "getuige")),
        AnswerSignal("SG-15U", "doorgevraagd", ("zelf",)),
        Pause("tolk", "op verzoek"),
        Resume(),
        change,
        change,
        NextSession("2026-11-05", "Zwolle"),
        BreakOff("de arts", "flauw gevallen"),
        Settle("unit_1f", "r", "2026-12-01"),
        Settle("SG-09", "r"),
        Correct(1, "t", "gemachtigde", "typefout"),
    )


def test_what_the_hearing_refuses_is_not_the_readers_business() -> None:
    script = with_events(
        {"do": "turn", "kind": "V", "text": "Te vroeg?"},
        {"do": "resume"},
        {"do": "cover", "point": "nergens te vinden", "state": "gevraagd"},
        {"do": "revise", "turn": 99, "text": "?"},
    )
    assert len(script.events) == 4


def test_before_the_start_each_event_takes_a_second_from_eight_o_clock() -> None:
    moments = reading(smoke()).moments
    assert [moment.isoformat() for moment in moments[:2]] == ["2026-11-04T08:00:00+01:00", "2026-11-04T08:00:01+01:00"]
    assert moments[14].isoformat() == "2026-11-04T09:10:00+01:00"


def test_a_next_session_changes_the_day() -> None:
    script = with_events(
        {"do": "start", "at": "09:00:00"},
        {"do": "next_session", "at": "12:00:00", "date": "2027-07-01"},
        {"do": "gate", "fact": "officer", "outcome": "match"},
        {"do": "start", "at": "09:30:00"},
    )
    assert [moment.isoformat() for moment in script.moments[1:]] == [
        "2026-11-04T12:00:00+01:00",
        "2027-07-01T08:00:00+02:00",
        "2027-07-01T09:30:00+02:00",
    ]


def test_a_next_session_on_a_day_before_leaves_the_day_as_it_is() -> None:
    script = with_events(
        {"do": "start", "at": "09:00:00"},
        {"do": "next_session", "at": "12:00:00", "date": "2026-07-01"},
        {"do": "gate", "fact": "officer", "outcome": "match"},
    )
    assert script.moments[2].isoformat() == "2026-11-04T12:00:01+01:00"


def test_a_next_session_while_nothing_goes_on_leaves_the_day_as_it_is() -> None:
    script = with_events(
        {"do": "next_session", "date": "2027-07-01"},
        {"do": "start", "at": "09:00:00"},
        {"do": "next_session", "at": "12:00:00", "date": "2026-07-01"},
        {"do": "next_session", "at": "12:01:00", "date": "2027-07-01"},
        {"do": "start", "at": "09:00:00"},
    )
    assert [moment.isoformat()[:16] for moment in script.moments] == [
        "2026-11-04T08:00",
        "2026-11-04T09:00",
        "2026-11-04T12:00",
        "2026-11-04T12:01",
        "2027-07-01T09:00",
    ]


def test_after_the_end_an_event_without_a_time_follows_a_second_later() -> None:
    script = with_events({"do": "start", "at": "09:00:00"}, {"do": "end", "at": "10:00:00"}, {"do": "export"})
    assert script.moments[-1].isoformat() == "2026-11-04T10:00:01+01:00"


@pytest.mark.parametrize(
    "text", ["", "{", "[1,", "nonsense", "\ufeff\ufeff{}", "[" * 100_000, "1" * 5000, "7", "null", '{"a": 1e999}']
)
def test_what_is_no_json_script_is_refused(text: str) -> None:
    with pytest.raises(DeskError) as caught:
        script_from_text(text, pack())
    assert caught.value.code == "script_refused"


def test_a_mistake_in_the_json_is_placed() -> None:
    with pytest.raises(DeskError) as caught:
        script_from_text('{"format":\n  x}', pack())
    assert "line 2, column 3" in in_english(caught.value.text)


def test_a_field_that_stands_twice_is_refused() -> None:
    text = json.dumps(smoke()).replace('"title":', '"title": "Een", "title":', 1)
    with pytest.raises(DeskError) as caught:
        script_from_text(text, pack())
    assert in_english(caught.value.text) == "The script has the field title twice in one object."


def test_another_format_is_refused() -> None:
    assert refusal({**smoke(), "format": "hearing-script/2"}) == "The script has another format than hearing-script/1."


def test_a_file_that_cannot_be_read_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "latin.json").write_bytes(b'{"title": "\xe9"}')
    said = {"none.json": "none.json cannot be read", ".": "cannot be read", "latin.json": "UTF-8"}
    for name, sentence in said.items():
        with pytest.raises(DeskError) as caught:
            read_script(tmp_path / name, pack())
        assert sentence in in_english(caught.value.text)


@pytest.mark.parametrize("field", ["title", "case", "events", "format"])
def test_a_missing_part_of_the_script_is_named(field: str) -> None:
    plain = smoke()
    del plain[field]
    assert refusal(plain) == f"The script: the field {field} is missing."


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        ({"do": "sing"}, "Event 1 (sing): do is sing, and must be one of: prepare"),
        ({"at": "09:00:00"}, "Event 1: the field do is missing."),
        ("turn", "Event 1 is not an object with fields."),
        ({"do": "turn", "kind": "V", "text": "?"}, "Event 1 (turn): the field at is missing."),
        ({"do": "turn", "at": "9:00", "kind": "V", "text": "?"}, "Event 1 (turn): at must be a time like 09:10:00."),
        ({"do": "turn", "at": "24:00:00", "kind": "V", "text": "?"}, "at must be a time"),
        ({"do": "turn", "at": "09:00:00", "kind": "A"}, "Event 1 (turn): the field text is missing."),
        ({"do": "turn", "at": "09:00:00", "kind": "Q", "text": "?"}, "kind is Q, and must be one of: V, A, O,"),
        ({"do": "turn", "at": "09:00:00", "kind": "V", "text": "a\nb"}, "text must be one paragraph."),
        ({"do": "turn", "at": "09:00:00", "kind": "A", "text": 7}, "text must be text."),
        ({"do": "turn", "at": "09:00:00", "kind": "A", "text": "a\x00"}, "text holds a character"),
        ({"do": "turn", "at": "09:00:00", "kind": "A", "text": "\ud800"}, "text holds a character that"),
        ({"do": "topic", "at": "09:00:00", "id": "MOD-99"}, "the form pack does not know MOD-99 (id)."),
        ({"do": "topic", "at": "09:00:00", "id": "mod-1"}, "the form pack does not know mod-1 (id)."),
        ({"do": "opening", "at": "09:00:00", "item": "AF-01", "answer": "gedaan"}, "does not know AF-01 (item)."),
        ({"do": "close", "at": "09:00:00", "item": "AF-01", "answer": "overgeslagen"}, "answer is overgeslagen, and"),
        ({"do": "signal", "at": "09:00:00", "group": "SG-77", "answer": "later"}, "does not know SG-77 (group)."),
        ({"do": "signal", "at": "09:00:00", "group": "SG-01", "answer": "later", "role": ["ik"]}, "role is ik, and"),
        ({"do": "consult", "at": "09:00:00", "with": "buur", "question": ""}, "with is buur, and must be one of"),
        ({"do": "pause", "at": "09:00:00", "code": "siësta"}, "code is siësta, and must be one of: pauze, op verzoek"),
        ({"do": "revise", "at": "09:00:00", "turn": 0, "text": ""}, "turn must be a whole number from 1."),
        ({"do": "revise", "at": "09:00:00", "turn": True, "text": ""}, "turn must be a whole number from 1."),
        ({"do": "next_session", "at": "09:00:00", "date": "4-11-2026"}, "date must be a date like 2026-11-04."),
        ({"do": "next_session", "at": "09:00:00", "date": "2026-02-30"}, "date must be a date like 2026-11-04."),
        ({"do": "settle", "at": "09:00:00", "what": "de rest", "reason": ""}, "what is de rest, and must be one of"),
    ],
)  # fmt: skip
def test_a_wrong_event_is_refused_by_number_and_field(event: object, sentence: str) -> None:
    assert sentence in refusal_of_event(event)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda case: case.pop("reference"), "The case: the field reference is missing."),
        (lambda case: case.update(reference=" "), "The case: the field reference is empty."),
        (lambda case: case.update(profile="nieuw"), "profile is nieuw, and must be one of: oud_vb2000, apr_2026."),
        (lambda case: case.update(date="2026-13-01"), "date must be a date"),
        (lambda case: case.update(date="0001-01-01"), "date must be a date"),
        (lambda case: case.update(applicant=[]), "The case: applicant must be an object with fields."),
        (lambda case: case["applicant"].update(nationality="Syrië"), "applicant.nationality must be a code like SY."),
        (lambda case: case["applicant"].update(birth_year="1991"), "applicant.birth_year must be a whole number"),
        (lambda case: case["preference"]["officer"].pop("wish"), "preference.officer.wish is missing"),
        (lambda case: case["preference"]["interpreter"].pop("strength"), "preference.interpreter.strength is missing"),
        (lambda case: case["preference"]["interpreter"].update(wish="anders"), "interpreter.wish_text is missing"),
        (lambda case: case["present"].append({"role": "kat"}), "present[1].role is kat, and must be one of"),
        (lambda case: case["medical_advice"].update(points=["a", 2]), "medical_advice.points must be text."),
        (lambda case: case.update(modules=["MOD-01", "SG-01"]), "the form pack does not know SG-01 (modules)."),
    ],
)  # fmt: skip
def test_a_wrong_case_is_refused_by_field(change: Callable[[Plain], object], sentence: str) -> None:
    assert sentence in refusal_of_case(change)


def test_a_field_that_the_format_does_not_name_is_left_alone() -> None:
    plain = smoke()
    plain["case"]["interpreter"]["name"] = "x"
    plain["events"][0]["colour"] = "red"
    assert reading(plain) == reading(smoke())


def test_a_long_or_unprintable_value_is_cut_and_cleaned() -> None:
    said = refusal_of_event({"do": "\x1b[31m" + "x" * 500})
    assert "\x1b" not in said
    assert "x" * 100 not in said


def test_every_kind_of_event_of_the_format_has_a_reader() -> None:
    assert set(READERS) == {
        "prepare", "gate", "start", "opening", "settle", "topic", "turn", "park", "mark", "cover", "signal", "consult",
        "pause", "resume", "revise", "close", "correct", "interpreter", "next_session", "break_off", "end", "export",
    }  # fmt: skip
