"""Passphrases: six Dutch words drawn by chance, and what an own one must be."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from pathlib import Path

from hearing_desk.core.problems import Problem
from hearing_desk.core.text import Text

WORDS = 6
LEAST_OWN = 15
_WORDS_FILE = Path(__file__).resolve().parents[1] / "data" / "words-nl.txt"


def dutch_words(path: Path = _WORDS_FILE) -> tuple[str, ...]:
    """The words a passphrase is drawn from."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def propose(words: Sequence[str], choose: Callable[[Sequence[str]], str] = secrets.choice) -> str:
    """Six words drawn by chance, one from 1,980 each time: some 65 bits."""
    return " ".join(choose(words) for _ in range(WORDS))


def problems_of_own(first: str, again: str) -> tuple[Problem, ...]:
    """What is wrong with a passphrase somebody thought of, typed twice."""
    if len(first.strip()) < LEAST_OWN:
        return (Problem(Text("Take at least {count} characters: a short sentence is easy.", count=LEAST_OWN), "own"),)
    if first != again:
        return (Problem(Text("The two are not the same. Type them again."), "again"),)
    return ()
