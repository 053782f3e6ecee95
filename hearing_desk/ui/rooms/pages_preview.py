"""The report on its pages, as the PDF has them: made beside the window, read page by page with the keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPagedPaintDevice, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from hearing_desk.app.post_queue import Post
from hearing_desk.core.laid_out import LaidOut
from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text
from hearing_desk.ui.page_painter import PagePainter, print_pages
from hearing_desk.ui.room import Say
from hearing_desk.ui.rooms.parts import button
from hearing_desk.ui.tokens import GRID
from hearing_desk.ui.worker import Worker

_PAPER, _AROUND = "#ffffff", "#808080"


class PagesPreview(QWidget):
    """Shows what `show_pages` is given; `line` says which page is in sight. `asked_to_print` when that was pressed."""

    asked_to_print = Signal()

    def __init__(self, post: Post, say: Say) -> None:
        super().__init__()
        self._say = say
        self._worker = Worker("preview", post)
        self._again: Callable[[], LaidOut] | None = None
        self.sheets = _Sheets()
        self.area = _PageArea(self.sheets)
        self.line = QLabel()
        self.to_paper = button("review.print", say(Text("Print these pages …")))
        self.to_paper.setEnabled(False)
        self._lay_out()
        self.area.verticalScrollBar().valueChanged.connect(lambda _: self._tell_page())
        self.to_paper.clicked.connect(self.asked_to_print)
        self.destroyed.connect(self._worker.forget)

    def show_pages(self, made: Callable[[], LaidOut]) -> None:
        """Set a report on pages, and show them when they are there; asked again meanwhile, the last one counts."""
        if self._worker.is_busy:
            self._again = made
            return
        self.line.setText(self._say(Text("The pages are being made.")))
        self._worker.begin(made, self._show, self._refuse)

    def show_nothing(self, reason: Text) -> None:
        """Show no page, and why."""
        self._again = None
        self.sheets.show_pages(None)
        self.to_paper.setEnabled(False)
        self.line.setText(self._say(reason))

    def print_on(self, device: QPagedPaintDevice) -> None:
        """Draw the pages that are shown on paper."""
        if self.sheets.laid_out is not None:
            print_pages(self.sheets.laid_out, device)

    def _show(self, laid_out: LaidOut) -> None:
        again, self._again = self._again, None
        if again is not None:
            self.show_pages(again)
            return
        self.sheets.show_pages(laid_out)
        self.to_paper.setEnabled(True)
        self._tell_page()

    def _refuse(self, error: DeskError) -> None:
        self.show_nothing(error.text)

    def _tell_page(self) -> None:
        if self.sheets.count:
            words = self._say(Text("Page {number} of {count}", number=1 + self.area.page, count=self.sheets.count))
            self.line.setText(words)
            self.area.setAccessibleDescription(words)

    def _lay_out(self) -> None:
        self.area.setObjectName("review.pages")
        self.area.setAccessibleName(self._say(Text("The pages of the report (Page Up, Page Down)")))
        self.line.setObjectName("review.page")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area, 1)
        below = QHBoxLayout()
        below.addWidget(self.line, 1)
        below.addWidget(self.to_paper)
        column.addLayout(below)


class _PageArea(QScrollArea):
    """Scrolls over the pages; Page Up, Page Down, Home and End go from page to page."""

    def __init__(self, sheets: _Sheets) -> None:
        super().__init__()
        self._sheets = sheets
        self.setWidget(sheets)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    @property
    def page(self) -> int:
        """The page in sight, from 0."""
        return self._sheets.page_at(self.verticalScrollBar().value())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another page, or scroll."""
        last, keys = self._sheets.count - 1, Qt.Key
        pages = {keys.Key_PageDown: self.page + 1, keys.Key_PageUp: self.page - 1, keys.Key_Home: 0, keys.Key_End: last}
        wanted = pages.get(keys(event.key()))
        if wanted is None:
            super().keyPressEvent(event)
        else:
            self.verticalScrollBar().setValue(self._sheets.top_of(max(0, min(wanted, last))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As wide as there is room."""
        page = self.page
        super().resizeEvent(event)
        self._sheets.fit(self.viewport().width())
        self.verticalScrollBar().setValue(self._sheets.top_of(page))


class _Sheets(QWidget):
    """The pages below each other; only what is in sight is drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.laid_out: LaidOut | None = None
        self._painter = PagePainter(())

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.laid_out.pages) if self.laid_out is not None else 0

    def show_pages(self, laid_out: LaidOut | None) -> None:
        """Show these pages, or none."""
        self.laid_out = laid_out
        self._painter = PagePainter(laid_out.fonts if laid_out is not None else ())
        self.fit(self.width())
        self.update()

    def fit(self, width: int) -> None:
        """Take this width, and the height that goes with it."""
        self.resize(QSize(width, self.top_of(self.count) if self.count else 0))

    def top_of(self, page: int) -> int:
        """Where a page begins."""
        return round(page * self._step())

    def page_at(self, height: int) -> int:
        """The page that takes most of the room from there."""
        return max(0, min(self.count - 1, int(height / self._step() + 0.5))) if self.count else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages that are in sight."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(_AROUND))
        if self.laid_out is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = int(event.rect().top() / self._step()), int(event.rect().bottom() / self._step())
        for number in range(first, min(last, self.count - 1) + 1):
            painter.save()
            painter.translate(GRID, self.top_of(number) + GRID)
            painter.scale(self._scale(), self._scale())
            painter.fillRect(QRectF(0, 0, self.laid_out.width, self.laid_out.height), QColor(_PAPER))
            self._painter.draw(painter, self.laid_out.pages[number])
            painter.restore()

    def _scale(self) -> float:
        return max(1, self.width() - 2 * GRID) / self.laid_out.width if self.laid_out is not None else 1.0

    def _step(self) -> float:
        height = self.laid_out.height if self.laid_out is not None else 1
        return height * self._scale() + 2 * GRID
