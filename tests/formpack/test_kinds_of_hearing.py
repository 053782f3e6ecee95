"""Each kind of hearing has sections of its own, another kind is data alone, and what is named in them must be there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hearing_desk.core.form import FormPack
from hearing_desk.formpack import read_forms
from tests.formpack.test_messages import spoil

FORMS = Path(__file__).parents[2] / "forms"


@pytest.fixture(scope="module")
def pack() -> FormPack:
    return read_forms(FORMS)


def test_the_three_kinds_have_sections_of_their_own(pack: FormPack) -> None:
    kinds = {kind.id: set(kind.sections) for kind in pack.hearing_types}
    assert list(kinds) == ["aanmeldgehoor", "nader_gehoor", "aanvullend_gehoor"]
    assert set.intersection(*kinds.values()) == set()
    assert set.union(*kinds.values()) == {section.id for section in pack.sections}


def test_in_each_kind_every_topic_and_closing_question_has_a_section_of_that_kind(pack: FormPack) -> None:
    parts: dict[str, str] = {phase.id: phase.section for phase in pack.phases}
    parts |= {topic.id: topic.section for topic in pack.topics}
    parts |= {item.id: item.section for item in pack.checklist("closing").items if item.section}
    for kind in pack.hearing_types:
        assert {kind.places.get(part, section) for part, section in parts.items()} <= set(kind.sections), kind.id


def test_another_kind_of_hearing_is_a_line_in_the_forms(forms: Path, said: Callable[[], list[str]]) -> None:
    kind = '  - {id: dublin, label: Dublingehoor, report_title: Rapport, sections: ["1"], places: {MOD-01: "1"}}\n'
    place = next(path for path in forms.glob("*.yaml") if "hearing_types:" in path.read_text("utf-8"))
    spoil(place, "hearing_types:\n", f"hearing_types:\n{kind}")

    assert said() == []
    assert "dublin" in [one.id for one in read_forms(forms).hearing_types]


@pytest.mark.parametrize(
    ("places", "name"), [('{MOD-99: "1"}', "MOD-99"), ('{MOD-01: "9"}', "9"), ('{opening: "7"}', "7")]
)
def test_a_place_that_leads_nowhere_is_told(
    places: str, name: str, forms: Path, said: Callable[[], list[str]]
) -> None:
    kind = f'  - {{id: dublin, label: Dublingehoor, report_title: Rapport, sections: ["1"], places: {places}}}\n'
    place = next(path for path in forms.glob("*.yaml") if "hearing_types:" in path.read_text("utf-8"))
    spoil(place, "hearing_types:\n", f"hearing_types:\n{kind}")

    (line,) = said()

    assert f"error[F30] there is nothing named `{name}` here" in line


VARIANT = """variants:
  - id: kind
    label: Kind
    source: {basis: ontwerp}
    when: {fact: applicant.is_minor, is_value: ja}
"""
CHOICE = """open_choices:
  - {id: open, label: Wat, chosen: Dit, otherwise: [Dat], set_by: [%s], source: {basis: ontwerp}}
"""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (VARIANT + "    words: [{id: OP-99, say: Hallo.}]\n", "OP-99"),
        (VARIANT + "    words: [{id: MOD-01.weg, questions: ['Wie ben je?']}]\n", "MOD-01.weg"),
        (VARIANT + "    left_out: [AF-99]\n", "AF-99"),
        (VARIANT + "    without_kinds: [Q]\n", "Q"),
        (CHOICE % "topics/MOD-99", "topics/MOD-99"),
    ],
)
def test_what_a_variant_or_a_choice_names_must_be_there(
    text: str, name: str, forms: Path, said: Callable[[], list[str]]
) -> None:
    (forms / "more.yaml").write_text(text, encoding="utf-8")

    (line,) = said()

    assert f"error[F30] there is nothing named `{name}` here" in line


def test_what_a_variant_says_is_looked_at_like_every_other_text(forms: Path, said: Callable[[], list[str]]) -> None:
    words = "    words: [{id: OP-01, say: 'Alles blijft geheim.'}]\n"
    (forms / "more.yaml").write_text(VARIANT + words, encoding="utf-8")

    (line,) = said()

    assert "error[F44]" in line
