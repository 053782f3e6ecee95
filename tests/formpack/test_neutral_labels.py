"""The words that tell a person's secret are refused in both labels that others can read, however they are written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.formpack.test_messages import spoil

WORDS = ("1F", "lhbti", "bekering", "afvallig", "mensenhandel", "uitsluiting", "LHBTI-vragen", "Afvalligheid", "1 F")
PLACES = {
    "an item": "{key}: Voorstellen",
    "a topic": "{key}: Identiteit",
    "a point": "{key}: Namen",
}


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("key", ["screen_label", "report_label"])
@pytest.mark.parametrize("thing", PLACES)
def test_a_telling_word_is_refused(
    word: str, key: str, thing: str, forms: Path, said: Callable[[], list[str]]
) -> None:
    spoil(forms / "hearing.yaml", PLACES[thing].format(key=key), f"{key}: Over {word}")

    (line,) = said()

    assert "error[F43]" in line
    assert line.endswith(f"choose a neutral `{key}`")


@pytest.mark.parametrize("label", ["1 februari", "Kerk en geloof", "Werk 11F"])
def test_a_neutral_label_is_left_alone(label: str, forms: Path, said: Callable[[], list[str]]) -> None:
    spoil(forms / "hearing.yaml", "report_label: Namen", f"report_label: {label}")

    assert said() == []
