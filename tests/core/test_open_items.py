"""Proves the table of product.md 6: which consultations are needed, what keeps them open, what *definitief* asks."""

from __future__ import annotations

import dataclasses

import pytest

from hearing_desk.core import events as ev
from hearing_desk.core.escalation import open_cards, open_items, unsettled
from hearing_desk.core.hearing import Hearing
from tests.core.stories import after
from tests.packs import CONSULT_NEEDS, SERIAL, small_pack

PACK = small_pack()
CLEAR = after(ev.GateCleared(SERIAL))
PARTY_OF_TOPIC = {"MOD-07": "bekeringscoordinator", "MOD-08": "lhbti_coordinator", "MOD-12": "unit_1f"}
PARTY_OF_CARD = {
    "SG-06": "lhbti_coordinator",
    "SG-07": "bekeringscoordinator",
    "SG-08": "bekeringscoordinator",
    "SG-09": "mensenhandel",
    "SG-11": "amv_coordinator",
    "SG-05": "nationale_veiligheid",
}
RELEVANT = ("later", "doorgevraagd", "voorgelegd")
ROLES = ("zelf", "gezinslid", "dader", "slachtoffer", "getuige", "onbekend")


def _open(*events: ev.Event) -> tuple[str, ...]:
    return open_items(after(*events, start=CLEAR), PACK)


def _answers(group: str, *answers: str, roles: tuple[str, ...] = ()) -> tuple[ev.Event, ...]:
    given = (ev.CardAnswered(group, answer, roles, "t1") for answer in answers)
    return (ev.CardOpened(group, ev.TurnId("t1"), "consult"), *given)


def _consult(party: str, outcome: str = "advies") -> ev.Event:
    return ev.ConsultLogged(party, "Hoe verder?", outcome=outcome)


class TestNeededByATopic:
    @pytest.mark.parametrize(("topic", "party"), PARTY_OF_TOPIC.items())
    def test_that_is_in_the_plan_or_was_opened(self, topic: str, party: str) -> None:
        assert _open(ev.PlanSet(("MOD-01", topic))) == (party,)
        assert _open(ev.TopicOpened(topic), ev.TopicOpened("MOD-01")) == (party,)

    def test_and_not_by_another(self) -> None:
        assert _open(ev.PlanSet(("MOD-01",)), ev.TopicOpened("MOD-05")) == ()

    def test_and_not_by_one_that_was_taken_out_of_the_plan_unopened(self) -> None:
        assert _open(ev.PlanSet(("MOD-08",)), ev.PlanSet(())) == ()


class TestNeededByACard:
    @pytest.mark.parametrize("answer", RELEVANT)
    @pytest.mark.parametrize(("group", "party"), PARTY_OF_CARD.items())
    def test_that_was_answered_as_relevant(self, group: str, party: str, answer: str) -> None:
        assert _open(*_answers(group, answer)) == (party,)

    @pytest.mark.parametrize("answers", [(), ("niet_relevant",), ("opgehelderd",), ("meenemen",)])
    def test_and_not_by_one_that_was_not(self, answers: tuple[str, ...]) -> None:
        assert _open(*_answers("SG-06", *answers)) == ()

    @pytest.mark.parametrize(
        ("answers", "is_needed"),
        [
            (("later", "opgehelderd"), False),
            (("voorgelegd", "opgehelderd", "niet_relevant"), False),
            (("opgehelderd", "later"), True),
            (("later", "opgehelderd", "doorgevraagd"), True),
            (("later", "niet_relevant"), True),
        ],
    )
    def test_unless_it_was_cleared_afterwards(self, answers: tuple[str, ...], is_needed: bool) -> None:
        assert bool(_open(*_answers("SG-06", *answers))) is is_needed

    def test_one_cleared_card_leaves_what_the_other_makes_needed(self) -> None:
        both = (*_answers("SG-07", "later", "opgehelderd"), *_answers("SG-08", "later"))
        assert _open(*both) == ("bekeringscoordinator",)

    def test_a_card_of_no_row_makes_nothing_needed(self) -> None:
        assert _open(*_answers("SG-20", "doorgevraagd")) == ()


class TestTheRole:
    @pytest.mark.parametrize("role", ROLES)
    @pytest.mark.parametrize(("group", "needing"), [
        ("SG-01", ("zelf", "onbekend")),
        ("SG-02", ("zelf", "onbekend")),
        ("SG-03", ("zelf", "onbekend")),
        ("SG-04", ("zelf",)),
    ])  # fmt: skip
    def test_decides_whether_unit_1f_is_asked(self, group: str, needing: tuple[str, ...], role: str) -> None:
        assert _open(*_answers(group, "doorgevraagd", roles=(role,))) == (("unit_1f",) if role in needing else ())

    def test_one_of_several_is_enough(self) -> None:
        assert _open(*_answers("SG-01", "later", roles=("getuige", "zelf"))) == ("unit_1f",)

    @pytest.mark.parametrize(("group", "items"), [("SG-01", ("unit_1f",)), ("SG-04", ())])
    def test_that_was_not_given_is_not_known(self, group: str, items: tuple[str, ...]) -> None:
        assert _open(*_answers(group, "doorgevraagd")) == items

    def test_of_each_answer_counts(self) -> None:
        family = ev.CardAnswered("SG-01", "doorgevraagd", ("gezinslid",), "t2")
        assert _open(*_answers("SG-01", "later", roles=("zelf",)), family) == ("unit_1f",)


