"""A correction names the words it replaces by themselves, with as many around as make the place certain."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearing_desk.core.replacing import place_of, with_context

TEXT = "Ik ging naar huis en naar school."


@pytest.mark.parametrize(
    ("start", "end", "new", "expected"),
    [
        (3, 7, "reed", ("ging", "reed")),
        (8, 12, "van", ("ging naar", "ging van")),
        (17, 17, ", at daar", ("huis", "huis, at daar")),
        (14, 15, "uu", ("huis", "huuis")),
        (0, 0, "Nee. ", ("Ik", "Nee. Ik")),
        (len(TEXT), len(TEXT), " Toen niet.", ("school.", "school. Toen niet.")),
        (0, len(TEXT), "", (TEXT, "")),
    ],
)
def test_words_around_are_added_until_the_place_is_certain(
    start: int, end: int, new: str, expected: tuple[str, str]
) -> None:
    assert with_context(TEXT, start, end, new) == expected


@settings(deadline=None)
@given(st.text("ab \n", max_size=24), st.integers(0, 24), st.integers(0, 24), st.text("ab ", max_size=4))
def test_put_back_at_its_place_it_gives_the_text_that_was_meant(text: str, one: int, other: int, new: str) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    old, becomes = with_context(text, start, end, new)
    at = place_of(text, old)
    if at is not None:
        assert text[:at] + becomes + text[at + len(old) :] == text[:start] + new + text[end:]
    else:
        assert old == text


def test_words_that_stand_twice_or_nowhere_have_no_place() -> None:
    assert place_of(TEXT, "naar") is None
    assert place_of(TEXT, "") is None
    assert place_of(TEXT, "werk") is None
    assert place_of(TEXT, "huis") == 13
