"""Proves that a wish is set aside only by the ways out of product.md 2, each with what it asks for."""

from __future__ import annotations

import dataclasses

import pytest

from hearing_desk.core import events as ev
from hearing_desk.core.gate import Standing, problems_of, standings
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.people import Fact, Interpreter, Wish
from tests.core.stories import DAY, after, planned
from tests.packs import GATE_RULES

NONE = Wish("geen", source="aanmeldformulier", date="2026-10-01")
UNMET = Wish("m", strength="wens", source="aanmeldformulier", date="2026-10-01")
MET = dataclasses.replace(UNMET, wish="v")
ESSENTIAL = dataclasses.replace(UNMET, strength="essentieel")
OTHER = dataclasses.replace(UNMET, wish="anders", text="een oudere vrouw")
UNKNOWN = Wish("onbekend")
BY_TELEPHONE = Interpreter("T-3", "m", "ti", mode="telefoon")

STARTED = ev.SessionStarted(1, DAY, "Ter Apel")
NEXT = ev.NextSessionPlanned("2026-11-10", "Zwolle")
MATCHES = ev.GateAnswered(Fact.INTERPRETER, "match")
ARRANGED = ev.GateAnswered(Fact.INTERPRETER, "opgelost")
NEW_HEARING = ev.GateAnswered(Fact.INTERPRETER, "nieuw_gehoor")
WITHDRAWN = ev.GateAnswered(Fact.INTERPRETER, "vooraf_ingetrokken", source="brief", date="2026-11-02")
GOES_ON = ev.GateAnswered(
    Fact.INTERPRETER, "niet_mogelijk", tried="drie tolken gebeld, 1 en 2 november", decided_by="senior",
    told_via="gemachtigde", told_at="2 november", answer="gaat door",
)  # fmt: skip
WAITS = dataclasses.replace(GOES_ON, answer="wil wachten")
SAYS_NOTHING = dataclasses.replace(GOES_ON, answer="geen")
LEGAL_GROUND = ev.GateAnswered(
    Fact.INTERPRETER, "rechtsgrond", decided_by="senior", ground="Vc C1", told_at="2 november"
)
NOT_ASKED = ev.GateAnswered(Fact.INTERPRETER, "onbekend", tried_by="planner", why_not="geen telefoon")


def _with_wish(wish: Wish) -> Hearing:
    return planned(officer=NONE, interpreter=wish)


def _then(hearing: Hearing, *events: ev.Event) -> Hearing:
    return after(*events, start=hearing, first=100)


def _stands(hearing: Hearing) -> Standing:
    return next(f.standing for f in standings(hearing, GATE_RULES) if f.fact is Fact.INTERPRETER)


def _refused(wish: Wish | Hearing, answer: ev.GateAnswered) -> tuple[str, ...]:
    hearing = wish if isinstance(wish, Hearing) else _with_wish(wish)
    return tuple(problem.field for problem in problems_of(hearing, GATE_RULES, answer))


class TestArranged:
    def test_a_match_is_refused_while_the_wish_is_unmet(self) -> None:
        assert _refused(UNMET, MATCHES) == ("outcome",)
        assert _refused(UNMET, ARRANGED) == ("outcome",)

    def test_another_interpreter_is_compared_before_it_counts(self) -> None:
        replaced = _then(_with_wish(UNMET), ev.InterpreterAssigned(BY_TELEPHONE, "T-1"))
        assert _refused(replaced, ARRANGED) == ()
        assert _stands(_then(replaced, ARRANGED)) is Standing.SETTLED

    def test_a_wish_that_is_met_and_no_wish_can_be_confirmed(self) -> None:
        assert _refused(MET, MATCHES) == ()
        assert _refused(NONE, MATCHES) == ()


class TestNewHearing:
    @pytest.mark.parametrize("wish", [MET, UNMET, ESSENTIAL, UNKNOWN, OTHER])
    def test_it_is_always_possible_and_this_one_does_not_start(self, wish: Wish) -> None:
        assert _refused(wish, NEW_HEARING) == ()
        assert _stands(_then(_with_wish(wish), NEW_HEARING)) is Standing.NEW_HEARING