class TestConsulted:
    @pytest.mark.parametrize(("group", "party"), PARTY_OF_CARD.items())
    def test_a_logged_consult_settles_it_also_before_the_card(self, group: str, party: str) -> None:
        assert _open(*_answers(group, "doorgevraagd"), _consult(party)) == ()
        assert _open(_consult(party), *_answers(group, "doorgevraagd")) == ()

    def test_a_planned_consult_settles_nothing(self) -> None:
        assert _open(ev.PlanSet(("MOD-08",)), _consult("lhbti_coordinator", "gepland")) == ("lhbti_coordinator",)

    @pytest.mark.parametrize("outcome", ["overgenomen", "niet_overgenomen", "advies", "verzonden", "niet_nodig", ""])
    def test_any_other_outcome_does(self, outcome: str) -> None:
        assert _open(ev.PlanSet(("MOD-08",)), _consult("lhbti_coordinator", outcome)) == ()

    def test_only_that_party_settles_it(self) -> None:
        assert _open(ev.PlanSet(("MOD-08",)), _consult("senior"), _consult("unit_1f")) == ("lhbti_coordinator",)

    def test_a_senior_settles_national_security_too(self) -> None:
        assert _open(*_answers("SG-05", "doorgevraagd"), _consult("senior")) == ()
        assert _open(*_answers("SG-05", "doorgevraagd"), _consult("senior", "gepland")) == ("nationale_veiligheid",)


class TestByHearingType:
    MOTIVES = (ev.PlanSet(("MOD-07", "MOD-08", "MOD-12")), *_answers("SG-06", "doorgevraagd"))

    def test_a_registration_interview_needs_no_coordinator_for_motives(self) -> None:
        assert _open(ev.FieldFilled("hearing_type", "aanmeldgehoor"), *self.MOTIVES) == ("unit_1f",)

    @pytest.mark.parametrize("hearing_type", ["nader_gehoor", "aanvullend_gehoor"])
    def test_other_hearings_do(self, hearing_type: str) -> None:
        items = _open(ev.FieldFilled("hearing_type", hearing_type), *self.MOTIVES)
        assert items == ("lhbti_coordinator", "bekeringscoordinator", "unit_1f")


class TestTheGate:
    def test_it_is_an_open_item_while_it_is_not_clear(self) -> None:
        assert open_items(after(), PACK) == ("gender_wish",)
        assert _open() == ()
        assert _open(ev.GateClosed(("officer:heropend",), SERIAL)) == ("gender_wish",)

    def test_it_comes_after_the_consultations_in_the_order_of_the_pack(self) -> None:
        everything = (ev.PlanSet(tuple(PARTY_OF_TOPIC)), *(e for g in PARTY_OF_CARD for e in _answers(g, "later")))
        items = open_items(after(*everything), PACK)
        assert items == (*(need.party for need in CONSULT_NEEDS), "gender_wish")


class TestDefinitief:
    OPEN = after(ev.PlanSet(("MOD-12",)), *_answers("SG-09", "later"))

    def _settled(self, *events: ev.Event, start: Hearing = OPEN) -> tuple[str, ...]:
        return unsettled(after(*events, start=start), PACK)

    def test_it_waits_for_every_open_item_and_card(self) -> None:
        assert unsettled(self.OPEN, PACK) == ("unit_1f", "mensenhandel", "gender_wish", "SG-09")

    def test_an_item_needs_a_reason_with_a_date_and_a_card_a_reason(self) -> None:
        assert self._settled(
            ev.OpenItemSettled("unit_1f", "terugbelafspraak", "2026-11-05"),
            ev.OpenItemSettled("mensenhandel", "geen datum"),
            ev.OpenItemSettled("gender_wish", "", "2026-11-05"),
            ev.OpenItemSettled("SG-09", "morgen"),
        ) == ("mensenhandel", "gender_wish")

    def test_a_card_needs_its_reason_too(self) -> None:
        assert "SG-09" in self._settled(ev.OpenItemSettled("SG-09", "", "2026-11-05"))

    def test_spaces_are_no_reason(self) -> None:
        blank = (ev.OpenItemSettled("SG-09", " "), ev.OpenItemSettled("unit_1f", " \n", "2026-11-05"))
        assert self._settled(*blank) == unsettled(self.OPEN, PACK)

    def test_reasons_let_it_pass_and_leave_the_lists_as_they_are(self) -> None:
        reasons = (
            ev.OpenItemSettled(what, "volgt", "2026-11-05") for what in ("unit_1f", "mensenhandel", "gender_wish")
        )
        hearing = after(*reasons, ev.OpenItemSettled("SG-09", "volgt"), start=self.OPEN)
        assert unsettled(hearing, PACK) == ()
        assert open_items(hearing, PACK) == ("unit_1f", "mensenhandel", "gender_wish")
        assert open_cards(hearing) == ("SG-09",)


def test_the_table_is_the_packs() -> None:
    without = dataclasses.replace(PACK, consult_needs=())
    assert open_items(after(ev.PlanSet(("MOD-12",)), start=CLEAR), without) == ()
