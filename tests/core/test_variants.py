"""A child of an age, and a hearing from a distance, get other words; everybody else those of the pack."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearing_desk.core.conditions import Value
from hearing_desk.core.form import FormPack, Item
from hearing_desk.core.variants import fitted, is_kind_offered, pause_after, variants_for
from hearing_desk.formpack import read_forms

FORMS = Path(__file__).parents[2] / "forms"


@pytest.fixture(scope="module")
def pack() -> FormPack:
    return read_forms(FORMS)


def aged(years: int) -> dict[str, Value]:
    return {"applicant.age": years, "applicant.is_minor": years < 18, "interpreter.mode": "in_persoon"}


@pytest.mark.parametrize(
    ("years", "variant", "minutes"),
    [
        (6, "kind_6_11", 20),
        (11, "kind_6_11", 20),
        (12, "kind_12_14", 30),
        (14, "kind_12_14", 30),
        (17, "kind_15_17", 40),
    ],
)
def test_a_child_is_heard_in_the_words_of_its_age(years: int, variant: str, minutes: int, pack: FormPack) -> None:
    assert [one.id for one in variants_for(pack, aged(years))] == [variant]
    assert pause_after(pack, aged(years)) == minutes
    opening, closing = (fitted(pack, aged(years)).checklist(name).items for name in ("opening", "closing"))
    assert all(" u " not in f" {words.casefold()}" or "tolk" in words for words in _said((*opening, *closing)))


def test_an_adult_and_somebody_of_unknown_age_are_heard_in_the_words_of_the_pack(pack: FormPack) -> None:
    assert fitted(pack, aged(18)) is pack
    assert fitted(pack, {}) is pack
    assert pause_after(pack, aged(40)) == 0


def test_with_a_child_nothing_is_summed_up(pack: FormPack) -> None:
    closing = fitted(pack, aged(9)).checklist("closing").items
    assert "AF-01" not in [item.id for item in closing]
    assert not is_kind_offered(pack, aged(9), "S")
    assert is_kind_offered(pack, aged(9), "G")
    assert is_kind_offered(pack, aged(30), "S")


def test_each_age_has_questions_of_its_own(pack: FormPack) -> None:
    asked = {
        years: [q for t in fitted(pack, aged(years)).topics for p in t.points for q in p.questions]
        for years in (8, 13, 16, 30)
    }
    for years in (8, 13, 16):
        assert len(set(asked[years]) - set(asked[30])) >= 20
    assert set(asked[8]) != set(asked[13]) != set(asked[16])


def test_from_a_distance_it_is_asked_who_is_in_the_room(pack: FormPack) -> None:
    opening = fitted(pack, {"hearing.mode": "video"}).checklist("opening").items
    assert "Wie is er bij u in de ruimte?" in opening[0].ask
    assert pack.checklist("opening").items[0].ask == ""


def test_a_child_heard_from_a_distance_is_spoken_to_as_a_child(pack: FormPack) -> None:
    opening = fitted(pack, {**aged(8), "hearing.mode": "video"}).checklist("opening").items
    assert opening[0].say.startswith("Hallo.")


def _said(items: tuple[Item, ...]) -> list[str]:
    return [words for item in items for words in (item.ask, item.say) if words]
