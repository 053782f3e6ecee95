from __future__ import annotations

from hearing_desk.core import events as ev
from hearing_desk.core.people import Interpreter
from hearing_desk.core.record import hearing_record
from hearing_desk.core.report_of_hearing import build_report
from hearing_desk.core.stints import stints_at_work, worked_in
from hearing_desk.core.text import in_english
from hearing_desk.reports.text_writer import as_text
from tests.hearings import NAMES, Told
from tests.report_pack import report_pack

FIRST, SECOND = Interpreter("T-1", "v", "ti"), Interpreter("T-2", "v", "ti")


def replaced_between_two_days() -> Told:
    story = Told()
    story.happens(ev.InterpreterAssigned(FIRST), ev.SessionStarted(1, "2026-11-03", "Ter Apel"))
    story.says("V", "Dag een?")
    story.happens(ev.NextSessionPlanned("2026-11-05", "Ter Apel"))
    story.happens(ev.InterpreterAssigned(SECOND, "T-1"), ev.SessionStarted(2, "2026-11-05", "Ter Apel"))
    story.says("V", "Dag twee?")
    return story


def test_an_interpreter_replaced_between_two_days_worked_until_the_end_of_the_first() -> None:
    hearing = replaced_between_two_days().hearing
    first, second = stints_at_work(hearing)
    assert first.to_at == hearing.sessions[0].ended_at
    assert second.from_at == hearing.sessions[1].started_at


def test_each_day_names_its_own_interpreter() -> None:
    hearing = replaced_between_two_days().hearing
    worked = [
        [stint.interpreter.number for stint in stints_at_work(hearing) if worked_in(session, stint)]
        for session in hearing.sessions
    ]
    assert worked == [["T-1"], ["T-2"]]
    sessions = hearing_record(hearing, report_pack())["sessions"]
    assert [[i["number"] for i in session["interpreters"]] for session in sessions] == worked


def test_the_report_says_so_where_the_second_day_begins() -> None:
    hearing = replaced_between_two_days().hearing
    text = as_text(build_report(hearing, report_pack(), False, False, "", NAMES), in_english)
    places = [text.index(words) for words in ("Dag een?", "continued on", "interpreter T-2 interprets", "Dag twee?")]
    assert places == sorted(places)


def test_a_change_in_the_room_counts_from_that_moment() -> None:
    story = Told()
    story.happens(ev.InterpreterAssigned(FIRST), ev.SessionStarted(1, "2026-11-03", "Ter Apel"))
    story.happens(ev.InterpreterAssigned(SECOND, "T-1", "moe"))
    first, second = stints_at_work(story.hearing)
    assert first.from_at == ""
    assert first.to_at == second.from_at == story.hearing.interpreters[1].from_at


def test_a_change_after_the_last_day_keeps_its_own_time() -> None:
    story = Told()
    story.happens(ev.InterpreterAssigned(FIRST), ev.SessionStarted(1, "2026-11-03", "Ter Apel"))
    story.happens(ev.NextSessionPlanned("2026-11-05", "Ter Apel"), ev.InterpreterAssigned(SECOND, "T-1"))
    first, second = stints_at_work(story.hearing)
    assert first.to_at == story.hearing.sessions[0].ended_at
    assert second.from_at == story.hearing.interpreters[1].from_at
