"""A report as a Word file: our own template, only text, page numbers and headings, the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from hearing_desk.core.printable import PARAGRAPH, printable
from hearing_desk.core.report import Block, Heading, Paragraph, Report, Say, Style, Table, Words, spoken_by

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.coreprops import CoreProperties
    from lxml.etree import _Element as Element

TEMPLATE = Path(__file__).resolve().parents[1] / "data" / "template.docx"
STYLES = {
    Style.QUESTION: "Vraag",
    Style.ANSWER: "Antwoord",
    Style.SUMMARY: "Samenvatting",
    Style.REMARK: "Opmerking",
    Style.PAUSE: "Pauze",
    Style.BODY: "Tekst",
    Style.NOTE: "Noot",
}
FURTHER = "Vervolg"
HANGING = (Style.QUESTION, Style.ANSWER)
TURNS = (*HANGING, Style.SUMMARY, Style.REMARK)
LABEL, TIME = LABELS = "Label", "Tijd"
TEXT_WIDTH = 9354
"""Between the margins of the template's page, in twentieths of a point."""
_NO_DATE = "1980-01-01T00:00:00+00:00"
_ARABIC_SCRIPT = {"ar": "ar-SA", "ckb": "ku-Arab-IQ", "fa": "fa-IR", "prs": "prs-AF", "ps": "ps-AF", "ur": "ur-PK"}
_HEBREW_SCRIPT = {"he": "he-IL", "yi": "yi-Hebr"}


def write_docx(report: Report, say: Say) -> bytes:
    """The report as the bytes of a .docx; `say` puts its texts into words. Linear in the number of turns."""
    import docx

    document = docx.Document(str(TEMPLATE))
    _DocxWriter(document, report, say).write()
    _set_properties(document.core_properties, report, _plain(say, report.title))
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
        self._right_to_left = _right_to_left_language(report.spoken)

    def write(self) -> None:
        """Header, title and blocks, in order."""
        self._write_header()
        self._text(self._paragraph("Titel"), _plain(self._say, self._report.title))
        for block in self._report.blocks:
            self._write_block(block)

    def _write_header(self) -> None:
        for mark in self._report.marks:
            self._text(self._elements.insert_paragraph(self._header, "Merk"), _plain(self._say, mark))
        self._text(self._header, f"{_plain(self._say, self._report.title)}\t{printable(self._report.reference)}")

    def _write_block(self, block: Block) -> None:
        match block:
            case Heading():
                self._write_heading(block)
            case Paragraph():
                self._write_paragraph(block)
            case Table():
                self._write_table(block)
            case _:
                assert_never(block)

    def _write_heading(self, heading: Heading) -> None:
        paragraph = self._paragraph(f"Kop{heading.level}")
        if heading.starts_page:
            self._elements.break_page_before(paragraph)
        words = _plain(self._say, heading.words)
        self._text(paragraph, f"{heading.number}\u2003{words}" if heading.number else words)
        if heading.bookmark:
            self._marker.set_around(paragraph, heading.bookmark)

    def _write_paragraph(self, block: Paragraph) -> None:
        style = STYLES[block.style]
        first, *further = _plain(self._say, block.text).split(PARAGRAPH)
        paragraph = self._paragraph(style)
        self._write_label(paragraph, block)
        self._text(paragraph, first)
        for words in further:
            self._text(self._paragraph(style + FURTHER if block.style in TURNS else style), words)

    def _write_label(self, paragraph: Element, block: Paragraph) -> None:
        label = _plain(self._say, block.label)
        if not label:
            return
        between = "\t" if block.style in HANGING else " "
        if block.time:
            self._text(paragraph, label, LABEL)
            self._text(paragraph, f" {block.time}", TIME)
            self._text(paragraph, between, LABEL)
        else:
            self._text(paragraph, label + between, LABEL)

    def _write_table(self, table: Table) -> None:
        rows = [[_plain(self._say, cell) for cell in row] for row in (table.header, *table.rows)]
        caption = _plain(self._say, table.caption)
        self._elements.add_table(self._end, caption, rows, self._right_to_left, TEXT_WIDTH)

    def _paragraph(self, style: str) -> Element:
        return self._elements.insert_paragraph(self._end, style)

    def _text(self, paragraph: Element, text: str, style: str = "") -> None:
        self._elements.add_text(paragraph, text, self._right_to_left, style)


def _plain(say: Say, words: Words) -> str:
    return printable(spoken_by(say, words))


def _right_to_left_language(spoken: str) -> str:
    main = spoken.partition("-")[0].lower()
    return {**_ARABIC_SCRIPT, **_HEBREW_SCRIPT}.get(main, "ar-SA")


def _set_properties(properties: CoreProperties, report: Report, title: str) -> None:
    at = datetime.fromisoformat(report.dated or _NO_DATE).astimezone(UTC)
    properties.title = f"{title} {printable(report.reference)}".strip()
    properties.author = ""
    properties.last_modified_by = ""
    properties.language = report.language
    properties.created = at
    properties.modified = at
