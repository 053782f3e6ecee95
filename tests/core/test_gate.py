"""Proves that nobody is heard while a wish is unmet or unknown, and that every change is compared again."""

from __future__ import annotations

import dataclasses

import pytest

from hearing_desk.core import events as ev
from hearing_desk.core.gate import FactStanding, Standing, decided, is_blocked, is_clear, standings
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.people import Fact, Interpreter, Officer, Wish
from tests.core.stories import DAY, HIM, INTERPRETER, after, planned
from tests.packs import GATE_RULES, SERIAL

WOMAN = Wish("v", strength="wens", source="aanmeldformulier", date="2026-10-01")
MAN = dataclasses.replace(WOMAN, wish="m")
ESSENTIAL = dataclasses.replace(WOMAN, strength="essentieel")
NONE = Wish("geen", source="aanmeldformulier", date="2026-10-01")
OTHER = dataclasses.replace(WOMAN, wish="anders", text="een oudere vrouw")
UNKNOWN = Wish("onbekend")
OFFICER_MATCHES = ev.GateAnswered(Fact.OFFICER, "match")
INTERPRETER_MATCHES = ev.GateAnswered(Fact.INTERPRETER, "match")
STARTED = ev.SessionStarted(1, DAY, "Ter Apel")
NEXT = ev.NextSessionPlanned("2026-11-10", "Zwolle")


def _with_wish(wish: Wish) -> Hearing:
    return planned(officer=NONE, interpreter=wish)


def _of(hearing: Hearing, fact: Fact = Fact.INTERPRETER) -> FactStanding:
    return next(f for f in standings(hearing, GATE_RULES) if f.fact is fact)


def _stands(hearing: Hearing, fact: Fact = Fact.INTERPRETER) -> Standing:
    return _of(hearing, fact).standing


def _then(hearing: Hearing, *events: ev.Event) -> Hearing:
    return after(*events, start=hearing, first=100)


class TestHowAFactStands:
    @pytest.mark.parametrize(
        ("wish", "standing"),
        [
            (WOMAN, Standing.TO_CONFIRM),
            (MAN, Standing.UNMET),
            (dataclasses.replace(WOMAN, wish="x"), Standing.UNMET),
            (NONE, Standing.SETTLED),
            (OTHER, Standing.TO_DESCRIBE),
            (UNKNOWN, Standing.UNKNOWN),
            (Wish(""), Standing.UNKNOWN),
        ],
    )
    def test_before_anything_is_answered(self, wish: Wish, standing: Standing) -> None:
        assert _stands(_with_wish(wish)) is standing

    def test_no_wish_without_a_source_is_an_unknown_wish(self) -> None:
        assert _stands(_with_wish(Wish("geen"))) is Standing.UNKNOWN

    def test_a_fact_that_nobody_noted_is_unknown(self) -> None:
        assert [f.standing for f in standings(after(), GATE_RULES)] == [Standing.UNKNOWN, Standing.UNKNOWN]

    def test_a_wish_is_unmet_while_nobody_is_planned(self) -> None:
        assert _stands(after(ev.WishNoted(Fact.INTERPRETER, WOMAN))) is Standing.UNMET

    def test_a_wish_that_is_met_is_settled_once_the_officer_confirms(self) -> None:
        assert _stands(_then(_with_wish(WOMAN), INTERPRETER_MATCHES)) is Standing.SETTLED

    def test_a_match_said_of_an_unmet_wish_settles_nothing(self) -> None:
        assert _stands(_then(_with_wish(MAN), INTERPRETER_MATCHES)) is Standing.UNMET

    def test_the_gate_is_clear_when_both_facts_are_settled(self) -> None:
        hearing = planned(officer=WOMAN, interpreter=WOMAN)
        assert not is_clear(standings(_then(hearing, INTERPRETER_MATCHES), GATE_RULES))
        assert is_clear(standings(_then(hearing, INTERPRETER_MATCHES, OFFICER_MATCHES), GATE_RULES))

    @pytest.mark.parametrize(
        ("wish", "blocked"), [(WOMAN, False), (NONE, False), (MAN, True), (UNKNOWN, True), (OTHER, True)]
    )
    def test_the_gate_is_blocked_by_what_must_be_arranged_and_not_by_a_confirmation(
        self, wish: Wish, blocked: bool
    ) -> None:
        assert is_blocked(standings(_with_wish(wish), GATE_RULES)) is blocked


