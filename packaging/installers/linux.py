"""Makes the Debian package and the portable archive from the bundle.

`.venv/bin/python packaging/installers/linux.py BUNDLE OUT` writes hearing-desk_VERSION_amd64.deb and
hearing-desk-VERSION-linux-x86_64.tar.gz into OUT. The same bundle and SOURCE_DATE_EPOCH give the same bytes.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from importlib.metadata import version
from pathlib import Path

import man_page

HERE = Path(__file__).resolve().parent
NAME = "hearing-desk"
DEPENDS = "libc6 (>= 2.34), libgl1, libegl1, libfontconfig1, fonts-dejavu-core, fonts-noto-core"
"""Tried in a Debian 12 with nothing else: what is not here lies in the bundle."""

_CONTROL = """Package: {name}
Version: {version}
Architecture: amd64
Maintainer: Hearing Desk maintainers <hearing-desk@localhost>
Installed-Size: {size}
Depends: {depends}
Section: misc
Priority: optional
Description: keeps an asylum hearing safe, complete and calm
 Prepare, hear, record and report an asylum hearing on one laptop, encrypted and
 with no network at all.
 .
 Taking the package away leaves every vault where it is.
"""


def write_package(bundle: Path, out: Path) -> Path:
    """Write the Debian package; files belong to root and have the time of SOURCE_DATE_EPOCH."""
    made = out / f"{NAME}_{version(NAME)}_amd64.deb"
    with tempfile.TemporaryDirectory() as room:
        tree = Path(room) / "tree"
        lay_out(bundle, tree)
        _write_control(tree)
        order = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--build", str(tree), str(made)]
        subprocess.run(order, check=True, stdout=subprocess.DEVNULL)
    return made


def lay_out(bundle: Path, tree: Path) -> None:
    """Put everything where a Debian system looks for it."""
    shutil.copytree(bundle, tree / "opt" / NAME, symlinks=True)
    shutil.copytree(bundle / "licences", tree / "usr/share/doc" / NAME)
    _put(HERE / f"{NAME}.desktop", tree / "usr/share/applications")
    _put(HERE / f"{NAME}.svg", tree / "usr/share/icons/hicolor/scalable/apps")
    program = tree / "usr/bin" / NAME
    program.parent.mkdir(parents=True)
    program.symlink_to(f"/opt/{NAME}/{NAME}")
    man_page.write(tree / "usr/share/man")
    for page in (tree / "usr/share/man").rglob("*.1"):
        page.with_suffix(".1.gz").write_bytes(gzip.compress(page.read_bytes(), mtime=0))
        page.unlink()


def write_archive(bundle: Path, out: Path) -> Path:
    """Write the portable archive: unpack it anywhere and start hearing-desk in it."""
    top = f"{NAME}-{version(NAME)}"
    made = out / f"{top}-linux-x86_64.tar.gz"
    with gzip.GzipFile(made, "wb", 6, mtime=_moment()) as packed, tarfile.open(fileobj=packed, mode="w") as tar:
        for path in (bundle, *sorted(bundle.rglob("*"))):
            tar.add(path, Path(top) / path.relative_to(bundle), recursive=False, filter=_nobodys)
    return made


def _nobodys(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = _moment()
    return entry


def _moment() -> int:
    return int(os.environ.get("SOURCE_DATE_EPOCH", "0"))


def _put(source: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    shutil.copy(source, folder)


def _write_control(tree: Path) -> None:
    size = sum(file.lstat().st_size for file in tree.rglob("*") if file.is_file()) // 1024
    control = tree / "DEBIAN" / "control"
    control.parent.mkdir()
    said = _CONTROL.format(name=NAME, version=version(NAME), size=size, depends=DEPENDS)
    control.write_text(said, encoding="utf-8")


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:])
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    for write in (write_package, write_archive):
        sys.stdout.write(f"{write(source, target)}\n")
