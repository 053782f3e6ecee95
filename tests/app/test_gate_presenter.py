"""Controle vooraf: how both facts stand, each way out, and a start that waits until both are settled."""

from __future__ import annotations

import pytest

from hearing_desk.app.gate_presenter import GatePresenter
from hearing_desk.app.session import Session
from hearing_desk.core import events as ev
from hearing_desk.core.events import FieldValue
from hearing_desk.core.hearing import Status
from hearing_desk.core.people import Fact, Wish
from hearing_desk.core.text import in_english
from hearing_desk.i18n import words_of
from tests.app.stage import Stage

MAN = Wish("m", strength="wens", source="brief van de advocaat", date="2026-10-02")
OTHER = {"number": "T-9", "gender": "m", "language": "ti", "register": "C1", "mode": "telefoon"}
TRIED = {"tried": "drie bureaus", "decided_by": "senior", "told_via": "advocaat", "told_at": "2026-11-01"}


@pytest.fixture
def session(stage: Stage) -> Session:
    return stage.plan()


@pytest.fixture
def gate(session: Session) -> GatePresenter:
    return GatePresenter(session, words_of("en"))


def settle(gate: GatePresenter, outcome: str, **details: str) -> list[str]:
    values: dict[str, FieldValue] = {f"interpreter.{name}": value for name, value in details.items()}
    problems = gate.settle(Fact.INTERPRETER, {**values, "interpreter.outcome": outcome})
    return [problem.field for problem in problems]


def replaced_by(**person: str) -> dict[str, str]:
    return {f"replacement.{name}": value for name, value in person.items()}


def test_no_wish_with_a_source_is_settled_and_may_start(gate: GatePresenter, session: Session) -> None:
    assert all(view.is_settled for view in gate.facts())
    assert gate.start() == ()
    assert session.committed.status is Status.RUNNING
    assert session.committed.topic == "opening"
    assert session.committed.sessions[0].place == "Zevenaar"


def test_an_unmet_wish_blocks_and_says_why(gate: GatePresenter, session: Session) -> None:
    session.record(ev.WishNoted(Fact.INTERPRETER, MAN))
    view = gate.facts()[1]
    assert view.is_blocking
    assert [in_english(line) for line in view.lines] == [
        "Wish: man",
        "Strength: wens",
        "Source: brief van de advocaat, 2026-10-02",
        "Will be there: T-1 (vrouw)",
        "That does not meet the wish.",
    ]
    (problem,) = gate.start()
    assert "Interpreter: The wish is not met." in in_english(problem.text)
    assert session.committed.sessions == []


def test_a_match_is_refused_while_the_wish_is_unmet(gate: GatePresenter, session: Session) -> None:
    session.record(ev.WishNoted(Fact.INTERPRETER, MAN))
    assert settle(gate, "match") == ["interpreter.outcome"]


def test_a_met_wish_waits_for_the_officers_own_confirmation(gate: GatePresenter, session: Session) -> None:
    session.record(ev.WishNoted(Fact.INTERPRETER, Wish("v", strength="wens", source="brief")))
    assert gate.why_not_start() is not None
    assert settle(gate, "match") == []
    assert gate.why_not_start() is None


def test_another_interpreter_who_meets_the_wish_settles_it(gate: GatePresenter, session: Session) -> None:
    session.record(ev.WishNoted(Fact.INTERPRETER, MAN))
    assert settle(gate, "opgelost", note="via de planner", **replaced_by(**OTHER)) == []
    assert [one.number for one in session.committed.present_interpreters] == ["T-9"]
    assert gate.why_not_start() is None


def test_a_replacement_who_does_not_meet_it_is_refused_and_noted_nowhere(gate: GatePresenter, session: Session) -> None:
    session.record(ev.WishNoted(Fact.INTERPRETER, MAN))
    before = len(session.records)
    assert settle(gate, "opgelost", **replaced_by(**{**OTHER, "gender": "v"})) == ["interpreter.outcome"]
    assert len(session.records) == before


def test_not_possible_asks_for_everything_that_was_tried(gate: GatePresenter, session: Session) -> None:
    session.record(ev.WishNoted(Fact.INTERPRETER, MAN))
    assert settle(gate, "niet_mogelijk") == [
        "interpreter.tried",
        "interpreter.decided_by",
        "interpreter.told_via",
        "interpreter.told_at",
        "interpreter.answer",
    ]
    assert settle(gate, "niet_mogelijk", answer="gaat door", **TRIED) == []
    assert gate.why_not_start() is None


