"""Samples of every kind of hearing under each law, in the eyes of other programs, and on another computer."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openxml_audit import OpenXmlValidator

from hearing_desk.app.export_documents import dutch, files_of
from hearing_desk.core.hearing import Hearing
from hearing_desk.core.printable import PARAGRAPH
from hearing_desk.core.styled import FURTHER, STYLES, TURNS
from hearing_desk.reports.reread import turns_of_docx
from tests.reports.samples import KINDS, PROFILES, documents, sample

ROOT = Path(__file__).resolve().parents[2]
ELSEWHERE = (
    {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "77", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "USER": "ali", "HOSTNAME": "laptop"},
)
HASHES = (
    "import hashlib; from hearing_desk.app.export_documents import dutch, files_of;"
    "from hearing_desk.ui.headless import headless_copies; from tests.reports.samples import documents, sample;"
    "made = [one for found in documents(sample('nader_gehoor', 'apr_2026'))"
    " for one in files_of(found, dutch().say, headless_copies(), lambda: None)];"
    "print([(name, hashlib.sha256(data).hexdigest()) for name, data in made])"
)


def word_files(hearing: Hearing, folder: Path) -> Iterator[Path]:
    """The Word files of all its documents."""
    for document in documents(hearing):
        for name, data in files_of(document, dutch().say, {}, lambda: None):
            if name.endswith(".docx"):
                (folder / name).write_bytes(data)
                yield folder / name


def findings(hearing: Hearing, folder: Path) -> list[Any]:
    return [error for file in word_files(hearing, folder) for error in OpenXmlValidator().validate(file).errors]


@pytest.mark.parametrize(("kind", "profile"), list(zip(KINDS, itertools.cycle(PROFILES), strict=False)))
def test_a_strict_reader_finds_nothing_wrong_with_any_document(kind: str, profile: str, tmp_path: Path) -> None:
    assert findings(sample(kind, profile), tmp_path) == []


def test_the_same_hearing_gives_the_same_bytes_in_every_format_on_another_computer() -> None:
    first, second = (run_elsewhere(surroundings) for surroundings in ELSEWHERE)
    assert first == second
    assert first.count(".pdf") == first.count(".odt") == first.count(".txt") == 3
    assert first.count(".docx") == 4


def run_elsewhere(surroundings: dict[str, str]) -> str:
    places = {**os.environ, **surroundings, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", HASHES], env=places, capture_output=True, check=True, timeout=120)
    return done.stdout.decode()


@pytest.mark.torture
@pytest.mark.parametrize(("kind", "profile", "is_final"), list(itertools.product(KINDS, PROFILES, (False, True))))
def test_of_every_sample_libreoffice_shows_every_turn_and_the_strict_reader_finds_nothing(
    kind: str, profile: str, is_final: bool, tmp_path: Path
) -> None:
    hearing = sample(kind, profile, is_final)
    assert findings(hearing, tmp_path) == []
    files = list(word_files(hearing, tmp_path))
    home = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", home, "--convert-to", "txt:Text (encoded):UTF8", *(file.name for file in files)]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=300)
    for file in files:
        if file.name == "ronde-1-in-rapport.docx":
            continue  # LibreOffice writes the words of tracked changes as it likes; see test_libreoffice_round_trip.
        shown = "".join(file.with_suffix(".txt").read_text("utf-8-sig").split())
        for turn in turns_of_docx(file.read_bytes()):
            assert "".join(turn.text.split()) in shown, (file.name, turn.label)


@pytest.mark.torture
@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.parametrize(("kind", "profile"), list(itertools.product(KINDS, PROFILES)))
def test_pandoc_reads_the_same_turns_as_we_do(kind: str, profile: str, tmp_path: Path) -> None:
    report = next(word_files(sample(kind, profile), tmp_path))
    command = ["pandoc", "-f", "docx+styles", "-t", "json", report.name]
    read = json.loads(subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=60).stdout)
    ours = [turn.label + turn.text for turn in turns_of_docx(report.read_bytes())]
    assert ["".join(turn.split()) for turn in turns_in(read["blocks"])] == ["".join(turn.split()) for turn in ours]


def turns_in(blocks: list[Any]) -> list[str]:
    turns: list[str] = []
    starts = {STYLES[style] for style in TURNS}
    for block in blocks:
        if block["t"] != "Div":
            continue
        # Pandoc tells the name of a style, which may have spaces that its id has not.
        style = dict(block["c"][0][2]).get("custom-style", "").title().replace(" ", "")
        if style in starts:
            turns.append(said(block))
        elif style.removesuffix(FURTHER) in starts and turns:
            turns[-1] += PARAGRAPH + said(block)
    return turns


def said(piece: Any) -> str:
    if isinstance(piece, list):
        return "".join(map(said, piece))
    if not isinstance(piece, dict):
        return ""
    match piece.get("t"):
        case "Str":
            return str(piece["c"])
        case "Span" | "Div":
            return said(piece["c"][1])
        case "Quoted":
            return f"“{said(piece['c'][1])}”"
        case _:
            return said(piece.get("c"))
