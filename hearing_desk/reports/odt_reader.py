"""Reads our own OpenDocument text back with other eyes than wrote it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hearing_desk.core.printable import LINE
from hearing_desk.core.report import Report, Say
from hearing_desk.core.returned import MOST_BYTES, MOST_UNPACKED, Refusal, refused
from hearing_desk.core.styled import CELL, LABELS
from hearing_desk.reports.odt_styles import LEFTWARD, PAGE
from hearing_desk.reports.odt_writer import CONTENT
from hearing_desk.reports.read_turns import Written, check_paragraphs
from hearing_desk.reports.returned_package import DAMAGE, attribute, parsed

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SIGNS = {"tab": "\t", "line-break": LINE}


def paragraphs_of_odt(data: bytes) -> tuple[Written, ...]:
    """Every paragraph and every cell in its order; the DeskError of a `Refusal` when it cannot be read."""
    return tuple(_paragraphs(parsed(_content(data))))


def check_odt(data: bytes, report: Report, say: Say) -> None:
    """Raise DeskError `report_differs` unless the file says all that the report says, in order."""
    check_paragraphs(paragraphs_of_odt(data), report, say)


def _content(data: bytes) -> bytes:
    if len(data) > MOST_BYTES:
        raise refused(Refusal.TOO_LARGE)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if package.getinfo(CONTENT).file_size > MOST_UNPACKED:
                raise refused(Refusal.TOO_LARGE)
            return package.read(CONTENT)
    except (*DAMAGE, KeyError):
        raise refused(Refusal.DAMAGED) from None


def _paragraphs(root: Element) -> Iterator[Written]:
    for element in root.iter("{*}p", "{*}h", "{*}table-cell"):
        name = element.tag.rpartition("}")[2]
        if name == "table-cell":
            yield Written(CELL, "", "".join(_all(element)))
        elif (style := attribute(element, "style-name").removesuffix(LEFTWARD).removesuffix(PAGE)) != CELL:
            yield Written(style, "".join(_said(element, are_labels=True)), "".join(_said(element, are_labels=False)))


def _said(paragraph: Element, are_labels: bool) -> Iterator[str]:
    yield "" if are_labels else paragraph.text or ""
    for child in paragraph:
        if (attribute(child, "style-name") in LABELS) is are_labels:
            yield from _all(child)
        yield "" if are_labels else child.tail or ""


def _all(element: Element) -> Iterator[str]:
    name = element.tag.rpartition("}")[2]
    yield _SIGNS.get(name, " " if name == "s" else "") + (element.text or "")
    for child in element:
        yield from _all(child)
        yield child.tail or ""
