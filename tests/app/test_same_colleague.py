"""The private word about the same colleague: three in a row, never in a hearing, switched off by who it is for."""

from __future__ import annotations

import pytest

from hearing_desk.app.export_documents import dutch
from hearing_desk.app.same_colleague import SameColleague
from hearing_desk.app.session import Session
from hearing_desk.app.strips import Strips
from hearing_desk.core import events as ev
from hearing_desk.core.codec import canonical
from hearing_desk.core.internal_sheet import build_internal_sheet
from hearing_desk.core.record import hearing_record
from hearing_desk.core.report_record import report_record
from hearing_desk.core.text import in_english
from hearing_desk.reports.text_writer import as_text
from tests.app.stage import Stage


def asked(session: Session, *who: str, party: str = "collega") -> None:
    for colleague in who:
        values = {"with": party, "question": "Zie ik iets over het hoofd?", "answer": "Nee.", "who": colleague}
        assert Strips(session).consult().save(values) == ()


def hint(stage: Stage, session: Session) -> str:
    said = SameColleague(session, stage.vault).hint()
    return "" if said is None else in_english(said)


def test_three_in_a_row_over_hearings_are_said_without_a_name_or_a_number(stage: Stage) -> None:
    first = stage.plan()
    asked(first, "A.B.", "a.b. ")
    assert hint(stage, first) == ""
    second = stage.plan(reference="DEMO-2", date="2026-11-04")
    asked(second, "A.B.")
    said = hint(stage, second)
    assert "same colleague" in said
    assert not any(mark in said for mark in ("A.B.", "3", "three"))
    asked(second, "C.D.")
    assert hint(stage, second) == ""


@pytest.mark.parametrize("party", ["lhbti_coordinator", "unit_1f"])
def test_a_coordinator_of_whom_there_is_one_is_never_meant(stage: Stage, party: str) -> None:
    session = stage.plan()
    for _ in range(3):
        session.record(ev.ConsultLogged(party, "v", "a", "advies", "r", who="A.B."))
    assert hint(stage, session) == ""


def test_without_whom_it_was_nothing_is_said(stage: Stage) -> None:
    session = stage.plan()
    asked(session, "", "", "")
    assert hint(stage, session) == ""


def test_in_a_hearing_and_in_its_pause_it_is_silent(stage: Stage) -> None:
    session = stage.begun()
    asked(session, "A.B.", "A.B.", "A.B.")
    assert hint(stage, session) == ""
    session.record(ev.PauseBegun("medewerker", "pauze"))
    assert hint(stage, session) == ""
    session.record(ev.HearingEnded())
    assert hint(stage, session) != ""


def test_it_is_switched_off_for_the_next_hearing_too(stage: Stage) -> None:
    session = stage.plan()
    asked(session, "A.B.", "A.B.", "A.B.")
    SameColleague(session, stage.vault).switch()
    assert hint(stage, session) == ""
    assert hint(stage, stage.plan(reference="DEMO-2")) == ""
    SameColleague(session, stage.vault).switch()
    assert hint(stage, session) != ""


def test_whom_it_was_never_leaves_the_vault(stage: Stage) -> None:
    session = stage.ended()
    asked(session, "Q.ZX.")
    hearing, pack, reader = session.committed, session.pack, dutch()
    sheet = as_text(build_internal_sheet(hearing, pack, True, True, "", reader.names), reader.say)
    records = canonical((hearing_record(hearing, pack), report_record(hearing, pack, True, True)))
    assert "Zie ik iets over het hoofd?" in sheet
    assert "Q.ZX." not in sheet + records
