"""Searching in all hearings: found as it stands, logged with its purpose alone, never while an applicant is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearing_desk.app.lock_place import Place
from hearing_desk.app.searching import PURPOSE, WORDS, Searching
from hearing_desk.core import events as ev
from hearing_desk.i18n import words_of
from hearing_desk.vault import Doing
from hearing_desk.vault.audit_act import Act
from tests.app.stage import Stage
from tests.app.typing import taken_out, typed

SECRET = "Qala Sharif"


def test_words_are_found_in_the_turns_of_every_hearing_without_case_the_newest_first(stage: Stage) -> None:
    old = _told(stage, "DEMO-0001", "2026-10-01", f"Bij de poort van {SECRET.upper()}, vóór het café.")
    new = _told(stage, "DEMO-0002", "2026-11-01", f"{SECRET}.")
    _told(stage, "DEMO-0003", "2026-11-02", "Ergens anders.")
    stage.desk.let_go()
    searching = _searched(stage, SECRET)
    assert [row.label.split("  ")[1:] for row in searching.rows()] == [
        ["DEMO-0002", "A1", f"{SECRET}."],
        ["DEMO-0001", "A1", f"Bij de poort van {SECRET.upper()}, vóór het café."],
    ]
    assert searching.place_of("1") == Place(old, "hearing", "t2", len("Bij de poort van "))
    assert searching.place_of("0").hearing_id == new
    searching.close()


def test_a_turn_that_was_taken_out_or_written_over_is_found_no_more(stage: Stage) -> None:
    session = stage.begun()
    first, second = stage.say(session, "V", f"{SECRET} eerst"), stage.say(session, "A", f"{SECRET} dan")
    typed(session, first, "iets anders")
    taken_out(session, second)
    stage.desk.let_go()
    searching = _searched(stage, SECRET)
    assert searching.rows() == ()
    assert words_of("en").say(searching.line) == "0 places"
    searching.close()


def test_the_hearing_that_is_open_is_searched_too(stage: Stage) -> None:
    session = stage.ended()
    searching = _searched(stage, "rivier")
    (row,) = searching.rows()
    assert row.label.endswith("  A1  In een dorp bij de rivier. Daarna in de stad. Bij mijn tante.")
    assert searching.place_of("0").hearing_id == session.hearing_id
    searching.close()


def test_nothing_is_searched_while_a_hearing_goes_on(stage: Stage) -> None:
    session = stage.begun()
    searching = Searching(stage.desk, words_of("en"), stage.post)
    assert searching.why_not() is not None
    assert searching.start({WORDS: SECRET, PURPOSE: "request"}) != ()
    session.record(ev.PauseBegun("medewerker", "pauze"))
    assert searching.why_not() is not None
    assert not _acts(stage)
    searching.close()


@pytest.mark.parametrize(
    ("values", "field"), [({WORDS: "ab", PURPOSE: "request"}, WORDS), ({WORDS: SECRET}, PURPOSE), ({}, WORDS)]
)
def test_words_and_a_purpose_are_asked_first(stage: Stage, values: dict[str, ev.FieldValue], field: str) -> None:
    searching = Searching(stage.desk, words_of("en"), stage.post)
    assert searching.start(values)[0].field == field
    assert not _acts(stage)
    searching.close()


def test_each_search_is_a_line_of_the_log_with_its_purpose_and_without_its_words(stage: Stage, tmp_path: Path) -> None:
    _told(stage, "DEMO-0001", "2026-10-01", f"{SECRET} en {SECRET}")
    stage.desk.let_go()
    _searched(stage, SECRET).close()
    (act,) = _acts(stage)
    assert act.marks == {"purpose": "request", "hearings": 1}
    files = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert SECRET.encode() not in files


def test_what_cannot_be_logged_is_not_searched(stage: Stage) -> None:
    _told(stage, "DEMO-0001", "2026-10-01", SECRET)
    stage.desk.let_go()
    (stage.vault.directory / "log-0001").mkdir()
    searching = _searched(stage, SECRET)
    assert searching.rows() == ()
    assert "place" not in words_of("en").say(searching.line)
    searching.close()


def test_a_hearing_that_cannot_be_read_as_it_lies_there_is_told(stage: Stage) -> None:
    _told(stage, "DEMO-0001", "2026-10-01", SECRET)
    stage.desk.let_go()
    (database,) = stage.vault.directory.glob("hearings/*/hearing.db")
    database.with_name("hearing.db-wal").write_bytes(b"x" * 100)
    searching = _searched(stage, SECRET)
    assert words_of("en").say(searching.line).startswith("Hearings that could not be searched: 1.")
    searching.close()


def test_a_search_that_was_stopped_tells_no_more(stage: Stage) -> None:
    _told(stage, "DEMO-0001", "2026-10-01", SECRET)
    stage.desk.let_go()
    searching = Searching(stage.desk, words_of("en"), stage.post)
    searching.start({WORDS: SECRET, PURPOSE: "request"})
    searching.close()
    stage.drain()
    assert searching.rows() == ()


def _told(stage: Stage, reference: str, day: str, answer: str) -> str:
    session = stage.begun(reference=reference, date=day)
    stage.say(session, "V", "Waar woonde u?")
    stage.say(session, "A", answer)
    session.record(ev.HearingEnded())
    return session.hearing_id


def _searched(stage: Stage, words: str) -> Searching:
    searching = Searching(stage.desk, words_of("en"), stage.post)
    assert searching.start({WORDS: words, PURPOSE: "request"}) == ()
    stage.wait_until(lambda: not searching.is_busy)
    return searching


def _acts(stage: Stage) -> list[Act]:
    return [act for act in stage.vault.log.acts() if act.doing is Doing.SEARCHED_ALL]
