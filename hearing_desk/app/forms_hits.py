"""Shows whoever writes word lists what they, or one new entry, would hit in a set of texts, and why."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hearing_desk.app.matcher_of_pack import matcher_of
from hearing_desk.core.form import FormPack, SignalGroup, Words
from hearing_desk.core.numbering import ANSWER_KIND, QUESTION_KINDS, is_question
from hearing_desk.core.signals import Hit, match
from hearing_desk.formpack import read_forms

ENTRY_LISTS = ("alone", "near_role", "own_act", "done_to_me", "if_man", "if_woman")


@dataclass(frozen=True)
class Tried:
    """What is tried: all lists, one group, or in that group one entry in place of its lists."""

    group: str = ""
    entry: str = ""
    entry_list: str = ENTRY_LISTS[0]
    gender: str = ""


def hits_in(folder: Path, files: Sequence[Path], tried: Tried) -> tuple[tuple[str, tuple[Hit, ...]], ...]:
    """Each answer in the files with its hits; DeskError `forms_not_found`, KeyError for a group that is not there."""
    pack = read_forms(folder)
    matcher = matcher_of(replace(pack, signals=_groups(pack, tried)))
    answers = (answer for file in files for answer in _answers(file))
    hits = ((answer, match(matcher, answer, tried.gender, question)) for question, answer in answers)
    return tuple((answer, _of_group(found, tried.group)) for answer, found in hits)


def described(hit: Hit) -> str:
    """A hit on one line: the group, the list when it asks for more, the entry and the words it fired on."""
    words = " … ".join((*(f"({asked})" for asked in hit.asked), *hit.words))
    return f"{hit.group} {hit.condition} {hit.entry} ← {words}".replace("  ", " ")


def _groups(pack: FormPack, tried: Tried) -> tuple[SignalGroup, ...]:
    if not tried.entry:
        return pack.signals
    group = pack.signal(tried.group)
    sets = {name: members for one in pack.signals for name, members in one.words.sets.items()}
    return (replace(group, words=_only(group.words, tried, sets)),)


def _only(words: Words, tried: Tried, sets: dict[str, tuple[str, ...]]) -> Words:
    bare = Words(role_words=words.role_words, not_these=words.not_these, sets=sets)
    return replace(bare, **{tried.entry_list: (tried.entry,)})  # type: ignore[arg-type]


def _of_group(hits: tuple[Hit, ...], group: str) -> tuple[Hit, ...]:
    return tuple(hit for hit in hits if group in ("", hit.group))


def _answers(file: Path) -> Iterator[tuple[str, str]]:
    """Each answer of a hearing script, or each line of a text, with the question above it.

    In a text `V:` begins a question, what stands before `|` is a label, and # is a remark.
    """
    text, question = file.read_text(encoding="utf-8"), ""
    if file.suffix == ".json":
        turns = [(event["kind"], event["text"]) for event in json.loads(text)["events"] if event["do"] == "turn"]
    else:
        lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
        turns = [_turn(line) for line in lines]
    for kind, said in turns:
        if is_question(kind):
            question = said
        elif kind == ANSWER_KIND:
            yield question, said.rpartition("|")[2].strip()


def _turn(line: str) -> tuple[str, str]:
    return (QUESTION_KINDS[0], line[2:].strip()) if line.startswith("V:") else (ANSWER_KIND, line)
