"""Puts a round of corrections into the report's Word file as real tracked changes and comments, and checks them."""

from __future__ import annotations

import copy
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml
from lxml import etree
from lxml.etree import SubElement
from lxml.etree import _Element as Element

from hearing_desk.core.printable import PARAGRAPH
from hearing_desk.core.problems import DeskError
from hearing_desk.core.replacing import place_of
from hearing_desk.core.report import Report, Say
from hearing_desk.core.returned import Original
from hearing_desk.core.styled import FURTHER, LABELS
from hearing_desk.core.text import Text
from hearing_desk.core.tracked import TrackedChange
from hearing_desk.reports.docx_elements import paragraph_xml, text_xml
from hearing_desk.reports.docx_writer import repacked, write_docx
from hearing_desk.reports.returned_package import open_package
from hearing_desk.reports.returned_paragraphs import paragraphs_of
from hearing_desk.reports.sent import sent_report

_BODY, _COMMENTS = "word/document.xml", "word/comments.xml"
_TYPES, _RELATIONSHIPS = "[Content_Types].xml", "word/_rels/document.xml.rels"
_P, _PPR, _PSTYLE, _R, _RPR, _RSTYLE = map(qn, ("w:p", "w:pPr", "w:pStyle", "w:r", "w:rPr", "w:rStyle"))
_T, _DELETED_TEXT, _REFERENCE, _VAL = map(qn, ("w:t", "w:delText", "w:commentReference", "w:val"))
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RIGHT_TO_LEFT = "ar-SA"


def write_tracked(report: Report, changes: Sequence[TrackedChange], say: Say) -> bytes:
    """The report with the changes of a round in it; with all of them rejected it is the report again."""
    data = write_docx(report, say)
    original = sent_report(data, report)
    editor = _Editor(original)
    written = repacked(data, lambda parts: editor.edit(parts, changes))
    _check(written, original)
    return written


def _check(data: bytes, original: Original) -> None:
    before = [paragraph.before.removesuffix(PARAGRAPH) for paragraph in paragraphs_of(open_package(data).body)]
    if before != [paragraph.text for paragraph in original.paragraphs]:
        raise DeskError(
            "tracked_differs",
            Text(
                "The changes of the round could not be put into the report without harm. Nothing was delivered; "
                "the corrections themselves are kept."
            ),
        )


@dataclass(frozen=True)
class _Place:
    """A paragraph of a turn and where its words begin in the turn's text."""

    element: Element
    begin: int
    length: int


class _Editor:
    """Edits the parts of one file; each change and comment has a number of its own."""

    def __init__(self, original: Original) -> None:
        self._original = original
        self._last = 0
        self._comments: Element = OxmlElement("w:comments")

    def edit(self, parts: dict[str, bytes], changes: Sequence[TrackedChange]) -> None:
        """Put the changes into the body; what cannot stand there word for word becomes a comment."""
        body = parse_xml(parts[_BODY])
        paragraphs = list(body.iter(_P))
        for turn in dict.fromkeys(change.turn for change in changes):
            self._edit_turn(turn, [change for change in changes if change.turn == turn], paragraphs)
        parts[_BODY] = _as_bytes(body)
        if len(self._comments):
            parts[_COMMENTS] = _as_bytes(self._comments)
            _announce_comments(parts)

    def _edit_turn(self, turn: str, changes: Sequence[TrackedChange], paragraphs: Sequence[Element]) -> None:
        known = [
            (element, sent.text[sent.label :])
            for element, sent in zip(paragraphs, self._original.paragraphs, strict=True)
            if turn and sent.turn == turn
        ]
        first = known[0][0] if known else paragraphs[0]
        placed, others = _placed(changes, PARAGRAPH.join(words for _, words in known))
        # From the last to the first, so that what stands before stays where it is.
        for start, change in reversed(placed):
            self._replace(change, start, _places(known))
        for change in others:
            quoted = f"“{change.old}”: " if change.old else ""
            self._comment(first, change, f"{quoted}{change.new}")
        for _, change in placed:
            if change.remark:
                self._comment(first, change, change.remark)

    def _replace(self, change: TrackedChange, start: int, places: Sequence[_Place]) -> None:
        end = start + len(change.old)
        touched = [place for place in places if place.begin < end and start <= place.begin + place.length]
        for place in reversed(touched):
            first, last = max(start - place.begin, 0), min(end - place.begin, place.length)
            after = self._delete(place.element, first, last, change)
            if end - place.begin > place.length:
                _set_mark(place.element, self._stamped("w:del", change))
            if place is touched[0]:
                self._insert(place.element, after, change)

    def _delete(self, paragraph: Element, start: int, end: int, change: TrackedChange) -> Element:
        """Mark the words as taken away; gives what now stands before the place where others can come."""
        before = _cut(paragraph, start)
        if end <= start:
            return before
        last = _cut(paragraph, end)
        gone = self._stamped("w:del", change)
        runs = list(itertools.takewhile(lambda run: run is not last, before.itersiblings()))
        before.addnext(gone)
        for run in (*runs, last):
            for text in run.iter(_T):
                text.tag = _DELETED_TEXT
            gone.append(run)
        return gone

    def _insert(self, paragraph: Element, after: Element, change: TrackedChange) -> None:
        for number, words in enumerate(change.new.split(PARAGRAPH)):
            if number:
                paragraph, after = _break_after(paragraph, after, self._stamped("w:ins", change))
            if words:
                new = self._stamped("w:ins", change)
                new.extend(_elements(text_xml(words, _RIGHT_TO_LEFT)))
                after.addnext(new)
                after = new

    def _comment(self, paragraph: Element, change: TrackedChange, words: str) -> None:
        comment = self._stamped("w:comment", change)
        comment.set(qn("w:initials"), "")
        for line in words.split(PARAGRAPH):
            comment.extend(_elements(paragraph_xml("Tekst", line, text_xml(line, _RIGHT_TO_LEFT))))
        self._comments.append(comment)
        number = comment.get(qn("w:id"), "")
        paragraph.insert(1, _numbered("w:commentRangeStart", number))
        paragraph.append(_numbered("w:commentRangeEnd", number))
        SubElement(paragraph, _R).append(_numbered("w:commentReference", number))

    def _stamped(self, tag: str, change: TrackedChange) -> Element:
        self._last += 1
        element = _numbered(tag, str(self._last))
        element.set(qn("w:author"), change.by)
        element.set(qn("w:date"), f"{datetime.fromisoformat(change.at).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}")
        return element


