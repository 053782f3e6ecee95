"""Proves that a hearing is what its events say: every kind counts, in order, and an older state stays as it was."""

from __future__ import annotations

from typing import cast

import pytest

from hearing_desk.core import events as ev
from hearing_desk.core.event_codec import KINDS
from hearing_desk.core.fold import fold
from hearing_desk.core.hearing import Hearing, InterpreterStint, Revision, Status
from hearing_desk.core.people import Fact, Officer, Wish
from hearing_desk.core.text_events import TextBlockPut
from tests.core.stories import HIM, INTERPRETER, OFFICER, after, at, recorded, turn

T1, T2 = ev.TurnId("t1"), ev.TurnId("t2")
STARTED = ev.SessionStarted(1, "2026-11-03", "Ter Apel")
# A running hearing in a pause, in which every kind of event can happen.
IN_PAUSE = after(
    ev.PackPinned("nl", 1, "ab"),
    ev.PackMoved("nl", 1, 2, "bc", "{}", "nieuw", to_confirm=("sheets/zaak/date",)),
    ev.OfficerAssigned(OFFICER),
    ev.InterpreterAssigned(INTERPRETER),
    ev.GateAnswered(Fact.OFFICER, "match"),
    STARTED,
    *turn("t1", "V", "Wie is dat?", "1"),
    *turn("t2", "A", "Mijn broer.", "1", follows="t1"),
    ev.TurnOpened(ev.TurnId("t3"), "O", "t2"),
    ev.MarkSet(T2, "onzeker", "broer"),
    ev.ItemParked("p1", T2, "mijn broer"),
    ev.CardOpened("SG-01", T2, "consult"),
    ev.PauseBegun("medewerker", "lunch"),
)
ONE_OF_EACH: tuple[ev.Event, ...] = (
    ev.PackPinned("nl", 2, "cd"),
    ev.PackMoved("nl", 2, 3, "ef", "{}", "nieuw", (ev.AnswerMoved("sheets/zaak/dag", "sheets/zaak/date"),)),
    ev.AnswersConfirmed(("sheets/zaak/date",)),
    ev.FieldFilled("date", "2026-11-03"),
    ev.OfficerAssigned(Officer("H-2", "m")),
    ev.InterpreterAssigned(HIM, instead_of="T-1", reason="ziek"),
    ev.WishNoted(Fact.OFFICER, Wish("v")),
    ev.PlanSet(("MOD-01",)),
    ev.PlanQuestionNoted("q1", "MOD-01", "Waar woonde u?"),
    ev.FactCardNoted("f1", "dorp", "Qala"),
    ev.AbbreviationNoted("q", "Qala"),
    ev.PreparationAnswered("VB-01", "gedaan"),
    ev.PreparationTakenOver("a" * 64, "2026-11-02T10:00:00+01:00", ("checklists/preparation/VB-01",)),
    ev.GateAnswered(Fact.INTERPRETER, "match"),
    ev.GateClosed(("officer:onbekend",), 1),
    ev.GateCleared(1),
    ev.GateReopened("SG-19"),
    ev.ConditionSettled("voogd_aanwezig", "niet", "Nidos belde"),
    ev.TrackSwitched("aa9", "meer tijd nodig"),
    ev.SessionStarted(2, "2026-11-04", "Ter Apel"),
    ev.NextSessionPlanned("2026-11-10", "Zwolle"),
    ev.HearingBrokenOff("vreemdeling", "ziek"),
    ev.HearingEnded(),
    ev.HearingNotHeld("ziek"),
    ev.TopicOpened("MOD-01"),
    ev.TurnOpened(ev.TurnId("t4"), "A", "t2"),
    ev.TurnBegun(ev.TurnId("t3"), "", "MOD-01"),
    ev.TurnKindChanged(T2, "O"),
    ev.TurnTyped(T2, "A", "Mijn neef."),
    ev.TurnRemoved(T2),
    ev.TurnPlaced(T2, ""),
    ev.SpeakerNamed(T2, "voogd"),
    ev.MarkSet(T2, "bladwijzer"),
    ev.MarkTaken(T2, "onzeker"),
    ev.TurnsReadBack(("t1", "t2")),
    ev.ItemParked("p2", T1, "wie"),
    TextBlockPut(T1, "Kunt u dat nader toelichten?"),
    ev.ParkNoted("p1", "navragen", is_settled=True),
    ev.SignalsMatched(T2, ("SG-01",), 1),
    ev.CardOpened("SG-02", T2, "consult"),
    ev.CardJoined("SG-01", T1),
    ev.CardAnswered("SG-01", "later", ("zelf",), "t2"),
    ev.CardRaised("SG-01", "stop"),
    ev.CardCoded("SG-01", "familie"),
    ev.CoverageSet("MOD-01.naam", "gevraagd"),
    ev.ConsultLogged("unit_1f", "Hoe verder?"),
    ev.PauseBegun("tolk", "overleg"),
    ev.PauseDescribed("tolk", "overleg"),
    ev.PauseEnded(),
    ev.QuestionPut("OP-04", "t1"),
    ev.OpeningAnswered("OP-01", "gedaan"),
    ev.ClosingAnswered("AF-01", "gedaan"),
    ev.DocumentNoted("paspoort"),
    ev.ConsentNoted("medisch", "ja"),
    ev.CopyToLawyerNoted("geen"),
    ev.ConfirmationNoted("later"),
    ev.DeadlineSet("correcties", "2026-11-17"),
    ev.CorrectionNoted("t2", "Mijn neef.", "gemachtigde", "verkeerd_verstaan"),
    ev.OpenItemSettled("unit_1f", "gebeld", "2026-11-05"),
    ev.TurnMended(T2, "Mijn neef."),
    ev.MadeFinal("ef"),
    ev.PartExported("rapport", "dossier", "IND", "ef", is_concept=False),
    ev.PartHandedOver("rapport", "Indigo 12-3"),
    ev.RoundClosed(1),
)


