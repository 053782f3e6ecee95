"""Reads our own Word file back with other eyes than wrote it: does each turn stand there once, in order?"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from hearing_desk.core.printable import LINE
from hearing_desk.core.report import Report, Say
from hearing_desk.core.styled import LABELS
from hearing_desk.reports.read_turns import ReadTurn, Written, begins_turn, check_turns, goes_on, turns_in

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def turns_of_docx(data: bytes) -> tuple[ReadTurn, ...]:
    """The turns of a report's .docx in the order of the file."""
    return turns_in(
        Written(_style_of(paragraph), label_of_paragraph(paragraph), words_of_paragraph(paragraph))
        for paragraph in paragraphs_in(_document(data))
    )


def paragraphs_in(part: bytes) -> Iterator[Element]:
    """The paragraphs of a part of our own, in order, also those in tables."""
    # The parser of the standard library: lxml wrote the file, so another one reads it.
    return ET.fromstring(part).iter(f"{_W}p")


def is_turn(paragraph: Element) -> bool:
    """Whether a turn begins here."""
    return begins_turn(_style_of(paragraph))


def is_further(paragraph: Element) -> bool:
    """Whether the turn before goes on here."""
    return goes_on(_style_of(paragraph))


def label_of_paragraph(paragraph: Element) -> str:
    """What hangs before the words, with the space or tab behind it."""
    return "".join(_text_of(run) for run in _runs(paragraph, are_labels=True))


def words_of_paragraph(paragraph: Element) -> str:
    """The words, without what hangs before them."""
    return "".join(_text_of(run) for run in _runs(paragraph, are_labels=False))


def check_docx(data: bytes, report: Report, say: Say) -> None:
    """Raise DeskError `report_differs` unless the file holds each turn of the report once, in order."""
    check_turns(turns_of_docx(data), report, say)


def _document(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("word/document.xml")


def _style_of(paragraph: Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else str(style.get(f"{_W}val"))


def _runs(paragraph: Element, are_labels: bool) -> Iterator[Element]:
    for run in paragraph.iterfind(f"{_W}r"):
        style = run.find(f"{_W}rPr/{_W}rStyle")
        is_label = style is not None and style.get(f"{_W}val") in LABELS
        if is_label is are_labels:
            yield run


def _text_of(run: Element) -> str:
    return "".join(_piece(element) for element in run)


def _piece(element: Element) -> str:
    match element.tag.removeprefix(_W):
        case "t":
            return element.text or ""
        case "tab":
            return "\t"
        case "br":
            return LINE
        case _:
            return ""
