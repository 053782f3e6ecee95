"""What cannot be done is said in one sentence, in the reader's language, and nothing is written."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from hearing_desk.wiring import run
from tests.cli.command import CASES, hearing_desk, tree, with_passphrase

SMOKE = CASES / "korte-smoke.json"
Done = subprocess.CompletedProcess[str]


def refused(done: Done) -> str:
    assert (done.returncode, done.stdout) == (1, ""), done.stderr
    sentences = done.stderr.splitlines()
    assert len(sentences) == 1
    return sentences[0]


def replayed(script: Path, out: Path, *more: str, **environment: str) -> Done:
    return hearing_desk("replay", script, "--out", out, *more, environment=environment)


def changed(directory: Path, **change: Any) -> Path:
    path = directory / "script.json"
    path.write_text(json.dumps({**json.loads(SMOKE.read_text(encoding="utf-8")), **change}), encoding="utf-8")
    return path


def test_a_script_that_is_no_json_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    script = tmp_path / "script.json"
    script.write_text("{oops", encoding="utf-8")
    assert refused(replayed(script, tmp_path / "out")) == "Het script is geen JSON: zie regel 1, kolom 2."
    assert tree(tmp_path) == ["script.json"]


def test_a_script_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refused(replayed(tmp_path / "weg.json", tmp_path / "out")) == "Het script weg.json kan niet worden gelezen."


def test_another_format_is_refused(tmp_path: Path) -> None:
    assert "hearing-script/1" in refused(replayed(changed(tmp_path, format="hearing-script/9"), tmp_path / "out"))


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        ({"do": "sing"}, "Gebeurtenis 0 (sing): do is sing"),
        ({"do": "prepare", "item": "VB-99", "answer": "gedaan"}, "kent VB-99 niet (item)"),
        ({"do": "prepare", "item": "VB-01", "answer": "klaar"}, "answer is klaar, maar moet een van deze zijn: gedaan"),
        ({"do": "prepare", "item": "VB-01"}, "Gebeurtenis 0 (prepare): het veld answer ontbreekt."),
    ],
)
def test_a_wrong_event_is_refused_by_its_number(tmp_path: Path, event: object, sentence: str) -> None:
    assert sentence in refused(replayed(changed(tmp_path, events=[event]), tmp_path / "out"))
    assert tree(tmp_path) == ["script.json"]


def test_the_sentence_follows_the_option_and_the_environment(tmp_path: Path) -> None:
    script, out = changed(tmp_path, events=[{"do": "sing"}]), tmp_path / "out"
    assert refused(replayed(script, out)).startswith("Gebeurtenis 0")
    assert refused(replayed(script, out, "--lang", "en")).startswith("Event 0")
    assert refused(replayed(script, out, HEARING_DESK_LANG="en")).startswith("Event 0")
    assert refused(replayed(script, out, "--lang=nl", HEARING_DESK_LANG="en")).startswith("Gebeurtenis 0")
    assert refused(hearing_desk("--lang", "en", "replay", script, "--out", out)).startswith("Event 0")


@pytest.mark.parametrize("command", ["replay", "export", "demo"])
def test_a_folder_that_cannot_be_written_is_refused_first(tmp_path: Path, command: str) -> None:
    (tmp_path / "file").write_text("x")
    out = tmp_path / "file" / "out"
    given: dict[str, list[object]] = {"replay": [SMOKE], "export": ["DEMO-1", "--vault", tmp_path / "vault"]}
    arguments = map(str, given.get(command, []))
    done = hearing_desk(command, *arguments, "--out", out, environment=with_passphrase(tmp_path))
    assert refused(done) == f"In de map {out} kan niets worden geschreven. Kies een andere map."
    assert tree(tmp_path) == ["file", "passphrase.txt"]


def test_a_folder_for_pictures_that_cannot_be_written_is_refused_first(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert "file" in refused(replayed(SMOKE, tmp_path / "out", "--shots", str(tmp_path / "file")))
    assert tree(tmp_path) == ["file"]


def test_a_vault_needs_a_passphrase_file(tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    for arguments in (["replay", str(SMOKE), "--out", out], ["doctor"], ["export", "X", "--out", out]):
        done = hearing_desk(*arguments, "--vault", tmp_path / "vault")
        assert "HEARING_DESK_PASSPHRASE_FILE" in refused(done)
    assert tree(tmp_path) == []


@pytest.mark.parametrize("content", [None, b"", b"\n", b"\xff\xfe"])
def test_a_passphrase_file_without_a_passphrase_is_refused(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "p").write_bytes(content)
    environment = {"HEARING_DESK_PASSPHRASE_FILE": str(tmp_path / "p")}
    done = hearing_desk("doctor", "--vault", tmp_path / "vault", environment=environment)
    assert "kan geen wachtwoordzin worden gelezen" in refused(done)


def test_a_vault_that_is_not_there_is_refused_where_it_must_exist(tmp_path: Path) -> None:
    environment = with_passphrase(tmp_path)
    assert refused(hearing_desk("doctor", "--vault", tmp_path / "vault", environment=environment))
    done = hearing_desk("export", "X", "--vault", tmp_path / "vault", "--out", tmp_path / "o", environment=environment)
    assert refused(done)
    assert tree(tmp_path) == ["passphrase.txt"]


def test_a_folder_with_other_things_does_not_become_a_vault(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    vault.mkdir()
    (vault / "letter.txt").write_text("mine")
    done = replayed(SMOKE, tmp_path / "out", "--vault", str(vault), **with_passphrase(tmp_path))
    assert "staat iets anders" in refused(done)
    assert tree(vault) == ["letter.txt"]


def test_a_file_in_place_of_a_vault_is_refused(tmp_path: Path) -> None:
    (tmp_path / "vault").write_text("mine")
    for arguments in (["doctor"], ["replay", str(SMOKE), "--out", str(tmp_path / "out")]):
        done = hearing_desk(*arguments, "--vault", tmp_path / "vault", environment=with_passphrase(tmp_path))
        assert refused(done)
    assert (tmp_path / "vault").read_text() == "mine"


@pytest.mark.parametrize(
    "arguments",
    [
        ["sing"], ["replay"], ["replay", "x.json"], ["replay", "x.json", "--out"], ["--lang", "fr"],
        ["export", "X", "--vault", "v", "--out", "o", "--part", "alles"], ["forms"], ["doctor"],
        ["forms", "check", "--format", "x"], ["demo", "--loud"], ["export", "--vault", "v", "--out", "o"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_wrong_use_gives_two_and_says_where_to_look(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments, {}) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert "Zie: hearing-desk" in said.err


def test_wrong_use_is_the_exit_code_of_the_process(tmp_path: Path) -> None:
    assert hearing_desk("sing", cwd=tmp_path).returncode == 2
    assert tree(tmp_path) == []


@pytest.mark.parametrize(
    "command", [[], ["replay"], ["demo"], ["export"], ["doctor"], ["forms"], ["forms", "check"]], ids=" ".join
)
def test_every_command_explains_itself_in_the_chosen_language(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*command, "--help"], {}) == 0
    dutch = capsys.readouterr().out
    assert run([*command, "--lang", "en", "--help"], {}) == 0
    assert dutch.startswith("Usage: hearing-desk")
    assert dutch != capsys.readouterr().out
