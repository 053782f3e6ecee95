"""Proves that corrections stand by round, as received, beside a text that they never touch."""

from __future__ import annotations

from hearing_desk.core.corrections import rounds
from hearing_desk.core.events import CorrectionNoted
from tests.core.stories import after, turn

AT_THE_TABLE = CorrectionNoted("t1", "Niet mijn broer maar mijn neef.", "vreemdeling", "verkeerd_verstaan")
OF_THE_LAWYER = CorrectionNoted("t1", "Het was in 2019.", "gemachtigde", "aanvulling", round=2)
UNPLACED = CorrectionNoted("", "Er ontbreekt iets.", "gemachtigde", "niet_opgeschreven", round=2)


def test_a_hearing_without_corrections_has_no_rounds() -> None:
    assert rounds(after()) == {}


def test_each_round_keeps_its_corrections_in_the_order_in_which_they_were_noted() -> None:
    hearing = after(*turn("t1", "A", "Mijn broer."), OF_THE_LAWYER, AT_THE_TABLE, UNPLACED)
    assert rounds(hearing) == {2: (OF_THE_LAWYER, UNPLACED), 1: (AT_THE_TABLE,)}


def test_a_correction_leaves_the_text_of_the_report_as_it_was() -> None:
    before = after(*turn("t1", "A", "Mijn broer."))
    assert after(AT_THE_TABLE, start=before).turns == before.turns
