"""Sets one paragraph in lines, with Qt's own layout: bidirectional, shaped, and measured without a screen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QGlyphRun, QRawFont, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from hearing_desk.core.house_style import HouseStyle, Look
from hearing_desk.core.laid_out import Font, Run
from hearing_desk.core.scripts import runs_to_the_left
from hearing_desk.core.styled import TIME, StyledParagraph

_INSTEAD = ("DejaVu Sans", "Noto Sans", "Arial")
"""For a computer without the font of the house style."""
_TABLES = ("head", "hhea", "hmtx", "maxp", "glyf", "loca", "cvt ", "fpgm", "prep", "CFF ")
# The words take the direction of their own first letter, whatever stands before them: first strong isolate.
_ISOLATE, _END = "\u2068", "\u2069"
_MISSING = 0
_SIDES = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
_EVERYTHING = QTextLayout.GlyphRunRetrievalFlag.RetrieveAll


@dataclass(frozen=True)
class SetLine:
    """A line: how high it is, and its runs with their places from its own top left."""

    height: float
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class _Span:
    text: str
    look: Look
    is_label: bool
    added: int = 0
    """How many signs of it are not of the document: the isolate before the words and its end."""

    @property
    def length(self) -> int:
        """As Qt counts it: in units of UTF-16."""
        return len(_units(self.text)) // 2


class Fonts:
    """The fonts of one document. Qt's own never leave the thread: they belong to it."""

    def __init__(self) -> None:
        self._raw: list[QRawFont] = []
        self._places: dict[tuple[str, str, int], int] = {}

    def place_of(self, raw: QRawFont) -> int:
        """The number of a font, a new one when it was not met before."""
        key = (raw.familyName(), raw.styleName(), raw.weight())
        if key not in self._places:
            self._places[key] = len(self._raw)
            self._raw.append(raw)
        return self._places[key]

    def carried(self) -> tuple[Font, ...]:
        """Every font with its tables."""
        return tuple(Font(raw.familyName(), raw.styleName(), dict(_tables(raw))) for raw in self._raw)


class LineSetter:
    """Sets paragraphs in the looks of a house style."""

    def __init__(self, style: HouseStyle, fonts: Fonts) -> None:
        self._style = style
        self._fonts = fonts

    def lines(self, paragraph: StyledParagraph, look: Look, width: float, element: int) -> tuple[SetLine, ...]:
        """The lines of a paragraph within this width, both in twentieths of a point."""
        spans = tuple(self._spans(paragraph, look))
        layout = QTextLayout("".join(span.text for span in spans))
        is_leftward = runs_to_the_left(paragraph.words)
        layout.setTextOption(_option(look, is_leftward))
        layout.setFormats(list(_formats(spans)))
        layout.setFont(_font(look))
        layout.beginLayout()
        lines: list[QTextLine] = []
        while (line := layout.createLine()).isValid():
            line.setLeadingIncluded(True)
            indent = look.left - look.hanging * (not lines)
            line.setLineWidth(width - indent)
            # What hangs before words that run to the left stands at the right, as in the Word file.
            line.setPosition(QPointF(0 if is_leftward else indent, 0))
            lines.append(line)
        layout.endLayout()
        return tuple(self._set_line(line, spans, look, element) for line in lines)

    def _spans(self, paragraph: StyledParagraph, look: Look) -> Iterator[_Span]:
        for style, words in paragraph.hanging():
            named = self._style.looks[style]
            size = named.size if style == TIME else look.size
            yield _Span(words, replace(look, is_bold=named.is_bold, size=size), is_label=True)
        if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in paragraph.words):
            yield _Span(f"{_ISOLATE}{paragraph.words}{_END}", look, is_label=False, added=1)
        else:
            yield _Span(paragraph.words, look, is_label=False)

    def _set_line(self, line: QTextLine, spans: Sequence[_Span], look: Look, element: int) -> SetLine:
        extra = line.height() * (look.line - 1)
        first, last = line.textStart(), line.textStart() + line.textLength()
        runs: list[Run] = []
        start = 0
        for span in spans:
            begin, end = max(first, start), min(last, start + span.length)
            if begin < end:
                words = _Words(span, start, begin, end)
                runs += _runs(line, words, extra, self._fonts, element)
            start += span.length
        return SetLine(line.height() + extra, tuple(runs))


