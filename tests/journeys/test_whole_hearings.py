"""Every fictional hearing, typed through the real windows from planning to report."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from tests.journeys.scripts import CASES, Played, played

ALL = sorted(path.stem for path in CASES.glob("*.json"))
_DONE: dict[str, Played] = {}


@pytest.fixture(params=ALL)
def hearing(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Played:
    case = str(request.param)
    if case not in _DONE:
        _DONE[case] = played(case, tmp_path_factory.mktemp(case))
    return _DONE[case]


def test_nothing_of_a_script_is_refused(hearing: Played) -> None:
    assert hearing.said["refused"] == []


def test_every_turn_stands_in_the_record_in_order_and_once(hearing: Played) -> None:
    typed = [(turn["kind"], turn["text"]) for turn in hearing.turns]
    assert [(turn["kind"], turn["text"]) for turn in hearing.hearing["turns"]] == typed
    assert hearing.said["turns"] == len(typed) == hearing.script["expect"]["turns"]


def test_every_turn_stands_in_the_word_report_in_order_and_once(hearing: Played) -> None:
    document = docx.Document(str(hearing.out / "1-rapport" / "rapport.docx"))
    printed = "\n".join(paragraph.text for paragraph in document.paragraphs)
    place = 0
    for turn in hearing.turns:
        for line in turn["text"].split("\n"):
            found = printed.find(line, place)
            assert found >= 0, line
            place = found + len(line)


def test_the_times_are_those_of_the_script_to_the_minute(hearing: Played) -> None:
    typed = [_minutes(event["at"]) for event in hearing.script["events"] if event["do"] == "turn"]
    told = [_minutes(turn["at"][11:19]) for turn in hearing.hearing["turns"]]
    assert max(abs(one - other) for one, other in zip(told, typed, strict=True)) <= 0.5


def _minutes(time: str) -> float:
    hours, minutes, seconds = map(int, time.split(":"))
    return hours * 60 + minutes + seconds / 60


def test_what_must_still_be_settled_is_what_the_script_expects(hearing: Played) -> None:
    expected = hearing.script["expect"]
    assert hearing.said["open_items"] == expected["mandatory_open"]
    assert hearing.said["gate_blocked"] is expected["gate_blocks"]


def test_the_report_is_final_only_when_nothing_is_open(hearing: Played) -> None:
    is_open = bool(hearing.said["open_items"] or hearing.said["open_cards"])
    assert hearing.said["status"] == ("concept" if is_open else "definitief")


def test_every_item_point_and_module_of_the_script_was_found(hearing: Played) -> None:
    events, record = hearing.script["events"], hearing.hearing
    answered = {entry["item"] for part in ("preparation", "opening", "closing") for entry in record[part]}
    assert answered == {event["item"] for event in events if event["do"] in ("prepare", "opening", "close")}
    assert len(record["coverage"]) == len({event["point"] for event in events if event["do"] == "cover"})


def test_consultations_pauses_and_corrections_are_all_there(hearing: Played) -> None:
    counted = {kind: sum(event["do"] == kind for event in hearing.script["events"]) for kind in ("consult", "pause")}
    assert len(hearing.hearing["consults"]) == counted["consult"]
    assert len(hearing.hearing["pauses"]) == counted["pause"]
    corrections = [event["text"] for event in hearing.script["events"] if event["do"] == "correct"]
    assert [correction["text"] for correction in hearing.hearing["corrections"]] == corrections


def test_replay_does_not_read_what_is_expected(tmp_path: Path) -> None:
    script = json.loads((CASES / "korte-smoke.json").read_text(encoding="utf-8"))
    del script["expect"]
    script["events"] = [e for e in script["events"] if e["do"] in ("gate", "start")]
    path = tmp_path / "zonder.json"
    path.write_text(json.dumps(script), encoding="utf-8")
    from tests.journeys.scripts import replay

    said = json.loads(replay([str(path), "--out", str(tmp_path / "uit")]).stdout)
    assert said["status"] == "concept"
    assert said["turns"] == 0
