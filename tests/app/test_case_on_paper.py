"""What the case sheet says about the work itself: on the internal sheet alone; and how each day was heard."""

from __future__ import annotations

import pytest

from hearing_desk.app.export_documents import dutch
from hearing_desk.app.gate_presenter import GatePresenter
from hearing_desk.app.session import Session
from hearing_desk.app.strips import Strips
from hearing_desk.core import events as ev
from hearing_desk.core.codec import canonical
from hearing_desk.core.internal_sheet import build_internal_sheet
from hearing_desk.core.people import Fact, Interpreter, Officer, Wish
from hearing_desk.core.record import hearing_record
from hearing_desk.core.report_of_hearing import build_report
from hearing_desk.core.report_record import report_record
from hearing_desk.i18n import words_of
from hearing_desk.reports.text_writer import as_text
from tests.app.stage import Stage


def papers(session: Session) -> tuple[str, str, str]:
    """The internal sheet and the report as text, and both records."""
    hearing, pack, reader = session.committed, session.pack, dutch()
    sheet = build_internal_sheet(hearing, pack, True, True, "", reader.names)
    report = build_report(hearing, pack, True, True, "", reader.names)
    records = canonical((hearing_record(hearing, pack), report_record(hearing, pack, True, True)))
    return as_text(sheet, reader.say), as_text(report, reader.say), records


@pytest.mark.parametrize(
    ("field", "label", "words"),
    [
        ("route_mismatch", "Route past niet, want", "drie dagen is te kort voor dit relaas"),
        ("competence", "Benodigde competentie", "ervaring met zeer jonge ouders"),
        ("missing_papers", "Dossier niet compleet: wat ontbreekt", "rapport van de artsen"),
        ("short_route_reason", "Korte route genomen, want", "dossier kwam om half negen"),
    ],
)
def test_what_is_said_of_the_work_stands_on_the_internal_sheet_alone(
    stage: Stage, field: str, label: str, words: str
) -> None:
    session = stage.ended(("MOD-01",), **{field: words})
    sheet, report, records = papers(session)
    assert label in sheet
    assert words in sheet
    assert words not in report + records
    assert label not in report


def test_each_day_keeps_how_the_applicant_was_heard(stage: Stage) -> None:
    session = stage.plan(mode="in_persoon")
    gate = GatePresenter(session, words_of("nl"))
    session.record(*(ev.GateAnswered(fact, "match") for fact in Fact))
    assert gate.start() == ()
    strip = Strips(session).next_session()
    assert strip.values["mode"] == "in_persoon"
    assert strip.save({"date": "2026-11-10", "location": "Ter Apel", "mode": "video"}) == ()
    session.record(*(ev.GateAnswered(fact, "match") for fact in Fact))
    for row in gate.conditions():
        gate.settle_condition(row.id, "ja", "gezien")
    assert gate.start() == ()
    record = hearing_record(session.committed, session.pack)
    assert [day["mode"] for day in record["sessions"]] == ["in_persoon", "video"]


def test_a_wish_that_was_met_on_the_second_day_only_is_not_said_to_have_been_met(stage: Stage) -> None:
    session = stage.plan()
    asked = Wish("m", strength="wens", source="brief", date="2026-10-01")
    tried = ev.GateAnswered(
        Fact.INTERPRETER, "niet_mogelijk", tried="drie bureaus", decided_by="senior", told_via="gemachtigde",
        told_at="2-11", answer="gaat door",
    )  # fmt: skip
    session.record(ev.WishNoted(Fact.INTERPRETER, asked), ev.GateAnswered(Fact.OFFICER, "match"), tried)
    gate = GatePresenter(session, words_of("nl"))
    assert gate.start() == ()
    assert Strips(session).next_session().save({"date": "2026-11-10", "location": "Ter Apel"}) == ()
    he = Interpreter("T-9", "m", "ti", register="C1", mode="in_persoon")
    session.record(ev.InterpreterAssigned(he, "T-1"), *(ev.GateAnswered(fact, "match") for fact in Fact))
    assert gate.start() == ()
    _, report, records = papers(session)
    assert "Hieraan kon in een deel van het gehoor (zitting 1) niet worden voldaan; daarna wel." in report
    assert "Hieraan is voldaan." not in report
    assert '"outcome":"deels_voldaan"' in records
    assert "drie bureaus" not in report


