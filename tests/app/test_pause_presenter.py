"""A pause begins at once, is described while it lasts, and ends only when the gate lets it."""

from __future__ import annotations

from hearing_desk.app.pause_presenter import INTERPRETER_LINE, OFFICER_LINE, PausePresenter
from hearing_desk.app.waiting import Kind
from hearing_desk.core import events as ev
from hearing_desk.core.hearing import Status
from hearing_desk.core.text import in_english
from tests.app.stage import Stage, raised

RESUME: dict[str, ev.FieldValue] = {"by": "medewerker", "reason": "einde pauze"}


def test_without_a_pause_the_room_says_which_key_begins_one(stage: Stage) -> None:
    reason = PausePresenter(stage.begun()).why_not()
    assert reason is not None
    assert "Ctrl+Shift+P" in in_english(reason)


def test_a_pause_begins_at_once_by_the_officer(stage: Stage) -> None:
    session = stage.begun()
    pause = PausePresenter(session)
    assert pause.begin() == ()
    assert session.committed.status is Status.IN_PAUSE
    assert pause.described() == {"by": "medewerker", "code": "pauze", "reason": ""}
    assert pause.why_not() is None


def test_a_pause_does_not_begin_before_the_hearing_or_twice(stage: Stage) -> None:
    session = stage.plan()
    assert PausePresenter(session).begin() != ()
    session.record(ev.SessionStarted(1, "2026-11-03", "Zevenaar"))
    assert PausePresenter(session).begin() == ()
    assert PausePresenter(session).begin() != ()
    assert len(session.committed.pauses) == 1


def test_what_is_told_of_a_pause_changes_its_words_and_not_its_time(stage: Stage) -> None:
    session = stage.begun()
    pause = PausePresenter(session)
    pause.begin()
    began = session.committed.pauses[0].from_at
    stage.later(5)
    assert pause.describe({"by": "tolk", "code": "op verzoek", "reason": "hoest"}) == ()
    known = session.committed.pauses[0]
    assert (known.from_at, known.by, known.code, known.reason) == (began, "tolk", "op verzoek", "hoest")


def test_how_people_are_becomes_turns_at_the_end_of_the_text(stage: Stage) -> None:
    session = stage.begun()
    stage.say(session, "V", "Gaat het nog?")
    pause = PausePresenter(session)
    pause.begin()
    assert pause.add_line(OFFICER_LINE, "Mevrouw is moe, wil doorgaan.") == ()
    assert pause.add_line(INTERPRETER_LINE, " Geen bijzonderheden. ") == ()
    assert pause.add_line(OFFICER_LINE, "  ") == ()
    said = [(turn.kind, turn.number, turn.text, bool(turn.typed_at)) for turn in session.turns[1:]]
    assert said == [
        ("O", "", "Mevrouw is moe, wil doorgaan.", True),
        ("T", "", "Geen bijzonderheden.", True),
    ]


def test_outside_a_pause_no_line_is_added(stage: Stage) -> None:
    session = stage.begun()
    assert PausePresenter(session).add_line(OFFICER_LINE, "x") != ()
    assert session.turns == ()


def test_stop_cards_come_before_parked_words_and_other_cards_after_them(stage: Stage) -> None:
    session = stage.begun()
    turn = stage.say(session, "A", "Dat zei hij.")
    raised(session, "SG-06", "consult", turn)
    raised(session, "SG-18", "stop", turn)
    session.record(ev.ItemParked("p1", turn, "zei hij"))
    lines = PausePresenter(session).waiting()
    assert [line.id for line in lines[:4]] == ["SG-18", "p1", "SG-06", "OP-01"]
    assert [line.kind for line in lines[:4]] == [Kind.CARD, Kind.PARKED, Kind.CARD, Kind.OPENING]


