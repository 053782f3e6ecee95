"""Proves the life of a card: it opens once, grows in silence, and is done only when the officer says so."""

from __future__ import annotations

import dataclasses

import pytest

from hearing_desk.core import events as ev
from hearing_desk.core.escalation import (
    after_answer,
    after_match,
    counted_cards,
    open_cards,
    problems_of_answer,
    raised_by_hand,
)
from hearing_desk.core.fold import fold
from hearing_desk.core.form import FormPack, Level
from hearing_desk.core.hearing import Hearing
from tests.core.stories import after, turn
from tests.packs import SERIAL, small_pack

PACK = small_pack()
T1, T2, T3 = ev.TurnId("t1"), ev.TurnId("t2"), ev.TurnId("t3")
PAUSE = ev.PauseBegun("medewerker", "pauze")
SETTLING = ("doorgevraagd", "voorgelegd", "opgehelderd", "meenemen")
REGISTRATION = ev.FieldFilled("hearing_type", "aanmeldgehoor")
FURTHER = ev.FieldFilled("hearing_type", "nader_gehoor")


def _hit(hearing: Hearing, turn: ev.TurnId, *groups: str, pack: FormPack = PACK) -> Hearing:
    return after(*after_match(hearing, pack, turn, groups), start=hearing)


def _answered(hearing: Hearing, group: str, answer: str, *roles: str, turn: str = "t1") -> Hearing:
    return after(*after_answer(hearing, PACK, group, answer, roles, turn), start=hearing)


def _counted(hearing: Hearing) -> tuple[str, ...]:
    return tuple(card.group for card in counted_cards(hearing))


OPENED = _hit(after(), T1, "SG-01")


class TestOpening:
    def test_the_first_hit_opens_the_card_at_the_level_of_its_group(self) -> None:
        assert after_match(after(), PACK, T1, ["SG-01", "SG-15U"]) == (
            ev.SignalsMatched(T1, ("SG-01", "SG-15U"), SERIAL),
            ev.CardOpened("SG-01", T1, "consult"),
            ev.CardOpened("SG-15U", T1, "stop"),
        )

    def test_a_further_hit_joins_the_one_card_of_its_group(self) -> None:
        hearing = _hit(OPENED, T2, "SG-01")
        assert hearing.cards["SG-01"].turns == ("t1", "t2")
        assert (_counted(hearing), hearing.cards["SG-01"].new_places) == (("SG-01",), 0)

    def test_a_turn_without_hits_leaves_nothing(self) -> None:
        assert after_match(after(), PACK, T1, ()) == ()

    def test_the_same_hits_again_change_nothing(self) -> None:
        assert after_match(OPENED, PACK, T1, ["SG-01"]) == ()

    def test_a_turn_that_was_mended_is_matched_anew_and_its_card_stays(self) -> None:
        hearing = _hit(OPENED, T1)
        assert hearing.matches == {T1: ()}
        assert hearing.cards["SG-01"].turns == ("t1",)

    def test_a_hit_that_is_added_to_a_turn_opens_only_what_is_new(self) -> None:
        changes = after_match(OPENED, PACK, T1, ["SG-01", "SG-06"])
        assert changes[1:] == (ev.CardOpened("SG-06", T1, "consult"),)


class TestAnswered:
    @pytest.mark.parametrize("answer", SETTLING)
    def test_a_settled_card_takes_further_hits_in_silence(self, answer: str) -> None:
        hearing = _hit(_hit(_answered(OPENED, "SG-01", answer), T2, "SG-01"), T3, "SG-01")
        card = hearing.cards["SG-01"]
        assert (card.last_answer, card.turns, card.new_places) == (answer, ("t1", "t2", "t3"), 2)
        assert (_counted(hearing), open_cards(hearing)) == ((), ())

    def test_new_places_are_seen_with_the_next_answer(self) -> None:
        hearing = _answered(_hit(_answered(OPENED, "SG-01", "doorgevraagd"), T2, "SG-01"), "SG-01", "opgehelderd")
        assert hearing.cards["SG-01"].new_places == 0

    def test_a_card_that_was_not_relevant_opens_again_with_a_hit_in_a_later_turn(self) -> None:
        hearing = _hit(_answered(OPENED, "SG-01", "niet_relevant"), T2, "SG-01")
        assert hearing.cards["SG-01"].last_answer == ""
        assert (_counted(hearing), open_cards(hearing)) == (("SG-01",), ("SG-01",))

    def test_a_card_that_was_not_relevant_stays_so_for_its_own_turn(self) -> None:
        answered = _answered(_hit(OPENED, T1), "SG-01", "niet_relevant")
        assert _counted(_hit(answered, T1, "SG-01")) == ()

    def test_the_pack_says_which_answers_let_a_card_open_again(self) -> None:
        none_do = dataclasses.replace(PACK, card_rules=dataclasses.replace(PACK.card_rules, reopening=()))
        hearing = _hit(_answered(OPENED, "SG-01", "niet_relevant"), T2, "SG-01", pack=none_do)
        assert (open_cards(hearing), hearing.cards["SG-01"].new_places) == ((), 1)

    def test_why_it_was_not_relevant_belongs_to_that_answer_alone(self) -> None:
        coded = after(ev.CardCoded("SG-01", "familie"), start=_answered(OPENED, "SG-01", "niet_relevant"))
        assert coded.cards["SG-01"].code == "familie"
        assert _hit(coded, T2, "SG-01").cards["SG-01"].code == ""
        assert _answered(coded, "SG-01", "doorgevraagd").cards["SG-01"].code == ""

    def test_every_answer_is_kept(self) -> None:
        hearing = _answered(_answered(OPENED, "SG-01", "later", "zelf"), "SG-01", "doorgevraagd", "getuige", turn="t2")
        answers = hearing.cards["SG-01"].answers
        assert [(a.answer, a.roles, a.turn) for a in answers] == [
            ("later", ("zelf",), "t1"),
            ("doorgevraagd", ("getuige",), "t2"),
        ]

    def test_only_cards_that_ask_the_role_keep_one(self) -> None:
        answered = after_answer(Hearing(), PACK, "SG-06", "later", ("zelf",), "t1")
        assert answered == (ev.CardAnswered("SG-06", "later", (), "t1"),)


