"""A script that cannot be played is refused in one Dutch sentence before anything is written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hearing_desk.wiring import run
from tests.cli.command import tree
from tests.journeys.builders import A, Script, V, do, script, signal, talk, turn

GOOD = script(talk())
Change = Callable[[Script], object]


def _bytes(plain: object) -> bytes:
    return json.dumps(plain, ensure_ascii=False).encode()


NOT_READABLE = {
    "empty": b"",
    "cut off": _bytes(GOOD)[:-20],
    "no object": b"[1, 2]",
    "two byte orders": _bytes(GOOD).decode().encode("utf-16"),
    "another encoding": _bytes(script(talk(turn("A", "één")))).decode().encode("latin-1"),
    "too deep": b"[" * 100_000,
    "a field twice": _bytes(GOOD).replace(b'"title":', b'"title": "Nog een", "title":', 1),
    "half a character": _bytes(script(talk(turn("A", "heel")))).replace(b"heel", b"\\ud83d half"),
    "a control character": _bytes(script(talk(turn("A", "heel")))).replace(b"heel", b"a\\u0000b"),
    "no character": _bytes(script(talk(turn("A", "a\ufdd0b")))),
}
WRONG_EVENTS = {
    "unknown": do("dansen"),
    "without its field": {"do": "turn", "kind": "V"},
    "outside its list": turn("X", "Wat?"),
    "a question of two paragraphs": turn("V", "Wat?\nEn waar?"),
    "an unknown topic": do("topic", id="MOD-17"),
    "an unknown item": do("opening", item="OP-11", answer="gedaan", note=""),
    "an item of another list": do("close", item="OP-01", answer="gedaan", note=""),
    "an unknown card": signal("SG-99", "later"),
    "an unknown answer": signal("SG-09", "misschien"),
    "an unknown role": signal("SG-01", "later", role=["zelf", "buurman"]),
    "an unknown party": do("consult", **{"with": "buurman"}, question="?", answer="", outcome="advies", reason=""),
    "no number": do("revise", turn="2", text="x"),
    "number nought": do("correct", turn=0, text="x", by="vreemdeling", reason="anders"),
    "an unknown day": do("next_session", date="2026-02-30", location="x"),
    "an unknown time": {**V, "at": "24:00:00"},
    "open settled for nothing": do("settle", what="iets", reason="x"),
    "a way out without whom": do("gate", fact="officer", outcome="opgelost", note=""),
}
WRONG_CASES: dict[str, Change] = {
    "no reference": lambda plain: plain["case"].update(reference=" "),
    "an unknown profile": lambda plain: plain["case"].update(profile="oud"),
    "no preference": lambda plain: plain["case"].pop("preference"),
    "an unknown module": lambda plain: plain["case"].update(modules=["MOD-99"]),
    "a day in words": lambda plain: plain["case"].update(date="morgen"),
    "another format": lambda plain: plain.update(format="hearing-script/2"),
    "no events": lambda plain: plain.update(events=[]),
    "no time in the hearing": lambda plain: plain["events"][1].pop("at"),
}


def refusal(script: bytes, folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What replay says of a script that it refuses, in Dutch; everything else about the refusal is checked here."""
    path, before = folder / "script.json", tree(folder)
    path.write_bytes(script)
    code = run(["replay", str(path), "--out", str(folder / "uit")], {})
    said = capsys.readouterr()
    assert (code, said.out) == (1, "")
    assert tree(folder) == [*before, "script.json"]
    assert said.err.endswith("\n")
    assert said.err.count("\n") == 1
    return said.err.strip()


@pytest.mark.parametrize("what", NOT_READABLE)
def test_what_cannot_be_read_is_refused(what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert refusal(NOT_READABLE[what], tmp_path, capsys)


@pytest.mark.parametrize("what", WRONG_EVENTS)
def test_a_wrong_event_is_refused_by_its_number(what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    events: list[dict[str, Any]] = talk(WRONG_EVENTS[what], A)
    assert refusal(_bytes(script(events)), tmp_path, capsys).startswith("Gebeurtenis 3")


@pytest.mark.parametrize("what", WRONG_CASES)
def test_a_wrong_case_is_refused(what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain = json.loads(json.dumps(GOOD))
    WRONG_CASES[what](plain)
    assert refusal(_bytes(plain), tmp_path, capsys)


def test_a_folder_is_no_script_and_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["replay", ".", "--out", str(tmp_path / "uit")], {}) == 1
    assert "script . kan" in capsys.readouterr().err


@pytest.mark.parametrize("out", ["bestand", "bestand/in"])
def test_no_folder_in_the_place_of_a_file(out: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bestand").write_text("van iemand anders", encoding="utf-8")
    (tmp_path / "script.json").write_bytes(_bytes(GOOD))
    assert run(["replay", str(tmp_path / "script.json"), "--out", str(tmp_path / out)], {}) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert tree(tmp_path) == ["bestand", "script.json"]
    assert (tmp_path / "bestand").read_text(encoding="utf-8") == "van iemand anders"
