"""The few WordprocessingML elements a report is made of, as text: far faster than a tree of them (measured.md 5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from hearing_desk.core.column_widths import column_widths
from hearing_desk.core.printable import LINE, PARAGRAPH
from hearing_desk.core.scripts import pieces, runs_to_the_left
from hearing_desk.core.styled import CELL

_BREAK, _TAB = "<w:br/>", "<w:tab/>"


def bookmark_xml(number: int) -> str:
    """A bookmark by its number, which tells nothing; Word wants no digit first, and hides names with _."""
    return f'<w:bookmarkStart w:id="{number}" w:name="_{number}"/><w:bookmarkEnd w:id="{number}"/>'


def paragraph_xml(style: str, words: str, content: str, starts_page: bool = False) -> str:
    """A paragraph of a style (by its id) around what `text_xml` and `bookmark_xml` made; `words` give its direction."""
    page = "<w:pageBreakBefore/>" if starts_page else ""
    way = "<w:bidi/>" if runs_to_the_left(words) else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{page}{way}</w:pPr>{content}</w:p>'


def text_xml(text: str, right_to_left: str, style: str = "") -> str:
    """One paragraph's text as runs: lines as breaks, `right_to_left` the language of Arabic or Hebrew pieces."""
    if text.isascii() and "\t" not in text:
        return _run(f'<w:t xml:space="preserve">{escape(text, quote=False)}</w:t>', style, "") if text else ""
    lines = (_line(line, right_to_left, style) for line in text.split(LINE))
    return _run(_BREAK, style, "").join(lines)


def table_xml(caption: str, rows: Sequence[Sequence[str]], right_to_left: str, width: int) -> str:
    """A table; its first row is the header, repeated on each page; `width` in twips."""
    widths = column_widths(rows, width)
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in widths)
    body = "".join(_row(row, widths, right_to_left, is_header=number == 0) for number, row in enumerate(rows))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Tabel"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0"/><w:tblCaption w:val="{escape(caption)}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{body}</w:tbl>"
    )


def _line(line: str, right_to_left: str, style: str) -> str:
    return "".join(
        _run(_words(piece.text), style, right_to_left if piece.is_right_to_left else "") for piece in pieces(line)
    )


def _words(text: str) -> str:
    return _TAB.join(
        f'<w:t xml:space="preserve">{escape(words, quote=False)}</w:t>' if words else "" for words in text.split("\t")
    )


def _run(content: str, style: str, right_to_left: str) -> str:
    looks = f'<w:rStyle w:val="{style}"/>' if style else ""
    if right_to_left:
        looks += f'<w:rtl/><w:lang w:bidi="{right_to_left}"/>'
    return f"<w:r><w:rPr>{looks}</w:rPr>{content}</w:r>" if looks else f"<w:r>{content}</w:r>"


def _row(cells: Iterable[str], widths: Iterable[int], right_to_left: str, is_header: bool) -> str:
    repeated = "<w:tblHeader/>" if is_header else ""
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_cell(cell, right_to_left)}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{written}</w:tr>"


def _cell(words: str, right_to_left: str) -> str:
    return "".join(paragraph_xml(CELL, line, text_xml(line, right_to_left)) for line in words.split(PARAGRAPH))