class TestLater:
    LATER = _answered(OPENED, "SG-01", "later")

    def test_it_stays_open_and_leaves_the_number_until_the_next_pause(self) -> None:
        assert (_counted(self.LATER), open_cards(self.LATER)) == ((), ("SG-01",))
        in_pause = after(PAUSE, start=self.LATER, first=50)
        assert _counted(in_pause) == ("SG-01",)
        assert _counted(after(ev.PauseEnded(), start=in_pause, first=60)) == ("SG-01",)

    def test_an_earlier_pause_does_not_count(self) -> None:
        paused = after(PAUSE, ev.PauseEnded(), start=OPENED)
        assert _counted(after(*after_answer(Hearing(), PACK, "SG-01", "later", (), "t1"), start=paused, first=50)) == ()

    def test_later_said_in_the_very_second_in_which_a_pause_began_waits_for_the_next(self) -> None:
        second = ev.Recorded(50, "2026-11-03T10:00:00+01:00", PAUSE)
        (later,) = after_answer(Hearing(), PACK, "SG-01", "later", (), "t1")
        answered = dataclasses.replace(second, seq=51, event=later)
        assert _counted(fold([second, answered], OPENED)) == ()
        assert _counted(fold([answered, second], OPENED)) == ("SG-01",)

    def test_a_further_hit_does_not_bring_it_back_into_the_number(self) -> None:
        assert _counted(_hit(self.LATER, T2, "SG-01")) == ()

    def test_it_can_be_answered_from_there(self) -> None:
        assert open_cards(_answered(self.LATER, "SG-01", "doorgevraagd")) == ()


class TestByHand:
    def test_the_officer_opens_any_card(self) -> None:
        assert raised_by_hand(after(), PACK, "SG-21", "t1") == (ev.CardOpened("SG-21", T1, "note", is_by_hand=True),)

    def test_a_card_that_waits_for_later_only_gets_the_place(self) -> None:
        later = TestLater.LATER
        assert raised_by_hand(later, PACK, "SG-01", "t2") == (ev.CardJoined("SG-01", T2),)
        assert raised_by_hand(later, PACK, "SG-01", "t1") == ()

    def test_before_any_turn_it_opens_without_a_place(self) -> None:
        hearing = after(*raised_by_hand(after(), PACK, "SG-01", ""))
        assert hearing.cards["SG-01"].turns == ()

    def test_an_open_card_only_gets_the_place(self) -> None:
        assert raised_by_hand(OPENED, PACK, "SG-01", "t2") == (ev.CardJoined("SG-01", T2),)
        assert raised_by_hand(OPENED, PACK, "SG-01", "t1") == ()
        assert raised_by_hand(OPENED, PACK, "SG-01", "") == ()

    def test_a_later_hit_on_that_same_turn_joins_it(self) -> None:
        by_hand = after(*raised_by_hand(after(), PACK, "SG-01", "t1"))
        hearing = _hit(by_hand, T1, "SG-01")
        assert (hearing.cards["SG-01"].turns, hearing.cards["SG-01"].is_by_hand) == (("t1",), True)

    @pytest.mark.parametrize("answer", [*SETTLING, "niet_relevant"])
    def test_a_card_that_is_done_opens_again(self, answer: str) -> None:
        done = _answered(OPENED, "SG-01", answer)
        hearing = after(*raised_by_hand(done, PACK, "SG-01", "t2"), start=done)
        assert (open_cards(hearing), hearing.cards["SG-01"].turns) == (("SG-01",), ("t1", "t2"))