@dataclass(frozen=True)
class _Words:
    """The part of a span that stands on one line, by Qt's places in the paragraph."""

    span: _Span
    start: int
    begin: int
    end: int

    def text(self, begin: int, end: int) -> str:
        """What the document says there."""
        added = self.span.added
        first, last = self.start + added, self.start + self.span.length - added
        begin, end = max(begin, first) - self.start, max(min(end, last), first) - self.start
        return _units(self.span.text)[2 * begin : 2 * end].decode("utf-16-le")

    def parted(self) -> Iterator[_Words]:
        """The same, word by word and space by space."""
        at = max(self.begin, self.start + self.span.added)
        for part in re.split(r"(\s+)", self.text(self.begin, self.end)):
            length = len(_units(part)) // 2
            yield _Words(self.span, self.start, at, at + length)
            at += length


def _runs(line: QTextLine, words: _Words, lower: float, fonts: Fonts, element: int) -> Iterator[Run]:
    found = [run for run in _glyphs(line, words) if run.stringIndexes()]
    met = [index for run in found for index in set(run.stringIndexes())]
    if len(met) > len(set(met)):
        # Where one font lacks a letter of a script Qt tells wrong places (6.11): then each word is asked for alone.
        for word in words.parted():
            yield from _word(_glyphs(line, word), word, lower, fonts, element)
        return
    found.sort(key=lambda run: min(run.stringIndexes()))
    begins = [words.begin, *(min(run.stringIndexes()) for run in found[1:]), words.end]
    if not found:
        yield from _word((), words, lower, fonts, element)
    for run, begin, end in zip(found, begins, begins[1:], strict=False):
        if text := words.text(begin, end):
            clusters = tuple(len(words.text(begin, index)) for index in run.stringIndexes())
            yield _run(run, text, clusters, words.span, lower, fonts, element)


def _word(found: Sequence[QGlyphRun], word: _Words, lower: float, fonts: Fonts, element: int) -> Iterator[Run]:
    """The glyphs of a word: the first of several runs says all of it."""
    text, span = word.text(word.begin, word.end), word.span
    if not found and text:
        yield Run(0, span.look.size, span.look.colour, text, (), (), (), False, element, span.is_label)
    for number, run in enumerate(found if text else ()):
        is_plain = len(found) == 1 and len(run.glyphIndexes()) == len(text)
        clusters = tuple(range(len(text))) if is_plain else ()
        yield _run(run, "" if number else text, clusters, span, lower, fonts, element)


def _run(
    run: QGlyphRun, text: str, clusters: tuple[int, ...], span: _Span, lower: float, fonts: Fonts, element: int
) -> Run:
    raw, glyphs = run.rawFont(), tuple(run.glyphIndexes())
    if raw.pixelSize() <= 0:
        # A script that no font has: Qt draws boxes of its own, of which anything more than the size ends the program.
        raw, glyphs = QRawFont.fromFont(_font(span.look)), (_MISSING,) * len(glyphs)
    at = tuple((place.x(), place.y() + lower) for place in run.positions())
    return Run(
        fonts.place_of(raw), raw.pixelSize(), span.look.colour, text, glyphs, at, clusters,
        run.isRightToLeft(), element, span.is_label,
    )  # fmt: skip


def _glyphs(line: QTextLine, words: _Words) -> Sequence[QGlyphRun]:
    return line.glyphRuns(words.begin, words.end - words.begin, _EVERYTHING)


def _option(look: Look, is_leftward: bool) -> QTextOption:
    option = QTextOption(Qt.AlignmentFlag.AlignHCenter if look.is_centred else _SIDES[is_leftward])
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if is_leftward else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    if look.tab:
        # Qt (6.11) turns the kind of a tab over where words run to the left.
        is_right = look.is_tab_right is not is_leftward
        kind = QTextOption.TabType.RightTab if is_right else QTextOption.TabType.LeftTab
        option.setTabs([QTextOption.Tab(look.tab, kind)])
    return option


def _formats(spans: Iterable[_Span]) -> Iterator[QTextLayout.FormatRange]:
    start = 0
    for span in spans:
        made = QTextLayout.FormatRange()
        made.start, made.length = start, span.length
        made.format = QTextCharFormat()
        made.format.setFont(_font(span.look))
        start += span.length
        yield made


def _units(text: str) -> bytes:
    return text.encode("utf-16-le")


def _font(look: Look) -> QFont:
    font = QFont([look.font, *_INSTEAD])
    font.setPixelSize(look.size)
    font.setBold(look.is_bold)
    font.setItalic(look.is_italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, look.letters)
    return font


def _tables(raw: QRawFont) -> Iterator[tuple[str, bytes]]:
    for tag in _TABLES:
        if data := raw.fontTable(tag).data():
            yield tag, bytes(data)
