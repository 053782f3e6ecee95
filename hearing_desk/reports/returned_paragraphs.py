"""Reads paragraphs with all that was done to them: python-docx alone loses inserted and deleted words in silence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from hearing_desk.core.printable import LINE
from hearing_desk.reports.returned_package import attribute

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

OBJECT = "\ufffc"
BREAK = "\n"


@dataclass(frozen=True)
class Stamp:
    """Who did it and when, as the file says; `is_move` when the words went to, or came from, another place."""

    by: str
    at: str
    is_move: bool = False


@dataclass(frozen=True)
class Span:
    """Words with one history: added, taken away, both, or neither."""

    text: str
    inserted: Stamp | None = None
    deleted: Stamp | None = None


@dataclass
class Remark:
    """Where a comment hangs: its id, and the words it was written at."""

    id: str
    at_words: str = ""


@dataclass
class ReadParagraph:
    """A paragraph of the report with its changes; several of the file when only a tracked break parts them.

    `marked` are words that somebody struck through, hid, underlined or coloured without a tracked change.
    """

    spans: list[Span] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    layout: list[Stamp] = field(default_factory=list)
    marked: list[str] = field(default_factory=list)

    @property
    def before(self) -> str:
        """What stood here when every change is undone."""
        return "".join(span.text for span in self.spans if span.inserted is None)


@dataclass(frozen=True)
class _History:
    inserted: Stamp | None = None
    deleted: Stamp | None = None


def paragraphs_of(root: Element) -> list[ReadParagraph]:
    """The paragraphs of a part in its own order, also those in tables, text boxes and notes."""
    reader = _Reader()
    reader.read(root, _History())
    return reader.finish()


_TEXT = {"t", "delText"}
_FIELDS = {"fldChar", "fldSimple", "instrText", "delInstrText"}
_SIGNS = {
    "tab": "\t", "ptab": "\t", "br": LINE, "cr": LINE, "noBreakHyphen": "\u2011", "softHyphen": "\u00ad",
    "sym": OBJECT, "drawing": OBJECT, "object": OBJECT, "pict": OBJECT, "contentPart": OBJECT,
}  # fmt: skip
_INSERTED, _DELETED = ("ins", "moveTo", "cellIns"), ("del", "moveFrom", "cellDel")
_CONTAINERS = {"p", "tr", "tc", "AlternateContent", *_INSERTED, *_DELETED}
_PROPERTIES = {"pPr", "rPr", "sectPr", "tblPr", "tblPrEx", "trPr", "tcPr", "tblGrid", "sdtPr"}
_MARKING = tuple(f"{{*}}{name}" for name in ("strike", "dstrike", "vanish", "highlight", "u"))
_OFF = ("0", "false", "off", "none")
# Every program counts the pages anew: what such a field shows is no word of the file.
_PAGE_NUMBER = re.compile(r"\s*(PAGE|NUMPAGES)(\s+\\\*\s*\w+)*\s*", re.IGNORECASE)
_LAYOUT = tuple(
    f"{{*}}{name}"
    for name in (
        "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange",
        "tblGridChange", "numberingChange", "cellMerge",
    )
)  # fmt: skip


class _Reader:
    """Walks a part once; `_open` are the comments whose words are being read, `_current` the paragraph."""

    def __init__(self) -> None:
        self.found: list[ReadParagraph] = []
        self._current = ReadParagraph()
        self._joined: ReadParagraph | None = None
        self._open: dict[str, Remark] = {}
        self._seen: set[str] = set()
        self._is_page_number = False
        self._is_marked = self._was_marked = False

    def finish(self) -> list[ReadParagraph]:
        """What was read; what stood outside every paragraph is the last of it."""
        outside = self._current
        return [*self.found, outside] if outside.spans or outside.remarks or outside.layout else self.found

    def read(self, element: Element, history: _History) -> None:
        """Everything within an element."""
        for child in element:
            if isinstance(child.tag, str):
                self._take(child, child.tag.rpartition("}")[2], history)

    def _take(self, child: Element, name: str, history: _History) -> None:
        if name in _CONTAINERS:
            self._contain(child, name, history)
        elif name in _TEXT:
            self._say(child.text or "", history)
        elif name == "r":
            self._is_marked = _is_marked(child)
            self.read(child, history)
        elif name in _FIELDS:
            self._field(child, name, history)
        elif name in _SIGNS:
            self._say(_SIGNS[name], history)
            self.read(child, history)
        elif name in _PROPERTIES:
            self._current.layout += [_stamp(change, "") for change in child.iter(*_LAYOUT)]
        elif name.startswith("comment"):
            self._remark(child, name)
        else:
            self.read(child, history)

    def _contain(self, child: Element, name: str, history: _History) -> None:
        if name == "p" and "drawingml" not in child.tag:
            self._paragraph(child, history)
        elif name in ("tr", "tc"):
            self.read(child, _changed(_children(child, f"{name}Pr"), history))
        elif name == "AlternateContent":
            # The same words twice, for two kinds of programs; other words are read too.
            for version in _versions(child):
                self.read(version, history)
        else:
            self.read(child, _changed((child,), history))

    def _paragraph(self, element: Element, history: _History) -> None:
        outer, mine = self._current, self._joined or ReadParagraph()
        if self._joined is None:
            self.found.append(mine)
        self._current, self._joined = mine, None
        self.read(element, history)
        mark = _changed(_children(element, "pPr", "rPr"), history)
        if mark != _History():
            mine.spans.append(Span(BREAK, mark.inserted, mark.deleted))
        # Without the change there was no break here: what follows is the same paragraph.
        self._current, self._joined = outer, mine if mark.inserted is not None else None

    def _say(self, text: str, history: _History) -> None:
        if not text or (self._is_page_number and text.strip().isdecimal()):
            return
        self._current.spans.append(Span(text, history.inserted, history.deleted))
        for remark in self._open.values():
            remark.at_words += text if history.deleted is None else ""
        if self._is_marked and history == _History() and text.strip():
            before = self._current.marked.pop() if self._was_marked and self._current.marked else ""
            self._current.marked.append(before + text)
        self._was_marked = self._is_marked

    def _field(self, element: Element, name: str, history: _History) -> None:
        """A field: what it is told to show is words too, but for the page numbers."""
        if name == "fldChar":
            self._is_page_number &= attribute(element, "fldCharType") != "end"
            return
        instruction = attribute(element, "instr") if name == "fldSimple" else element.text or ""
        self._is_page_number = _PAGE_NUMBER.fullmatch(instruction) is not None
        if not self._is_page_number:
            self._say(instruction, history)
        if name == "fldSimple":
            self.read(element, history)
            self._is_page_number = False

    def _remark(self, element: Element, name: str) -> None:
        known = attribute(element, "id")
        if name == "commentRangeEnd":
            self._open.pop(known, None)
        elif known not in self._seen:
            self._seen.add(known)
            self._current.remarks.append(Remark(known))
            if name == "commentRangeStart":
                self._open[known] = self._current.remarks[-1]


def _changed(changes: Iterable[Element], history: _History) -> _History:
    for change in changes:
        name = str(change.tag).rpartition("}")[2]
        if name in _INSERTED:
            history = replace(history, inserted=_stamp(change, name))
        elif name in _DELETED:
            history = replace(history, deleted=_stamp(change, name))
    return history


def _children(element: Element, *path: str) -> Iterator[Element]:
    return element.iterfind("/".join(f"{{*}}{name}" for name in (*path, "*")))


def _versions(element: Element) -> Iterator[Element]:
    told: set[str] = set()
    for version in element.iterfind("{*}*"):
        words = "".join(text.text or "" for text in version.iter("{*}t", "{*}delText", "{*}instrText"))
        if not told or words not in told:
            yield version
        told.add(words)


def _is_marked(run: Element) -> bool:
    looks = run.find("{*}rPr")
    marks = () if looks is None else (mark for name in _MARKING for mark in looks.iterfind(name))
    return any(attribute(mark, "val") not in _OFF for mark in marks)


def _stamp(element: Element, name: str) -> Stamp:
    return Stamp(attribute(element, "author"), attribute(element, "date"), name.startswith("move"))
