"""Writes what the bundle is made of: an SBOM (CycloneDX 1.6) from the lock, and the licence notices to ship with it.

`.venv/bin/python packaging/installers/bill_of_materials.py BUNDLE` writes BUNDLE/sbom.cdx.json and BUNDLE/licences/.
"""

from __future__ import annotations

import json
import platform
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
_NOT_SHIPPED = ("hearing-desk", "pip")  # sqlite-utils asks for pip; the bundle leaves it out
_READ_BY_US = {"sqlcipher3": "Zlib, with SQLCipher (BSD-3-Clause) and OpenSSL (Apache-2.0)"}
"""Licences that a package has in its files but does not name."""
_BOOTLOADER = "pyinstaller"
_COMMON = Path("/usr/share/common-licenses")
_LICENCE_FILE = re.compile(r"(?i)(^|/)(licen[cs]e|copying|notice|authors)[^/]*$")
_NOTICE = """Hearing Desk is licensed under the EUPL-1.2 (LICENSE).

It is used together with other people's work; each folder here holds the licence of one of them.
Qt and PySide6 are used under the LGPL, version 3 (pyside6-essentials/, qt/): the libraries lie as separate files in
_internal/PySide6 and _internal/shiboken6, and may be replaced by other builds of the same version. Their source:
https://download.qt.io/official_releases/QtForPython/pyside6/ and https://download.qt.io/official_releases/qt/.
Nothing in the conditions of Hearing Desk forbids to examine or to change them for that purpose.
What other people's code is in Qt itself, and on which conditions: https://doc.qt.io/qt-6/licenses-used-in-qt.html.
Python is used under its own licence (python/). The starting program is the bootloader of PyInstaller (pyinstaller/),
under the GPL with the exception that lets it start a program of any licence.
The Dutch word list is that of OpenTaal (_internal/hearing_desk/data/dictionary/LICENSE).
The libraries of the system that were copied along are named in system/, each with its conditions.
"""


def shipped() -> tuple[Distribution, ...]:
    """Every Python package the program runs with, found from its own requirements."""
    found: dict[str, Distribution] = {}
    _gather(distribution("hearing-desk"), found)
    for name in _NOT_SHIPPED:
        found.pop(name, None)
    return tuple(found[name] for name in sorted(found))


def _gather(package: Distribution, found: dict[str, Distribution]) -> None:
    name = canonicalize_name(package.metadata["Name"])
    if name in found:
        return
    found[name] = package
    for line in package.requires or ():
        needed = Requirement(line)
        if needed.marker is None or needed.marker.evaluate({"extra": ""}):
            _gather(distribution(needed.name), found)


def bill(lock: str, bundle: Path) -> dict[str, object]:
    """The SBOM as CycloneDX has it, with the hashes of the lock; no time in it, so that it can be made again."""
    own = distribution("hearing-desk")
    hashes = locked_hashes(lock)
    parts = [_component(package, hashes[_name(package)], "library") for package in shipped()]
    parts += [_debian_component(package) for package in system_packages(bundle)]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": _component(own, (), "application")},
        "components": [*parts, _python(), _bootloader()],
    }


def locked_hashes(lock: str) -> Mapping[str, tuple[str, ...]]:
    """For every package of the lock the SHA-256 of each of its files."""
    entries = re.split(r"^(?=[A-Za-z0-9])", lock, flags=re.MULTILINE)[1:]
    names = (canonicalize_name(entry.split("==", 1)[0]) for entry in entries)
    return dict(zip(names, (tuple(re.findall(r"sha256:([0-9a-f]{64})", entry)) for entry in entries), strict=True))


def _component(package: Distribution, hashes: tuple[str, ...], kind: str) -> dict[str, object]:
    name, version = _name(package), package.version
    component: dict[str, object] = {"type": kind, "name": name, "version": version}
    component["purl"] = f"pkg:pypi/{name}@{version}"
    if licence := _licence(package):
        component["licenses"] = [{"license": {"name": licence}}]
    if hashes:
        # One package has a file for each platform: the lock accepts any of these.
        component["properties"] = [{"name": "hearing-desk:locked-sha256", "value": value} for value in hashes]
    return component


