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
from tests.benchmarks.long_hearing import Cost, staged, tell
from tests.figures import Figures

HEARINGS, TURNS, ROUNDS, LIMIT_MS = 200, 300, 5, 300.0
EVERYWHERE, NOWHERE = "liep naar het dorp", "naar Qala Sharif"


@pytest.mark.bench
def test_words_are_found_in_200_hearings(tmp_path: Path, figures: Figures) -> None:
    with staged(tmp_path) as stage:
        filled(stage)
        searching = Searching(stage.desk, words_of("nl"), stage.post)
        first = min(cost_of(stage, searching, EVERYWHERE, is_first=True) for _ in range(ROUNDS))
        whole = [cost_of(stage, searching, NOWHERE, is_first=False) for _ in range(ROUNDS)]
        what = f"words that stand in none of {HEARINGS} hearings"
        figures.at_most(f"first place in {HEARINGS} hearings", first.clock, "ms", LIMIT_MS)
        figures.at_most(what, min(cost.clock for cost in whole), "ms", LIMIT_MS)
        figures.at_most(f"{what}, work", min(cost.work for cost in whole), "ms", LIMIT_MS)
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


def cost_of(stage: Stage, searching: Searching, wanted: str, *, is_first: bool) -> Cost:
    began, worked = time.perf_counter(), time.process_time()
    assert searching.start({WORDS: wanted, PURPOSE: "request"}) == ()
    stage.wait_until(lambda: bool(searching.rows()) if is_first else not searching.is_busy)
    took = Cost((time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000)
    stage.wait_until(lambda: not searching.is_busy)
    return took