SHE = Interpreter("T-1", "v", "ti", register="C1", mode="in_persoon")
HE = Interpreter("T-9", "m", "ti", register="C1", mode="in_persoon")
A_WOMAN = Wish("v", strength="wens", source="vwn", date="2026-11-03")


def match_both(session: Session) -> None:
    session.record(*(ev.GateAnswered(fact, "match") for fact in Fact))


@pytest.mark.parametrize(("is_heard", "outcome"), [(True, "deels_voldaan"), (False, "voldaan")])
def test_a_wish_that_an_interpreter_in_between_did_not_meet_was_met_in_part(
    stage: Stage, is_heard: bool, outcome: str
) -> None:
    session = stage.plan()
    session.record(ev.WishNoted(Fact.INTERPRETER, A_WOMAN))
    match_both(session)
    session.record(ev.SessionStarted(1, "2026-11-03", "Zevenaar"))
    stage.say(session, "V", "Waar woonde u?")
    session.record(ev.InterpreterAssigned(HE, "T-1", "ziek"))
    stage.later()
    if is_heard:
        stage.say(session, "A", "In een dorp.")
    else:
        stage.say(session, "O", "De tolk is ziek.")
    session.record(ev.InterpreterAssigned(SHE, "T-9", "vervangen"), ev.GateAnswered(Fact.INTERPRETER, "match"))
    stage.later()
    stage.say(session, "V", "En daarna?")
    assert f'"outcome":"{outcome}"' in papers(session)[2]


def test_a_wish_that_came_up_in_the_hearing_is_met_when_it_was_met_from_then_on(stage: Stage) -> None:
    session = stage.plan()
    session.record(ev.InterpreterAssigned(HE, "T-1"))
    match_both(session)
    session.record(ev.SessionStarted(1, "2026-11-03", "Zevenaar"))
    stage.say(session, "A", "Ik vertel dat liever aan een vrouw.")
    session.record(ev.WishNoted(Fact.INTERPRETER, A_WOMAN))
    session.record(ev.InterpreterAssigned(SHE, "T-9", "wens geslacht"), ev.GateAnswered(Fact.INTERPRETER, "opgelost"))
    stage.later()
    stage.say(session, "A", "Toen kwamen zij.")
    assert '"outcome":"voldaan"' in papers(session)[2]


def test_another_officer_in_the_middle_of_a_day_does_not_undo_the_part_without(stage: Stage) -> None:
    session = stage.plan()
    asked = Wish("m", strength="wens", source="brief", date="2026-10-01")
    tried = ev.GateAnswered(Fact.OFFICER, "niet_mogelijk", tried="gebeld", decided_by="senior", answer="gaat door")
    session.record(ev.WishNoted(Fact.OFFICER, asked), tried, ev.GateAnswered(Fact.INTERPRETER, "match"))
    session.record(ev.SessionStarted(1, "2026-11-03", "Zevenaar"))
    stage.say(session, "A", "In een dorp.")
    session.record(ev.OfficerAssigned(Officer("H-2", "m"), "H-1"), ev.GateAnswered(Fact.OFFICER, "opgelost"))
    assert '"outcome":"deels_voldaan"' in papers(session)[2]


def test_how_was_not_filled_in_stays_empty_and_is_not_guessed(stage: Stage) -> None:
    session = stage.begun()
    assert [day["mode"] for day in hearing_record(session.committed, session.pack)["sessions"]] == [""]