class TestWithdrawn:
    @pytest.mark.parametrize("wish", [UNMET, ESSENTIAL, OTHER])
    def test_before_the_day_with_source_and_date_it_settles(self, wish: Wish) -> None:
        assert _refused(wish, WITHDRAWN) == ()
        assert _stands(_then(_with_wish(wish), WITHDRAWN)) is Standing.SETTLED

    @pytest.mark.parametrize("day", [DAY, "2026-11-04"])
    def test_on_the_day_itself_or_later_it_is_refused(self, day: str) -> None:
        assert _refused(UNMET, dataclasses.replace(WITHDRAWN, date=day)) == ("date",)

    def test_before_the_day_of_the_next_zitting_it_settles_that_one(self) -> None:
        continued = _then(_with_wish(UNMET), STARTED, NEXT)
        on_the_first_day = dataclasses.replace(WITHDRAWN, date=DAY)
        assert _refused(continued, on_the_first_day) == ()
        assert _refused(continued, dataclasses.replace(WITHDRAWN, date="2026-11-10")) == ("date",)
        on_the_second_day = _then(continued, ev.SessionStarted(2, "2026-11-10", "Zwolle"))
        assert _refused(on_the_second_day, dataclasses.replace(WITHDRAWN, date="2026-11-10")) == ("date",)

    def test_it_needs_a_source_and_a_date(self) -> None:
        assert _refused(UNMET, dataclasses.replace(WITHDRAWN, source="")) == ("source",)
        assert _refused(UNMET, dataclasses.replace(WITHDRAWN, date="")) == ("date",)

    def test_it_holds_whoever_interprets(self) -> None:
        withdrawn = _then(_with_wish(ESSENTIAL), WITHDRAWN)
        her = Interpreter("T-4", "v", "ti")
        assert _stands(_then(withdrawn, ev.InterpreterAssigned(her, "T-1"))) is Standing.SETTLED


    def test_a_wish_noted_afterwards_is_compared(self) -> None:
        changed = _then(_with_wish(MET), WITHDRAWN, ev.WishNoted(Fact.INTERPRETER, UNMET))
        assert _stands(changed) is Standing.UNMET
        assert _stands(_then(changed, WITHDRAWN)) is Standing.SETTLED

    def test_a_change_into_a_wish_that_is_met_is_confirmed_and_into_none_is_settled(self) -> None:
        withdrawn = _then(_with_wish(UNMET), WITHDRAWN)
        assert _stands(_then(withdrawn, ev.WishNoted(Fact.INTERPRETER, MET))) is Standing.TO_CONFIRM
        assert _stands(_then(withdrawn, ev.WishNoted(Fact.INTERPRETER, NONE))) is Standing.SETTLED


