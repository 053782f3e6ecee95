"""Finished answers are looked at, each time their words are other than before; nothing else ever is."""

from __future__ import annotations

import pytest

from hearing_desk.app.matching import MANY
from hearing_desk.app.session import Session
from hearing_desk.app.turns_replaced import TurnsReplaced, TurnText
from hearing_desk.core import events as ev
from hearing_desk.core.events import TurnId
from tests.app.after_a_crash import opened_after_a_crash
from tests.app.stage import Stage
from tests.app.typing import opened, typed

TORTURE, TORTURE_GROUPS = "Ik ben gemarteld.", ("SG-03", "SG-17")
DEATH, DEATH_GROUPS = "Ik wil dood.", ("SG-15U",)
NOTHING = "Ik heb het huis verkocht."


def matched(session: Session) -> list[tuple[TurnId, tuple[str, ...]]]:
    return [(r.event.turn, r.event.groups) for r in session.records if isinstance(r.event, ev.SignalsMatched)]


def finish(stage: Stage, session: Session, turn: TurnId, text: str) -> None:
    typed(session, turn, text)
    session.finish_turn(turn)
    stage.wait_until(lambda: not session.is_matching)


def test_a_finished_answer_opens_its_cards(stage: Stage) -> None:
    session = stage.begun()
    turn = stage.say(session, "A", TORTURE)
    assert matched(session) == [(turn, TORTURE_GROUPS)]
    assert {group: card.turns for group, card in session.committed.cards.items()} == dict.fromkeys(
        TORTURE_GROUPS, (turn,)
    )


def test_an_answer_is_not_looked_at_while_it_is_typed(stage: Stage) -> None:
    session = stage.begun()
    opened(session, "A", text=TORTURE)
    assert not session.is_matching
    stage.drain()
    assert matched(session) == []


@pytest.mark.parametrize("kind", ["V", "O", "T", "G", "S"])
def test_only_answers_are_looked_at(stage: Stage, kind: str) -> None:
    session = stage.begun()
    stage.say(session, kind, TORTURE)
    assert matched(session) == []


def test_words_without_a_signal_record_nothing(stage: Stage) -> None:
    session = stage.begun()
    stage.say(session, "A", NOTHING)
    assert matched(session) == []


def test_an_answer_is_read_with_the_question_above_it(stage: Stage) -> None:
    session = stage.begun()
    stage.say(session, "V", "Verstaat u de tolk?")
    turn = stage.say(session, "A", "De helft.")
    assert matched(session) == [(turn, ("SG-18",))]
    stage.say(session, "V", "Hoeveel geld had u nog?")
    stage.say(session, "A", "De helft.")
    assert len(matched(session)) == 1


def test_a_revised_answer_is_looked_at_anew_and_its_cards_stay(stage: Stage) -> None:
    session = stage.begun()
    turn = stage.say(session, "A", TORTURE)
    finish(stage, session, turn, DEATH)
    finish(stage, session, turn, NOTHING)
    assert matched(session) == [(turn, TORTURE_GROUPS), (turn, DEATH_GROUPS), (turn, ())]
    assert set(session.committed.cards) == {*TORTURE_GROUPS, *DEATH_GROUPS}


def test_a_revision_that_changes_no_group_records_no_match(stage: Stage) -> None:
    session = stage.begun()
    turn = stage.say(session, "A", TORTURE)
    finish(stage, session, turn, f"{TORTURE} Echt waar.")
    assert len(matched(session)) == 1


def test_a_question_that_becomes_an_answer_is_looked_at_when_it_is_left(stage: Stage) -> None:
    session = stage.begun()
    turn = stage.say(session, "V", TORTURE)
    typed(session, turn, TORTURE, kind="A")
    session.finish_turn(turn)
    stage.wait_until(lambda: not session.is_matching)
    assert matched(session) == [(turn, TORTURE_GROUPS)]


def test_an_answer_that_became_a_remark_meanwhile_is_not_matched(stage: Stage) -> None:
    session = stage.begun()
    turn = opened(session, "A", text=TORTURE)
    session.finish_turn(turn)
    typed(session, turn, TORTURE, kind="O")
    stage.wait_until(lambda: not session.is_matching)
    assert matched(session) == []


def test_a_match_that_comes_late_is_dropped_when_the_words_changed(stage: Stage) -> None:
    session = stage.begun()
    turn = opened(session, "A", text=TORTURE)
    session.finish_turn(turn)
    typed(session, turn, DEATH)
    session.finish_turn(turn)
    stage.wait_until(lambda: not session.is_matching)
    assert matched(session) == [(turn, DEATH_GROUPS)]


def test_an_answer_finished_just_before_the_end_is_matched_after_opening_again(stage: Stage) -> None:
    session = stage.begun()
    turn = opened(session, "A", text=TORTURE)
    session.finish_turn(turn)
    session.flush()
    with opened_after_a_crash(stage, session.hearing_id) as found:
        stage.wait_until(lambda: not found.is_matching)
        assert matched(found) == [(turn, TORTURE_GROUPS)]


def test_an_answer_typed_just_before_the_end_is_matched_after_opening_again(stage: Stage) -> None:
    session = stage.begun()
    turn = opened(session, "A", text=TORTURE)
    session.flush()
    with opened_after_a_crash(stage, session.hearing_id) as found:
        found.finish_all_turns()
        stage.wait_until(lambda: not found.is_matching)
        assert matched(found) == [(turn, TORTURE_GROUPS)]


def test_an_answer_revised_just_before_the_end_is_matched_after_opening_again(stage: Stage) -> None:
    session = stage.begun()
    turn = stage.say(session, "A", TORTURE)
    typed(session, turn, DEATH)
    session.finish_turn(turn)
    session.flush()
    with opened_after_a_crash(stage, session.hearing_id) as found:
        stage.wait_until(lambda: not found.is_matching)
        assert matched(found) == [(turn, TORTURE_GROUPS), (turn, DEATH_GROUPS)]


def test_a_long_hearing_is_looked_at_again_to_its_last_answer(stage: Stage) -> None:
    session = stage.begun()
    texts = (*[NOTHING] * MANY, TORTURE)
    session.replace_turns(TurnsReplaced("", (), tuple(TurnText(session.new_turn_id(), "A", text) for text in texts)))
    session.finish_all_turns()
    session.flush()
    with opened_after_a_crash(stage, session.hearing_id) as found:
        stage.wait_until(lambda: not found.is_matching)
        assert [groups for _, groups in matched(found)] == [TORTURE_GROUPS]


def test_opening_again_records_nothing_when_everything_was_matched(stage: Stage) -> None:
    session = stage.begun()
    for text in (TORTURE, NOTHING, DEATH):
        stage.say(session, "A", text)
    session.flush()
    with opened_after_a_crash(stage, session.hearing_id) as found:
        stage.wait_until(lambda: not found.is_matching)
        assert len(found.records) == len(session.records)
