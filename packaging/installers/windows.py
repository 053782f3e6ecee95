"""Writes the source of the Windows installer (MSI) for a bundle: its files, the Start menu, what a later one replaces.

`.venv/bin/python packaging/installers/windows.py BUNDLE OUT.wxs`, and then in the same folder
`wixl -a x64 OUT.wxs -o hearing-desk.msi` on Linux, or `candle -arch x64 OUT.wxs` and `light` on Windows.
Built here over a stub tree only; nothing was tried on Windows.
"""

from __future__ import annotations

import sys
import uuid
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree as ET

UPGRADE_CODE = "6F1F2C1E-5A5B-5F0E-9D0A-3E0A6C5D7B21"
"""Never changes: by it Windows knows that a new version takes the place of an old one."""

PROGRAM = "hearing-desk.exe"
_NAMESPACE = "http://schemas.microsoft.com/wix/2006/wi"
_MADE_FROM = uuid.UUID(UPGRADE_CODE)


def source_of(bundle: Path) -> str:
    """The WiX source for a bundle; per machine, silent with /qn, and the data of officers is never touched.

    The files are named as they are found from where it is built.
    """
    wix = ET.Element("Wix", xmlns=_NAMESPACE)
    product = _add(
        wix, "Product", Id="*", Name="Hearing Desk", Language="1043", Version=version("hearing-desk"),
        Manufacturer="Hearing Desk", UpgradeCode=UPGRADE_CODE,
    )
    _add(product, "Package", InstallerVersion="500", Compressed="yes", InstallScope="perMachine")
    _add(product, "MajorUpgrade", DowngradeErrorMessage="Er staat al een nieuwere versie van Hearing Desk.")
    _add(product, "Media", Id="1", Cabinet="hearing_desk.cab", EmbedCab="yes")
    target = _add(product, "Directory", Id="TARGETDIR", Name="SourceDir")
    programs = _add(target, "Directory", Id="ProgramFiles64Folder", Name="PFiles")
    menu = _add(target, "Directory", Id="ProgramMenuFolder", Name="Programs")
    feature = _add(product, "Feature", Id="Main", Title="Hearing Desk", Level="1")
    root = _add(programs, "Directory", Id="INSTALLDIR", Name="Hearing Desk")
    _lay_folder(root, bundle, PurePosixPath(), feature)
    _lay_shortcut(menu, feature)
    ET.indent(wix)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(wix, encoding="unicode") + "\n"


def _lay_folder(parent: ET.Element, folder: Path, place: PurePosixPath, feature: ET.Element) -> None:
    for path in sorted(folder.iterdir()):
        here = place / path.name
        if path.is_dir():
            _lay_folder(_add(parent, "Directory", Id=_id("d", here), Name=path.name), path, here, feature)
        else:
            _lay_file(parent, path, here, feature)


def _lay_file(parent: ET.Element, path: Path, place: PurePosixPath, feature: ET.Element) -> None:
    component = _component(parent, _id("c", place), str(place), feature)
    _add(component, "File", Id=_id("f", place), Name=path.name, Source=str(path), KeyPath="yes")


def _lay_shortcut(menu: ET.Element, feature: ET.Element) -> None:
    component = _component(menu, "c_shortcut", "start menu", feature)
    _add(
        component, "Shortcut", Id="s_start", Name="Hearing Desk", Target=f"[INSTALLDIR]{PROGRAM}",
        WorkingDirectory="INSTALLDIR",
    )
    _add(
        component, "RegistryValue", Root="HKLM", Key="Software\\HearingDesk", Name="shortcut", Type="integer",
        Value="1", KeyPath="yes",
    )


def _component(parent: ET.Element, identity: str, name: str, feature: ET.Element) -> ET.Element:
    component = _add(parent, "Component", Id=identity, Guid=str(uuid.uuid5(_MADE_FROM, name)), Win64="yes")
    _add(feature, "ComponentRef", Id=identity)
    return component


def _add(parent: ET.Element, tag: str, **said: str) -> ET.Element:
    return ET.SubElement(parent, tag, said)


def _id(kind: str, place: PurePosixPath) -> str:
    return f"{kind}_{uuid.uuid5(_MADE_FROM, str(place)).hex}"


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(source_of(Path(sys.argv[1])), encoding="utf-8")
