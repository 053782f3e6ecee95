"""Reads our own PDF back, page by page: what its glyphs say, put in order by the tags of its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from hearing_desk.core.report import Report, Say
from hearing_desk.core.returned import Refusal, refused
from hearing_desk.core.styled import CELL
from hearing_desk.reports.pdf_values import PdfFile, Pointer
from hearing_desk.reports.pdf_writer import LABEL, WORDS
from hearing_desk.reports.read_turns import Written, check_paragraphs

_BEGINS = re.compile(
    rf"/(?:(?P<kind>{LABEL}|{WORDS}) << /MCID (?P<number>\d{{1,6}})"
    rf"(?: /ActualText <FEFF(?P<said>[0-9A-F]*)>)?(?: /Lang \([\w-]+\))? >> BDC|Artifact BMC)"
)
_FONT = re.compile(r"BT [\d. ]+ rg /(?P<font>F\d{1,4}) [\d.]+ Tf")
_SHOWS = re.compile(r"\[(?P<glyphs>(?:-?\d+|<[0-9A-F]{4}>)*)\] TJ(?: ET)?")
_OTHER = re.compile(r"1 0 0 -1 [-\d. ]+ Tm|[\d.]+ 0 0 -[\d.]+ 0 [\d.]+ cm|[-\d. ]+ rg [-\d. ]+ re f|EMC")
_GLYPH = re.compile("<([0-9A-F]{4})>")
_WORDS_OF_GLYPH = re.compile("<([0-9A-F]{4})> <([0-9A-F]{4,})>")
_FIRST_WORDS = "endcodespacerange"
_CELLS = ("TH", "TD")

Drawn = dict[tuple[Pointer, int], tuple[bool, str]]
"""What stands on the pages, by page and number: whether it is a label, and the words."""


def paragraphs_of_pdf(data: bytes) -> tuple[Written, ...]:
    """Every paragraph and every cell of our own PDF in its order; the DeskError of a `Refusal` for any other file."""
    try:
        return tuple(_Reader(PdfFile(data)).read())
    except (KeyError, TypeError, ValueError, IndexError, RecursionError):
        raise refused(Refusal.DAMAGED) from None


def check_pdf(data: bytes, report: Report, say: Say) -> None:
    """Raise DeskError `report_differs` unless the file says all that the report says, in order."""
    check_paragraphs(paragraphs_of_pdf(data), report, say)


class _Reader:
    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._fonts: dict[Pointer, Mapping[int, str]] = {}
        self._drawn: Drawn = {}

    def read(self) -> Iterator[Written]:
        root = self._file.at(self._file.trailer["Root"])
        for page in self._file.at(root["Pages"])["Kids"]:
            self._read_page(page)
        document = self._file.at(self._file.at(root["StructTreeRoot"])["K"])
        for part in document["K"]:
            yield from self._part(self._file.at(part))
        if self._drawn:
            raise refused(Refusal.DAMAGED)

    def _part(self, part: Mapping[str, Any]) -> Iterator[Written]:
        inner = [self._file.at(kid) for kid in part["K"] if isinstance(kid, Pointer)]
        for kid in inner:
            yield from self._part(kid)
        if inner or part["S"] in ("Table", "TR"):
            return
        # Each piece is taken once: what no part names, or two do, is not as we write it.
        pieces = [self._drawn.pop((kid["Pg"], int(kid["MCID"]))) for kid in part["K"]]
        label = "".join(words for is_label, words in pieces if is_label)
        words = "".join(words for is_label, words in pieces if not is_label)
        yield Written(CELL if part["S"] in _CELLS else part["S"], label, words)

    def _read_page(self, pointer: Pointer) -> None:
        page = self._file.at(pointer)
        fonts = {name: self._words_of_font(font) for name, font in page["Resources"]["Font"].items()}
        font: Mapping[int, str] = {}
        begun: re.Match[str] | None = None
        words = ""
        for line in self._file.stream(page["Contents"]).decode("ascii").split("\n"):
            if found := _BEGINS.fullmatch(line):
                begun, words = found, ""
            elif found := _FONT.fullmatch(line):
                font = fonts[found["font"]]
            elif found := _SHOWS.fullmatch(line):
                words += "".join(font.get(int(glyph, 16), "") for glyph in _GLYPH.findall(found["glyphs"]))
            elif not _OTHER.fullmatch(line):
                raise refused(Refusal.DAMAGED)
            elif line == "EMC" and begun is not None and begun["kind"]:
                said = words if begun["said"] is None else _text(begun["said"])
                self._drawn[pointer, int(begun["number"])] = (begun["kind"] == LABEL, said)

    def _words_of_font(self, pointer: Pointer) -> Mapping[int, str]:
        if pointer not in self._fonts:
            table = self._file.stream(self._file.at(pointer)["ToUnicode"]).decode("ascii").partition(_FIRST_WORDS)[2]
            self._fonts[pointer] = {int(glyph, 16): _text(words) for glyph, words in _WORDS_OF_GLYPH.findall(table)}
        return self._fonts[pointer]


def _text(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be")
