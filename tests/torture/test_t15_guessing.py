"""T15: what one guess at a passphrase costs, and what guessing the six words that are offered would cost in all."""

from __future__ import annotations

import statistics
import time

import pytest

from hearing_desk.app.passphrases import WORDS, dutch_words
from hearing_desk.vault import FULL_COST
from hearing_desk.vault.keys import key_from_passphrase, new_salt
from tests.figures import Figures

GUESSES_A_SECOND, USD_AN_HOUR = 417, 0.40
"""Of one RTX 4090 at the program's cost, scaled from the NFI's 1,667 at 64 MiB (reliability.md 3)."""
LEAST_MS, MOST_MS, LEAST_USD = 300, 1000, 3e12


@pytest.mark.torture
def test_t15_the_cost_of_guessing(figures: Figures) -> None:
    took = [_derivation_ms() for _ in range(9)]
    usd = len(dutch_words()) ** WORDS / 2 / GUESSES_A_SECOND / 3600 * USD_AN_HOUR
    figures.at_least("T15 one guess on this machine", statistics.median(took), "ms", LEAST_MS)
    figures.at_most("T15 unlocking on this machine, p50", statistics.median(took), "ms", MOST_MS)
    figures.at_least("T15 guessing six offered words", usd, "USD", LEAST_USD)
    assert (FULL_COST.memory_kib, FULL_COST.iterations, FULL_COST.lanes) == (256 * 1024, 3, 4)
    assert usd >= LEAST_USD


def _derivation_ms() -> float:
    began = time.monotonic()
    key_from_passphrase("appel wolk fiets molen", new_salt(), FULL_COST)
    return (time.monotonic() - began) * 1000
