"""How soon words are found in 200 hearings, each under a key of its own, one after another: there is no index."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from hearing_desk.app.searching import PURPOSE, WORDS, Searching
from hearing_desk.i18n import words_of
from hearing_desk.vault import Batch
from tests.app.stage import Stage
from tests.benchmarks.long_hearing import staged, tell
from tests.figures import Figures

HEARINGS, TURNS, ROUNDS, LIMIT_MS = 200, 300, 5, 300.0
EVERYWHERE, NOWHERE = "liep naar het dorp", "naar Qala Sharif"


@pytest.mark.bench
def test_words_are_found_in_200_hearings(tmp_path: Path, figures: Figures) -> None:
    with staged(tmp_path) as stage:
        filled(stage)
        searching = Searching(stage.desk, words_of("nl"), stage.post)
        first = [seconds_to(stage, searching, EVERYWHERE, is_first=True) * 1000 for _ in range(ROUNDS)]
        whole = [seconds_to(stage, searching, NOWHERE, is_first=False) * 1000 for _ in range(ROUNDS)]
        figures.at_most(f"first place in {HEARINGS} hearings", min(first), "ms", LIMIT_MS)
        figures.at_most(f"words that stand in none of {HEARINGS} hearings", min(whole), "ms", LIMIT_MS)
        searching.close()


def filled(stage: Stage) -> None:
    """200 hearings of 300 turns; a real one may be longer, most are planned or shorter."""
    session = stage.begun()
    tell(session, TURNS)
    first = session.hearing_id
    stage.desk.let_go()
    held = stage.vault.read_hearing(first)
    (row,) = stage.vault.list_rows()
    for number in range(1, HEARINGS):
        hearing_id = stage.vault.create_hearing(partial(str, f"h{number}"), held.pack)
        file = stage.vault.open_hearing_file(hearing_id)
        file.append(Batch(held.events, held.drafts))
        file.close()
        stage.vault.update_row(replace(row, hearing_id=hearing_id, reference=f"DEMO-{number}"))


def seconds_to(stage: Stage, searching: Searching, wanted: str, is_first: bool) -> float:
    began = time.perf_counter()
    assert searching.start({WORDS: wanted, PURPOSE: "request"}) == ()
    stage.wait_until(lambda: bool(searching.rows()) if is_first else not searching.is_busy)
    took = time.perf_counter() - began
    stage.wait_until(lambda: not searching.is_busy)
    return took
