"""Proves that a coverage point is found by what people call it, first in the topic where they are."""

from __future__ import annotations

import pytest

from hearing_desk.core.coverage import find_point, topic_of
from tests.packs import small_pack


@pytest.mark.parametrize("wanted", ["MOD-07.keerpunt", "mod-07.KEERPUNT", "Keerpunt", " keerpunt "])
def test_a_point_is_found_by_id_or_label_without_case(wanted: str) -> None:
    point = find_point(small_pack(), "MOD-01", wanted)
    assert point is not None
    assert point.id == "MOD-07.keerpunt"


@pytest.mark.parametrize(("topic", "found"), [("MOD-08", "MOD-08"), ("MOD-01", "MOD-01"), ("opening", "MOD-01")])
def test_the_topic_at_hand_is_sought_before_all_others(topic: str, found: str) -> None:
    point = find_point(small_pack(), topic, "contact")
    assert point is not None
    assert topic_of(point.id) == found


def test_a_point_nobody_knows_is_not_found() -> None:
    assert find_point(small_pack(), "MOD-01", "schoenmaat") is None