class TestMandatory:
    @pytest.mark.parametrize(("group", "level"), [("SG-01", "consult"), ("SG-15U", "stop")])
    def test_consult_and_stop_need_an_answer(self, group: str, level: str) -> None:
        hearing = _hit(after(), T1, group)
        assert hearing.cards[group].level == level
        assert (open_cards(hearing), _counted(hearing)) == ((group,), (group,))

    def test_a_note_needs_none_and_stands_in_no_number(self) -> None:
        hearing = _hit(after(), T1, "SG-21")
        assert (open_cards(hearing), _counted(hearing)) == ((), ())

    def test_a_card_whose_answer_raised_it_is_mandatory(self) -> None:
        raised = _answered(_hit(after(), T1, "SG-04"), "SG-04", "later", "getuige", "zelf")
        assert raised.cards["SG-04"].level == "consult"
        assert open_cards(raised) == ("SG-04",)
        assert open_cards(_answered(raised, "SG-04", "doorgevraagd", "gezinslid")) == ()

    @pytest.mark.parametrize("roles", [(), ("onbekend",), ("gezinslid", "getuige")])
    def test_another_role_raises_nothing(self, roles: tuple[str, ...]) -> None:
        assert _answered(_hit(after(), T1, "SG-04"), "SG-04", "later", *roles).cards["SG-04"].level == "note"


    def test_an_answer_never_lowers_a_level(self) -> None:
        lowering = tuple(
            dataclasses.replace(s, asks_role=True, raised_to=Level.CONSULT, raised_by_roles=("zelf",))
            for s in PACK.signals
            if s.id in ("SG-01", "SG-15U")
        )
        pack = dataclasses.replace(PACK, signals=lowering)
        for group in ("SG-01", "SG-15U"):
            assert after_answer(Hearing(), pack, group, "later", ("zelf",), "t1") == (
                ev.CardAnswered(group, "later", ("zelf",), "t1"),
            )


class TestTheGate:
    @pytest.mark.parametrize("answer", ["doorgevraagd", "voorgelegd"])
    def test_a_wish_that_was_asked_about_reopens_it(self, answer: str) -> None:
        assert ev.GateReopened("SG-19") in after_answer(Hearing(), PACK, "SG-19", answer, (), "t1")

    @pytest.mark.parametrize("answer", ["later", "niet_relevant", "opgehelderd"])
    def test_another_answer_does_not(self, answer: str) -> None:
        assert after_answer(Hearing(), PACK, "SG-19", answer, (), "t1") == (ev.CardAnswered("SG-19", answer, (), "t1"),)

    def test_another_card_does_not(self) -> None:
        assert ev.GateReopened("SG-06") not in after_answer(Hearing(), PACK, "SG-06", "doorgevraagd", (), "t1")

    def test_a_match_does_not(self) -> None:
        kinds = {type(event) for event in after_match(after(), PACK, T1, ["SG-19"])}
        assert kinds == {ev.SignalsMatched, ev.CardOpened}


class TestWhichAnswers:
    @pytest.mark.parametrize("answer", ["doorgevraagd", "later", "niet_relevant", "meenemen"])
    def test_a_motive_in_a_registration_interview_takes_these(self, answer: str) -> None:
        assert problems_of_answer(after(REGISTRATION), PACK, "SG-06", answer) == ()

    @pytest.mark.parametrize("answer", ["voorgelegd", "opgehelderd"])
    def test_a_motive_in_a_registration_interview_is_asked_no_further(self, answer: str) -> None:
        assert [p.field for p in problems_of_answer(after(REGISTRATION), PACK, "SG-06", answer)] == ["answer"]

    @pytest.mark.parametrize("answer", ["doorgevraagd", "later", "niet_relevant", "voorgelegd", "opgehelderd"])
    @pytest.mark.parametrize(("kind", "group"), [(REGISTRATION, "SG-01"), (FURTHER, "SG-06")])
    def test_all_other_cards_work_as_everywhere(self, kind: ev.Event, group: str, answer: str) -> None:
        assert problems_of_answer(after(kind), PACK, group, answer) == ()

    @pytest.mark.parametrize(("kind", "group"), [(REGISTRATION, "SG-01"), (FURTHER, "SG-06")])
    def test_nothing_else_is_taken_along(self, kind: ev.Event, group: str) -> None:
        assert [p.field for p in problems_of_answer(after(kind), PACK, group, "meenemen")] == ["answer"]


def test_a_wish_that_surfaces_parks_what_was_spoken_of() -> None:
    spoken = after(*turn("t1", "A", "Ik zou dit liever aan een vrouw willen vertellen", "1"))
    gate, parked = after_answer(spoken, PACK, "SG-19", "voorgelegd", (), "t1")[1:]
    assert gate == ev.GateReopened("SG-19")
    assert parked == ev.ItemParked("p1", T1, "zou dit liever aan een vrouw willen vertellen")
    again = after(gate, parked, start=spoken, first=9)
    assert after_answer(again, PACK, "SG-19", "doorgevraagd", (), "t1")[1:] == (ev.GateReopened("SG-19"),)
