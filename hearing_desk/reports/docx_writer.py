"""A report as a Word file: our own template, only text, page numbers and headings, the same bytes every time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from hearing_desk.core.report import Report, Say
from hearing_desk.core.styled import (
    Styled,
    StyledParagraph,
    StyledTable,
    file_title,
    page_header,
    right_to_left_language,
    styled,
)
from hearing_desk.reports.docx_elements import bookmark_xml, paragraph_xml, table_xml, text_xml
from hearing_desk.reports.returned_package import attribute
from hearing_desk.reports.templates import TEMPLATES, template_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from docx.opc.coreprops import CoreProperties
    from lxml.etree import _Element as Element

_BODY, _HEADER = "word/document.xml", "word/header"
_BEFORE_PAGE = b"<w:sectPr"
_EMPTY_HEADER = re.compile(rb"<w:p[ >].*</w:p>", re.DOTALL)
_NO_DATE = "1980-01-01T00:00:00+00:00"


def write_docx(report: Report, say: Say, templates: Path = TEMPLATES) -> bytes:
    """The report as the bytes of a .docx; `say` puts its texts into words. Linear in the number of turns.

    `templates` is the folder of the template; DeskError `template_not_found` when it is not there.
    """
    import docx

    document = docx.Document(io.BytesIO(template_bytes(report.template, templates)))
    writer = _DocxWriter(right_to_left_language(report.spoken), text_width(document.element.body))
    body = "".join(writer.block(block) for block in styled(report, say))
    header = "".join(writer.paragraph(paragraph) for paragraph in page_header(report, say))
    _set_properties(document.core_properties, report, file_title(report, say))
    saved = io.BytesIO()
    document.save(saved)

    def fill(parts: dict[str, bytes]) -> None:
        before, page, after = parts[_BODY].rpartition(_BEFORE_PAGE)
        parts[_BODY] = before + body.encode() + page + after
        margin = next(name for name in sorted(parts) if name.startswith(_HEADER))
        parts[margin] = _EMPTY_HEADER.sub(lambda _: header.encode(), parts[margin])

    return repacked(saved.getvalue(), fill)


def text_width(body: Element) -> int:
    """Between the margins of the page that a body says, in twentieths of a point; 0 when it says none."""
    size, margins = next(body.iter("{*}pgSz"), None), next(body.iter("{*}pgMar"), None)
    if size is None or margins is None:
        return 0
    sides = (attribute(size, "w"), attribute(margins, "left"), attribute(margins, "right"))
    page, left, right = (int(side) if side.isdecimal() else 0 for side in sides)
    return page - left - right


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
    """Writes the blocks of one report; the places in it that can be pointed at are numbered."""

    def __init__(self, right_to_left: str, width: int) -> None:
        self._right_to_left = right_to_left
        self._width = width
        self._places = 0

    def block(self, block: Styled) -> str:
        """A paragraph or a table."""
        if isinstance(block, StyledTable):
            return table_xml(block.caption, block.rows, self._right_to_left, self._width)
        return self.paragraph(block)

    def paragraph(self, block: StyledParagraph) -> str:
        """A paragraph, with a bookmark where it can be pointed at."""
        place = ""
        if block.is_place:
            self._places += 1
            place = bookmark_xml(self._places)
        label = "".join(self._text(words, style) for style, words in block.hanging())
        content = f"{place}{label}{self._text(block.words)}"
        return paragraph_xml(block.style, block.words, content, block.starts_page)

    def _text(self, text: str, style: str = "") -> str:
        return text_xml(text, self._right_to_left, style)


def _set_properties(properties: CoreProperties, report: Report, title: str) -> None:
    at = datetime.fromisoformat(report.dated or _NO_DATE).astimezone(UTC)
    properties.title = title
    properties.author = ""
    properties.last_modified_by = ""
    properties.language = report.language
    properties.created = at
    properties.modified = at