def test_a_planned_topic_that_needs_a_coordinator_waits_until_one_was_consulted(stage: Stage) -> None:
    session = stage.begun(("MOD-08",))
    assert [w.id for w in PausePresenter(session).waiting() if w.kind is Kind.CONSULT] == ["lhbti_coordinator"]
    session.record(ev.ConsultLogged("lhbti_coordinator", "Hoe begin ik?", "Open.", "advies", "gevolgd"))
    assert [w.id for w in PausePresenter(session).waiting() if w.kind is Kind.CONSULT] == []


def test_a_request_that_was_sent_waits_for_its_answer(stage: Stage) -> None:
    session = stage.begun()
    session.record(ev.ConsultLogged("toelt", "Bestaat deze plaats?", "", "verzonden"))
    assert [w.id for w in PausePresenter(session).waiting() if w.kind is Kind.REQUEST] == ["request:toelt"]
    session.record(ev.ConsultLogged("toelt", "Bestaat deze plaats?", "Ja.", "advies"))
    assert [w.id for w in PausePresenter(session).waiting() if w.kind is Kind.REQUEST] == []


def test_a_settled_card_with_new_places_says_how_many(stage: Stage) -> None:
    session = stage.begun()
    turn = stage.say(session, "A", "Dat zei hij.")
    raised(session, "SG-21", "note", turn)
    session.record(ev.CardAnswered("SG-21", "doorgevraagd"), ev.CardJoined("SG-21", ev.TurnId("t9")))
    line = next(w for w in PausePresenter(session).waiting() if w.id == "SG-21")
    assert line.state != ""
    assert not isinstance(line.state, str)
    assert in_english(line.state) == "new places: 1"


def test_a_parked_item_gets_its_line_and_leaves_when_it_is_done(stage: Stage) -> None:
    session = stage.begun()
    turn = stage.say(session, "A", "Ik liep naar de brug.")
    session.record(ev.ItemParked("p1", turn, "naar de brug"))
    pause = PausePresenter(session)
    assert pause.note_parked("p1", "welke brug?") == ()
    assert session.committed.parked["p1"].note == "welke brug?"
    assert pause.settle_parked("p1") == ()
    assert [w for w in pause.waiting() if w.kind is Kind.PARKED] == []
    assert pause.note_parked("p9", "x") != ()


def test_going_on_shows_where_the_thread_was(stage: Stage) -> None:
    session = stage.begun(("MOD-01", "MOD-02"))
    session.record(ev.TopicOpened("MOD-01"))
    stage.say(session, "V", "Waar?")
    stage.say(session, "A", "Daar.")
    pause = PausePresenter(session)
    assert [(turn.name, turn.text) for turn in pause.last_turns()] == [("V1", "Waar?"), ("A1", "Daar.")]
    assert pause.next_topic() == session.pack.topic("MOD-02").screen_label


def test_going_on_ends_the_pause(stage: Stage) -> None:
    session = stage.begun()
    pause = PausePresenter(session)
    pause.begin()
    stage.later(12)
    assert pause.resume(RESUME) == ()
    assert session.committed.status is Status.RUNNING
    assert session.committed.pauses[0].resume_reason == "einde pauze"
    assert pause.resume(RESUME) != ()


def test_a_wish_that_surfaced_keeps_the_pause_until_the_gate_is_clear(stage: Stage) -> None:
    session = stage.begun()
    session.record(ev.GateReopened("SG-19"))
    pause = PausePresenter(session)
    pause.begin()
    problems = pause.resume(RESUME)
    assert len(problems) == 2
    assert "wish about the officer" in in_english(problems[0].text)
    assert pause.is_gate_closed()
    assert session.committed.status is Status.IN_PAUSE


def test_a_recorded_hearing_first_asks_whether_the_recording_is_silent(stage: Stage) -> None:
    old, new = PausePresenter(stage.begun()), PausePresenter(stage.begun(profile="apr_2026", reference="DEMO-2"))
    assert [in_english(q) for q in old.questions()] == ["Are you alone?"]
    assert [in_english(q) for q in new.questions()] == ["Is the recording silent?", "Are you alone?"]
