"""The source of the Windows installer, built and read back where wixl is there."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.installers.scripts import script

FILES = ("hearing-desk.exe", "hearing-desk-cli.exe", "_internal/PySide6/Qt6Core.dll", "_internal/a.pyd")
WIX = "{http://schemas.microsoft.com/wix/2006/wi}"


def a_stub(folder: Path) -> Path:
    for name in FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    return folder


def test_every_file_is_in_it_once_and_belongs_to_what_is_installed(tmp_path: Path) -> None:
    root = ET.fromstring(script("windows").source_of(a_stub(tmp_path)))
    sources = [file.get("Source") for file in root.iter(f"{WIX}File")]
    assert sorted(sources, key=str) == sorted(str(tmp_path / name) for name in FILES)
    components = [component.get("Id") for component in root.iter(f"{WIX}Component")]
    assert len(set(components)) == len(components)
    assert {reference.get("Id") for reference in root.iter(f"{WIX}ComponentRef")} == set(components)


def test_a_file_keeps_its_identity_in_the_next_version_wherever_it_was_built(tmp_path: Path) -> None:
    def identities(folder: Path) -> list[str | None]:
        root = ET.fromstring(script("windows").source_of(a_stub(folder)))
        return [component.get("Guid") for component in root.iter(f"{WIX}Component")]

    assert identities(tmp_path / "one") == identities(tmp_path / "two")


@pytest.mark.skipif(shutil.which("wixl") is None or shutil.which("msiinfo") is None, reason="wixl is not installed")
def test_wixl_builds_it_and_the_installer_says_what_it_replaces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    source, made = tmp_path / "hearing-desk.wxs", tmp_path / "hearing-desk.msi"
    source.write_text(script("windows").source_of(a_stub(Path("stub"))), encoding="utf-8")
    subprocess.run(["wixl", "-a", "x64", source.name, "-o", made.name], cwd=tmp_path, check=True, capture_output=True)
    properties = _table(made, "Property")
    assert f"UpgradeCode\t{{{script('windows').UPGRADE_CODE}}}" in properties
    assert "ALLUSERS\t1" in properties
    assert "WIX_UPGRADE_DETECTED" in _table(made, "Upgrade")
    assert "ProgramFiles64Folder\tHearing Desk" in _table(made, "Directory")
    assert all(Path(name).name in _table(made, "File") for name in FILES)
    assert "[INSTALLDIR]hearing-desk.exe" in _table(made, "Shortcut")


def _table(made: Path, table: str) -> str:
    asked = ["msiinfo", "export", str(made), table]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout
