"""What must be so after any hearing: every turn once and in order, files as published, all of the format played."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from hearing_desk.core.form import FormPack
from hearing_desk.core.printable import printable
from hearing_desk.formpack import packs_in
from tests.journeys.playing import DATA, Left

Script = Mapping[str, Any]
Turn = tuple[str, str]

SCHEMAS = {"rapport.json": "report-1.json", "gehoor.json": "hearing-1.json"}
# In the APR profile a question has its time behind its number.
_LABEL = re.compile(r"^(?:[VA]\d+[a-z]*:(?: \d\d\.\d\d)?\t|Samenvatting \(V\d+\):|Opmerking .*\(\d\d\.\d\d uur\): )")
EVENTS = (
    *("prepare", "gate", "start", "opening", "settle", "topic", "turn", "park", "mark", "cover", "signal", "consult"),
    *("pause", "resume", "revise", "close", "correct", "interpreter", "next_session", "break_off", "end", "export"),
)
CHOICES = {
    ("prepare", "answer"): "preparation_answer",
    ("gate", "fact"): "fact",
    ("opening", "answer"): "opening_answer",
    ("turn", "kind"): "turn_kind",
    ("mark", "what"): "mark",
    ("signal", "answer"): "card_answer",
    ("signal", "role"): "role",
    ("consult", "with"): "consult_party",
    ("consult", "outcome"): "consult_outcome",
    ("pause", "code"): "pause_code",
    ("pause", "by"): "pause_by",
    ("close", "answer"): "closing_answer",
    ("correct", "by"): "correction_by",
    ("correct", "reason"): "correction_kind",
}
STATES = ("gevraagd", "uit_zichzelf", "nvt", "bewust_niet")
WAYS_OUT = ("match", "opgelost", "nieuw_gehoor", "vooraf_ingetrokken", "niet_mogelijk", "rechtsgrond")
CASE_CHOICES = {"profile": "profile", "hearing_type": "hearing_type"}


def kept_turns(left: Left) -> list[Turn]:
    """Kind and text of each turn that must be in the record: what was refused or left empty is not."""
    typed: list[Turn | None] = []
    for index, event in enumerate(_carried_out(left)):
        # Of a turn whose speaker is not there, only the speaker is refused.
        is_typed = index not in left.refused or bool(event.get("by"))
        if event["do"] == "turn":
            typed.append((event["kind"], as_kept(event["text"])) if is_typed else None)
        elif event["do"] == "revise" and is_typed:
            known = typed[event["turn"] - 1]
            assert known is not None
            typed[event["turn"] - 1] = (known[0], as_kept(event["text"]))
    return [turn for turn in typed if turn is not None and turn[1].strip()]


def _carried_out(left: Left) -> list[Mapping[str, Any]]:
    """The events before the start that the gate refused, which ends a script."""
    events: list[Mapping[str, Any]] = left.script["events"]
    is_kept_out = left.said["status"] == "niet_gestart" and bool(left.refused)
    return events[: left.refused[-1]] if is_kept_out else events


def as_kept(text: str) -> str:
    """A text as the record has it: Enter on an empty paragraph makes none."""
    return printable("\n".join(line for line in text.split("\n") if line.strip()))


def printed_in_order(printed: str, turns: Iterable[Mapping[str, Any]]) -> list[str]:
    """What of these turns is not in the report at its place; and turns that the report has besides."""
    missing, place, count = [], 0, 0
    for turn in turns:
        count += 1
        for line in turn["text"].replace("\u2028", "\n").split("\n"):
            found = printed.find(line, place)
            if found < 0:
                missing.append(line)
            place = max(place, found + len(line))
    labels = sum(bool(_LABEL.match(line)) for line in printed.split("\n"))
    return missing if labels == count else [*missing, f"{labels} labels for {count} turns"]


def wrong_with_files(left: Left) -> list[str]:
    """What is wrong with an export: files that are not named, hashes that differ, records outside their schema."""
    named = left.said["files"]
    if not named:
        return ["half an export"] if left.out.exists() else []
    missing = [name for name, path in named.items() if not Path(path).is_file()]
    folders = [path for path in left.out.iterdir() if path.is_dir()]
    return [
        *missing,
        *(name for folder in folders for name in _not_as_listed(folder)),
        *(error for path in left.out.rglob("*.json") for error in _outside_schema(path)),
        *(str(path) for path in left.out.rglob("*") if path.suffix in (".tmp", ".part")),
    ]


def _not_as_listed(folder: Path) -> list[str]:
    lines = (folder / "manifest.sha256").read_text(encoding="utf-8").splitlines()
    listed = {name: sha256 for sha256, name in (line.split("  ", 1) for line in lines if not line.startswith("#"))}
    found = {path.name: path for path in folder.iterdir() if path.name != "manifest.sha256"}
    if set(listed) != set(found):
        return [f"{folder.name}: {sorted(set(listed) ^ set(found))}"]
    return [name for name, path in found.items() if hashlib.sha256(path.read_bytes()).hexdigest() != listed[name]]


def _outside_schema(path: Path) -> list[str]:
    name = SCHEMAS.get(path.name, "corrections-1.json")
    schema = json.loads((DATA / "schemas" / name).read_text(encoding="utf-8"))
    record = json.loads(path.read_text(encoding="utf-8"))
    return [f"{path.name}: {error.json_path}" for error in Draft202012Validator(schema).iter_errors(record)]


def coverage_of_the_format(scripts: Iterable[Script]) -> list[str]:
    """Event kinds, items and choices of the format that none of these scripts uses."""
    pack = max(packs_in(DATA), key=lambda loaded: loaded.serial).pack
    return sorted(set(_named_by(pack)) - {use for script in scripts for use in _uses(script)})


def _named_by(pack: FormPack) -> Iterator[str]:
    yield from EVENTS
    yield from (f"cover.{state}" for state in STATES)
    yield from (f"gate.{way}" for way in WAYS_OUT)
    for name, options in CASE_CHOICES.items():
        yield from (f"case.{name}.{option}" for option in pack.option_ids(options))
    for (do, name), options in CHOICES.items():
        yield from (f"{do}.{name}.{option}" for option in pack.option_ids(options))
    yield from (item.id for checklist in pack.checklists for item in checklist.items)
    yield from (topic.id for topic in pack.topics)
    yield from (group.id for group in pack.signals)


def _uses(script: Script) -> Iterator[str]:
    yield from (f"case.{name}.{script['case'][name]}" for name in CASE_CHOICES)
    yield from script["case"]["modules"]
    for event in script["events"]:
        yield from (event["do"], *(str(event.get(name, "")) for name in ("item", "id", "group")))
        yield from (f"{event['do']}.{event.get(name)}" for name in ("state", "outcome"))
        for name, value in event.items():
            yield from (f"{event['do']}.{name}.{one}" for one in (value if isinstance(value, list) else [value]))
