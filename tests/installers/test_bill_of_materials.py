"""What is shipped is named: every package with its version and licence, and nothing that only builds or tests."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.sources import ROOT
from tests.installers.scripts import INSTALLERS, script

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def components(bundle: Path) -> dict[str, dict[str, Any]]:
    return {part["name"]: part for part in script("bill_of_materials").bill(LOCK, bundle)["components"]}


def test_every_package_the_program_asks_for_is_named_with_the_version_of_the_lock(tmp_path: Path) -> None:
    named = components(tmp_path)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pins = dict(re.findall(r"^([a-z0-9._-]+)==([^\s;]+)", LOCK, re.MULTILINE))
    asked_for = {canonicalize_name(Requirement(line).name) for line in project["dependencies"]}
    of_the_index = {name: part["version"] for name, part in named.items() if "pypi" in part.get("purl", "")}
    assert asked_for <= set(of_the_index)
    assert of_the_index == {name: pins[name] for name in of_the_index}


def test_nothing_that_only_tests_or_builds_is_called_shipped(tmp_path: Path) -> None:
    assert not {"pytest", "pyinstaller", "mypy", "ruff", "hypothesis", "pip"} & set(components(tmp_path))


def test_the_python_of_the_bundle_is_named_once_and_not_as_that_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "_internal").mkdir()
    (tmp_path / "_internal" / "libpython3.11.so.1.0").touch()
    assert [name for name in components(tmp_path) if "python3" in name or "cpython" in name] == ["cpython"]


def test_every_part_has_a_licence_and_the_hashes_it_was_accepted_with(tmp_path: Path) -> None:
    for name, part in components(tmp_path).items():
        assert part["licenses"], name
        assert part["type"] == "platform" or part["properties"], name


def test_the_licences_of_everything_lie_in_the_bundle(tmp_path: Path) -> None:
    script("bill_of_materials").write_licences(tmp_path)
    folder = tmp_path / "licences"
    assert "LGPL" in (folder / "NOTICE.txt").read_text(encoding="utf-8")
    assert {"cryptography", "lxml", "pyside6-essentials", "sqlcipher3"} <= {place.name for place in folder.iterdir()}
    assert "PYTHON SOFTWARE FOUNDATION" in (folder / "python" / "LICENSE.txt").read_text(encoding="utf-8").upper()
    assert "Bootloader Exception" in (folder / "pyinstaller" / "COPYING.txt").read_text(encoding="utf-8")
    packages = [place for place in folder.iterdir() if place.is_dir() and place.name not in {"python", "qt", "system"}]
    assert all((place / "package.txt").read_text(encoding="utf-8").splitlines()[1] for place in packages)


def test_the_bundle_leaves_out_no_part_of_qt_that_the_program_imports() -> None:
    left_out = (INSTALLERS / "hearing-desk.spec").read_text(encoding="utf-8")
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "hearing_desk").rglob("*.py"))
    used = set(re.findall(r"PySide6\.(Qt\w+)", sources))
    assert "QtWidgets" in used
    for module in used:
        assert module.replace("Qt", "Qt6", 1) not in left_out
        assert f'"PySide6.{module}"' not in left_out
