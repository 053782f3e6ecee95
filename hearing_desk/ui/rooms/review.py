"""The room Nakijken en export: what is open, how the report reads, typing errors, definitief and the export."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPagedPaintDevice
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from hearing_desk.app.export_documents import Exporting
from hearing_desk.app.exporter import Exporter
from hearing_desk.app.item_row import ItemAction
from hearing_desk.app.learning_mode import LearningMode
from hearing_desk.app.post_queue import Post
from hearing_desk.app.review_presenter import ReviewPresenter
from hearing_desk.app.sheet_values import under
from hearing_desk.app.spelling import SpellingPresenter
from hearing_desk.core.field_kind import FieldValue
from hearing_desk.core.problems import Problem
from hearing_desk.core.text import Text
from hearing_desk.ui.item_list import ItemList
from hearing_desk.ui.room import Holder, RoomWidget, Say, Tell
from hearing_desk.ui.rooms.export_form import ALSO, PASSPHRASE, build_export_form
from hearing_desk.ui.rooms.lesson_pane import LessonPane, with_lesson
from hearing_desk.ui.rooms.mend_page import MendPage
from hearing_desk.ui.rooms.pages_preview import PagesPreview
from hearing_desk.ui.rooms.parts import button, focus_on_bar, heading, scrolling
from hearing_desk.ui.timeline_panel import TimelinePanel
from hearing_desk.ui.tokens import GRID
from hearing_desk.ui.typeset import typeset

REASON = "reason"


class ReviewRoom(RoomWidget):
    """`asked("settle", what)` opens the strip for an open point. `is_exporting` while files are being written."""

    room_id = "review"
    asked = Signal(str, str)

    def __init__(
        self,
        presenter: ReviewPresenter,
        spelling: SpellingPresenter,
        exporter: Exporter,
        learning: LearningMode,
        say: Say,
        tell: Tell,
        post: Post,
    ) -> None:
        super().__init__()
        self._presenter = presenter
        self._exporter = exporter
        self._say = say
        self._tell = tell
        actions = (ItemAction(REASON, Text("reason (Enter)"), "R"),)
        self.open_points = ItemList("open_points", say(Text("Open points")), actions, say, REASON, takes_notes=False)
        self._lesson = LessonPane(self.open_points, learning, say)
        self.export_form = build_export_form(say)
        self.preview = QPlainTextEdit()
        self.pages = PagesPreview(post, say)
        self.mend = MendPage(presenter, spelling, say, tell)
        self.timeline = TimelinePanel("review.timeline", say)
        self.tabs = QTabWidget()
        self._headline, self._line, self._log = QLabel(), QLabel(), QLabel()
        self._final = button("review.make_final", say(Text("Make final (Ctrl+Shift+F)")))
        self._report = button("export.report", say(Text("Export the report (F12)")), is_primary=True)
        self._internal = button("export.internal", say(Text("Export the internal sheet (Shift+F12)")))
        self._cancel = button("export.cancel", say(Text("Stop the export (Esc)")))
        self._lay_out()
        self._connect()

    @property
    def is_exporting(self) -> bool:
        """Whether files are being written now."""
        return self._exporter.is_exporting

    @property
    def holders(self) -> tuple[Holder, ...]:
        """Where words can stand that are not saved yet."""
        return (self.export_form, self.mend)

    def why_not(self) -> Text | None:
        """It opens once the hearing has begun."""
        return self._presenter.why_not()

    def enter(self) -> None:
        """Show everything as it is now, with the focus on what is open, or else on the export."""
        self.refresh()
        self._propose()
        self._tell(self._presenter.headline())
        if self.open_points.current_id():
            self.open_points.focus_list()
        else:
            self.export_form.focus_first()

    def leave(self) -> None:
        """An export that is going on goes on."""

    def refresh(self) -> None:
        """Show everything as it is now; what stands in the form stays."""
        self._show_headline()
        self.open_points.show_rows(self._presenter.open_rows())
        self._lesson.refresh()
        self.mend.refresh()
        self.timeline.show_days(self._presenter.timeline())
        self.show_export()
        self._show_preview()

    def _show_headline(self) -> None:
        before, now = self._headline.text(), self._presenter.headline()
        self._headline.setText(self._say(now))
        if before != self._headline.text() and self.isVisible():
            # What was said at the entrance stands no more: an answer may still have been looked at.
            self._tell(now)

    def show_export(self) -> None:
        """Show how far the export is and what was exported before."""
        exporter = self._exporter
        if self._line.text() != self._say(exporter.line):
            self._tell(exporter.line)
        self._line.setText(self._say(exporter.line))
        self._line.setProperty("mood", "warn" if exporter.problems else "")
        self._line.style().unpolish(self._line)
        self._line.style().polish(self._line)
        self._cancel.setVisible(exporter.is_exporting)
        self._log.setText("\n".join(self._say(line) for line in self._presenter.exports()))
        shown = ("folder", "purpose", "recipient", ALSO, *((PASSPHRASE,) if exporter.asks_passphrase() else ()))
        self.export_form.show_only([f"export.{name}" for name in shown])

    def export(self, part: Exporting) -> Text | None:
        """Begin an export with what the form says; or why not."""
        problems = self._exporter.start(part, under(self.export_form.values(), "export"))
        if self._is_refused(problems):
            return problems[0].text
        self.export_form.input(f"export.{PASSPHRASE}").fill("")
        return None

    def go_to_unknown(self) -> Text | None:
        """Go to the next word that no dictionary knows, on the page of typing errors."""
        self.tabs.setCurrentWidget(self.mend)
        return self.mend.go_to_unknown()

    def make_final(self) -> Text | None:
        """Make the report final; or what is in the way."""
        problems = self._presenter.make_final()
        self.refresh()
        if not problems:
            self._tell(Text("The report is final. From here there are only corrections."))
            return None
        self.open_points.show_problems(problems)
        self.open_points.focus_list()
        return problems[0].text

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_exporting:
            self._exporter.cancel()
        else:
            super().keyPressEvent(event)

    def _print(self) -> None:
        from hearing_desk.ui.dialogs import print_after_choice

        values = under(self.export_form.values(), "export")
        if not self._is_refused(self._exporter.why_not_print(values)):
            print_after_choice(lambda device: self._print_on(device, values))

    def _print_on(self, device: QPagedPaintDevice, values: Mapping[str, FieldValue]) -> None:
        if not self._is_refused(self._exporter.note_printing(values)):
            self.pages.print_on(device)
            self.show_export()

    def _is_refused(self, problems: tuple[Problem, ...]) -> bool:
        if problems:
            self.tabs.setCurrentIndex(0)
            self._tell(problems[0].text)
        self.export_form.show_problems(problems)
        return bool(problems)

    def _propose(self) -> None:
        for name, value in self._exporter.proposed().items():
            asked = self.export_form.input(f"export.{name}")
            if value and not asked.value():
                asked.fill(value)

    def _settle(self, what: str) -> None:
        if what:
            self.asked.emit("settle", what)

    def _show_preview(self) -> None:
        if self.tabs.currentWidget() is self.preview:
            self.preview.setPlainText(self._presenter.preview())
        elif self.tabs.currentWidget() is self.pages and self.isVisible():
            reason = self._presenter.why_no_pages()
            if reason is None:
                self.pages.show_pages(self._presenter.pages(typeset))
            else:
                self.pages.show_nothing(reason)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addWidget(heading(self._say(Text("Open points (Enter: give a reason)"))))
        self._headline.setWordWrap(True)
        self._headline.setObjectName("review.headline")
        column.addWidget(self._headline)
        column.addLayout(with_lesson(self.open_points, self._lesson), 1)
        column.addWidget(self._final, 0, Qt.AlignmentFlag.AlignLeft)
        return column

    def _export_page(self) -> QScrollArea:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(self.export_form)
        left = Qt.AlignmentFlag.AlignLeft
        for made in (self._report, self._internal):
            column.addWidget(made, 0, left)
        self._line.setWordWrap(True)
        self._line.setObjectName("export.line")
        column.addWidget(self._line)
        column.addWidget(self._cancel, 0, left)
        column.addWidget(heading(self._say(Text("Exported before"))))
        self._log.setWordWrap(True)
        self._log.setObjectName("export.log")
        column.addWidget(self._log)
        column.addStretch(1)
        return scrolling(page)

    def _lay_out(self) -> None:
        self.setObjectName("review_room")
        self.preview.setObjectName("review.preview")
        self.preview.setAccessibleName(self._say(Text("The report as text")))
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.tabs.setObjectName("review.tabs")
        focus_on_bar(self.tabs)
        self.tabs.tabBar().setAccessibleName(self._say(Text("Parts of the review")))
        self.tabs.addTab(self._export_page(), self._say(Text("Export")))
        self.tabs.addTab(self.pages, self._say(Text("Preview")))
        self.tabs.addTab(self.preview, self._say(Text("Text")))
        self.tabs.addTab(self.mend, self._say(Text("Typing errors")))
        self.tabs.addTab(scrolling(self.timeline), self._say(Text("Timeline")))
        columns = QHBoxLayout()
        columns.setSpacing(4 * GRID)
        columns.addLayout(self._left(), 9)
        columns.addWidget(self.tabs, 11)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        whole.addWidget(heading(self._say(Text("Review and export")), "1"))
        whole.addLayout(columns, 1)

    def _connect(self) -> None:
        self.open_points.acted.connect(lambda what, *_: self._settle(what))
        self.pages.asked_to_print.connect(self._print)
        self.tabs.currentChanged.connect(lambda _: self._show_preview())
        self._cancel.clicked.connect(self._exporter.cancel)
        self.export_form.saved.connect(lambda _: self.asked.emit("export", ""))
        for pressed, command in (
            (self._final, "make_final"),
            (self._report, "export"),
            (self._internal, "export_internal"),
        ):
            pressed.clicked.connect(lambda _=False, asked=command: self.asked.emit(asked, ""))