def test_an_applicant_who_wants_to_wait_keeps_the_gate_closed(gate: GatePresenter, session: Session) -> None:
    session.record(ev.WishNoted(Fact.INTERPRETER, MAN))
    assert settle(gate, "niet_mogelijk", answer="wil wachten", **TRIED) == []
    assert gate.why_not_start() is not None
    assert settle(gate, "niet_mogelijk", answer="gaat door", **TRIED) == ["interpreter.outcome"]


def test_an_essential_wish_has_no_way_around(gate: GatePresenter, session: Session) -> None:
    session.record(ev.WishNoted(Fact.INTERPRETER, Wish("m", strength="wens", source="medisch advies van 1-10")))
    assert "Counts as essential" in in_english(gate.facts()[1].lines[1])
    assert settle(gate, "niet_mogelijk", answer="gaat door", **TRIED) == ["interpreter.outcome"]
    assert settle(gate, "rechtsgrond", decided_by="senior", ground="art. 4", told_at="1-11") == ["interpreter.outcome"]


def test_a_wish_is_withdrawn_before_the_day(gate: GatePresenter, session: Session) -> None:
    session.record(ev.WishNoted(Fact.INTERPRETER, MAN))
    assert settle(gate, "vooraf_ingetrokken", source="brief", date="2026-11-03")[0] == "interpreter.date"
    assert settle(gate, "vooraf_ingetrokken", source="brief", date="2026-11-02") == []


def test_on_the_day_a_wish_is_withdrawn_only_when_somebody_else_brings_it(
    gate: GatePresenter, session: Session
) -> None:
    session.record(ev.WishNoted(Fact.INTERPRETER, MAN))
    today = {"source": "telefoon", "date": "2026-11-03"}
    missing = settle(gate, "vooraf_ingetrokken", **today, brought_by="vwn", told_via="mevrouw Jansen")
    assert missing == ["interpreter.date", "interpreter.told_at"]
    brought = {"brought_by": "vwn", "told_via": "mevrouw Jansen", "told_at": "8.40"}
    assert {f"interpreter.{name}" for name in brought} <= gate.asked(Fact.INTERPRETER, "vooraf_ingetrokken")
    assert settle(gate, "vooraf_ingetrokken", **today, **brought) == []
    assert gate.why_not_start() is None


def test_an_essential_wish_is_withdrawn_on_the_day_only_in_writing(gate: GatePresenter, session: Session) -> None:
    session.record(ev.WishNoted(Fact.INTERPRETER, Wish("m", strength="essentieel", source="brief")))
    brought = {"brought_by": "gemachtigde", "told_via": "mr. Bakker", "told_at": "8.40", "date": "2026-11-03"}
    assert settle(gate, "vooraf_ingetrokken", source="brief", **brought) == ["interpreter.in_writing"]
    assert settle(gate, "vooraf_ingetrokken", source="brief", in_writing="ja", **brought) == []


def test_what_was_tried_is_told_by_somebody_else_than_who_is_in_the_room(
    gate: GatePresenter, session: Session
) -> None:
    session.record(ev.WishNoted(Fact.INTERPRETER, MAN))
    told = {**TRIED, "told_via": "t-1", "answer": "gaat door"}
    assert settle(gate, "niet_mogelijk", **told) == ["interpreter.told_via"]


def test_a_new_hearing_shows_what_it_does_to_the_dates(gate: GatePresenter, session: Session) -> None:
    assert [in_english(line) for line in gate.effect("")] == ["Type the new day to see what it does to the dates."]
    session.record(ev.DeadlineSet("correcties", "2026-11-04", "2026-11-04 = 2026-11-03 + 1"))
    assert [in_english(line) for line in gate.effect("2026-11-06")] == [
        "Nader gehoor: 2026-11-03 becomes 2026-11-06",
        "Correcties en aanvullingen: 2026-11-04 becomes 2026-11-09",
    ]
    assert settle(gate, "nieuw_gehoor", new_date="2026-11-06") == []
    assert "Correcties en aanvullingen: 2026-11-04 becomes 2026-11-09" in map(in_english, gate.facts()[1].lines)


def test_a_minor_without_a_guardian_does_not_start_before_the_officer_noted_why(stage: Stage) -> None:
    session = stage.plan(birth_year="2010")
    gate = GatePresenter(session, words_of("en"))
    assert gate.why_not_start() is not None
    assert gate.conditions()[0].is_in_the_way
    (problem,) = gate.settle_condition("voogd_aanwezig", "niet", "")
    assert problem.field == "note"
    assert gate.start() != ()
    assert gate.settle_condition("voogd_aanwezig", "niet", "Nidos liet weten niet te komen") == ()
    assert gate.start() == ()
    (settled,) = session.committed.sessions[0].conditions
    assert settled.note == "Nidos liet weten niet te komen"


