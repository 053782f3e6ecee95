"""Proves that word lists kept ready find what they find when made anew, and that those of others are not believed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hearing_desk.core.form import Level, Provenance, SignalGroup, Words
from hearing_desk.core.signals import match
from hearing_desk.core.signals_kept import kept_matcher, matcher_from

WORDS = Words(
    alone=("bewakingen ~ kort ! nooit", "[dorpen]", "gevangenis*", "*kamp", "cs:IS", "hoe ? (een beetje|[dorpen])"),
    near_role=("soldaat",),
    own_act=("oppakken ~~~ [dorpen]",),
    if_man=("vriend",),
    not_these=("mooie dorpelingen",),
    sets={"dorpen": ("dorpelingen", "hoofdstraten", "hele dorp")},
)
GROUP = SignalGroup("SG-01", "Proef", "A", "Onderwerp A", Level.NOTE, "", "", Provenance("proef"), WORDS)
OTHER = replace(GROUP, id="SG-02", words=Words(alone=("brood",)))
ROLES = ("was", "als")
TEXTS = (
    "Een bewaking was kort, in de hoofdstraat.",
    "De mooie dorpelingen en het hele dorp.",
    "In de gevangenissen en het strafkamp van IS.",
    "Ik pakte hem op. Hij was soldaat. De dorpelnigen en mijn vriend aten brood.",
    "Een beetje.",
)


def _stem(word: str) -> str:
    return word.removesuffix("en")


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("gender", ["m", "v", ""])
def test_a_kept_matcher_finds_what_a_new_one_finds(text: str, gender: str) -> None:
    kept = matcher_from(kept_matcher([GROUP, OTHER], ROLES, _stem), [GROUP, OTHER], ROLES, _stem)
    anew = matcher_from("", [GROUP, OTHER], ROLES, _stem)
    assert match(kept, text, gender, "Hoe gaat het?") == match(anew, text, gender, "Hoe gaat het?")
    assert match(anew, text, gender, "Hoe gaat het?")


def test_a_set_that_was_changed_since_counts() -> None:
    kept = kept_matcher([GROUP], ROLES, _stem)
    changed = replace(GROUP, words=replace(WORDS, sets={"dorpen": ("gehucht",)}))
    assert match(matcher_from(kept, [changed], ROLES, _stem), "Het gehucht.", "")


def test_a_matcher_of_another_stemmer_is_left_unused() -> None:
    kept = kept_matcher([GROUP], ROLES, _stem)
    assert match(matcher_from(kept, [GROUP], ROLES, lambda word: word[:6]), "De dorpelxxx.", "")
