"""The room Mijn gehoren: the list of hearings, found by any word in it, and the form of a new one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hearing_desk.app.hearings_presenter import HearingsPresenter
from hearing_desk.app.lock_place import Place
from hearing_desk.app.post_queue import Post
from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text
from hearing_desk.ui.form_page import FormPage
from hearing_desk.ui.room import Holder, RoomWidget, Say, Tell
from hearing_desk.ui.rooms.hearings_handover import HandOver
from hearing_desk.ui.rooms.hearings_removal import RemovalPage
from hearing_desk.ui.rooms.hearings_restore import RestorePage
from hearing_desk.ui.rooms.hearings_search import SearchPage
from hearing_desk.ui.rooms.hearings_table import STRETCHED, HearingsModel, HearingsTable
from hearing_desk.ui.rooms.hearings_taking import TakingPage
from hearing_desk.ui.sheet_form import SheetForm
from hearing_desk.ui.tokens import GRID

if TYPE_CHECKING:
    from hearing_desk.app.case_presenter import CasePresenter, Values

_ROWS_IN_SIGHT = 40
_NEW, _HANDED_OVER = "new", "handed_over"
_Act = HandOver | RestorePage | RemovalPage | TakingPage | SearchPage


class HearingsRoom(RoomWidget):
    """`opened` comes after a hearing was opened or planned, `let_go` when none may be; which one, the desk knows.

    `wanted` comes with a place in the hearing that was opened.
    """

    room_id = "hearings"
    opened = Signal()
    let_go = Signal()
    wanted = Signal(Place)

    def __init__(self, presenter: HearingsPresenter, say: Say, tell: Tell, post: Post) -> None:
        super().__init__()
        self._presenter = presenter
        self._say = say
        self._tell = tell
        self._post = post
        self._case: FormPage | None = None
        self._model = HearingsModel(say)
        self.filter = QLineEdit()
        self.table = HearingsTable(self._open_current)
        self._pages = QStackedWidget()
        self._empty = QLabel()
        self._new = QPushButton(say(Text("New hearing (Ctrl+N)")))
        self.take = QPushButton(say(Text("Take in … (Ctrl+E)")))
        self.back_up = QPushButton(say(Text("Put back a backup …")))
        self.hand_over = QPushButton(say(Text("Handed over …")))
        self.remove = QPushButton(say(Text("Remove …")))
        self.search_all = QPushButton(say(Text("Search in all hearings …")))
        self._act: _Act | None = None
        self._name()
        self._lay_out()
        self._connect()

    @property
    def holders(self) -> tuple[Holder, ...]:
        """Where words can stand that are not saved yet."""
        case = () if self._case is None else (self._case.form,)
        act = self._act.hand_over if isinstance(self._act, RemovalPage) else self._act
        return (*case, act.form) if isinstance(act, HandOver) else case

    def why_not(self) -> Text | None:
        """Nothing keeps anybody out of the list."""
        return None

    def enter(self) -> None:
        """Show the list as it is now, with the hearing that is open as the current one."""
        if self._act is not None and self._is_at_work():
            self._pages.setCurrentWidget(self._act)
            return
        self._pages.setCurrentIndex(0)
        self._show_rows()
        self._choose(self._presenter.open_id)
        (self.table if self._model.rowCount() else self._new).setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """The form of a new hearing waits with what was typed in it."""

    def new_hearing(self) -> Text | None:
        """Show the form of a new hearing; why not, when no form pack is in force today."""
        if self._case is None:
            try:
                self._case = self._case_page(self._presenter.new_case())
            except DeskError as error:
                return error.text
            self._pages.addWidget(self._case)
        self._pages.setCurrentWidget(self._case)
        self._case.form.focus_first()
        return None

    def show_backups(self) -> None:
        """Show the backups of the current hearing, or say why none can be put back now."""
        presenter = self._presenter.restoring(self._current_id())
        reason = presenter.why_not()
        if reason is not None:
            self._tell(reason)
            return
        page = RestorePage(presenter, self._current_reference(), self._say, self._tell, self._post)
        page.let_go.connect(self.let_go)
        page.restored.connect(self.opened)
        self._show_act(page)
        page.focus_first()

    def show_hand_over(self) -> None:
        """Show where the parts of the current hearing went, to be noted or read."""
        heading = self._say(Text("Hand over {reference}", reference=self._current_reference()))
        with self._telling():
            page = HandOver(self._presenter.removing(self._current_id()), self._say, heading)
            self._show_act(page)
            page.focus_first()

    def show_removal(self) -> None:
        """Show what stands in the way of removing the current hearing, and the way to remove it."""
        presenter = self._presenter.removing(self._current_id())
        with self._telling():
            page = RemovalPage(presenter, self._current_reference(), self._say, self._tell, self._post)
            page.let_go.connect(self.let_go)
            page.removed.connect(self._show_list)
            self._show_act(page)
            page.focus_first()

    def take_in(self) -> Text | None:
        """Show the page that takes in a colleague's preparation; or why not now."""
        taking = self._presenter.taking_over()
        if reason := taking.why_not():
            return reason
        from hearing_desk.ui.dialogs import choose_sealed

        page = TakingPage(taking, lambda: choose_sealed(self._say), self._say, self._tell, self._post)
        page.let_go.connect(self.let_go)
        page.taken.connect(self.opened)
        self._show_act(page)
        page.focus_first()
        return None

    def show_search(self) -> None:
        """Show the page that looks for words in all hearings; or say why not now."""
        searching = self._presenter.searching(self._post)
        if reason := searching.why_not():
            self._tell(reason)
            return
        page = SearchPage(searching, self._say)
        page.wanted.connect(self._go_to)
        self._show_act(page)
        page.focus_first()

    @property
    def page(self) -> tuple[str, str]:
        """Which page with a form is shown, and of which hearing; nothing for the list itself."""
        shown = self._pages.currentWidget()
        if self._case is not None and shown is self._case:
            return (_NEW, "")
        return (_HANDED_OVER, self._current_id()) if isinstance(shown, HandOver | RemovalPage) else ("", "")

    def go_to_page(self, page: tuple[str, str]) -> None:
        """Show a page as `page` names it."""
        name, hearing_id = page
        if name == _NEW:
            self.new_hearing()
        elif name:
            self._choose(hearing_id)
            self.show_hand_over()

    def show_filter(self) -> None:
        """Put the focus into the line that filters the list."""
        if self._is_at_work():
            return
        self._pages.setCurrentIndex(0)
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._pages.currentIndex() != 0:
            self.enter()
        else:
            super().keyPressEvent(event)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except DeskError as error:
            self._tell(error.text)

    def finish(self) -> None:
        """Wait for what goes on with a hearing: another start could meet it half done."""
        if isinstance(self._act, RestorePage | RemovalPage | TakingPage):
            self._act.worker.let_go()

    def _is_at_work(self) -> bool:
        return isinstance(self._act, RestorePage | RemovalPage | TakingPage) and self._act.is_at_work

    def _show_act(self, page: _Act) -> None:
        if self._act is not None:
            self._pages.removeWidget(self._act)
            self._act.deleteLater()
        self._act = page
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    def _show_list(self) -> None:
        if self._pages.currentWidget() is self._act:
            self.enter()

    def _show_rows(self) -> None:
        wanted = self.filter.text()
        rows = self._presenter.rows(wanted)
        current = self._current_id()
        self._model.show(rows)
        self._choose(current)
        for widget in (self.table, self.hand_over, self.back_up, self.remove):
            widget.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._empty.setText(self._say(_nothing_here(bool(wanted.strip()))))

    def _choose(self, hearing_id: str) -> None:
        if self._model.rowCount():
            self.table.setCurrentIndex(self._model.index(self._model.place_of(hearing_id), 1))

    def _current_id(self) -> str:
        row = self._model.row(self.table.currentIndex())
        return row.hearing_id if row is not None else ""

    def _current_reference(self) -> str:
        row = self._model.row(self.table.currentIndex())
        return row.reference if row is not None else ""

    def _open_current(self) -> None:
        if not self._current_id():
            return
        problems = self._presenter.open(self._current_id())
        for problem in problems:
            self._tell(problem.text)
        if not problems:
            self.opened.emit()

    def _go_to(self, place: Place) -> None:
        problems = self._presenter.open(place.hearing_id)
        if problems:
            self._tell(problems[0].text)
            return
        self.opened.emit()
        self.wanted.emit(place)

    def _case_page(self, case: CasePresenter) -> FormPage:
        form = SheetForm(case.form.fields, case.options, self._say, headings=case.form.headings)
        form.saved.connect(lambda values: self._plan(case, values))
        return FormPage(form, self._say, "case", self._say(Text("New hearing")))

    def _plan(self, case: CasePresenter, values: Values) -> None:
        problems = case.plan(values)
        page = self._case
        if page is None:
            return
        page.form.show_problems(problems)
        if not problems:
            self._case = None
            self._pages.setCurrentIndex(0)
            self._pages.removeWidget(page)
            page.deleteLater()
            self.opened.emit()

    def _name(self) -> None:
        self.setObjectName("hearings")
        self.filter.setObjectName("hearings.filter")
        self.filter.setPlaceholderText(self._say(Text("Reference, date, kind, language or status")))
        self.filter.setClearButtonEnabled(True)
        self.table.setObjectName("hearings.table")
        self.table.setAccessibleName(self._say(Text("My hearings")))
        self._new.setObjectName("hearings.new")
        self._new.setProperty("primary", "true")
        self._empty.setObjectName("hearings.empty")
        self.take.setObjectName("hearings.take")
        self.hand_over.setObjectName("hearings.hand_over")
        self.back_up.setObjectName("hearings.back_up")
        self.remove.setObjectName("hearings.remove")
        self.search_all.setObjectName("hearings.search_all")
        self.search_all.setVisible(self._presenter.may_search_all)

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * GRID)
        column.addLayout(self._head())
        column.addWidget(self.table, 1)
        column.addWidget(self._empty, 1)
        column.addLayout(self._foot())
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        whole.addWidget(self._pages)
        self.table.setModel(self._model)
        # Widths after the first rows: asking 200 rows took longer than all the rest of the list (measured), and while
        # the table is not shown yet Qt takes all of them for those in sight.
        self.table.horizontalHeader().setResizeContentsPrecision(_ROWS_IN_SIGHT)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(STRETCHED, QHeaderView.ResizeMode.Stretch)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        for button in (self.take, self.hand_over, self.back_up, self.remove, self.search_all):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _head(self) -> QHBoxLayout:
        title = QLabel(self._say(Text("My hearings")))
        title.setProperty("heading", "1")
        asked = QLabel(self._say(Text("&Filter")))
        asked.setBuddy(self.filter)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(title)
        row.addSpacing(4 * GRID)
        row.addWidget(asked)
        row.addWidget(self.filter, 1)
        row.addWidget(self._new)
        return row

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda _: self._show_rows())
        self.filter.returnPressed.connect(self.table.setFocus)
        self.table.doubleClicked.connect(lambda _: self._open_current())
        self._new.clicked.connect(self.new_hearing)
        self.take.clicked.connect(self.take_in)
        self.hand_over.clicked.connect(self.show_hand_over)
        self.back_up.clicked.connect(self.show_backups)
        self.remove.clicked.connect(self.show_removal)
        self.search_all.clicked.connect(self.show_search)



def _nothing_here(is_filtered: bool) -> Text:
    if is_filtered:
        return Text("No hearing holds these words. Empty the filter to see all hearings.")
    return Text(
        "There are no hearings here yet. Ctrl+N makes one: reference, kind, date, who hears and who interprets. "
        "Everything is kept encrypted on this computer."
    )