class TestNotPossible:
    def test_who_lets_it_go_on_settles_a_wish(self) -> None:
        assert _refused(UNMET, GOES_ON) == ()
        assert _stands(_then(_with_wish(UNMET), GOES_ON)) is Standing.SETTLED

    @pytest.mark.parametrize("answer", [WAITS, SAYS_NOTHING])
    def test_who_wants_to_wait_or_says_nothing_is_not_heard(self, answer: ev.GateAnswered) -> None:
        assert _refused(UNMET, answer) == ()
        assert _stands(_then(_with_wish(UNMET), answer)) is Standing.UNMET

    @pytest.mark.parametrize("said", [WAITS, SAYS_NOTHING])
    def test_who_wants_to_wait_or_says_nothing_leaves_only_a_new_hearing(self, said: ev.GateAnswered) -> None:
        waiting = _then(_with_wish(UNMET), said)
        assert [_refused(waiting, answer) for answer in (GOES_ON, LEGAL_GROUND, WITHDRAWN)] == [("outcome",)] * 3
        assert _refused(waiting, said) == ()
        assert _refused(waiting, NEW_HEARING) == ()

    def test_who_wants_to_wait_is_not_heard_because_an_earlier_wish_is_met(self) -> None:
        assert _stands(_then(_with_wish(MET), WAITS)) is Standing.UNMET

    def test_who_wants_to_wait_is_heard_by_somebody_who_meets_the_wish(self) -> None:
        waiting = _then(_with_wish(UNMET), WAITS, ev.InterpreterAssigned(BY_TELEPHONE, "T-1"))
        assert _refused(waiting, ARRANGED) == ()
        assert _stands(_then(waiting, ARRANGED)) is Standing.SETTLED

    def test_who_wants_to_wait_is_not_heard_by_the_same_people_after_all(self) -> None:
        assert _refused(_then(_with_wish(MET), WAITS), MATCHES) == ("outcome",)

    def test_another_wish_has_all_ways_out_again(self) -> None:
        changed = dataclasses.replace(UNMET, source="brief", date="2026-10-30")
        waiting = _then(_with_wish(UNMET), WAITS, ev.WishNoted(Fact.INTERPRETER, changed))
        assert _refused(waiting, GOES_ON) == ()

    @pytest.mark.parametrize("field", ["tried", "decided_by", "told_via", "told_at", "answer"])
    def test_everything_it_asks_for_is_needed(self, field: str) -> None:
        missing = dataclasses.replace(GOES_ON, **{field: ""})  # type: ignore[arg-type]
        assert _refused(UNMET, missing) == (field,)

    @pytest.mark.parametrize("strength", ["essentieel", "niet_gevraagd", ""])
    def test_it_exists_only_for_a_wish(self, strength: str) -> None:
        assert _refused(dataclasses.replace(UNMET, strength=strength), GOES_ON) == ("outcome",)

    def test_a_wish_that_the_medical_advice_names_is_no_mere_wish(self) -> None:
        assert _refused(dataclasses.replace(UNMET, source="medisch advies"), GOES_ON) == ("outcome",)

    def test_it_does_not_hold_for_another_interpreter(self) -> None:
        settled = _then(_with_wish(UNMET), GOES_ON)
        her = Interpreter("T-4", "v", "ti")
        assert _stands(_then(settled, ev.InterpreterAssigned(her, "T-1"))) is Standing.UNMET


class TestLegalGround:
    def test_a_seniors_decision_settles_a_wish(self) -> None:
        assert _refused(UNMET, LEGAL_GROUND) == ()
        assert _stands(_then(_with_wish(UNMET), LEGAL_GROUND)) is Standing.SETTLED

    def test_an_essential_wish_has_no_legal_ground_against_it(self) -> None:
        assert _refused(ESSENTIAL, LEGAL_GROUND) == ("outcome",)

    @pytest.mark.parametrize("field", ["decided_by", "ground", "told_at"])
    def test_everything_it_asks_for_is_needed(self, field: str) -> None:
        missing = dataclasses.replace(LEGAL_GROUND, **{field: ""})  # type: ignore[arg-type]
        assert _refused(UNMET, missing) == (field,)

    def test_it_does_not_hold_for_another_interpreter(self) -> None:
        settled = _then(_with_wish(UNMET), LEGAL_GROUND)
        her = Interpreter("T-4", "v", "ti")
        assert _stands(_then(settled, ev.InterpreterAssigned(her, "T-1"))) is Standing.UNMET


class TestUnknown:
    @pytest.mark.parametrize("wish", [UNKNOWN, Wish("geen")])
    def test_a_match_is_refused_of_what_nobody_knows(self, wish: Wish) -> None:
        assert _refused(wish, MATCHES) == ("tried_by",)

    @pytest.mark.parametrize("field", ["tried_by", "why_not"])
    def test_who_tried_and_why_not_are_both_needed(self, field: str) -> None:
        missing = dataclasses.replace(NOT_ASKED, **{field: ""})  # type: ignore[arg-type]
        assert _refused(UNKNOWN, missing) == (field,)
        assert _stands(_then(_with_wish(UNKNOWN), missing)) is Standing.UNKNOWN

    @pytest.mark.parametrize("outcome", ["onbekend", "match"])
    def test_if_nobody_could_ask_start_is_possible(self, outcome: str) -> None:
        answer = dataclasses.replace(NOT_ASKED, outcome=outcome)
        assert _refused(UNKNOWN, answer) == ()
        assert _stands(_then(_with_wish(UNKNOWN), answer)) is Standing.SETTLED

    @pytest.mark.parametrize("wish", [UNKNOWN, Wish("geen"), dataclasses.replace(UNKNOWN, strength="wens")])
    @pytest.mark.parametrize("answer", [WITHDRAWN, GOES_ON, LEGAL_GROUND])
    def test_a_wish_that_nobody_knows_is_not_set_aside(self, wish: Wish, answer: ev.GateAnswered) -> None:
        assert _refused(wish, answer) == ("outcome",)

    @pytest.mark.parametrize("wish", [UNMET, OTHER])
    def test_a_wish_that_is_known_was_asked(self, wish: Wish) -> None:
        assert _refused(wish, NOT_ASKED) == ("outcome",)

    @pytest.mark.parametrize("somebody", ["H-1", "t-1", " T-1 "])
    @pytest.mark.parametrize("outcome", ["onbekend", "match"])
    def test_it_is_asked_by_somebody_other_than_todays_officer_and_interpreter(
        self, outcome: str, somebody: str
    ) -> None:
        answer = dataclasses.replace(NOT_ASKED, outcome=outcome, tried_by=somebody)
        assert _refused(UNKNOWN, answer) == ("tried_by",)

    def test_that_somebody_tried_holds_for_another_interpreter_too(self) -> None:
        settled = _then(_with_wish(UNKNOWN), NOT_ASKED)
        assert _stands(_then(settled, ev.InterpreterAssigned(BY_TELEPHONE, "T-1"))) is Standing.SETTLED