class TestWhoIsCompared:
    def test_the_officers_wish_is_compared_with_everybody_of_the_ind(self) -> None:
        hearing = planned(officer=WOMAN, interpreter=NONE)
        assert _of(hearing, Fact.OFFICER).is_met
        assert not _of(_then(hearing, ev.OfficerAssigned(Officer("H-2", "m"))), Fact.OFFICER).is_met

    def test_the_interpreters_wish_is_compared_with_every_interpreter(self) -> None:
        both = _then(_with_wish(WOMAN), ev.InterpreterAssigned(HIM))
        assert not _of(both).is_met
        her = Interpreter("T-3", "v", "ti")
        assert _of(_then(both, ev.InterpreterAssigned(her, instead_of="T-2"))).is_met

    def test_an_interpreter_who_left_during_the_hearing_is_not_compared(self) -> None:
        hearing = after(
            ev.WishNoted(Fact.INTERPRETER, WOMAN),
            ev.InterpreterAssigned(HIM),
            STARTED,
            ev.InterpreterAssigned(INTERPRETER, instead_of="T-2", reason="wens"),
        )
        assert _of(hearing).is_met


class TestEssential:
    def test_what_was_said_is_essential(self) -> None:
        assert _of(_with_wish(ESSENTIAL)).is_essential
        assert not _of(_with_wish(WOMAN)).is_essential

    @pytest.mark.parametrize("source", ["Medisch advies van 2 oktober", "als waarborg vastgelegd"])
    def test_a_wish_from_the_medical_advice_or_a_safeguard_is_essential(self, source: str) -> None:
        assert _of(_with_wish(dataclasses.replace(WOMAN, source=source))).is_essential

    def test_a_sex_named_in_the_medical_advice_is_essential_for_the_fact_it_is_named_with(self) -> None:
        advice = ev.FieldFilled("medical_advice_points", "Korte vragen.\nVrouwelijke tolk.")
        hearing = _then(planned(officer=WOMAN, interpreter=WOMAN), advice)
        assert _of(hearing, Fact.INTERPRETER).is_essential
        assert not _of(hearing, Fact.OFFICER).is_essential


    def test_the_points_of_the_advice_are_read_as_lines_too(self) -> None:
        advice = ev.FieldFilled("medical_advice_points", ("Korte vragen.", "Vrouwelijke tolk."))
        assert _of(_then(_with_wish(WOMAN), advice)).is_essential

    def test_a_wish_in_words_from_a_safeguard_is_essential(self) -> None:
        assert _of(_with_wish(dataclasses.replace(OTHER, source="waarborg"))).is_essential

    @pytest.mark.parametrize("wish", [NONE, UNKNOWN])
    def test_what_is_no_wish_has_no_strength(self, wish: Wish) -> None:
        strong = dataclasses.replace(wish, strength="essentieel", source="medisch advies")
        assert not _of(_with_wish(strong)).is_essential


class TestEverythingAnew:
    def test_another_interpreter_who_does_not_meet_the_wish_blocks_again(self) -> None:
        settled = _then(_with_wish(WOMAN), INTERPRETER_MATCHES)
        assert _stands(_then(settled, ev.InterpreterAssigned(HIM, "T-1", "ziek"))) is Standing.UNMET

    def test_another_interpreter_who_meets_the_wish_needs_no_new_answer(self) -> None:
        settled = _then(_with_wish(WOMAN), INTERPRETER_MATCHES)
        other = Interpreter("T-3", "v", "ti")
        assert _stands(_then(settled, ev.InterpreterAssigned(other, "T-1"))) is Standing.SETTLED

    def test_another_interpreter_leaves_the_officers_fact_as_it_stood(self) -> None:
        settled = _then(planned(officer=WOMAN, interpreter=WOMAN), OFFICER_MATCHES, INTERPRETER_MATCHES)
        assert _stands(_then(settled, ev.InterpreterAssigned(HIM, "T-1")), Fact.OFFICER) is Standing.SETTLED

    def test_a_described_wish_is_described_again_for_another_interpreter(self) -> None:
        described = _then(_with_wish(OTHER), ev.GateAnswered(Fact.INTERPRETER, "match", note="zij is 55"))
        assert _stands(described) is Standing.SETTLED
        assert _stands(_then(described, ev.InterpreterAssigned(HIM, "T-1"))) is Standing.TO_DESCRIBE

    @pytest.mark.parametrize(
        ("wish", "standing"),
        [
            (WOMAN, Standing.TO_CONFIRM),
            (MAN, Standing.UNMET),
            (NONE, Standing.SETTLED),
            (UNKNOWN, Standing.UNKNOWN),
            (OTHER, Standing.TO_DESCRIBE),
        ],
    )
    def test_each_zitting_asks_again(self, wish: Wish, standing: Standing) -> None:
        answer = ev.GateAnswered(
            Fact.INTERPRETER, "niet_mogelijk" if wish is MAN else "match",
            note="zij is 55", answer="gaat door", tried_by="planner", why_not="ziek",
        )  # fmt: skip
        running = _then(_with_wish(wish), answer, STARTED)
        assert _stands(running) is Standing.SETTLED
        assert _stands(_then(running, NEXT)) is standing

    def test_another_wish_is_compared_with_those_who_are_there(self) -> None:
        settled = _then(_with_wish(WOMAN), INTERPRETER_MATCHES)
        assert _stands(_then(settled, ev.WishNoted(Fact.INTERPRETER, MAN))) is Standing.UNMET


