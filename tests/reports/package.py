"""Looks into a .docx the way a stranger would: every part, every name, everything that could tell something."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts_of(data: bytes) -> Mapping[str, bytes]:
    """Every part of the package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def everything_in(data: bytes) -> str:
    """Names, stamps and all text of a package, also where letters are split over runs."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        entries = [f"{entry.filename} {entry.comment!r} {entry.extra!r}" for entry in package.infolist()]
    parts = parts_of(data)
    raw = [content.decode(errors="replace") for content in parts.values()]
    joined = [words_of(etree.fromstring(content)) for content in parts.values() if content.startswith(b"<")]
    return "\n".join([*entries, *raw, *joined])


def words_of(element: etree._Element) -> str:
    """All text within an element, joined."""
    return "".join(str(piece) for piece in element.itertext())


def document_of(data: bytes) -> etree._Element:
    """The body of the package as XML."""
    return etree.fromstring(parts_of(data)["word/document.xml"])
