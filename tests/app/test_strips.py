"""Each strip asks what its act needs, refuses what is missing, and records one thing."""

from __future__ import annotations

from hearing_desk.app.export_documents import dutch
from hearing_desk.app.strips import Strips, strip_options
from hearing_desk.core import events as ev
from hearing_desk.core.form import FieldKind
from hearing_desk.core.internal_sheet import build_internal_sheet
from hearing_desk.core.record import hearing_record
from hearing_desk.core.text import in_english
from hearing_desk.i18n import words_of
from hearing_desk.reports.text_writer import as_text
from tests.app.stage import Stage, raised

SHE: dict[str, ev.FieldValue] = {
    "number": "T-2", "gender": "v", "language": "ti", "dialect": "", "register": "C1", "register_reason": "",
    "mode": "telefoon", "reason": "verbinding weg",
}  # fmt: skip
CONSULT: dict[str, ev.FieldValue] = {
    "with": "senior", "question": "Doorgaan?", "answer": "Ja.", "outcome": "advies", "reason": "", "minutes": "3",
}  # fmt: skip


def test_a_consult_can_be_logged_before_the_hearing(stage: Stage) -> None:
    session = stage.plan()
    strip = Strips(session).consult("senior")
    assert strip.values == {"with": "senior"}
    assert strip.save(CONSULT) == ()
    assert session.committed.consults[0][0] == ev.ConsultLogged("senior", "Doorgaan?", "Ja.", "advies", "", "3")


def test_a_consult_needs_a_party_and_a_question_and_whole_minutes(stage: Stage) -> None:
    strip = Strips(stage.begun()).consult()
    wrong = strip.save({**CONSULT, "with": "", "question": "", "minutes": "even"})
    assert [problem.field for problem in wrong] == ["with", "question", "minutes"]


def test_what_unit_1f_answered_is_kept_with_its_reason(stage: Stage) -> None:
    session = stage.begun()
    strip = Strips(session).consult()
    values = {**CONSULT, "with": "unit_1f", "outcome": "niet_overgenomen", "reason": ""}
    assert [problem.field for problem in strip.save(values)] == ["reason"]
    assert strip.save({**values, "reason": "zo gezegd"}) == ()
    assert [consult.reason for consult, _ in session.committed.consults] == ["zo gezegd"]


def test_in_danger_the_call_what_was_told_and_the_consent_are_noted(stage: Stage) -> None:
    session = stage.begun()
    strip = Strips(session).consult("veilig_thuis")
    values = {**CONSULT, "with": "veilig_thuis"}
    assert [problem.field for problem in strip.save(values)] == ["called_at", "told", "consent"]
    danger = {"called_at": "10.42", "told": "Wij bellen Veilig Thuis.", "consent": "ja"}
    assert strip.save({**values, **danger}) == ()
    noted, _ = session.committed.consults[0]
    assert {name: getattr(noted, name) for name in danger} == danger
    consult = hearing_record(session.committed, session.pack)["consults"][0]
    assert {name: consult[name] for name in danger} == danger
    sheet = as_text(build_internal_sheet(session.committed, session.pack, False, False, "", dutch().names), in_english)
    assert all(words in sheet for words in ("Danger now", "10.42", "Wij bellen Veilig Thuis.", "ja"))


def test_nothing_is_consulted_into_a_final_record(stage: Stage) -> None:
    session = stage.ended()
    session.record(ev.MadeFinal("a" * 64))
    assert Strips(session).consult().refused != ()
    assert Strips(session).settle().refused != ()


def test_another_interpreter_takes_over_from_the_one_who_was_there(stage: Stage) -> None:
    session = stage.begun()
    assert Strips(session).change_interpreter().save(SHE) == ()
    was, now = session.committed.interpreters
    assert (was.interpreter.number, was.reason_ended, bool(was.to_at)) == ("T-1", "verbinding weg", True)
    assert (now.interpreter.number, now.interpreter.mode, now.to_at) == ("T-2", "telefoon", "")


def test_a_change_of_interpreter_asks_why_not_c1(stage: Stage) -> None:
    strip = Strips(stage.begun()).change_interpreter()
    assert [p.field for p in strip.save({**SHE, "register": "B2"})] == ["register_reason"]


