"""`replay` as other programs use it: one JSON object, a vault that keeps the hearing, and what was acknowledged."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from hearing_desk.vault import open_vault
from tests.cli.command import CASES, PASSPHRASE, hearing_desk, tree, with_passphrase

ANSWER = "Ik woonde in een dorp.\nDaar was een brug."
EVENTS = [
    {"do": "gate", "fact": "officer", "outcome": "match"},
    {"do": "gate", "fact": "interpreter", "outcome": "match"},
    {"do": "start", "at": "09:00:00"},
    {"do": "resume", "at": "09:00:30"},
    {"do": "turn", "at": "09:01:00", "kind": "V", "text": "Waar woonde u?"},
    {"do": "turn", "at": "09:02:00", "kind": "A", "text": ANSWER},
    {"do": "end", "at": "09:03:00"},
    {"do": "export", "at": "09:04:00"},
]
KEYS = ["turns", "refused", "hits", "open_items", "open_cards", "status", "gate_blocked", "files", "timing"]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the script, played once into a vault that it made, with the acknowledgements noted."""
    folder = tmp_path_factory.mktemp("played")
    script(folder)
    done = replay(folder, "out", HEARING_DESK_ACKS=str(folder / "acks"))
    assert (done.returncode, done.stderr) == (0, "")
    (folder / "said").write_text(done.stdout, encoding="utf-8")
    return folder


def script(folder: Path, **case: object) -> None:
    plain: dict[str, Any] = json.loads((CASES / "korte-smoke.json").read_text(encoding="utf-8"))
    plain["case"].update(case)
    (folder / "script.json").write_text(json.dumps({**plain, "events": EVENTS}), encoding="utf-8")


def replay(folder: Path, out: str, **environment: str) -> Any:
    surroundings = {**with_passphrase(folder), **environment}
    return hearing_desk(
        "replay", folder / "script.json", "--out", folder / out, "--vault", folder / "vault", environment=surroundings
    )


def said(folder: Path) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads((folder / "said").read_text(encoding="utf-8"))
    return plain


def test_one_json_object_has_everything_in_the_order_of_the_contract(played: Path) -> None:
    outcome = said(played)
    assert list(outcome) == KEYS
    assert outcome["turns"] == 2
    assert [refusal["event"] for refusal in outcome["refused"]] == [3]
    assert outcome["timing"]["key_ms"]["p99"] is None
    assert outcome["timing"]["key_ms"]["n"] == len("Waar woonde u?") + len(ANSWER)


def test_every_file_it_names_is_there(played: Path) -> None:
    files = said(played)["files"]
    assert list(files) == ["rapport", "procesblad", "rapport_json", "json"]
    assert all(Path(path).is_absolute() and Path(path).is_file() for path in files.values())


def test_what_was_acknowledged_is_noted_with_its_hash(played: Path) -> None:
    lines = [line.split() for line in (played / "acks").read_text().splitlines()]
    assert all(seq.isdigit() and turn.startswith("t") for seq, turn, _ in lines)
    assert hashlib.sha256(ANSWER.encode()).hexdigest() in {sha256 for _, _, sha256 in lines}


def test_the_vault_it_made_keeps_the_hearing_and_tells_when_it_keeps_two(played: Path, tmp_path: Path) -> None:
    environment = with_passphrase(played)
    arguments = ("export", "DEMO-0011", "--vault", played / "vault", "--concept")
    once = hearing_desk(*arguments, "--out", tmp_path / "once", environment=environment)
    assert once.returncode == 0, once.stderr
    assert "1-rapport/rapport.docx" in tree(tmp_path / "once")
    assert replay(played, "again").returncode == 0
    twice = hearing_desk(*arguments, "--out", tmp_path / "twice", environment=environment)
    assert (twice.returncode, twice.stdout) == (1, "")
    assert not (tmp_path / "twice").exists()


def test_the_same_script_gives_the_same_report_in_a_vault_that_is_thrown_away(played: Path, tmp_path: Path) -> None:
    elsewhere = {"TMPDIR": str(tmp_path)}
    done = hearing_desk("replay", played / "script.json", "--out", played / "other", environment=elsewhere)
    assert done.returncode == 0
    assert tree(tmp_path) == []
    first, other = (played / out / "1-rapport" for out in ("out", "other"))
    for name in ("rapport.docx", "rapport.json"):
        assert (first / name).read_bytes() == (other / name).read_bytes()


def test_a_script_is_made_up_whatever_its_reference(tmp_path: Path) -> None:
    script(tmp_path, reference="Z-2026-123")
    done = replay(tmp_path, "out")
    assert done.returncode == 0
    assert json.loads(done.stdout)["status"] == "definitief"


def test_a_vault_that_somebody_has_open_is_refused(played: Path, tmp_path: Path) -> None:
    vault = open_vault(played / "vault", PASSPHRASE)
    try:
        done = hearing_desk("doctor", "--vault", played / "vault", environment=with_passphrase(tmp_path))
    finally:
        vault.close()
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