def test_what_is_only_asked_never_stands_in_the_way(stage: Stage) -> None:
    gate = GatePresenter(stage.plan(profile="apr_2026", procedure="apr_gewoon"), words_of("en"))
    assert "opname_geregeld" in [row.id for row in gate.conditions()]
    assert gate.why_not_start() is None


def test_a_new_day_asks_the_start_conditions_again(stage: Stage) -> None:
    session = stage.plan(birth_year="2010")
    gate = GatePresenter(session, words_of("en"))
    gate.settle_condition("voogd_aanwezig", "geregeld")
    assert gate.start() == ()
    session.record(ev.NextSessionPlanned("2026-11-10", "Ter Apel"))
    assert gate.conditions()[0].is_in_the_way


def test_a_wish_not_known_asks_who_tried_and_offers_the_sentence(gate: GatePresenter, session: Session) -> None:
    session.record(ev.WishNoted(Fact.INTERPRETER, Wish()))
    assert gate.is_a_wish_unknown
    assert gate.unknown_sentence
    assert {"interpreter.tried_by", "interpreter.why_not"} <= gate.asked(Fact.INTERPRETER, "match")
    assert settle(gate, "onbekend") == ["interpreter.tried_by", "interpreter.why_not"]
    assert settle(gate, "onbekend", tried_by="planner", why_not="niet bereikt") == []
    assert gate.why_not_start() is None


def test_nothing_chosen_settles_nothing(gate: GatePresenter) -> None:
    assert settle(gate, "") == ["interpreter.outcome"]


def test_a_way_out_asks_only_its_own_fields(gate: GatePresenter) -> None:
    assert gate.asked(Fact.OFFICER, "") == {"officer.outcome"}
    assert "officer.replacement.id" in gate.asked(Fact.OFFICER, "opgelost")
    assert "officer.replacement.id" not in gate.asked(Fact.OFFICER, "rechtsgrond")


def test_how_the_gate_stood_is_kept_from_the_first_opening(gate: GatePresenter, session: Session) -> None:
    session.record(ev.WishNoted(Fact.INTERPRETER, MAN))
    gate.opened()
    settle(gate, "opgelost", **replaced_by(**OTHER))
    gate.opened()
    assert gate.was_blocked_at_first_opening


def test_a_new_day_asks_the_gate_again_and_begins_the_next_zitting(
    stage: Stage, gate: GatePresenter, session: Session
) -> None:
    session.record(ev.WishNoted(Fact.INTERPRETER, Wish("v", strength="wens", source="brief")))
    settle(gate, "match")
    gate.start()
    stage.later()
    session.record(ev.NextSessionPlanned("2026-11-10", "Ter Apel"))
    assert gate.why_not_start() is not None
    settle(gate, "match")
    assert gate.start() == ()
    second = session.committed.sessions[1]
    assert (second.number, second.date, second.place) == (2, "2026-11-10", "Ter Apel")


def test_a_wish_that_comes_up_is_settled_in_the_pause(gate: GatePresenter, session: Session) -> None:
    gate.start()
    session.record(ev.PauseBegun("medewerker", "pauze"), ev.GateReopened("hand"))
    assert all(view.is_blocking for view in gate.facts())
    assert settle(gate, "match") == []
    assert session.committed.is_gate_clear


def test_a_running_hearing_is_not_started_twice(gate: GatePresenter, session: Session) -> None:
    gate.start()
    assert gate.start()
    assert len(session.committed.sessions) == 1


def test_a_minor_without_a_guardian_is_seen_first(stage: Stage) -> None:
    session = stage.plan(birth_year="2010", reference="DEMO-0002")
    first = GatePresenter(session, words_of("en")).conditions()[0]
    assert (first.id, first.is_block, first.is_certain) == ("voogd_aanwezig", True, True)


def test_an_observer_is_asked_about_before_the_room_and_noted_with_who_brought_the_yes(stage: Stage) -> None:
    session = stage.plan(present=("waarnemer",))
    gate = GatePresenter(session, words_of("nl"))
    assert "waarnemer_akkoord" in [row.id for row in gate.conditions()]
    assert gate.settle_condition("waarnemer_akkoord", "geregeld", "via de gemachtigde, 2 november") == ()
    assert session.committed.conditions["waarnemer_akkoord"].note == "via de gemachtigde, 2 november"
    without = GatePresenter(stage.plan(reference="DEMO-2"), words_of("nl"))
    assert "waarnemer_akkoord" not in [row.id for row in without.conditions()]