def test_there_is_an_example_of_every_kind_of_event() -> None:
    assert {type(event) for event in ONE_OF_EACH} == set(KINDS.values())


@pytest.mark.parametrize("event", ONE_OF_EACH, ids=lambda event: type(event).__name__)
def test_every_kind_of_event_changes_the_hearing_and_never_the_one_before_it(event: ev.Event) -> None:
    before = fold((), IN_PAUSE)
    changed = after(event, start=IN_PAUSE, first=100)
    assert changed != before
    assert before == IN_PAUSE


def test_nothing_that_happened_is_a_hearing_without_anything() -> None:
    assert after() == Hearing()


def test_what_is_not_on_the_list_of_events_is_a_bug_and_not_passed_over() -> None:
    with pytest.raises(AssertionError):
        fold([ev.Recorded(1, at(1), cast(ev.Event, "mind read"))])


def test_a_hearing_is_created_when_its_pack_is_first_pinned() -> None:
    hearing = after(ev.PackPinned("nl", 1, "ab"), ev.PackPinned("nl", 2, "cd"))
    assert hearing.created_at == at(1)
    assert hearing.pack == ev.PackPinned("nl", 2, "cd")


class TestPeople:
    def test_a_second_officer_is_added_and_one_who_is_replaced_leaves(self) -> None:
        second, third = Officer("H-2", "m"), Officer("H-3", "v")
        both = after(ev.OfficerAssigned(OFFICER), ev.OfficerAssigned(second))
        assert both.officers == [OFFICER, second]
        assert after(ev.OfficerAssigned(third, instead_of="H-2"), start=both).officers == [OFFICER, third]

    def test_what_is_known_of_an_officer_is_replaced_by_what_is_known_now(self) -> None:
        corrected = Officer("H-1", "m")
        assert after(ev.OfficerAssigned(OFFICER), ev.OfficerAssigned(corrected)).officers == [corrected]

    def test_an_interpreter_replaced_before_the_hearing_was_never_there(self) -> None:
        hearing = after(ev.InterpreterAssigned(INTERPRETER), ev.InterpreterAssigned(HIM, instead_of="T-1"))
        assert hearing.interpreters == [InterpreterStint(HIM)]

    def test_an_interpreter_replaced_in_the_hearing_was_there_until_then(self) -> None:
        hearing = after(
            ev.InterpreterAssigned(INTERPRETER), STARTED, ev.InterpreterAssigned(HIM, instead_of="T-1", reason="ziek")
        )
        assert hearing.interpreters == [InterpreterStint(INTERPRETER, "", at(3), "ziek"), InterpreterStint(HIM, at(3))]
        assert hearing.present_interpreters == (HIM,)

    def test_an_interpreter_who_comes_back_and_leaves_again_has_two_stints(self) -> None:
        hearing = after(
            ev.InterpreterAssigned(INTERPRETER),
            STARTED,
            ev.InterpreterAssigned(HIM, instead_of="T-1", reason="ziek"),
            ev.InterpreterAssigned(INTERPRETER, instead_of="T-2", reason="beter"),
            ev.InterpreterAssigned(HIM, instead_of="T-1", reason="naar huis"),
        )
        assert [stint.reason_ended for stint in hearing.interpreters] == ["ziek", "beter", "naar huis", ""]
        assert hearing.present_interpreters == (HIM,)

    def test_a_second_interpreter_stands_beside_the_first(self) -> None:
        hearing = after(ev.InterpreterAssigned(INTERPRETER), ev.InterpreterAssigned(HIM))
        assert hearing.present_interpreters == (INTERPRETER, HIM)


