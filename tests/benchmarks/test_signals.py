"""Measures that noticing never makes an officer wait: one turn, a whole hearing, and making the matcher."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import pytest

from hearing_desk.app.matcher_of_pack import matcher_of
from hearing_desk.core.form import FormPack
from hearing_desk.core.signals import Matcher, match
from hearing_desk.formpack import read_forms
from tests.figures import Figures
from tests.quality.labelled import of_file

ROOT = Path(__file__).parents[2]
TEXTS = sorted((ROOT / "tests" / "quality").glob("*/*_*.txt"))

pytestmark = pytest.mark.bench


@pytest.fixture(scope="module")
def pack() -> FormPack:
    return read_forms(ROOT / "forms")


def _made(pack: FormPack) -> Matcher:
    return matcher_of(pack)


def _questions() -> list[str]:
    return [answer.question for path in TEXTS for answer in of_file(path) if answer.question]


def _turns() -> list[str]:
    words = [word for path in TEXTS for answer in of_file(path) for word in answer.text.split()]
    return [" ".join(words[at : at + 60]) for at in range(0, len(words) - 60, 60)]


def _seconds(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


def test_a_turn_of_sixty_words_takes_under_a_millisecond(pack: FormPack, figures: Figures) -> None:
    matcher = _made(pack)
    times = [_seconds(lambda turn=turn: match(matcher, turn, "x")) for _ in range(5) for turn in _turns()]  # type: ignore[misc]
    figures.at_most("a turn of 60 words, median", round(1000 * statistics.median(times), 3), "ms", 1)


def test_a_hearing_of_thirty_thousand_words_takes_under_half_a_second(pack: FormPack, figures: Figures) -> None:
    matcher = _made(pack)
    turns = (_turns() * 10)[:500]
    seconds = sum(_seconds(lambda turn=turn: match(matcher, turn, "x")) for turn in turns)  # type: ignore[misc]
    figures.at_most("a hearing of 30,000 words", round(seconds, 3), "s", 0.5)


def test_a_hearing_with_its_questions_takes_under_half_a_second(pack: FormPack, figures: Figures) -> None:
    matcher = _made(pack)
    turns = list(zip((_turns() * 10)[:500], cycle(_questions()), strict=False))
    seconds = sum(_seconds(lambda turn=turn, asked=asked: match(matcher, turn, "x", asked)) for turn, asked in turns)  # type: ignore[misc]
    figures.at_most("a hearing of 30,000 words under its questions", round(seconds, 3), "s", 0.5)


def test_making_the_matcher_takes_under_a_tenth_of_a_second(pack: FormPack, figures: Figures) -> None:
    seconds = statistics.median(_seconds(lambda: _made(pack)) for _ in range(3))
    figures.at_most("making the matcher", round(1000 * seconds, 1), "ms", 100)
