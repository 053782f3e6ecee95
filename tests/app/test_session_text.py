"""What typing does to a session: time and number on the first character, revisions, numbers that are never freed."""

from __future__ import annotations

import pytest

from hearing_desk.app.turns_replaced import TurnsReplaced, TurnText
from hearing_desk.core import events as ev
from hearing_desk.core.problems import DeskError
from hearing_desk.core.stored import StoredHearing
from tests.app.after_a_crash import opened_after_a_crash
from tests.app.stage import Stage
from tests.app.typing import named, opened, taken_out, typed


def test_a_turn_gets_its_time_and_number_on_its_first_character(stage: Stage) -> None:
    session = stage.begun()
    turn = opened(session, "V")
    assert (session.committed.turns[turn].at, session.committed.turns[turn].number) == ("", "")
    stage.later(5)
    typed(session, turn, "W")
    first = session.now()
    stage.later(5)
    typed(session, turn, "Waar woonde u?")
    assert (session.committed.turns[turn].at, session.committed.turns[turn].number) == (first, "1")


def test_answers_take_the_number_of_the_question_above_and_remarks_none(stage: Stage) -> None:
    session = stage.begun()
    for kind in "AVAASAOTG":
        stage.say(session, kind, "x")
    assert named(session) == ["A0:x", "V1:x", "A1:x", "A1a:x", "S2:x", "A2:x", "O:x", "T:x", "G:x"]


def test_a_second_answer_typed_in_between_takes_the_next_letter(stage: Stage) -> None:
    session = stage.begun()
    question = stage.say(session, "V", "Wie?")
    stage.say(session, "A", "Zij.")
    opened(session, "A", after=question, text="Hij.")
    assert named(session) == ["V1:Wie?", "A1a:Hij.", "A1:Zij."]


def test_each_change_that_is_left_keeps_the_text_before_as_a_revision(stage: Stage) -> None:
    session = stage.begun()
    turn = stage.say(session, "A", "een")
    for text in ("twee", "drie"):
        typed(session, turn, text)
        session.finish_turn(turn)
        stage.later()
    assert [revision.text for revision in session.committed.turns[turn].revisions] == ["een", "twee"]
    assert session.committed.turns[turn].text == "drie"


def test_a_turn_that_is_left_without_a_change_records_nothing(stage: Stage) -> None:
    session = stage.begun()
    turn = stage.say(session, "A", "een")
    before = len(session.records)
    session.finish_turn(turn)
    typed(session, turn, "eens")
    typed(session, turn, "een")
    session.finish_turn(turn)
    assert len(session.records) == before


def test_a_change_that_was_taken_back_leaves_nothing_on_the_disk_that_hides_a_later_one(stage: Stage) -> None:
    session = stage.begun()
    turn = stage.say(session, "A", "Ik wonde daar.")
    typed(session, turn, "Ik wonde daar!")
    typed(session, turn, "Ik wonde daar.")
    session.finish_turn(turn)
    session.record(ev.HearingEnded())
    session.record(ev.TurnMended(turn, "Ik woonde daar."))
    session.flush()
    with opened_after_a_crash(stage, session.hearing_id) as found:
        assert found.hearing.turns[turn].text == "Ik woonde daar."


def test_another_kind_never_frees_a_number(stage: Stage) -> None:
    session = stage.begun()
    stage.say(session, "V", "Wie?")
    stage.say(session, "A", "Zij.")
    second = stage.say(session, "V", "Vanwege het werk.")
    typed(session, second, "Vanwege het werk.", kind="A")
    stage.say(session, "V", "Wanneer?")
    assert named(session) == ["V1:Wie?", "A1:Zij.", "A1a:Vanwege het werk.", "V3:Wanneer?"]
    typed(session, second, "Vanwege het werk.", kind="V")
    assert named(session)[2] == "V4:Vanwege het werk."


def test_an_empty_turn_takes_another_kind_without_any_number(stage: Stage) -> None:
    session = stage.begun()
    turn = opened(session, "V")
    typed(session, turn, "", kind="O")
    typed(session, turn, "", kind="A")
    typed(session, turn, "Ja.")
    assert named(session) == ["A0:Ja."]


