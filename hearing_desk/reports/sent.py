"""The report as it was sent, paragraph by paragraph: what a returned file is held against."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from hearing_desk.core.report import Paragraph, Report
from hearing_desk.core.returned import Original, OriginalParagraph
from hearing_desk.reports.reread import is_further, is_turn, label_of_paragraph, paragraphs_in, words_of_paragraph

_MARGINS = ("word/header1.xml", "word/footer1.xml")


def sent_report(data: bytes, report: Report) -> Original:
    """The paragraphs of our own file of this report, with the turn each of them belongs to."""
    turns = iter([block.turn for block in report.blocks if isinstance(block, Paragraph) and block.turn])
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = tuple(_paragraphs(package.read("word/document.xml"), turns))
        margins = tuple(text for name in _MARGINS for text in _texts(package.read(name)))
    return Original(body, margins, report.record_sha256)


def _paragraphs(document: bytes, turns: Iterator[str]) -> Iterator[OriginalParagraph]:
    turn = ""
    for paragraph in paragraphs_in(document):
        if is_turn(paragraph):
            turn = next(turns)
        elif not is_further(paragraph):
            turn = ""
        label = label_of_paragraph(paragraph)
        yield OriginalParagraph(label + words_of_paragraph(paragraph), turn, len(label))


def _texts(part: bytes) -> Iterator[str]:
    return (_all_words(paragraph) for paragraph in paragraphs_in(part))


def _all_words(paragraph: Element) -> str:
    return "".join(piece.text or "" for piece in paragraph.iter() if piece.tag.endswith("}t"))
