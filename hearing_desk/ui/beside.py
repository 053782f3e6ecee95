"""The panel left of the text: the topics, and the list that goes with the topic at hand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QVBoxLayout

from hearing_desk.app.beside_presenter import CLOSING, OPENING, POINTS, BesidePresenter
from hearing_desk.app.item_row import ItemAction, ItemRow
from hearing_desk.app.topics_presenter import TopicRow, TopicsPresenter
from hearing_desk.core.coverage import NOT_ASKED
from hearing_desk.core.problems import Problem
from hearing_desk.core.text import Text
from hearing_desk.ui.item_list import ItemList
from hearing_desk.ui.room import Say
from hearing_desk.ui.tokens import GRID

PANEL_WIDTH = 184
TOPIC_ROWS = 5
LINES_FOR_ALL = 24
PUT, CODE = "put", "code:"
_PUT = ItemAction(PUT, Text("put the question (Enter)"), "P")
ACTIONS = {
    OPENING: (
        ItemAction("gedaan", Text("done"), "G"),
        ItemAction("overgeslagen", Text("skipped"), "O"),
        _PUT,
    ),
    POINTS: (
        ItemAction("gevraagd", Text("asked"), "G"),
        ItemAction("uit_zichzelf", Text("told unasked"), "U"),
        ItemAction("nvt", Text("does not apply"), "N"),
        ItemAction("bewust_niet", Text("deliberately not"), "B", needs_note=True),
        _PUT,
    ),
    CLOSING: (
        ItemAction("gedaan", Text("done"), "G"),
        ItemAction("niet_nodig", Text("not needed"), "N", needs_note=True),
        ItemAction("niet_mogelijk", Text("not possible"), "M", needs_note=True),
        _PUT,
    ),
}
NAMES = {
    OPENING: Text("List of the opening"),
    POINTS: Text("Points of this topic"),
    CLOSING: Text("List of the closing"),
}


class Beside(QFrame):
    """`put` asks the room to type a question, `topic_wanted` to go to a topic, `left` to go back to the text."""

    topic_wanted = Signal(str)
    put = Signal(str, str)
    left = Signal()

    def __init__(self, topics: TopicsPresenter, presenter: BesidePresenter, say: Say) -> None:
        super().__init__()
        self._topics = topics
        self._presenter = presenter
        self._say = say
        self.which = OPENING
        self._is_worked_in = False
        go = (ItemAction("go", Text("go there (Enter)"), "G"),)
        self.topics = ItemList("topics", say(Text("Topics")), go, say, main_action="go", takes_notes=False)
        self._codes = {str(n): code for n, code in enumerate(presenter.codes(), start=1)}
        self.lists = {w: self._list(w) for w in ACTIONS}
        self._stack = QStackedWidget()
        self._heading = QLabel()
        self.statement = QLabel()
        self._lay_out()
        self._connect()

    def show_rows(self) -> None:
        """Show topics and the list that stands there as they are now."""
        rows = self._topics.rows()
        self.topics.show_rows(tuple(self._topic_item(row) for row in rows))
        if not self.topics.view.hasFocus():
            self.topics.choose(next((row.id for row in rows if row.is_current), ""))
        self.lists[self.which].show_rows(self._presenter.rows(self.which))

    def show_list(self, which: str) -> None:
        """Put another list beside the text."""
        self.which = which
        self.lists[which].show_rows(self._presenter.rows(which))
        self._stack.setCurrentWidget(self.lists[which])
        self._heading.setText(self._say(NAMES[which]))
        self._show_statement()

    def focus_list(self, which: str) -> None:
        """Put a list beside the text and the focus into it, on the first line that is open."""
        self.show()
        self.show_list(which)
        self.lists[which].focus_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            QTimer.singleShot(0, self, self._show_statement)
        return super().eventFilter(watched, event)

    def _list(self, which: str) -> ItemList:
        # The numbers have no line of their own in the narrow legend: what they say shows when B asks for a reason.
        codes = tuple(ItemAction(CODE + c.id, Text("{kind}", kind=key), key) for key, c in self._codes.items())
        actions = (*ACTIONS[which], *(codes if which == POINTS else ()))
        name = self._say(NAMES[which])
        return ItemList(f"beside.{which}", name, actions, self._say, main_action=PUT, is_folded=True)

    def _topic_item(self, row: TopicRow) -> ItemRow:
        sign = "▶ " if row.is_current else "✓ " if row.is_visited else "○ "
        return ItemRow(row.id, sign + row.label, is_open=row.is_current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share(self._is_worked_in)

    def _share(self, is_worked_in: bool) -> None:
        # What one works in needs the place: the topics give way, on a low window altogether, and come back.
        self._is_worked_in = is_worked_in
        self.topics.setVisible(not self._is_tight)
        self._heading.setVisible(not self._is_tight)
        self.topics.keep_rows(2 if is_worked_in or self._is_low else TOPIC_ROWS)
        self._column.setStretchFactor(self.topics, 1 if is_worked_in else 2)
        self._column.setStretchFactor(self._stack, 9 if is_worked_in else 3)
        self._show_statement()

    @property
    def _is_low(self) -> bool:
        return self.height() < LINES_FOR_ALL * self.fontMetrics().height()

    @property
    def _is_tight(self) -> bool:
        return self._is_worked_in and self._is_low

    def _act(self, which: str, row: str, action: str, note: str) -> None:
        if action == PUT:
            self.put.emit(which, row)
            return
        problems: tuple[Problem, ...]
        if action.startswith(CODE):
            problems = self._presenter.cover(row, NOT_ASKED, code=action.removeprefix(CODE))
        elif action == NOT_ASKED and note in self._codes:
            problems = self._presenter.cover(row, NOT_ASKED, code=self._codes[note].id)
        elif which == POINTS:
            problems = self._presenter.cover(row, action, reason=note)
        else:
            problems = self._presenter.answer(which, row, action, note)
        self.lists[which].show_problems(problems)
        self.show_rows()

    def _note(self, which: str, row: str, note: str) -> None:
        answer = self._presenter.given(which, row)
        if answer:
            self._act(which, row, answer, note)

    def _show_statement(self) -> None:
        row = self.lists[self.which].current_id()
        words = self._presenter.statement(self.which, row) or self._presenter.question(self.which, row) if row else ""
        if self.which == POINTS and self.lists[POINTS].note.hasFocus():
            words = " ".join((self._say(Text("Deliberately not:")), self._code_words()))
        self.statement.setText(words)
        self.statement.setVisible(bool(words) and (not self._is_tight or self.lists[POINTS].note.hasFocus()))

    def _code_words(self) -> str:
        return " · ".join(f"{key} {code.label}" for key, code in self._codes.items())

    def _lay_out(self) -> None:
        self.setObjectName("beside")
        self.topics.keep_rows(TOPIC_ROWS)
        self._heading.setProperty("heading", "3")
        self.statement.setWordWrap(True)
        self.statement.setObjectName("beside.statement")
        self.statement.setProperty("quiet", "true")
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.topics, 2)
        layout.addWidget(self._heading)
        layout.addWidget(self._stack, 3)
        layout.addWidget(self.statement)
        for shown in self.lists.values():
            self._stack.addWidget(shown)

    def _connect(self) -> None:
        self.topics.acted.connect(lambda topic, *_: self.topic_wanted.emit(topic))
        self.lists[POINTS].note.installEventFilter(self)
        for which, shown in self.lists.items():
            shown.acted.connect(lambda row, action, note, w=which: self._act(w, row, action, note))
            shown.noted.connect(lambda row, note, w=which: self._note(w, row, note))
            shown.chosen.connect(lambda _: self._show_statement())
            shown.unfolded.connect(self._share)
