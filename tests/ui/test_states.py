"""No word is cut off in any state of the hearing screen; `make shots` shows them to look at."""

from __future__ import annotations

import pytest

from hearing_desk.ui.shots import SIZES
from hearing_desk.ui.theme import Theme
from tests.ui.states import STATES, cut_off, standing

QUICK = ("back-at-200", "failing-disk")


@pytest.mark.parametrize(
    "name", [each if each in QUICK else pytest.param(each, marks=pytest.mark.torture) for each in STATES]
)
def test_no_word_is_cut_off(name: str, theme: Theme) -> None:
    with standing(name, theme, "nl") as officer:
        for size in SIZES:
            officer.window.resize(size)
            officer.settle()
            assert cut_off(officer) == [], size


def test_one_that_is_cut_off_is_seen(theme: Theme) -> None:
    with standing("typing", theme, "nl") as officer:
        officer.window.header.saved.setFixedWidth(20)
        assert [words for words in cut_off(officer) if "header.saved" in words]
