"""T20: ten thousand edits, deletions, swaps, truncations and replays of a log; every one is found."""

from __future__ import annotations

import random

import pytest

from hearing_desk.vault.audit_chain import empty_chain, read_segment
from tests.figures import Figures
from tests.vault.test_audit import KEY, LINES, TAMPERINGS, written

CHANGES = 10_000


@pytest.mark.torture
def test_t20_every_change_of_a_log_is_found(figures: Figures) -> None:
    chosen, tried, found = random.Random(20), 0, 0
    content, head = written(LINES)
    while tried < CHANGES:
        changed = TAMPERINGS[tried % len(TAMPERINGS)](chosen, content)
        if changed != content:
            tried += 1
            found += not read_segment(changed, empty_chain(KEY, "v1", 1)).holds(head)
    figures.at_least("T20 changes of a log that are found", found, "of 10000", CHANGES)
    assert found == CHANGES
