"""A report as a Word file: our own template, only text, page numbers and headings, the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hearing_desk.core.report import Report, Say
from hearing_desk.core.styled import (
    LABEL,
    TIME,
    StyledParagraph,
    StyledTable,
    file_title,
    page_header,
    right_to_left_language,
    styled,
)

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.coreprops import CoreProperties
    from lxml.etree import _Element as Element

TEMPLATE = Path(__file__).resolve().parents[1] / "data" / "template.docx"
TEXT_WIDTH = 9354
"""Between the margins of the template's page, in twentieths of a point."""
_NO_DATE = "1980-01-01T00:00:00+00:00"


def write_docx(report: Report, say: Say) -> bytes:
    """The report as the bytes of a .docx; `say` puts its texts into words. Linear in the number of turns."""
    import docx

    document = docx.Document(str(TEMPLATE))
    _DocxWriter(document, report, say).write()
    _set_properties(document.core_properties, report, file_title(report, say))
    saved = io.BytesIO()
    document.save(saved)
    return repacked(saved.getvalue())


def repacked(package: bytes, edit: Callable[[dict[str, bytes]], None] = lambda parts: None) -> bytes:
    """The same package, edited, with its entries sorted and dated 1980-01-01 (decisions.md, Files and hashes)."""
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    edit(parts)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as target:
        for name, content in sorted(parts.items()):
            target.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()


class _DocxWriter:
    """Fills one document from one report."""

    def __init__(self, document: Document, report: Report, say: Say) -> None:
        from hearing_desk.reports import docx_elements

        self._elements = docx_elements
        self._report = report
        self._say = say
        self._marker = docx_elements.Marker()
        self._header: Element = document.sections[0].header.paragraphs[0]._p
        self._end: Element = document.element.body.sectPr
        self._right_to_left = right_to_left_language(report.spoken)

    def write(self) -> None:
        """Header, title and blocks, in order."""
        self._write_header()
        for block in styled(self._report, self._say):
            if isinstance(block, StyledTable):
                self._elements.add_table(self._end, block.caption, block.rows, self._right_to_left, TEXT_WIDTH)
            else:
                self._write_paragraph(block)

    def _write_header(self) -> None:
        *marks, last = page_header(self._report, self._say)
        for mark in marks:
            self._text(self._elements.insert_paragraph(self._header, mark.style), mark.words)
        self._text(self._header, last.words)

    def _write_paragraph(self, block: StyledParagraph) -> None:
        paragraph = self._elements.insert_paragraph(self._end, block.style)
        if block.starts_page:
            self._elements.break_page_before(paragraph)
        self._write_label(paragraph, block)
        self._text(paragraph, block.words)
        if block.is_place:
            self._marker.set_at(paragraph)

    def _write_label(self, paragraph: Element, block: StyledParagraph) -> None:
        if block.time:
            self._text(paragraph, block.label, LABEL)
            self._text(paragraph, f" {block.time}", TIME)
            self._text(paragraph, block.between, LABEL)
        elif block.label:
            self._text(paragraph, block.label + block.between, LABEL)

    def _text(self, paragraph: Element, text: str, style: str = "") -> None:
        self._elements.add_text(paragraph, text, self._right_to_left, style)


def _set_properties(properties: CoreProperties, report: Report, title: str) -> None:
    at = datetime.fromisoformat(report.dated or _NO_DATE).astimezone(UTC)
    properties.title = title
    properties.author = ""
    properties.last_modified_by = ""
    properties.language = report.language
    properties.created = at
    properties.modified = at