def _placed(
    changes: Sequence[TrackedChange], text: str
) -> tuple[list[tuple[int, TrackedChange]], list[TrackedChange]]:
    """The changes whose words stand in the text once, and that touch no other, in the order of the text; the others."""
    placed: list[tuple[int, TrackedChange]] = []
    others: list[TrackedChange] = []
    for change in changes:
        start = place_of(text, change.old)
        if start is None or any(s < start + len(change.old) and start < s + len(c.old) for s, c in placed):
            others.append(change)
        else:
            placed.append((start, change))
    return sorted(placed, key=lambda one: one[0]), others


def _places(known: Sequence[tuple[Element, str]]) -> list[_Place]:
    starts = itertools.accumulate((len(words) + len(PARAGRAPH) for _, words in known), initial=0)
    return [_Place(element, start, len(words)) for (element, words), start in zip(known, starts, strict=False)]


def _cut(paragraph: Element, offset: int) -> Element:
    """What stands right before this place in the words; a run that goes over it is cut in two."""
    before = paragraph[0]
    left = offset
    for child in list(paragraph)[1:]:
        if child.tag != _R or not _is_words(child):
            before = child if left == offset and child.tag == _R else before
            continue
        length = sum(map(_length, child))
        if left < length:
            return _cut_run(child, left) if left else before
        left, before = left - length, child
    return before


def _is_words(run: Element) -> bool:
    style = run.find(f"{_RPR}/{_RSTYLE}")
    return (style is None or style.get(_VAL) not in LABELS) and run.find(_REFERENCE) is None


def _length(piece: Element) -> int:
    if piece.tag == _T:
        return len(piece.text or "")
    return 0 if piece.tag == _RPR else 1


def _cut_run(run: Element, offset: int) -> Element:
    rest = copy.deepcopy(run)
    for half, is_first in ((run, True), (rest, False)):
        at = 0
        for piece in [piece for piece in half if piece.tag != _RPR]:
            first, at = at, at + _length(piece)
            keeps = slice(0, max(offset - first, 0)) if is_first else slice(max(offset - first, 0), None)
            if piece.tag == _T:
                piece.text = (piece.text or "")[keeps]
            if (piece.tag == _T and not piece.text) or (piece.tag != _T and (first >= offset) is is_first):
                half.remove(piece)
    run.addnext(rest)
    return run


def _set_mark(paragraph: Element, mark: Element) -> None:
    properties = paragraph[0].find(_RPR)
    if properties is None:
        properties = SubElement(paragraph[0], _RPR)
    properties.insert(0, mark)


def _break_after(paragraph: Element, after: Element, mark: Element) -> tuple[Element, Element]:
    """End the paragraph there with a break that somebody added; gives the new paragraph and its first place."""
    rest: Element = OxmlElement("w:p")
    rest.append(copy.deepcopy(paragraph[0]))
    style = rest.find(f"{_PPR}/{_PSTYLE}")
    if style is not None and not style.get(_VAL, "").endswith(FURTHER):
        style.set(_VAL, style.get(_VAL, "") + FURTHER)
    for moved in list(after.itersiblings()):
        rest.append(moved)
    earlier = paragraph[0].find(_RPR)
    if earlier is not None:
        paragraph[0].remove(earlier)
    _set_mark(paragraph, mark)
    paragraph.addnext(rest)
    return rest, rest[0]


def _numbered(tag: str, number: str) -> Element:
    element: Element = OxmlElement(tag)
    element.set(qn("w:id"), number)
    return element


def _announce_comments(parts: dict[str, bytes]) -> None:
    types, related = etree.fromstring(parts[_TYPES]), etree.fromstring(parts[_RELATIONSHIPS])
    SubElement(types, f"{{{types.nsmap[None]}}}Override", PartName=f"/{_COMMENTS}", ContentType=_CONTENT)
    kind = f"{{{related.nsmap[None]}}}Relationship"
    SubElement(related, kind, Id="rIdComments", Type=_KIND, Target="comments.xml")
    parts[_TYPES], parts[_RELATIONSHIPS] = _as_bytes(types), _as_bytes(related)


def _elements(xml: str) -> list[Element]:
    return list(parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>"))


def _as_bytes(root: Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
