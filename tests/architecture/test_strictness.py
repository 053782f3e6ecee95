"""The test run itself is strict: shown once a warning, a Qt warning and a figure beyond its limit, it fails."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT

PLANTED = """
import os, warnings
from PySide6.QtCore import qWarning

def test_warns():
    warnings.warn("planted", stacklevel=1)

def test_warns_in_qt(qtbot):
    qWarning("planted")

def test_is_offscreen():
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"

def test_measures(figures):
    figures.at_most("planted", 2.0, "ms", limit=1.0)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "test_planted.py").write_text(PLANTED)
    return tmp_path


def run(folder: Path, *, only: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), "--rootdir", str(folder)]
    plugins = ["-p", "tests.conftest", "-p", "no:cacheprovider"]
    options = ["--figures", "figures.json", "-k", only, "test_planted.py"]
    environment = {"PYTHONPATH": str(ROOT), "PATH": str(Path(sys.executable).parent)}
    return subprocess.run(
        [*command, *plugins, *options], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_a_warning_and_a_qt_warning_fail_their_test(folder: Path) -> None:
    lines = run(folder, only="warns").stdout.splitlines()
    failed = sorted(line.split("::")[1].split()[0] for line in lines if line.startswith("FAILED"))
    assert failed == ["test_warns", "test_warns_in_qt"]


def test_a_figure_beyond_its_limit_ends_the_run_with_one(folder: Path) -> None:
    assert run(folder, only="measures").returncode == 1
    rows = json.loads((folder / "figures.json").read_text())["rows"]
    assert [(row["name"], row["ok"]) for row in rows] == [("planted", False), ("test_planted.py::test_measures", True)]


def test_a_run_without_complaints_ends_with_zero(folder: Path) -> None:
    assert run(folder, only="offscreen").returncode == 0


def test_nothing_to_measure_is_said_and_is_no_failure(folder: Path) -> None:
    done = run(folder, only="nothing_of_that_name")
    assert done.returncode == 0
    assert "There is nothing to measure yet." in done.stdout