def _licence(package: Distribution) -> str:
    said = package.metadata.json
    classified = [line.rsplit(" :: ", 1)[1] for line in said.get("classifier", ()) if line.startswith("License ::")]
    named = said.get("license_expression") or "; ".join(classified) or said.get("license")
    return str(named or _READ_BY_US[_name(package)]).split("\n")[0]


def _name(package: Distribution) -> str:
    return canonicalize_name(package.metadata["Name"])


def write_licences(bundle: Path) -> None:
    """Lay the licence of everything in the bundle beside it."""
    folder = bundle / "licences"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "NOTICE.txt").write_text(_NOTICE, encoding="utf-8")
    shutil.copy(ROOT / "LICENSE", folder / "LICENSE")
    for package in shipped():
        _copy_licences(package, folder / _name(package))
    _copy_each(folder / "qt", {path.name: path for path in _COMMON.glob("*GPL-3")})
    _copy_each(folder / "python", {"LICENSE.txt": _licence_of_python()})
    _copy_licences(distribution(_BOOTLOADER), folder / _BOOTLOADER)
    conditions = {f"{name}.txt": Path("/usr/share/doc") / name / "copyright" for name in system_packages(bundle)}
    _copy_each(folder / "system", {name: path for name, path in conditions.items() if path.is_file()})


def _copy_each(folder: Path, files: Mapping[str, Path]) -> None:
    folder.mkdir()
    for name, path in files.items():
        shutil.copy(path, folder / name)


def _copy_licences(package: Distribution, folder: Path) -> None:
    folder.mkdir()
    said = f"{_name(package)} {package.version}\n{_licence(package)}\n{package.metadata.json.get('home_page', '')}\n"
    (folder / "package.txt").write_text(said, encoding="utf-8")
    for file in package.files or ():
        source = Path(str(file.locate()))
        if _LICENCE_FILE.search(file.as_posix()) and source.is_file():
            shutil.copy(source, folder / source.name)


def system_packages(bundle: Path) -> tuple[str, ...]:
    """The Debian packages that PyInstaller copied libraries of."""
    copied = sorted(file.name for file in (bundle / "_internal").glob("lib*.so*") if _is_of_the_system(file))
    if not copied or shutil.which("dpkg-query") is None:
        return ()
    asked = ["dpkg-query", "--search", *(f"*/{name}" for name in copied)]
    said = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    return tuple(sorted({line.split(":", 1)[0] for line in said.splitlines()}))


def _is_of_the_system(file: Path) -> bool:
    # Python has its own entry: the one that was built with need not be the one of the system.
    return not file.is_symlink() and not file.name.startswith("libpython")


def _debian_component(package: str) -> dict[str, object]:
    asked = ["dpkg-query", "--show", "--showformat", "${Version}\n", package]
    version = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split("\n", 1)[0]
    licence = [{"license": {"name": f"licences/system/{package}.txt"}}]
    purl = f"pkg:deb/debian/{package}@{version}"
    return {"type": "library", "name": package, "version": version, "purl": purl, "licenses": licence}


def _licence_of_python() -> Path:
    beside_its_library = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    release = ".".join(platform.python_version_tuple()[:2])
    of_debian = Path(f"/usr/share/doc/libpython{release}-minimal/copyright")
    return beside_its_library if beside_its_library.is_file() else of_debian


def _bootloader() -> dict[str, object]:
    made = distribution(_BOOTLOADER)
    licence = [{"license": {"name": _licence(made)}}]
    return {"type": "platform", "name": f"{_BOOTLOADER}-bootloader", "version": made.version, "licenses": licence}


def _python() -> dict[str, object]:
    licence = [{"license": {"id": "Python-2.0.1"}}]
    return {"type": "platform", "name": "cpython", "version": platform.python_version(), "licenses": licence}


if __name__ == "__main__":
    place = Path(sys.argv[1])
    materials = bill((ROOT / "requirements.lock").read_text(encoding="utf-8"), place)
    (place / "sbom.cdx.json").write_text(json.dumps(materials, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    write_licences(place)
