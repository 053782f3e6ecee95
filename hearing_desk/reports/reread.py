"""Reads our own Word file back with other eyes than wrote it: does each turn stand there once, in order?"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from hearing_desk.core.printable import LINE, printable
from hearing_desk.core.problems import DeskError
from hearing_desk.core.report import Paragraph, Report, Say, Style, hanging, spoken_by
from hearing_desk.core.text import Text

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TURNS = {
    "Vraag": Style.QUESTION,
    "Antwoord": Style.ANSWER,
    "Samenvatting": Style.SUMMARY,
    "Opmerking": Style.REMARK,
}
_FURTHER = {f"{style}Vervolg" for style in _TURNS}
_LABELS = ("Label", "Tijd")


@dataclass(frozen=True)
class ReadTurn:
    """A turn as it stands in a file: what hangs before it, and its text."""

    style: Style
    label: str
    text: str


def turns_of_docx(data: bytes) -> tuple[ReadTurn, ...]:
    """The turns of a report's .docx in the order of the file."""
    turns: list[ReadTurn] = []
    for paragraph in paragraphs_in(_document(data)):
        words = words_of_paragraph(paragraph)
        if is_turn(paragraph):
            turns.append(ReadTurn(_TURNS[_style_of(paragraph)], label_of_paragraph(paragraph).strip(), words))
        elif is_further(paragraph) and turns:
            last = turns.pop()
            turns.append(ReadTurn(last.style, last.label, f"{last.text}\n{words}"))
    return tuple(turns)


def paragraphs_in(part: bytes) -> Iterator[Element]:
    """The paragraphs of a part of our own, in order, also those in tables."""
    # The parser of the standard library: lxml wrote the file, so another one reads it.
    return ET.fromstring(part).iter(f"{_W}p")


def is_turn(paragraph: Element) -> bool:
    """Whether a turn begins here."""
    return _style_of(paragraph) in _TURNS


def is_further(paragraph: Element) -> bool:
    """Whether the turn before goes on here."""
    return _style_of(paragraph) in _FURTHER


def label_of_paragraph(paragraph: Element) -> str:
    """What hangs before the words, with the space or tab behind it."""
    return "".join(_text_of(run) for run in _runs(paragraph, are_labels=True))


def words_of_paragraph(paragraph: Element) -> str:
    """The words, without what hangs before them."""
    return "".join(_text_of(run) for run in _runs(paragraph, are_labels=False))


def turns_of_report(report: Report, say: Say) -> tuple[ReadTurn, ...]:
    """The turns that a report's file must hold."""
    return tuple(
        ReadTurn(block.style, printable(hanging(block, say)).strip(), printable(spoken_by(say, block.text)))
        for block in report.blocks
        if isinstance(block, Paragraph) and block.turn
    )


def check_docx(data: bytes, report: Report, say: Say) -> None:
    """Raise DeskError `report_differs` unless the file holds each turn of the report once, in order."""
    for wanted, found in zip_longest(turns_of_report(report, say), turns_of_docx(data)):
        if wanted != found:
            raise DeskError("report_differs", _differs((wanted or found or ReadTurn(Style.BODY, "", "")).label))


def _differs(label: str) -> Text:
    return Text(
        "The Word file was checked and is not the same as the hearing, at {label}. It was not delivered; the hearing "
        "itself is safe.",
        label=label,
    )


def _document(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("word/document.xml")


def _style_of(paragraph: Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else str(style.get(f"{_W}val"))


def _runs(paragraph: Element, are_labels: bool) -> Iterator[Element]:
    for run in paragraph.iterfind(f"{_W}r"):
        style = run.find(f"{_W}rPr/{_W}rStyle")
        is_label = style is not None and style.get(f"{_W}val") in _LABELS
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
