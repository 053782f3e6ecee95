"""Draws pages that were laid out: on the screen and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QMarginsF, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QGlyphRun, QPagedPaintDevice, QPageSize, QPainter, QRawFont

from hearing_desk.core.laid_out import Font, LaidOut, Page, Run


def print_pages(laid_out: LaidOut, device: QPagedPaintDevice) -> None:
    """Draw every page on a printer, each on a sheet of its own."""
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    device.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter, pages = QPainter(device), PagePainter(laid_out.fonts)
    painter.scale(device.width() / laid_out.width, device.height() / laid_out.height)
    for number, page in enumerate(laid_out.pages):
        if number:
            device.newPage()
        pages.draw(painter, page)
    painter.end()


class PagePainter:
    """Draws pages with the fonts they were set in, fetched anew: a font of Qt belongs to one thread."""

    def __init__(self, fonts: Sequence[Font]) -> None:
        self._fonts = fonts
        self._raw = cache(self._font)

    def draw(self, painter: QPainter, page: Page) -> None:
        """Draw one page, in its own measure."""
        for box in page.boxes:
            painter.fillRect(QRectF(box.left, box.top, box.width, box.height), QColor(f"#{box.colour}"))
        for run in page.runs:
            if run.glyphs:
                painter.setPen(QColor(f"#{run.colour}"))
                painter.drawGlyphRun(QPointF(0, 0), self._glyphs(run))

    def _glyphs(self, run: Run) -> QGlyphRun:
        glyphs = QGlyphRun()
        glyphs.setRawFont(self._raw(run.font, run.size))
        glyphs.setGlyphIndexes(list(run.glyphs))
        glyphs.setPositions([QPointF(x, y) for x, y in run.at])
        return glyphs

    def _font(self, number: int, size: float) -> QRawFont:
        font = QFont(self._fonts[number].family)
        font.setStyleName(self._fonts[number].style)
        font.setPixelSize(round(size))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return QRawFont.fromFont(font)
