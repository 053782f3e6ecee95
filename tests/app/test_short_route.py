"""The short route: only what fits in twenty minutes is asked, with why, what was not read, and what more time does."""

from __future__ import annotations

from hearing_desk.app.deadlines_presenter import DeadlinesPresenter
from hearing_desk.app.export_documents import dutch
from hearing_desk.app.preparation_presenter import PreparationPresenter
from hearing_desk.app.short_route import ShortRoute
from hearing_desk.core import events as ev
from hearing_desk.core.internal_sheet import build_internal_sheet
from hearing_desk.core.text import in_english
from hearing_desk.i18n import words_of
from hearing_desk.reports.text_writer import as_text
from tests.app.stage import Stage

SHORT = {"VB-01", "VB-02", "VB-03", "VB-04", "VB-05", "VB-06", "VB-08", "VB-09"}
WHY: dict[str, ev.FieldValue] = {
    "short_route_reason": "dossier kwam om 8.30 uur", "unread_papers": "rapport aanmeldgehoor", "more_time_until": "",
}  # fmt: skip


def test_taking_it_needs_why_and_what_was_not_read(stage: Stage) -> None:
    session = stage.plan()
    strip = ShortRoute(session).strip()
    assert [p.field for p in strip.save({**WHY, "short_route_reason": "", "unread_papers": ""})] == [
        "short_route_reason", "unread_papers",
    ]  # fmt: skip
    assert not ShortRoute(session).is_taken
    assert strip.save(WHY) == ()
    assert ShortRoute(session).is_taken


def test_only_its_items_are_open_and_they_fit_in_twenty_minutes(stage: Stage) -> None:
    session = stage.plan()
    preparation = PreparationPresenter(session, words_of("nl"))
    assert {row.id for row in preparation.rows() if row.is_open} > SHORT
    ShortRoute(session).strip().save(WHY)
    rows = {row.id: row for row in preparation.rows()}
    assert {row.id for row in rows.values() if row.is_open} == SHORT
    assert preparation.minutes_left <= 20
    assert rows["VB-01"].label.startswith("VB-01  Dossier gelezen: alleen korte opgave")
    assert "medisch advies" in rows["VB-03"].label
    assert "alleen" not in rows["VB-02"].label
    assert preparation.answer("VB-11", "gedaan") == ()
    assert "8 " in in_english(preparation.title)


def test_more_time_shows_what_it_does_to_the_dates_before_anything_moves(stage: Stage) -> None:
    session = stage.plan()
    days = DeadlinesPresenter(session, words_of("nl"))
    before = days.values()
    preparation = PreparationPresenter(session, words_of("nl"))
    count = len(preparation.asides())
    ShortRoute(session).strip().save({**WHY, "more_time_until": "2026-11-10"})
    assert len(preparation.asides()) > count
    assert any("becomes" in in_english(line) for line in preparation.asides())
    assert days.values() == before
    assert session.committed.text_of("date") == "2026-11-03"


def test_the_internal_sheet_says_why_what_was_not_read_and_until_when_time_was_asked(stage: Stage) -> None:
    session = stage.plan()
    ShortRoute(session).strip().save({**WHY, "more_time_until": "2026-11-10"})
    reader = dutch()
    report = build_internal_sheet(session.committed, session.pack, True, True, "", reader.names)
    text = as_text(report, reader.say)
    assert all(words in text for words in ("dossier kwam om 8.30 uur", "rapport aanmeldgehoor", "10 november 2026"))


def test_an_empty_reason_is_the_usual_route_again(stage: Stage) -> None:
    session = stage.plan()
    ShortRoute(session).strip().save(WHY)
    session.record(ev.FieldFilled("short_route_reason", ""))
    assert {row.id for row in PreparationPresenter(session, words_of("nl")).rows() if row.is_open} > SHORT


def test_once_the_hearing_began_it_cannot_be_taken_any_more(stage: Stage) -> None:
    assert ShortRoute(stage.begun()).strip().refused != ()
