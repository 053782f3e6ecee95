"""The report as it was sent, paragraph by paragraph: what a returned file is held against."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from hearing_desk.core.report import Paragraph, Report
from hearing_desk.core.returned import Original, OriginalParagraph
from hearing_desk.reports.reread import is_further, is_turn, label_of_paragraph, paragraphs_in, words_of_paragraph
from hearing_desk.reports.returned_package import open_package
from hearing_desk.reports.returned_paragraphs import paragraphs_of


def sent_report(data: bytes, report: Report) -> Original:
    """The paragraphs of our own file of this report, with the turn each of them belongs to."""
    turns = iter([block.turn for block in report.blocks if isinstance(block, Paragraph) and block.turn])
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = tuple(_paragraphs(package.read("word/document.xml"), turns))
    margins = tuple(p.before for _, story in open_package(data).stories for p in paragraphs_of(story))
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
