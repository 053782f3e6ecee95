"""Stored values come back as they were, and what does not fit is told with its path."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NewType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearing_desk.core.codec import NotReadable, canonical, from_plain, to_plain

TurnId = NewType("TurnId", str)


class Colour(Enum):
    RED = "rood"
    BLUE = "blauw"


@dataclass(frozen=True)
class Dot:
    x: int
    is_big: bool = False
    colour: Colour = Colour.RED


@dataclass(frozen=True)
class Line:
    begin: Dot
    note: str = ""


@dataclass(frozen=True)
class Drawing:
    id: TurnId
    shapes: tuple[Line | Dot, ...] = ()
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    limit: int | None = None


DRAWING = Drawing(
    TurnId("t1"),
    (Dot(1, True, Colour.BLUE), Line(Dot(2), "schuin")),
    {"een": ("a", "b"), "twee": ()},
    3,
)
PLAIN = {
    "id": "t1",
    "shapes": [{"x": 1, "is_big": True, "colour": "blauw"}, {"begin": {"x": 2}, "note": "schuin"}],
    "names": {"een": ["a", "b"], "twee": []},
    "limit": 3,
}


def test_a_value_becomes_plain_without_its_defaults() -> None:
    assert to_plain(DRAWING) == PLAIN
    assert to_plain(Drawing(TurnId("t2"))) == {"id": "t2"}


def test_a_plain_value_becomes_what_it_was() -> None:
    assert from_plain(Drawing, PLAIN) == DRAWING
    assert from_plain(Drawing, {"id": "t2", "limit": None}) == Drawing(TurnId("t2"))


dots = st.builds(Dot, st.integers(), st.booleans(), st.sampled_from(Colour))
drawings = st.builds(
    Drawing,
    st.text().map(TurnId),
    st.lists(dots | st.builds(Line, dots, st.text())).map(tuple),
    st.dictionaries(st.text(), st.lists(st.text()).map(tuple)),
    st.none() | st.integers(),
)


@given(drawings)
def test_every_value_survives_the_way_through_json(drawing: Drawing) -> None:
    through_json = json.loads(json.dumps(to_plain(drawing)))

    assert from_plain(Drawing, through_json) == drawing


@pytest.mark.parametrize(
    ("plain", "where", "what"),
    [
        ([], "", "named values are needed"),
        ({}, ".id", "missing"),
        ({"id": 1}, ".id", "another kind of value is needed"),
        ({"id": "t", "idd": 1}, ".idd", "unknown name"),
        ({"id": "t", "": 1}, ".", "unknown name"),
        ({"id": "t", "shapes": {}}, ".shapes", "a list is needed"),
        ({"id": "t", "shapes": [{"x": 1}, {"x": True}]}, ".shapes[1]", "no alternative fits"),
        ({"id": "t", "shapes": [{"x": 1, "colour": "geel"}]}, ".shapes[0]", "no alternative fits"),
        ({"id": "t", "names": []}, ".names", "named values are needed"),
        ({"id": "t", "names": {"a": [1]}}, ".names.a[0]", "another kind of value is needed"),
        ({"id": "t", "limit": True}, ".limit", "no alternative fits"),
        ({"id": "t", "limit": 1.0}, ".limit", "no alternative fits"),
    ],
)
def test_what_does_not_fit_is_told_with_its_path(plain: object, where: str, what: str) -> None:
    with pytest.raises(NotReadable) as refused:
        from_plain(Drawing, plain)

    assert (refused.value.where, refused.value.what) == (where, what)


@pytest.mark.parametrize("plain", ["geel", None, [], {}])
def test_a_value_outside_a_closed_list_is_told(plain: object) -> None:
    with pytest.raises(NotReadable) as refused:
        from_plain(Colour, plain, "colour")

    assert (refused.value.where, refused.value.what) == ("colour", "not one of the possible values")


def test_one_content_has_one_canonical_text() -> None:
    composed, decomposed = "caf\N{LATIN SMALL LETTER E WITH ACUTE}", "cafe\N{COMBINING ACUTE ACCENT}"

    assert canonical({"b": [1, True, None], "a": decomposed}) == canonical({"a": composed, "b": [1, True, None]})
    assert canonical({"b": 1, "a": composed}) == '{"a":"' + composed + '","b":1}'