def test_an_unmet_wish_closes_the_gate_at_the_change(stage: Stage) -> None:
    from hearing_desk.core.people import Fact, Wish

    session = stage.begun()
    session.record(ev.WishNoted(Fact.INTERPRETER, Wish("v", strength="essentieel", source="brief", date="2026-10-01")))
    session.record(ev.GateAnswered(Fact.INTERPRETER, "match"))
    assert session.committed.is_gate_clear
    assert Strips(session).change_interpreter().save({**SHE, "gender": "m"}) == ()
    assert not session.committed.is_gate_clear


def test_a_hearing_that_was_not_held_says_why(stage: Stage) -> None:
    session = stage.plan()
    strip = Strips(session).not_held()
    assert [problem.field for problem in strip.save({"informed": "planning"})] == ["reason"]
    assert session.committed.not_held is None
    reason = session.pack.option_ids("not_held_reason")[0]
    assert strip.save({"reason": reason, "informed": "planning"}) == ()
    assert session.committed.not_held == ev.HearingNotHeld(reason, "planning")


def test_stopping_now_takes_any_words_for_who_and_why(stage: Stage) -> None:
    session = stage.begun()
    strip = Strips(session).stop_now()
    options = strip_options(strip, session.pack, words_of("nl"))
    by = next(field for field in strip.fields if field.id == "by")
    assert "tolk" in [option.id for option in options(by)]
    assert by.kind is FieldKind.LANGUAGE
    assert strip.save({"by": "de beveiliging", "cause": "ontruiming", "note": ""}) == ()
    assert session.committed.broken_off == ev.HearingBrokenOff("de beveiliging", "ontruiming")


def test_stopping_asks_by_whom_and_why_for_the_report_prints_both(stage: Stage) -> None:
    strip = Strips(stage.begun()).stop_now()
    assert [problem.field for problem in strip.save({"note": "belt morgen"})] == ["by", "cause"]


def test_stopping_is_refused_before_the_start(stage: Stage) -> None:
    strips = Strips(stage.plan())
    assert strips.stop_now().refused != ()
    assert strips.next_session().refused != ()


def test_another_day_needs_a_day(stage: Stage) -> None:
    strip = Strips(stage.begun()).next_session()
    assert [p.field for p in strip.save({"date": "", "location": "x"})] == ["date"]
    assert strip.save({"date": "2026-11-09", "location": "Zevenaar"}) == ()


def test_a_document_is_noted(stage: Stage) -> None:
    session = stage.begun()
    values: dict[str, ev.FieldValue] = {
        "what": "doopbewijs", "original": "ja", "from": "aanvrager", "receipt": "12", "promised_by": "2026-11-11",
    }  # fmt: skip
    assert Strips(session).document().save(values) == ()
    noted = ev.DocumentNoted("doopbewijs", "ja", "aanvrager", "12", "2026-11-11")
    assert session.committed.documents[0][0] == noted


def test_an_open_consultation_is_settled_with_a_reason_and_a_day(stage: Stage) -> None:
    session = stage.begun(("MOD-08",))
    strip = Strips(session).settle("lhbti_coordinator")
    assert [point for point, _ in strip.points] == ["lhbti_coordinator"]
    values: dict[str, ev.FieldValue] = {"what": "lhbti_coordinator", "reason": "morgen", "date": ""}
    assert [p.field for p in strip.save(values)] == ["date"]
    assert strip.save({**values, "date": "2026-11-05"}) == ()
    assert session.committed.settled["lhbti_coordinator"].date == "2026-11-05"


def test_an_open_card_is_settled_with_a_reason_alone(stage: Stage) -> None:
    session = stage.begun()
    raised(session, "SG-09", "consult")
    assert Strips(session).settle().save({"what": "SG-09", "reason": "gemeld", "date": ""}) == ()


def test_what_is_not_open_cannot_be_settled(stage: Stage) -> None:
    strip = Strips(stage.begun()).settle()
    assert [p.field for p in strip.save({"what": "SG-09", "reason": "x", "date": ""})] == ["what"]


def test_the_choice_of_open_points_is_in_the_words_of_the_reader(stage: Stage) -> None:
    session = stage.begun(("MOD-08",))
    strip = Strips(session).settle()
    options = strip_options(strip, session.pack, words_of("nl"))
    what = next(field for field in strip.fields if field.id == "what")
    assert [(o.id, o.label) for o in options(what)] == [
        ("lhbti_coordinator", session.pack.option_label("consult_party", "lhbti_coordinator"))
    ]
