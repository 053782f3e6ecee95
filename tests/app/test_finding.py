"""Finding words in a long hearing: the first answer comes soon, off the thread that asked, and only the newest."""

from __future__ import annotations

import threading
import time

from hearing_desk.app.finding import Finding, count_of
from hearing_desk.app.post_queue import PostQueue
from tests.figures import Figures

SENTENCE = "In het dorp bij de brug woonde mijn tante, en na de markt gingen wij naar huis. "
TURNS, LIMIT_MS = 2000, 100.0


def test_places_are_counted_without_case() -> None:
    assert count_of("Brug, brug en BRUGGEN", "brug") == 3
    assert count_of("Straße", "STRASSE") == 1
    assert count_of("brug", "") == 0


def test_in_a_hearing_of_2000_turns_the_answer_comes_within_a_tenth_of_a_second(figures: Figures) -> None:
    text, queue, answers = "\n".join([SENTENCE * 2] * TURNS), PostQueue(), list[tuple[int, int]]()
    finding = Finding(queue.post, lambda count: answers.append((count, threading.get_ident())))
    began = time.monotonic()
    finding.ask(text, "Tante")
    asked_ms = (time.monotonic() - began) * 1000
    queue.run_until(lambda: bool(answers))
    took_ms = (time.monotonic() - began) * 1000
    finding.close()
    assert answers == [(2 * TURNS, threading.get_ident())]
    figures.at_most(f"words found in {TURNS} turns", took_ms, "ms", LIMIT_MS)
    figures.at_most("the thread that asks is held", asked_ms, "ms", LIMIT_MS / 10)


def test_only_the_newest_question_is_answered() -> None:
    queue, answers = PostQueue(), list[int]()
    finding = Finding(queue.post, answers.append)
    for wanted in ("d", "de", "de brug"):
        finding.ask("de brug en de dijk", wanted)
    queue.run_until(lambda: bool(answers))
    assert answers == [1]
    finding.ask("de brug", "brug")
    finding.close()
    queue.run_until(lambda: False, patience_s=0.3)
    assert answers == [1]
