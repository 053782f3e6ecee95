"""Opens a .docx that a stranger made: within limits, and refused whole when anything in it could act or point outside.

reliability.md T10: sizes are checked before a byte is unpacked, no entity is resolved, nothing is written.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hearing_desk.core.returned import MOST_BYTES, MOST_UNPACKED, Refusal, refused

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MOST_PARTS = 500
DAMAGE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError)
"""What reading a part of a package may end in when it is not whole."""
STORIES = ("footnotes", "endnotes", "header", "footer")
_RELATIONSHIPS = ".rels"
_ACTING = ("vbaproject", "vbadata", "activex", "macrosheet", "macroenabled", "keymapcustomizations", "attachedtoolbars")
_EMBEDDED = ("oleobject", "/package", "afchunk", "/control", "attachedtemplate", "subdocument", "frameset")
_POINTING_FIELDS = (
    "DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "LINK", "IMPORT", "DATABASE", "RD", "MACROBUTTON"
)  # fmt: skip


@dataclass(frozen=True)
class Package:
    """The parts of a file that hold words: its body, its comments if any, and the stories beside the body by name."""

    body: Element
    comments: Element | None
    stories: tuple[tuple[str, Element], ...]


def open_package(data: bytes) -> Package:
    """The parts of a returned file; the DeskError of a `Refusal` otherwise."""
    try:
        return _opened(data)
    except DAMAGE:
        raise refused(Refusal.DAMAGED) from None


def _opened(data: bytes) -> Package:
    if len(data) > MOST_BYTES:
        raise refused(Refusal.TOO_LARGE)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        entries = package.infolist()
        _refuse_sizes(entries)
        names = [entry.filename for entry in entries]
        if len(set(names)) < len(names):
            raise refused(Refusal.DAMAGED)
        _refuse_names(names)
        return _Parts(package, frozenset(names)).read()


def _refuse_sizes(entries: Sequence[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise refused(Refusal.TOO_LARGE)


def _refuse_names(names: Sequence[str]) -> None:
    for name in names:
        lower = name.lower()
        if any(word in lower for word in _ACTING):
            raise refused(Refusal.MACROS)
        if "/embeddings/" in lower or lower.endswith((".bin", ".exe", ".dll", ".docm", ".dotm")):
            raise refused(Refusal.EMBEDDED)


class _Parts:
    """The parts of an open package, by the relationships between them."""

    def __init__(self, package: zipfile.ZipFile, names: frozenset[str]) -> None:
        self._package = package
        self._names = names

    def read(self) -> Package:
        self._refuse_types()
        for name in sorted(self._names):
            if name.endswith(_RELATIONSHIPS):
                _refuse_relationships(self._xml(name))
        main = self._main_part()
        body = self._xml(main)
        _refuse_fields(body)
        related = dict(self._related(main))
        stories = [(name, self._xml(part)) for part, name in related.items() if name in STORIES]
        for _, story in stories:
            _refuse_fields(story)
        comments = next((self._xml(part) for part, name in related.items() if name == "comments"), None)
        return Package(body, comments, tuple(stories))

    def _refuse_types(self) -> None:
        for element in self._xml("[Content_Types].xml").iter("{*}Override", "{*}Default"):
            kind = element.get("ContentType", "").lower()
            if any(word in kind for word in _ACTING):
                raise refused(Refusal.MACROS)
            if "oleobject" in kind:
                raise refused(Refusal.EMBEDDED)

    def _main_part(self) -> str:
        for part, name in self._related(""):
            if name == "officeDocument":
                return part
        raise refused(Refusal.DAMAGED)

    def _related(self, part: str) -> Iterator[tuple[str, str]]:
        folder, name = posixpath.split(part)
        relationships = posixpath.join(folder, "_rels", f"{name}{_RELATIONSHIPS}")
        if relationships not in self._names:
            return
        for found in self._xml(relationships).iter("{*}Relationship"):
            target = found.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            if path in self._names:
                yield path, found.get("Type", "").rpartition("/")[2]

    def _xml(self, name: str) -> Element:
        if name not in self._names:
            raise refused(Refusal.DAMAGED)
        return parsed(self._package.read(name))


def parsed(data: bytes) -> Element:
    """A part as XML, without anything it could declare of its own; the DeskError of a `Refusal` otherwise."""
    from lxml import etree

    # A declaration of entities is refused before a parser sees it, in whatever encoding its letters are.
    if b"<!DOCTYPE" in data.replace(b"\0", b"").upper():
        raise refused(Refusal.ENTITIES)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise refused(Refusal.DAMAGED) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise refused(Refusal.ENTITIES)
    return root


def _refuse_relationships(root: Element) -> None:
    for found in root.iter("{*}Relationship"):
        if found.get("TargetMode", "").lower() == "external":
            raise refused(Refusal.OUTSIDE)
        kind = found.get("Type", "").lower()
        if any(word in kind for word in _ACTING):
            raise refused(Refusal.MACROS)
        if any(kind.endswith(word) for word in _EMBEDDED):
            raise refused(Refusal.EMBEDDED)


def _refuse_fields(root: Element) -> None:
    for words in _instructions(root):
        first, *_ = [*words.split(), ""]
        if first.upper() in _POINTING_FIELDS or "://" in words:
            raise refused(Refusal.OUTSIDE)


def _instructions(root: Element) -> Iterator[str]:
    for field in root.iter("{*}fldSimple"):
        yield attribute(field, "instr")
    # An instruction may be cut into runs, so that no piece of it alone says what it is.
    for paragraph in root.iter("{*}p"):
        yield "".join(piece.text or "" for piece in paragraph.iter("{*}instrText", "{*}delInstrText"))


def attribute(element: Element, name: str) -> str:
    """An attribute by its name in whatever namespace; "" without one."""
    found = (value for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name)
    return str(next(found, ""))
