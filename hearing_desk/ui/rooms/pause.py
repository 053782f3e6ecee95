"""The room Pauze: covered until the officer is alone, then how people are, what waits, and going on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from hearing_desk.app.item_row import ItemAction
from hearing_desk.app.learning_mode import LearningMode
from hearing_desk.app.pause_presenter import INTERPRETER_LINE, OFFICER_LINE, PausePresenter
from hearing_desk.app.sheet_values import OptionsOf, prefixed, under
from hearing_desk.app.waiting import Kind, as_row, coded_by, command_for
from hearing_desk.core.events import FieldValue
from hearing_desk.core.problems import Problem
from hearing_desk.core.text import Text
from hearing_desk.ui.coverage_panel import CoveragePanel
from hearing_desk.ui.room import Holder, RoomWidget, Say, Tell
from hearing_desk.ui.rooms.covered import Covered
from hearing_desk.ui.rooms.few_first import FewFirst
from hearing_desk.ui.rooms.lesson_pane import LessonPane, with_lesson
from hearing_desk.ui.rooms.parts import LOWEST_LIST, button, heading, number_keys, scrolling
from hearing_desk.ui.rooms.remark_line import RemarkLine
from hearing_desk.ui.sheet_form import SheetForm
from hearing_desk.ui.timeline_panel import TimelinePanel
from hearing_desk.ui.tokens import GRID

OPEN, SETTLE = "open", "settle"
ROW_FROM = 760
WAYS_ON = ("room_gate", "next_session", "stop_now", "end_hearing")


class PauseRoom(RoomWidget):
    """`asked` passes on what is done elsewhere: a command of the key map, with the id of the line it is about."""

    room_id = "pause"
    asked = Signal(str, str)

    def __init__(
        self, presenter: PausePresenter, learning: LearningMode, options: OptionsOf, say: Say, tell: Tell
    ) -> None:
        super().__init__()
        self._presenter = presenter
        self._say = say
        self._tell = tell
        pause, resume = presenter.sheets()
        self.how_applicant, self.how_interpreter = RemarkLine(), RemarkLine()
        self.pause_form = SheetForm(prefixed(pause.fields, "pause"), options, say, is_narrow=True)
        self.resume_form = SheetForm(prefixed(resume.fields, "resume"), options, say, is_narrow=True)
        self._codes = number_keys(presenter.codes())
        self.list = FewFirst("parked", say(Text("What waits")), _ACTIONS, say, OPEN)
        self.list.view.setMinimumHeight(LOWEST_LIST)
        self._lesson = LessonPane(self.list, learning, say)
        self._headline, self._refused, self._thread = QLabel(), QLabel(), QLabel()
        self.timeline = TimelinePanel("pause.timeline", say)
        self.coverage = CoveragePanel("pause.coverage", presenter.coverage_legend(), say)
        self._ways_on = QFrame()
        self._grid = QGridLayout()
        self._ways: list[QPushButton] = []
        self.covered = Covered("pause", self._content(), presenter.questions, say)
        self._lay_out()
        self._connect()

    @property
    def is_covered(self) -> bool:
        """Whether nothing shows yet."""
        return self.covered.is_covered

    @property
    def holders(self) -> tuple[Holder, ...]:
        """Where words can stand that are not saved yet."""
        return (self.how_applicant, self.how_interpreter, self.pause_form, self.resume_form, self.list)

    def why_not(self) -> Text | None:
        """There is only something to show in a pause."""
        return self._presenter.why_not()

    def enter(self) -> None:
        """Show what is so now; covered, unless it was uncovered in this pause and nobody left it since."""
        self.refresh()
        if self.is_covered:
            self.covered.focus_question()
        else:
            self.how_applicant.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Cover everything: who comes back may not be alone."""
        self.list.fold()
        self.covered.cover()

    def begin(self) -> tuple[Problem, ...]:
        """Begin a pause; nothing of the one before stands in the forms."""
        problems = self._presenter.begin()
        if not problems:
            self.resume_form.fill({})
            self.pause_form.fill(
                {f"pause.{name}": value for name, value in self._presenter.described().items()}
            )
            self.covered.cover()
        return problems

    def resume(self) -> tuple[Problem, ...]:
        """Go on with the hearing, or show why not and which ways there are instead."""
        problems = self._presenter.resume(under(self.resume_form.values(), "resume"))
        self._refused.setText("\n".join(self._say(problem.text) for problem in problems))
        self.refresh()
        if not problems:
            self._tell(Text("The hearing goes on."))
        return problems

    def refresh(self) -> None:
        """Show everything as it is now; what is being typed stays."""
        self._headline.setText(self._say(self._presenter.headline()))
        self.list.show_few(tuple(as_row(line, self._say) for line in self._presenter.waiting()))
        self._lesson.refresh()
        self._thread.setText(self._thread_words())
        self._thread.setVisible(bool(self._thread.text()))
        self.timeline.show_days(self._presenter.timeline())
        self.coverage.show_map(self._presenter.coverage())
        is_closed = self._presenter.is_pause and self._presenter.is_gate_closed()
        self._ways_on.setVisible(is_closed)
        if is_closed and not self._refused.text():
            self._refused.setText(self._say(Text("A wish is not settled. Choose how the hearing goes on.")))
        if not self.pause_form.is_changed:
            self.pause_form.fill(
                {f"pause.{name}": value for name, value in self._presenter.described().items()}
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        in_a_row = len(WAYS_ON) if event.size().width() >= ROW_FROM else 2
        for number, way in enumerate(self._ways):
            self._grid.addWidget(way, *divmod(number, in_a_row))
        super().resizeEvent(event)

    def _thread_words(self) -> str:
        lines = [f"{turn.name}  {turn.text}" for turn in self._presenter.last_turns()]
        if topic := self._presenter.next_topic():
            lines.append(self._say(Text("Next in the plan: {topic}", topic=topic)))
        return "\n".join(lines)

    def _add_line(self, kind: str, line: RemarkLine) -> None:
        problems = self._presenter.add_line(kind, line.text())
        if problems:
            self._tell(problems[0].text)
        elif line.text().strip():
            line.clear()
            self._tell(Text("It stands in the text as {kind}.", kind=kind))

    def _describe(self, values: dict[str, FieldValue]) -> None:
        problems = self._presenter.describe(under(values, "pause"))
        self.pause_form.show_problems(problems)
        if not problems:
            self.pause_form.fill(values)
            self._tell(Text("The reason of the pause is noted."))

    def _act(self, line_id: str, action: str, note: str) -> None:
        line = next((line for line in self._presenter.waiting() if line.id == line_id), None)
        if line is None:
            return
        if action in [code.id for code in self._codes]:
            self._take(self._presenter.give_code(line_id, action))
        elif action == SETTLE:
            self._take(self._presenter.settle_parked(line_id, note))
        elif line.kind is Kind.PARKED:
            self.list.note.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.asked.emit(command_for(line), line_id.removeprefix("request:"))

    def _offer(self, line: str) -> None:
        self.list.offer((*_ACTIONS, *(self._codes if coded_by(line) else ())))

    def _note(self, item: str, note: str) -> None:
        self._take(self._presenter.note_parked(item, note))

    def _take(self, problems: tuple[Problem, ...]) -> None:
        self.list.show_problems(problems)
        self.refresh()

    def _content(self) -> QWidget:
        content = QWidget()
        whole = QVBoxLayout(content)
        whole.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        whole.setSpacing(2 * GRID)
        whole.addLayout(self._head())
        whole.addWidget(self._lay_out_ways_on())
        columns = QHBoxLayout()
        columns.setSpacing(4 * GRID)
        columns.addWidget(self._right(), 9)
        columns.addLayout(with_lesson(self.list, self._lesson), 11)
        whole.addLayout(columns, 1)
        return content

    def _head(self) -> QHBoxLayout:
        self._headline.setProperty("heading", "1")
        self._headline.setWordWrap(True)
        self._headline.setObjectName("pause.headline")
        self._blank = button("pause.blank", self._say(Text("Blank the screen (Esc)")))
        self._go_on = button("pause.resume", self._say(Text("Go on (Ctrl+Shift+P)")), is_primary=True)
        row = QHBoxLayout()
        row.addWidget(self._headline, 1)
        row.addWidget(self._blank)
        row.addWidget(self._go_on)
        return row

    def _lay_out_ways_on(self) -> QFrame:
        self._ways_on.setProperty("panel", "true")
        self._refused.setWordWrap(True)
        self._refused.setProperty("mood", "warn")
        self._refused.setObjectName("pause.refused")
        column = QVBoxLayout(self._ways_on)
        column.addWidget(self._refused)
        for command in WAYS_ON:
            way = button(f"pause.{command}", self._say(_WAY_NAMES[command]))
            way.clicked.connect(lambda _=False, asked=command: self.asked.emit(asked, ""))
            self._ways.append(way)
        column.addLayout(self._grid)
        return self._ways_on

    def _right(self) -> QScrollArea:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 2 * GRID, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(heading(self._say(Text("How is everybody? (Enter puts it in the text)"))))
        for line, name, words in self._how_lines():
            label = QLabel(self._say(words))
            label.setBuddy(line)
            line.setObjectName(name)
            line.setAccessibleName(self._say(words))
            column.addWidget(label)
            column.addWidget(line)
        column.addWidget(heading(self._say(Text("This pause"))))
        column.addWidget(self.pause_form)
        self._save = button("pause.save", self._say(Text("Record (Ctrl+Enter)")))
        column.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(heading(self._say(Text("Going on"))))
        self._thread.setWordWrap(True)
        self._thread.setProperty("quiet", "true")
        self._thread.setObjectName("pause.thread")
        column.addWidget(self.resume_form)
        column.addWidget(self._thread)
        column.addWidget(heading(self._say(Text("Timeline"))))
        column.addWidget(self.timeline)
        column.addWidget(heading(self._say(Text("Topics and points"))))
        column.addWidget(self.coverage)
        column.addStretch(1)
        return scrolling(page)

    def _how_lines(self) -> tuple[tuple[RemarkLine, str, Text], ...]:
        return (
            (self.how_applicant, "pause.how_applicant", Text("Applicant (O)")),
            (self.how_interpreter, "pause.how_interpreter", Text("Interpreter (T)")),
        )

    def _lay_out(self) -> None:
        self.setObjectName("pause_room")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.covered)

    def _connect(self) -> None:
        lines: tuple[tuple[RemarkLine, str], ...] = (
            (self.how_applicant, OFFICER_LINE),
            (self.how_interpreter, INTERPRETER_LINE),
        )
        for line, kind in lines:
            line.entered.connect(_adding(self._add_line, kind, line))
        self.covered.uncovered.connect(self.enter)
        self.list.done.connect(self._act)
        self.list.written.connect(self._note)
        self.list.chosen.connect(self._offer)
        self.pause_form.saved.connect(self._describe)
        self.resume_form.saved.connect(lambda _: self.asked.emit("pause", ""))
        self._save.clicked.connect(self.pause_form.save)
        self._blank.clicked.connect(self._cover)
        self._go_on.clicked.connect(lambda: self.asked.emit("pause", ""))

    def _cover(self) -> None:
        self.covered.cover()
        self.covered.focus_question()


def _adding(add: Callable[[str, RemarkLine], None], kind: str, line: RemarkLine) -> Callable[[], None]:
    return lambda: add(kind, line)


_ACTIONS = (ItemAction(OPEN, Text("open (Enter)"), "O"), ItemAction(SETTLE, Text("parked: done"), "K"))
_WAY_NAMES = {
    "room_gate": Text("Check beforehand (Alt+3)"),
    "next_session": Text("Another day (Ctrl+Shift+N)"),
    "stop_now": Text("Stop now (Ctrl+Shift+X)"),
    "end_hearing": Text("End (Ctrl+Shift+E)"),
}