@pytest.mark.parametrize(
    ("wish", "answer", "field"),
    [
        (UNMET, GOES_ON, "tried"),
        (UNMET, LEGAL_GROUND, "ground"),
        (UNMET, WITHDRAWN, "source"),
        (UNKNOWN, NOT_ASKED, "why_not"),
        (UNKNOWN, dataclasses.replace(NOT_ASKED, outcome="match"), "tried_by"),
        (OTHER, dataclasses.replace(MATCHES, note="zij is 55"), "note"),
    ],
)
def test_spaces_fill_nothing_in(wish: Wish, answer: ev.GateAnswered, field: str) -> None:
    assert _refused(wish, dataclasses.replace(answer, **{field: " \n"})) == (field,)  # type: ignore[arg-type]


def test_a_source_of_spaces_is_none() -> None:
    assert _stands(_with_wish(Wish("geen", source=" "))) is Standing.UNKNOWN


class TestInWords:
    def test_how_it_is_met_is_described(self) -> None:
        assert _refused(OTHER, MATCHES) == ("note",)
        described = dataclasses.replace(MATCHES, note="zij is 55")
        assert _refused(OTHER, described) == ()
        assert _stands(_then(_with_wish(OTHER), described)) is Standing.SETTLED

    def test_the_wish_itself_stands_in_words(self) -> None:
        described = dataclasses.replace(MATCHES, note="zij is 55")
        assert _refused(dataclasses.replace(OTHER, text=" "), described) == ("wish_text",)

    @pytest.mark.parametrize("answer", [GOES_ON, LEGAL_GROUND])
    def test_it_has_the_same_ways_out_as_any_wish(self, answer: ev.GateAnswered) -> None:
        assert _refused(OTHER, answer) == ()
        settled = _then(_with_wish(OTHER), answer)
        assert _stands(settled) is Standing.SETTLED
        assert _stands(_then(settled, ev.InterpreterAssigned(BY_TELEPHONE, "T-1"))) is Standing.TO_DESCRIBE

    @pytest.mark.parametrize(("answer", "is_met"), [(None, False), (GOES_ON, False), (MATCHES, True)])
    def test_it_is_met_only_when_somebody_said_how(self, answer: ev.GateAnswered | None, is_met: bool) -> None:
        hearing = _then(_with_wish(OTHER), *([answer] if answer else []))
        assert [f.is_met for f in standings(hearing, GATE_RULES) if f.fact is Fact.INTERPRETER] == [is_met]


class TestEssentialAfterAll:
    ADVICE = ev.FieldFilled("medical_advice_points", "Mannelijke tolk.")

    @pytest.mark.parametrize("answer", [GOES_ON, LEGAL_GROUND])
    def test_no_way_out_for_a_wish_stands_when_it_turns_out_to_be_essential(self, answer: ev.GateAnswered) -> None:
        settled = _then(_with_wish(UNMET), answer)
        assert _stands(_then(settled, self.ADVICE)) is Standing.UNMET

    def test_a_withdrawal_stands(self) -> None:
        assert _stands(_then(_with_wish(UNMET), WITHDRAWN, self.ADVICE)) is Standing.SETTLED
