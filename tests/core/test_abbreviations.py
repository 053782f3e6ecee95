"""What may be written short: words anywhere, sentences never where somebody else speaks."""

from __future__ import annotations

import pytest

from hearing_desk.core.abbreviations import Abbreviation, Layer, as_typed, by_short, is_block, may_stand_in, why_not


@pytest.mark.parametrize("text", ["vreemdelingenwerk", "land van herkomst", "A. B."[:4]])
def test_up_to_three_words_may_stand_in_every_turn(text: str) -> None:
    assert all(may_stand_in(kind, text) for kind in "VAOTGS")


@pytest.mark.parametrize("text", ["Begrijpt u de tolk?", "Ja.", "dat heb ik niet gedaan", "Nee!", "Ik ga weg…"])
def test_a_sentence_stands_only_where_the_officer_speaks(text: str) -> None:
    assert is_block(text)
    assert [kind for kind in "VAOTGS" if may_stand_in(kind, text)] == ["V", "O", "S"]


def test_of_two_alike_that_of_the_case_counts_then_ones_own_then_the_teams() -> None:
    team, own, case = (Abbreviation("vw", layer.value, layer) for layer in Layer)
    assert by_short((case, own, team))["vw"] is case
    assert by_short((own, team))["vw"] is own


def test_one_without_a_text_hides_nothing() -> None:
    team = Abbreviation("vw", "vreemdelingenwerk", Layer.TEAM)
    assert by_short((team, Abbreviation("VW", "", Layer.CASE))) == {"vw": team}


def test_a_capital_makes_a_capital() -> None:
    assert as_typed("Vw", "vreemdelingenwerk") == "Vreemdelingenwerk"
    assert as_typed("vw", "IND") == "IND"


@pytest.mark.parametrize(("short", "text"), [("", "x"), ("a b", "x"), (";vw", "x"), ("a" * 21, "x"), ("vw", " ")])
def test_what_cannot_be_typed_or_stands_for_nothing_is_refused(short: str, text: str) -> None:
    assert why_not(short, text) is not None


def test_what_is_too_long_is_refused() -> None:
    assert why_not("vw", "x" * 1001) is not None
    assert why_not("vw", "x" * 1000) is None