class TestReopened:
    RUNNING = _then(planned(officer=NONE, interpreter=WOMAN), INTERPRETER_MATCHES, ev.GateCleared(SERIAL), STARTED)
    REOPENED = _then(RUNNING, ev.GateReopened("SG-19"))

    def test_a_wish_that_surfaces_opens_both_facts(self) -> None:
        facts = standings(self.REOPENED, GATE_RULES)
        assert [f.standing for f in facts] == [Standing.REOPENED, Standing.REOPENED]
        assert is_blocked(facts)

    def test_one_newly_settled_fact_closes_it_and_the_other_keeps_its_standing(self) -> None:
        settled = _then(self.REOPENED, ev.WishNoted(Fact.OFFICER, WOMAN), OFFICER_MATCHES)
        assert is_clear(standings(settled, GATE_RULES))

    def test_a_new_wish_that_is_not_met_keeps_it_closed_after_an_answer_about_the_other(self) -> None:
        noted = _then(self.REOPENED, ev.WishNoted(Fact.OFFICER, MAN), INTERPRETER_MATCHES)
        assert _stands(noted, Fact.OFFICER) is Standing.UNMET

    def test_it_stays_open_until_the_next_zitting_and_in_it(self) -> None:
        assert _stands(_then(self.REOPENED, NEXT)) is Standing.REOPENED

    def test_a_match_of_words_opens_nothing(self) -> None:
        matched = _then(self.RUNNING, ev.SignalsMatched(ev.TurnId("t1"), ("SG-19",), SERIAL),
                        ev.CardOpened("SG-19", ev.TurnId("t1"), "stop"))  # fmt: skip
        assert is_clear(standings(matched, GATE_RULES))


class TestWhatIsWrittenDown:
    def test_a_gate_that_is_not_clear_is_closed_with_its_reasons(self) -> None:
        hearing = planned(officer=UNKNOWN, interpreter=MAN)
        closed = ev.GateClosed(("officer:onbekend", "interpreter:niet_voldaan"), SERIAL)
        assert decided(hearing, GATE_RULES, SERIAL) == (closed,)

    def test_what_is_known_is_not_written_again(self) -> None:
        hearing = planned(officer=UNKNOWN, interpreter=MAN)
        closed = _then(hearing, *decided(hearing, GATE_RULES, SERIAL))
        assert decided(closed, GATE_RULES, SERIAL) == ()

    def test_other_reasons_are_written_anew(self) -> None:
        hearing = planned(officer=UNKNOWN, interpreter=MAN)
        closed = _then(hearing, *decided(hearing, GATE_RULES, SERIAL), ev.WishNoted(Fact.OFFICER, NONE))
        assert decided(closed, GATE_RULES, SERIAL) == (ev.GateClosed(("interpreter:niet_voldaan",), SERIAL),)

    def test_a_clear_gate_is_cleared_once(self) -> None:
        hearing = planned(officer=NONE, interpreter=NONE)
        assert decided(hearing, GATE_RULES, SERIAL) == (ev.GateCleared(SERIAL),)
        assert decided(_then(hearing, ev.GateCleared(SERIAL)), GATE_RULES, SERIAL) == ()

    def test_a_reopened_gate_is_closed_though_it_had_been_cleared(self) -> None:
        closed = ev.GateClosed(("officer:heropend", "interpreter:heropend"), SERIAL)
        assert decided(TestReopened.REOPENED, GATE_RULES, SERIAL) == (closed,)
        assert not _then(TestReopened.REOPENED, closed).is_gate_clear
