"""Each import contract and each lint is shown one deliberate breach, and must report it."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.sources import ROOT

PACKAGES = ("app", "cli", "core", "formpack", "i18n", "reports", "ui", "vault")
BAD_IMPORTS = {
    "layers": ("core", "import hearing_desk.app"),
    "one-door": ("ui", "import hearing_desk.vault"),
    "parts-know-core": ("reports", "import hearing_desk.i18n"),
    "qt": ("app", "import PySide6.QtCore"),
    "sqlite": ("cli", "import sqlite3"),
    "docx": ("app", "import docx"),
    "pure": ("core", "import os"),
    "offline": ("vault", "import urllib.request"),
}
BAD_STYLE = {
    "A001": "list = 1",
    "B006": "def f(x=[]): return x",
    "BLE001": "try: f()\nexcept Exception: g()",
    "C901": "def h(x):\n" + "".join(f"    if x == {n}: return {n}\n" for n in range(11)),
    "D103": "def undocumented(): pass",
    "DTZ005": "import datetime\ndatetime.datetime.now()",
    "E501": "x = '" + "x" * 120 + "'",
    "ERA001": "# x = f(1)",
    "F401": "import json",
    "G004": "import logging\nlogging.info(f'{x}')",
    "PTH123": "open('x')",
    "SLF001": "x._private",
    "T201": "print('x')",
    "TID252": "from . import x",
    "UP006": "import typing\ndef g(x: typing.List[int]): pass",
}


SETTINGS = ROOT / "pyproject.toml"


def settings() -> Any:
    return tomllib.loads(SETTINGS.read_text(encoding="utf-8"))["tool"]


def run(tool: str, *arguments: str | Path, cwd: Path) -> str:
    command = [str(Path(sys.executable).with_name(tool)), *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False).stdout


@pytest.fixture(scope="module")
def report_on_planted_imports(tmp_path_factory: pytest.TempPathFactory) -> str:
    root = tmp_path_factory.mktemp("planted")
    for package in PACKAGES:
        (root / "hearing_desk" / package).mkdir(parents=True)
        (root / "hearing_desk" / package / "__init__.py").touch()
    (root / "hearing_desk" / "__init__.py").touch()
    (root / "hearing_desk" / "stranger.py").touch()
    for contract, (package, line) in BAD_IMPORTS.items():
        (root / "hearing_desk" / package / f"planted_{contract.replace('-', '_')}.py").write_text(line + "\n")
    return run("lint-imports", "--config", SETTINGS, "--no-cache", "--no-logo", cwd=root)


@pytest.fixture(scope="module")
def report_on_planted_style(tmp_path_factory: pytest.TempPathFactory) -> str:
    root = tmp_path_factory.mktemp("planted")
    banned = settings()["ruff"]["lint"]["flake8-tidy-imports"]["banned-api"]
    package = root / "hearing_desk" / "app"
    package.mkdir(parents=True)
    for code, text in BAD_STYLE.items():
        (package / f"{code.lower()}.py").write_text(text + "\n")
    for number, name in enumerate(banned):
        (package / f"banned{number}.py").write_text(f"import {name.split('.')[0]}\n{name}\n")
    return run("ruff", "check", "--no-cache", "--config", SETTINGS, "--output-format", "concise", cwd=root)


def contracts() -> list[dict[str, Any]]:
    return list(settings()["importlinter"]["contracts"])


@pytest.mark.parametrize("contract", contracts(), ids=lambda contract: contract["id"])
def test_an_import_contract_reports_its_planted_breach(
    contract: dict[str, Any], report_on_planted_imports: str
) -> None:
    assert f"{contract['name']} BROKEN" in report_on_planted_imports


def test_each_contract_has_a_planted_breach() -> None:
    assert {contract["id"] for contract in contracts()} == set(BAD_IMPORTS)


def test_a_package_that_has_no_layer_is_reported(report_on_planted_imports: str) -> None:
    assert "hearing_desk.stranger" in report_on_planted_imports


@pytest.mark.parametrize("code", BAD_STYLE)
def test_ruff_reports_a_planted_breach(code: str, report_on_planted_style: str) -> None:
    lines = report_on_planted_style.splitlines()
    assert any(f"{code.lower()}.py" in line and f" {code} " in line for line in lines)


def test_ruff_reports_each_banned_name(report_on_planted_style: str) -> None:
    banned = settings()["ruff"]["lint"]["flake8-tidy-imports"]["banned-api"]
    reported = [line for line in report_on_planted_style.splitlines() if " TID251 " in line]
    missed = [name for name in banned if not any(f"`{name}`" in line for line in reported)]
    assert not missed


def test_mypy_reports_an_untyped_function(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text("def f(x):\n    return x\n")
    report = run("mypy", "--config-file", SETTINGS, "--cache-dir", tmp_path, planted, cwd=tmp_path)
    assert "[no-untyped-def]" in report
