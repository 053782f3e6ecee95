"""Answers with what a careful officer would want: read from the scripts and from plain files of labelled lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypedDict

from hearing_desk.core.numbering import is_question


class Mark(TypedDict):
    """What a script expects of one turn."""

    turn: int
    groups: list[str]
    must: bool


@dataclass(frozen=True)
class Answer:
    """One answer; `must` and `useful` are groups; `is_quiet` says that it deserves no prompt at all."""

    text: str
    gender: str = ""
    must: frozenset[str] = frozenset()
    useful: frozenset[str] = frozenset()
    is_quiet: bool = False
    question: str = ""


def of_script(path: Path) -> list[Answer]:
    """The turns of a hearing script that its `expect` says anything about."""
    script = json.loads(path.read_text(encoding="utf-8"))
    turns = _with_questions(event for event in script["events"] if event["do"] == "turn")
    gender = script["case"]["applicant"]["gender"]
    marks: list[Mark] = script["expect"].get("signals", [])
    quiet: list[int] = script["expect"].get("no_signal", [])
    wanted = [_answer_of(marks, number, *turns[number - 1], gender) for number in sorted({m["turn"] for m in marks})]
    texts = (turns[number - 1] for number in quiet)
    return wanted + [Answer(text, gender, is_quiet=True, question=question) for text, question in texts]


def of_file(path: Path) -> list[Answer]:
    """The labelled lines of a file, as `must SG-03 useful SG-27 (m) | answer` or `none | answer`; `V:` asks."""
    return list(_answers(path.read_text(encoding="utf-8").splitlines()))


def everyday(path: Path) -> list[str]:
    """The sentences of a file without labels."""
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def written_on(path: Path) -> str:
    """The first line of a file, which says when it was written."""
    return path.read_text(encoding="utf-8").splitlines()[0].lstrip("# ")


def _with_questions(turns: Iterable[dict[str, str]]) -> list[tuple[str, str]]:
    question, found = "", []
    for turn in turns:
        question = turn["text"] if is_question(turn["kind"]) else question
        found.append((turn["text"], question))
    return found


def _answer_of(marks: list[Mark], number: int, text: str, question: str, gender: str) -> Answer:
    here = [mark for mark in marks if mark["turn"] == number]
    must = frozenset(group for mark in here if mark["must"] for group in mark["groups"])
    useful = frozenset(group for mark in here if not mark["must"] for group in mark["groups"])
    return Answer(text, gender, must, useful, question=question)


def _answers(lines: list[str]) -> Iterator[Answer]:
    question = ""
    for line in lines:
        if line.startswith("V:"):
            question = line[2:].strip()
        elif "|" in line and not line.startswith("#"):
            yield replace(_answer(line), question=question)


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