class TestTheGatesAnswers:
    WISH = ev.WishNoted(Fact.OFFICER, Wish("v", source="brief"))
    ANSWERED = after(ev.OfficerAssigned(OFFICER), WISH, ev.GateAnswered(Fact.OFFICER, "match"))

    def test_an_answer_is_to_the_people_and_the_wish_of_that_moment(self) -> None:
        assert (self.ANSWERED.stale_gate_answers, self.ANSWERED.answered_before_wish) == (frozenset(), frozenset())

    def test_other_people_make_it_stale(self) -> None:
        hearing = after(ev.OfficerAssigned(Officer("H-2", "v")), start=self.ANSWERED)
        assert hearing.stale_gate_answers == frozenset({Fact.OFFICER})
        assert hearing.answered_before_wish == frozenset()

    def test_another_wish_came_after_it(self) -> None:
        hearing = after(ev.WishNoted(Fact.OFFICER, Wish("m", source="brief")), start=self.ANSWERED)
        assert hearing.stale_gate_answers == hearing.answered_before_wish == frozenset({Fact.OFFICER})

    def test_the_same_wish_noted_again_is_nothing_new(self) -> None:
        assert after(self.WISH, start=self.ANSWERED) == self.ANSWERED


class TestSessions:
    def test_a_zitting_keeps_how_its_gate_was_settled_up_to_its_end(self) -> None:
        match, arranged = ev.GateAnswered(Fact.OFFICER, "match"), ev.GateAnswered(Fact.INTERPRETER, "opgelost")
        hearing = after(match, STARTED, arranged, ev.NextSessionPlanned("2026-11-10", "Zwolle"))
        assert hearing.sessions[0].gate == (match, arranged)
        assert hearing.sessions[0].ended_at == at(4)

    def test_planning_another_zitting_ends_this_one_and_its_pause_and_asks_the_gate_anew(self) -> None:
        hearing = after(ev.GateCleared(1), ev.NextSessionPlanned("2026-11-10", "Zwolle"), start=IN_PAUSE, first=100)
        assert hearing.session is None
        assert hearing.pause is None
        assert hearing.pauses[-1].to_at == at(101)
        assert (hearing.gate_answers, hearing.is_gate_clear) == ({}, False)

    def test_turns_belong_to_the_zitting_in_which_they_were_begun(self) -> None:
        hearing = after(
            STARTED,
            *turn("t1", "V", "Wie?", "1"),
            ev.NextSessionPlanned("2026-11-10", "Zwolle"),
            ev.SessionStarted(2, "2026-11-10", "Zwolle"),
            *turn("t2", "A", "Ik.", "1", follows="t1"),
        )
        assert [t.session for t in hearing.ordered_turns()] == [1, 2]
        assert hearing.next_session is None

    def test_a_pause_says_after_which_turn_it_came_and_how_it_went_on(self) -> None:
        hearing = after(ev.PauseEnded(by="tolk", reason="koffie op"), start=IN_PAUSE, first=100)
        pause = hearing.pauses[0]
        assert (pause.session, pause.after_turn, pause.to_at, pause.resume_reason) == (1, "t2", at(100), "koffie op")
        assert hearing.pause is None

    def test_a_pause_before_any_turn_or_zitting_came_after_nothing(self) -> None:
        pause = after(ev.PauseBegun("tolk", "techniek")).pauses[0]
        assert (pause.session, pause.after_turn) == (0, "")


