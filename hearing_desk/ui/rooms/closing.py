"""The room Afronding: at the left what is still open, covered until the officer is alone; at the right the table."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from hearing_desk.app.closing_presenter import ClosingPresenter
from hearing_desk.app.item_row import ItemAction, ItemRow
from hearing_desk.app.learning_mode import LearningMode
from hearing_desk.app.sheet_values import prefixed, under
from hearing_desk.app.waiting import Kind, Waiting, as_row, command_for
from hearing_desk.core.events import FieldValue
from hearing_desk.core.form import FormField, Option
from hearing_desk.core.problems import Problem
from hearing_desk.core.text import Text
from hearing_desk.ui.room import Holder, RoomWidget, Say, Tell
from hearing_desk.ui.rooms.covered import Covered
from hearing_desk.ui.rooms.few_first import FewFirst
from hearing_desk.ui.rooms.lesson_pane import LessonPane, with_lesson
from hearing_desk.ui.rooms.parts import button, heading, number_keys, scrolling
from hearing_desk.ui.sheet_form import SheetForm
from hearing_desk.ui.tokens import GRID

OPEN, REASON, PLANNED = "open", "reason", "planned"


class ClosingRoom(RoomWidget):
    """`asked` passes on what is done elsewhere: a command of the key map, with the id of the line it is about."""

    room_id = "closing"
    asked = Signal(str, str)

    def __init__(self, presenter: ClosingPresenter, learning: LearningMode, say: Say, tell: Tell) -> None:
        super().__init__()
        self._presenter = presenter
        self._say = say
        self._tell = tell
        fields = prefixed(presenter.confirmation_fields(), "confirmation")
        self.confirmation = SheetForm(fields, self._options, say, is_narrow=True)
        self.list = FewFirst("closing_open", say(Text("What is still open")), _ACTIONS, say, OPEN)
        self._lesson = LessonPane(self.list, learning, say)
        self._codes = {
            Kind.COVERAGE: number_keys(presenter.codes()),
            Kind.CARD: number_keys(presenter.card_codes()),
        }
        self._nothing, self._progress = QLabel(say(Text("Nothing is open."))), QLabel()
        self._to_table = button("closing.to_table", say(Text("To the closing questions (Ctrl+Shift+A)")))
        self._document = button("closing.document", say(Text("Note a document")))
        self._confirm = button("closing.confirm", say(Text("Record (Ctrl+Enter)")))
        self._end = button("closing.end", say(Text("End the hearing (Ctrl+Shift+E)")), is_primary=True)
        self.covered = Covered("closing", self._last_pause(), presenter.questions, say)
        self._lay_out()
        self._connect()

    @property
    def holders(self) -> tuple[Holder, ...]:
        """Where words can stand that are not saved yet."""
        return (self.confirmation, self.list)

    def why_not(self) -> Text | None:
        """It opens once the hearing has begun."""
        return self._presenter.why_not()

    def enter(self) -> None:
        """Show what is so now; the open points only to an officer who is alone."""
        self.refresh()
        if self.covered.is_covered:
            self.covered.focus_question()
        else:
            self.list.focus_list()

    def leave(self) -> None:
        """Cover the open points: who comes back may not be alone."""
        self.list.fold()
        self.covered.cover()

    def refresh(self) -> None:
        """Show everything as it is now; what is being typed stays."""
        rows = (*(self._urgent(line) for line in self._presenter.before_leaving()), *self._others())
        self.list.show_few(rows)
        self._lesson.refresh()
        self._nothing.setVisible(not rows)
        self._progress.setText(self._say(self._presenter.at_table()))
        self._end.setEnabled(self._presenter.can_end())
        if not self.confirmation.is_changed:
            self.confirmation.fill(
                {f"confirmation.{n}": v for n, v in self._presenter.confirmation().items()}
            )

    def _options(self, field: FormField) -> tuple[Option, ...]:
        return self._presenter.confirmation_states() if field.id.endswith("state") else ()

    def _offer(self, line_id: str) -> None:
        line = self._line(line_id)
        self.list.offer((*_ACTIONS, *(self._codes.get(line.kind, ()) if line is not None else ())))

    def _urgent(self, line: Waiting) -> ItemRow:
        row = as_row(line, self._say)
        before = self._say(Text("before the applicant leaves"))
        return ItemRow(row.id, row.label, f"{before} · {row.state_text}", is_open=True)

    def _others(self) -> tuple[ItemRow, ...]:
        return tuple(as_row(line, self._say) for line in self._presenter.still_open())

    def _line(self, line_id: str) -> Waiting | None:
        lines = (*self._presenter.before_leaving(), *self._presenter.still_open())
        return next((line for line in lines if line.id == line_id), None)

    def _act(self, line_id: str, action: str, note: str) -> None:
        line = self._line(line_id)
        if line is None:
            return
        if action == OPEN:
            self.asked.emit(command_for(line), line_id)
        elif action == REASON:
            self._take(self._presenter.give_reason(line, note))
        elif action == PLANNED:
            self._plan(line)
        elif line.kind is Kind.COVERAGE:
            self._take(self._presenter.leave_unasked(line_id, action))
        else:
            label = next(code.label for code in self._presenter.card_codes() if code.id == action)
            self._take(self._presenter.give_reason(line, label))

    def _plan(self, line: Waiting) -> None:
        problems = self._presenter.refusal_to_plan(line)
        self.list.show_problems(problems)
        if not problems:
            self.asked.emit("settle", line.id)

    def _take(self, problems: tuple[Problem, ...]) -> None:
        self.list.show_problems(problems)
        if not problems:
            self.refresh()

    def _save_confirmation(self, values: dict[str, FieldValue]) -> None:
        problems = self._presenter.confirm(under(values, "confirmation"))
        self.confirmation.show_problems(problems)
        if not problems:
            self.confirmation.fill(values)
            self._tell(Text("The confirmation is noted."))

    def _last_pause(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(heading(self._say(Text("Before the closing questions")), "1"), 1)
        self._blank = button("closing.blank", self._say(Text("Blank the screen (Esc)")))
        row.addWidget(self._blank)
        column.addLayout(row)
        column.addWidget(self._nothing)
        column.addLayout(with_lesson(self.list, self._lesson), 1)
        return page

    def _table(self) -> QScrollArea:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(heading(self._say(Text("At the table")), "1"))
        self._progress.setObjectName("closing.progress")
        self._progress.setWordWrap(True)
        left = Qt.AlignmentFlag.AlignLeft
        column.addWidget(self._progress)
        column.addWidget(self._to_table, 0, left)
        column.addWidget(self._document, 0, left)
        column.addWidget(heading(self._say(Text("Confirmation of the report"))))
        column.addWidget(self.confirmation)
        column.addWidget(self._confirm, 0, left)
        column.addWidget(heading(self._say(Text("The end"))))
        ends = QLabel(self._say(Text("Ending is always possible. What is open then comes back in Review.")))
        ends.setWordWrap(True)
        column.addWidget(ends)
        column.addWidget(self._end, 0, left)
        column.addStretch(1)
        return scrolling(page)

    def _lay_out(self) -> None:
        self.setObjectName("closing_room")
        line = QFrame()
        line.setFrameShape(QFrame.Shape.VLine)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        whole.setSpacing(3 * GRID)
        whole.addWidget(self.covered, 11)
        whole.addWidget(line)
        whole.addWidget(self._table(), 9)

    def _connect(self) -> None:
        self.covered.uncovered.connect(self.enter)
        self.list.done.connect(self._act)
        self.list.chosen.connect(self._offer)
        self.confirmation.saved.connect(self._save_confirmation)
        self._confirm.clicked.connect(self.confirmation.save)
        self._blank.clicked.connect(self._cover)
        self._to_table.clicked.connect(lambda: self.asked.emit("list_closing", ""))
        self._document.clicked.connect(lambda: self.asked.emit("document", ""))
        self._end.clicked.connect(lambda: self.asked.emit("end_hearing", ""))

    def _cover(self) -> None:
        self.covered.cover()
        self.covered.focus_question()


_ACTIONS = (
    ItemAction(OPEN, Text("open (Enter)"), "O"),
    ItemAction(REASON, Text("card: reason"), "R", needs_note=True),
    ItemAction(PLANNED, Text("consultation: reason and day"), "D"),
)
