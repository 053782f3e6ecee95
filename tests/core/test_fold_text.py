"""Proves that the text of a hearing stands as it was typed, in its order, and that nothing typed is forgotten."""

from __future__ import annotations

from hearing_desk.core import events as ev
from hearing_desk.core.hearing import Hearing, Revision, TopicVisit
from tests.core.stories import after, at, turn

T1, T2, T3 = ev.TurnId("t1"), ev.TurnId("t2"), ev.TurnId("t3")
THREE = after(
    *turn("t1", "V", "Wie?", "1"),
    *turn("t2", "A", "Mijn broer.", "1", follows="t1"),
    *turn("t3", "V", "Waar?", "2", follows="t2"),
)


def _then(*events: ev.Event, start: Hearing = THREE) -> Hearing:
    return after(*events, start=start, first=100)


class TestOrder:
    def test_turns_stand_after_the_turn_they_were_opened_after(self) -> None:
        hearing = _then(ev.TurnOpened(ev.TurnId("t4"), "O", "t1"), ev.TurnOpened(ev.TurnId("t5"), "O", ""))
        assert hearing.order == ["t5", "t1", "t4", "t2", "t3"]
        assert tuple(t.id for t in hearing.ordered_turns()) == tuple(hearing.order)

    def test_a_turn_that_was_taken_out_is_kept_aside_with_its_text(self) -> None:
        hearing = _then(ev.TurnRemoved(T2))
        assert hearing.order == ["t1", "t3"]
        assert hearing.removed[T2].text == "Mijn broer."

    def test_taking_out_what_was_taken_out_changes_nothing(self) -> None:
        assert _then(ev.TurnRemoved(T2), ev.TurnRemoved(T2)) == _then(ev.TurnRemoved(T2))

    def test_a_turn_that_comes_back_is_what_it_was(self) -> None:
        hearing = _then(ev.TurnRemoved(T2), ev.TurnPlaced(T2, "t1"))
        assert (hearing.turns, hearing.order) == (THREE.turns, THREE.order)
        assert hearing.removed == {}

    def test_a_turn_can_stand_elsewhere(self) -> None:
        hearing = _then(ev.TurnPlaced(T2, "t3"))
        assert hearing.order == ["t1", "t3", "t2"]
        assert hearing.turns[T2] == THREE.turns[T2]


class TestTyping:
    def test_a_turn_has_begun_with_its_first_character(self) -> None:
        opened = _then(ev.TurnOpened(ev.TurnId("t4"), "A", "t3"))
        assert not opened.turns[ev.TurnId("t4")].has_begun
        begun = _then(ev.TurnBegun(ev.TurnId("t4"), "2", "MOD-01", "tolk"), start=opened).turns[ev.TurnId("t4")]
        assert begun.has_begun
        assert (begun.at, begun.number, begun.topic, begun.by) == (at(100), "2", "MOD-01", "tolk")

    def test_each_text_that_was_left_stays_as_a_revision(self) -> None:
        hearing = _then(ev.TurnTyped(T2, "A", "Mijn neef."), ev.TurnTyped(T2, "A", "Mijn oom."))
        assert hearing.turns[T2].text == "Mijn oom."
        assert hearing.turns[T2].revisions == (Revision(at(6), "Mijn broer."), Revision(at(100), "Mijn neef."))

    def test_leaving_a_turn_as_it_was_is_no_revision(self) -> None:
        assert _then(ev.TurnTyped(T2, "A", "Mijn broer.")) == THREE

    def test_a_speaker_is_named_afterwards(self) -> None:
        assert _then(ev.SpeakerNamed(T2, "voogd")).turns[T2].by == "voogd"

    def test_a_draft_shows_over_the_finished_text_and_unknown_ones_show_nothing(self) -> None:
        drafted = THREE.with_drafts({T2: "Mijn bro", ev.TurnId("t9"): "…"})
        assert drafted.turns[T2].text == "Mijn bro"
        assert THREE.turns[T2].text == "Mijn broer."
        assert THREE.with_drafts({ev.TurnId("t9"): "…"}) is THREE


class TestNumbers:
    def test_the_highest_question_ever_given_stays_the_highest(self) -> None:
        hearing = _then(ev.TurnKindChanged(T3, "A", "1a"))
        assert (hearing.turns[T3].kind, hearing.turns[T3].number) == ("A", "1a")
        assert (hearing.highest_question, hearing.given_answers) == (2, {"1", "1a"})

    def test_an_older_number_kept_by_a_changed_turn_does_not_set_the_count_back(self) -> None:
        assert _then(ev.TurnKindChanged(T1, "S", "1")).highest_question == 2

    def test_an_answer_made_into_a_question_leaves_its_number_given(self) -> None:
        hearing = _then(ev.TurnKindChanged(T2, "V", "3"))
        assert (hearing.highest_question, hearing.given_answers) == (3, {"1"})

    def test_a_remark_gives_no_number_away(self) -> None:
        hearing = _then(ev.TurnKindChanged(T3, "O"))
        assert (hearing.turns[T3].number, hearing.highest_question) == ("", 2)


class TestTopics:
    def test_every_visit_is_kept_and_the_last_is_where_we_are(self) -> None:
        hearing = after(ev.TopicOpened("MOD-01"), ev.TopicOpened("MOD-08"), ev.TopicOpened("MOD-01"))
        assert hearing.topic == "MOD-01"
        assert hearing.visits[1:] == [TopicVisit("MOD-08", at(2)), TopicVisit("MOD-01", at(3))]


class TestMarksAndParking:
    def test_a_mark_is_taken_off_the_turn_it_was_on(self) -> None:
        marked = _then(ev.MarkSet(T1, "bladwijzer"), ev.MarkSet(T2, "bladwijzer"), ev.MarkSet(T2, "onverstaanbaar"))
        hearing = _then(ev.MarkTaken(T2, "bladwijzer"), start=marked)
        assert hearing.marks == [(ev.MarkSet(T1, "bladwijzer"), at(100)), (ev.MarkSet(T2, "onverstaanbaar"), at(102))]

    def test_one_uncertain_word_is_taken_off_and_the_other_stays(self) -> None:
        first, second = ev.MarkSet(T2, "onzeker", "broer"), ev.MarkSet(T2, "onzeker", "broer", occurrence=2)
        hearing = _then(first, second, ev.MarkTaken(T2, "onzeker", "broer", occurrence=2))
        assert [mark for mark, _ in hearing.marks] == [first]

    def test_a_kind_of_mark_without_a_word_is_taken_off_whole(self) -> None:
        first, second = ev.MarkSet(T2, "onzeker", "Mijn"), ev.MarkSet(T2, "onzeker", "broer")
        assert _then(first, second, ev.MarkTaken(T2, "onzeker")).marks == []

    def test_a_parked_item_gets_its_note_and_is_settled_later(self) -> None:
        noted = _then(ev.ItemParked("p1", T2, "mijn broer"), ev.ParkNoted("p1", "welke broer?"))
        assert (noted.parked["p1"].note, noted.parked["p1"].is_settled) == ("welke broer?", False)
        settled = _then(ev.ParkNoted("p1", is_settled=True), start=noted)
        assert (settled.parked["p1"].note, settled.parked["p1"].is_settled) == ("welke broer?", True)