def test_a_turn_that_comes_back_has_its_number_its_time_and_its_text(stage: Stage) -> None:
    session = stage.begun()
    stage.say(session, "V", "Wie?")
    turn = stage.say(session, "V", "Waar?")
    known = session.committed.turns[turn]
    taken_out(session, turn)
    stage.say(session, "V", "Wanneer?")
    session.replace_turns(TurnsReplaced("t1", (), (TurnText(turn, "V", "Waar?"),)))
    assert isinstance(session.records[-1].event, ev.TurnPlaced)
    assert session.committed.turns[turn] == known
    assert named(session) == ["V1:Wie?", "V2:Waar?", "V3:Wanneer?"]


def test_what_was_being_typed_in_a_turn_comes_back_with_it(stage: Stage) -> None:
    session = stage.begun()
    turn = opened(session, "V", text="Waar pre")
    taken_out(session, turn)
    session.replace_turns(TurnsReplaced("", (), (TurnText(turn, "V", "Waar pre"),)))
    session.flush()
    with opened_after_a_crash(stage, session.hearing_id) as found:
        assert named(found) == named(session) == ["V1:Waar pre"]


def test_joining_keeps_the_id_above_and_the_number_below_stays_unused(stage: Stage) -> None:
    session = stage.begun()
    first, second = stage.say(session, "V", "Een"), stage.say(session, "V", "Twee")
    session.replace_turns(TurnsReplaced("", (first, second), (TurnText(first, "V", "Een\nTwee"),)))
    stage.say(session, "V", "Drie")
    assert named(session) == ["V1:Een\nTwee", "V3:Drie"]
    assert session.turns[0].id == first


def test_an_empty_turn_that_never_began_is_kept(stage: Stage) -> None:
    session = stage.begun()
    stage.say(session, "V", "Wie?")
    empty = opened(session, "A")
    session.flush()
    with opened_after_a_crash(stage, session.hearing_id) as found:
        assert [turn.id for turn in found.turns][-1] == empty
        assert not found.turns[-1].has_begun


def test_an_id_is_never_given_twice_even_if_an_earlier_one_was_never_used(stage: Stage) -> None:
    session = stage.begun()
    session.new_turn_id()
    used = opened(session, "V", text="x")
    session.flush()
    with opened_after_a_crash(stage, session.hearing_id) as found:
        assert found.new_turn_id() not in (used, "")


def test_typing_inside_a_turn_records_no_event(stage: Stage) -> None:
    session = stage.begun()
    turn = opened(session, "V", text="W")
    before = len(session.records)
    for length in range(2, 15):
        typed(session, turn, "Waar woonde u?"[:length])
    assert len(session.records) == before


def test_who_is_told_hears_of_events_and_not_of_letters(stage: Stage) -> None:
    session = stage.begun()
    heard: list[int] = []
    end = session.subscribe(lambda s: heard.append(len(s.records)))
    turn = opened(session, "V")
    typed(session, turn, "W")
    typed(session, turn, "Wa")
    session.finish_turn(turn)
    end()
    opened(session, "A")
    assert len(heard) == 3


def test_the_interpreter_speaks_in_a_t_and_the_first_of_those_present_in_a_g(stage: Stage) -> None:
    session = stage.begun(present=("voogd", "gemachtigde"))
    for kind in "TG":
        stage.say(session, kind, "x")
    assert [turn.by for turn in session.turns] == ["tolk", "voogd"]


def test_a_hearing_of_a_newer_program_takes_no_letter_and_no_event(stage: Stage) -> None:
    session = stage.begun()
    turn = stage.say(session, "V", "Wie?")
    session.is_read_only = True
    with pytest.raises(DeskError, match="hearing_read_only"):
        typed(session, turn, "Wie dan?")
    with pytest.raises(DeskError, match="hearing_read_only"):
        session.record(ev.TopicOpened("MOD-01"))
    assert named(session) == ["V1:Wie?"]


def test_a_stored_hearing_reads_the_same_however_often_it_is_opened(stage: Stage) -> None:
    session = stage.begun()
    stage.say(session, "V", "Wie?")
    opened(session, "A", text="Mijn tan")
    hearing, hearing_id = session.hearing, session.hearing_id
    session.flush()
    with opened_after_a_crash(stage, hearing_id) as found:
        assert found.hearing == hearing
    stage.desk.let_go()
    stored: StoredHearing = stage.vault.read_hearing(hearing_id)
    assert not stored.drafts
