"""A report as an OpenDocument text: the house style of the template, tagged as the Word file is, the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from html import escape

from hearing_desk.core.column_widths import column_widths
from hearing_desk.core.house_style import HouseStyle
from hearing_desk.core.printable import LINE, PARAGRAPH
from hearing_desk.core.report import Report, Say
from hearing_desk.core.scripts import pieces, runs_to_the_left
from hearing_desk.core.styled import (
    CELL,
    FOOTER,
    LABEL,
    StyledParagraph,
    StyledTable,
    file_title,
    page_header,
    right_to_left_language,
    styled,
)
from hearing_desk.reports.odt_styles import (
    DATA_CELL,
    HEAD_CELL,
    LEFTWARD,
    NAMES,
    PAGE,
    RIGHT_TO_LEFT,
    TABLE,
    automatic_styles,
    styles_xml,
)

MIME = "application/vnd.oasis.opendocument.text"
CONTENT = "content.xml"
_PARTS = (CONTENT, "styles.xml", "settings.xml", "meta.xml")
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_FIELDS = {"{page}": "<text:page-number/>", "{pages}": "<text:page-count/>"}
_SIGNS = re.compile(rf"\t|{LINE}| (?= )|^ | $")


# The room between two paragraphs is the larger of what they ask for, and cells keep theirs, as in Word.
_AS_WORD = {"AddParaTableSpacing": "false", "AddParaTableSpacingAtStart": "true", "AddParaSpacingToTableCells": "true"}
_SETTINGS = (
    f'<office:document-settings {NAMES} xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0" '
    'xmlns:ooo="http://openoffice.org/2004/office">'
    '<office:settings><config:config-item-set config:name="ooo:configuration-settings">'
    + "".join(
        f'<config:config-item config:name="{name}" config:type="boolean">{value}</config:config-item>'
        for name, value in _AS_WORD.items()
    )
    + "</config:config-item-set></office:settings></office:document-settings>"
)


def write_odt(report: Report, style: HouseStyle, say: Say) -> bytes:
    """The report as the bytes of an .odt. Linear in the number of turns."""
    writer = _OdtWriter(style)
    body = "".join(writer.block(block) for block in styled(report, say))
    header = "".join(writer.paragraph(paragraph) for paragraph in page_header(report, say))
    parts = {
        CONTENT: f"<office:document-content {NAMES}>{automatic_styles(style, writer.widths, writer.leftward)}"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "styles.xml": styles_xml(
            style, report.language, right_to_left_language(report.spoken), header, writer.footer()
        ),
        "settings.xml": _SETTINGS,
        "meta.xml": _meta(report, say),
        "META-INF/manifest.xml": _manifest(),
    }
    return _packed({name: (_XML + part).encode() for name, part in parts.items()})


class _OdtWriter:
    """Writes the blocks of one report; `widths` are those of the columns it met, `leftward` the styles of
    paragraphs that begin at the right."""

    def __init__(self, style: HouseStyle) -> None:
        self._style = style
        self._places = 0
        self.widths: set[int] = set()
        self.leftward: set[str] = set()

    def block(self, block: StyledParagraph | StyledTable) -> str:
        """A paragraph or a table."""
        return self._table(block) if isinstance(block, StyledTable) else self.paragraph(block)

    def paragraph(self, paragraph: StyledParagraph) -> str:
        """A paragraph or a heading, with a name where it can be pointed at."""
        page = PAGE if paragraph.starts_page else ""
        style = self._turned(paragraph.style + page, paragraph.words)
        label = "".join(_span(looks, words) for looks, words in paragraph.hanging())
        words = f"{self._place(paragraph)}{label}{_words(paragraph.words)}"
        if paragraph.level:
            level = f'text:outline-level="{paragraph.level}"'
            return f'<text:h text:style-name="{style}" {level}>{words}</text:h>'
        return f'<text:p text:style-name="{style}">{words}</text:p>'

    def footer(self) -> str:
        """What stands below each page."""
        pieces_of = re.split(r"(\{page\}|\{pages\})", self._style.footer)
        words = "".join(_FIELDS.get(piece) or _words(piece) for piece in pieces_of)
        return f'<text:p text:style-name="{FOOTER}">{words}</text:p>'

    def _place(self, paragraph: StyledParagraph) -> str:
        if not paragraph.is_place:
            return ""
        self._places += 1
        return f'<text:bookmark text:name="_{self._places}"/>'

    def _table(self, table: StyledTable) -> str:
        widths = column_widths(table.rows, self._style.sheet.text_width)
        self.widths.update(widths)
        columns = "".join(f'<table:table-column table:style-name="K{width}"/>' for width in widths)
        head, *others = table.rows
        rows = "".join(self._row(row, DATA_CELL) for row in others)
        return (
            f'<table:table table:style-name="{TABLE}"><table:title>{escape(table.caption)}</table:title>{columns}'
            f"<table:table-header-rows>{self._row(head, HEAD_CELL)}</table:table-header-rows>{rows}</table:table>"
        )

    def _row(self, cells: Sequence[str], kind: str) -> str:
        return f"<table:table-row>{''.join(self._cell(cell, kind) for cell in cells)}</table:table-row>"

    def _cell(self, words: str, kind: str) -> str:
        paragraphs = (
            f'<text:p text:style-name="{self._turned(CELL, line)}">'
            f"{_span(LABEL, line) if kind == HEAD_CELL else _words(line)}</text:p>"
            for line in words.split(PARAGRAPH)
        )
        return f'<table:table-cell table:style-name="{kind}">{"".join(paragraphs)}</table:table-cell>'

    def _turned(self, style: str, words: str) -> str:
        if not runs_to_the_left(words):
            return style
        self.leftward.add(style)
        return style + LEFTWARD


def _words(text: str) -> str:
    return "".join(
        _span(RIGHT_TO_LEFT, piece.text) if piece.is_right_to_left else _signs(piece.text)
        for piece in pieces(text)
    )


def _span(style: str, text: str) -> str:
    return f'<text:span text:style-name="{style}">{_signs(text)}</text:span>'


def _signs(text: str) -> str:
    """The text with what XML would lose as elements: tabs, line breaks, and spaces that a reader would drop."""
    return "".join(_pieces(text))


def _pieces(text: str) -> Iterator[str]:
    at = 0
    for found in _SIGNS.finditer(text):
        yield escape(text[at : found.start()], quote=False)
        yield {"\t": "<text:tab/>", LINE: "<text:line-break/>"}.get(found[0], "<text:s/>")
        at = found.end()
    yield escape(text[at:], quote=False)


def _meta(report: Report, say: Say) -> str:
    created = f"<meta:creation-date>{report.dated[:16]}:00</meta:creation-date>" if report.dated else ""
    return (
        f"<office:document-meta {NAMES}><office:meta><dc:title>{escape(file_title(report, say))}</dc:title>"
        f"<dc:language>{escape(report.language)}</dc:language>{created}</office:meta></office:document-meta>"
    )


def _manifest() -> str:
    entry = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'
    entries = (entry.format("/", MIME), *(entry.format(name, "text/xml") for name in _PARTS))
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    return f'<manifest:manifest xmlns:manifest="{space}" manifest:version="1.3">{"".join(entries)}</manifest:manifest>'


def _packed(parts: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        package.writestr(zipfile.ZipInfo("mimetype"), MIME, zipfile.ZIP_STORED)
        for name, part in sorted(parts.items()):
            package.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return written.getvalue()
