"""Looks whether the documents of an export are whole: every file its manifest names, to the last byte."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

MANIFEST = "manifest.sha256"


def half_documents(out: Path) -> list[str]:
    """What is wrong with the parts that stand under their names, a sentence each."""
    return [wrong for folder in sorted(out.glob("[0-9]-*")) for wrong in _wrong_with(folder)]


def _wrong_with(folder: Path) -> Iterator[str]:
    if not (folder / MANIFEST).is_file():
        yield f"{folder.name} has no manifest"
        return
    lines = (folder / MANIFEST).read_text(encoding="utf-8").splitlines()
    hashes = {line[66:]: line[:64] for line in lines if not line.startswith("#")}
    there = {path.name: path.read_bytes() for path in folder.iterdir() if path.name != MANIFEST}
    if not hashes:
        yield f"{folder.name} has an empty manifest"
    if {name: hashlib.sha256(content).hexdigest() for name, content in there.items()} != hashes:
        yield f"{folder.name} is not as its manifest says"