class TestStatus:
    @pytest.mark.parametrize(
        ("events", "status"),
        [
            ((), Status.PLANNED),
            ((ev.GateCleared(1),), Status.PLANNED),
            ((ev.PreparationAnswered("VB-01", "gedaan"),), Status.IN_PREPARATION),
            ((ev.PreparationAnswered("VB-01", "gedaan"), ev.GateCleared(1)), Status.READY),
            ((STARTED,), Status.RUNNING),
            ((STARTED, ev.PauseBegun("tolk", "lunch")), Status.IN_PAUSE),
            ((STARTED, ev.PauseBegun("tolk", "lunch"), ev.PauseEnded()), Status.RUNNING),
            ((STARTED, ev.NextSessionPlanned("2026-11-10", "Zwolle")), Status.CONTINUES),
            ((STARTED, ev.HearingEnded()), Status.ENDED),
            ((STARTED, ev.HearingBrokenOff("tolk", "ziek")), Status.BROKEN_OFF),
            ((STARTED, ev.HearingBrokenOff("tolk", "ziek"), ev.MadeFinal("ab")), Status.FINAL),
            ((ev.HearingNotHeld("ziek"),), Status.NOT_HELD),
        ],
    )
    def test_it_follows_from_what_happened(self, events: tuple[ev.Event, ...], status: Status) -> None:
        assert after(*events).status is status

    @pytest.mark.parametrize(
        ("event", "has_ended"),
        [
            (STARTED, False),
            (ev.HearingEnded(), True),
            (ev.HearingBrokenOff("tolk", "ziek"), True),
            (ev.HearingNotHeld("ziek"), True),
        ],
    )
    def test_no_turns_come_after_an_end_of_any_kind(self, event: ev.Event, has_ended: bool) -> None:
        assert after(event).has_ended is has_ended

    def test_only_the_record_hash_makes_it_final(self) -> None:
        assert not after(ev.HearingEnded()).is_final
        assert after(ev.HearingEnded(), ev.MadeFinal("ab")).is_final


class TestAfterTheHearing:
    def test_a_mended_turn_keeps_its_old_text_and_says_that_it_was_mended(self) -> None:
        mended = after(ev.TurnMended(T2, "Mijn broers."), start=IN_PAUSE, first=100).turns[T2]
        assert (mended.text, mended.is_mended) == ("Mijn broers.", True)
        assert mended.revisions == (Revision(IN_PAUSE.turns[T2].typed_at, "Mijn broer."),)

    def test_the_later_reason_for_an_open_item_counts(self) -> None:
        later = ev.OpenItemSettled("unit_1f", "volgt", "2026-11-06")
        assert after(ev.OpenItemSettled("unit_1f", "gebeld"), later).settled == {"unit_1f": later}


class TestFields:
    def test_a_field_is_read_as_text_or_as_several(self) -> None:
        hearing = after(ev.FieldFilled("date", "2026-11-03"), ev.FieldFilled("present", ("voogd", "vwn")))
        assert (hearing.text_of("date"), hearing.texts_of("date")) == ("2026-11-03", ())
        assert (hearing.text_of("present"), hearing.texts_of("present")) == ("", ("voogd", "vwn"))
        assert (hearing.text_of("motives"), hearing.texts_of("motives")) == ("", ())


def test_two_halves_make_the_same_hearing_as_the_whole() -> None:
    records = recorded(*ONE_OF_EACH[:2], STARTED, *turn("t1", "V", "Wie?", "1"), ev.HearingEnded())
    assert fold(records) == fold(records[3:], fold(records[:3]))
