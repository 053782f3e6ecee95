"""Answers with what a careful officer would want: read from the scripts and from plain files of labelled lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Answer:
    """One answer; `must` and `useful` are groups; `is_quiet` says that it deserves no prompt at all."""

    text: str
    gender: str = ""
    must: frozenset[str] = frozenset()
    useful: frozenset[str] = frozenset()
    is_quiet: bool = False


def of_script(path: Path) -> list[Answer]:
    """The turns of a hearing script that its `expect` says anything about."""
    script = json.loads(path.read_text(encoding="utf-8"))
    turns = [event["text"] for event in script["events"] if event["do"] == "turn"]
    gender = script["case"]["applicant"]["gender"]
    numbers = {mark["turn"] for mark in script["expect"].get("signals", ())}
    return [_answer_of(script, number, turns[number - 1], gender) for number in sorted(numbers)] + [
        Answer(turns[number - 1], gender, is_quiet=True) for number in script["expect"].get("no_signal", ())
    ]


def of_file(path: Path) -> list[Answer]:
    """The labelled lines of a file: `must SG-03 useful SG-27 (m) | answer`, `none | answer`; V: and # are passed over."""
    return [_answer(line) for line in path.read_text(encoding="utf-8").splitlines() if _is_answer(line)]


def written_on(path: Path) -> str:
    """The first line of a file, which says when it was written."""
    return path.read_text(encoding="utf-8").splitlines()[0].lstrip("# ")


def _answer_of(script: dict[str, dict[str, list[dict[str, object]]]], number: int, text: str, gender: str) -> Answer:
    marks = [mark for mark in script["expect"]["signals"] if mark["turn"] == number]
    must = frozenset(_groups(mark for mark in marks if mark["must"]))
    useful = frozenset(_groups(mark for mark in marks if not mark["must"]))
    return Answer(text, gender, must, useful)


def _groups(marks: Iterator[dict[str, object]]) -> Iterator[str]:
    for mark in marks:
        groups = mark["groups"]
        assert isinstance(groups, list)
        yield from groups


def _is_answer(line: str) -> bool:
    return "|" in line and not line.startswith(("#", "V:"))


def _answer(line: str) -> Answer:
    label, text = line.split("|", 1)
    groups: dict[str, set[str]] = {"must": set(), "useful": set()}
    kind = "none"
    gender = ""
    for word in label.split():
        if word.startswith("SG-"):
            groups[kind].add(word)
        elif word.startswith("("):
            gender = word.strip("()")
        else:
            kind = word
    return Answer(text.strip(), gender, frozenset(groups["must"]), frozenset(groups["useful"]), kind == "none")
